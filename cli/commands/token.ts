import { Command, Option } from 'commander';
import { contextFor } from '../audit/context.ts';
import { judgedReport } from '../audit/judged-report.ts';
import { remark } from '../audit/outcome.ts';
import { tokenCapture } from '../audit/token-capture.ts';
import { decodedText } from '../decoded-text.ts';
import { deliver } from '../deliver.ts';
import { Failure, reasonOf } from '../failure.ts';
import { textOfInput, type Io } from '../io.ts';
import { deliveryOf, reportOptions, type ReportFlags } from '../options.ts';
import type { Finish } from '../program.ts';

interface TokenFlags extends ReportFlags {
  readonly reveal?: true;
}

const maxOctets = 32 * 1024 * 1024;

/** Decodes a JWT and judges it. Nothing is sent anywhere. */
export function tokenCommand(io: Io, finish: Finish): Command {
  const command = new Command('token')
    .description('decode a JWT, explain its claims and judge it; nothing leaves this machine')
    .argument('<jwt>', 'the token, or - to read it from standard input, which keeps it out of the shell history')
    .addOption(new Option('--reveal', 'also print the values of claims that may be personal data'));
  for (const option of reportOptions()) command.addOption(option);
  return command.action(async (jwt: string, flags: TokenFlags) => finish(await runToken(jwt, flags, io)));
}

async function runToken(jwt: string, flags: TokenFlags, io: Io): Promise<number> {
  const context = await contextFor(flags, io);
  const text = jwt === '-' ? await inputOf(io) : jwt;
  const capture = tokenCapture(text, io.now());
  const report = judgedReport(capture, { policy: context.policy, acceptors: [context.acceptances] });
  const lead = decodedText(capture.tokens, { now: io.now(), reveal: flags.reveal === true });
  return deliver({ reports: [report], notices: context.acceptances.notices().map(remark) }, { ...deliveryOf(flags), lead }, io);
}

async function inputOf(io: Io): Promise<string> {
  try {
    return await textOfInput(io, maxOctets);
  } catch (error) {
    throw new Failure(`The token could not be read: ${reasonOf(error)}.`, { cause: error });
  }
}
