import { Command } from 'commander';
import { addAuditTo } from './commands/audit.ts';
import { checksCommand } from './commands/checks.ts';
import { decideCommand } from './commands/decide.ts';
import { explainCommand } from './commands/explain.ts';
import { headersCommand } from './commands/headers.ts';
import { tokenCommand } from './commands/token.ts';
import { Failure } from './failure.ts';
import { columnsOf, type Io } from './io.ts';
import { probeHelp } from './probe/probe-plan.ts';
import { version } from './version.ts';

/** Hands the exit code of the command that ran to the caller. */
export type Finish = (exitCode: number) => void;

export function programFor(io: Io, finish: Finish): Command {
  const program = new Command('crumbtrail')
    .description(description)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHelpWidth: () => columnsOf(io.stdout) ?? 100,
      getErrHelpWidth: () => columnsOf(io.stderr) ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('Try crumbtrail --help.')
    .addHelpText('after', `${probeHelp}\n${examples}`);
  addAuditTo(program, io, finish);
  for (const command of [headersCommand(io, finish), tokenCommand(io, finish), explainCommand(io), checksCommand(io), decideCommand(io)]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  // Options in front of a command's name would be those of the audit, and silently without effect.
  program.hook('preAction', (_, command) => {
    if (command === program) return;
    const misplaced = program.options.find((option) => program.getOptionValueSource(option.attributeName()) === 'cli');
    if (misplaced !== undefined) throw new Failure(`Write ${misplaced.long} behind the command: crumbtrail ${command.name()} ${misplaced.long} …`);
  });
  return program;
}

const description = `Finds out how an application keeps its users signed in (session, cookie or JWT), and what is unsafe about it.

A target is a file, folder or glob of JavaScript or TypeScript; a URL, which is opened in headless Chromium; or a .har file.`;

const examples = `
Examples:
  crumbtrail src                                    lint the source below src
  crumbtrail https://localhost:3000                 audit a page
  crumbtrail https://app.example --storage-state state.json
                                                    the same, signed in (a state saved by Playwright)
  crumbtrail login.har --format html -o report.html audit recorded traffic
  crumbtrail src https://localhost:3000 -f json     both at once
  curl -si https://app.example | crumbtrail headers --url https://app.example
                                                    judge response headers
  crumbtrail token - < token.txt                    read a JWT without putting it on the command line
  crumbtrail explain cookie-missing-httponly        what a finding means, and what to do
  crumbtrail decide                                 sessions or JWTs for a system you plan

To accept a finding in source, write above its line:
  // crumbtrail-ignore-next-line <check> -- <reason>
Other findings are accepted in crumbtrail.config.json:
  { "accepted": [{ "check": "…", "name": "…", "reason": "…", "expires": "2027-01-31" }] }

CRUMBTRAIL_CHROMIUM in the environment names the browser for URLs: the path of a Chromium or Chrome, or the address of one that runs
(http://localhost:9222, ws://…), where the visit gets a profile of its own and leaves nothing behind.

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or something that could not be read (2 wins over 1).
A folder that is named like a command is written ./token.`;
