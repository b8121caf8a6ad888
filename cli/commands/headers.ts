import { Command, Option } from 'commander';
import { captureFromHeaders } from '#shared/collect/headers.ts';
import { contextFor } from '../audit/context.ts';
import { judgedReport } from '../audit/judged-report.ts';
import { remark } from '../audit/outcome.ts';
import { roleOverrides } from '../config/role-overrides.ts';
import { deliver } from '../deliver.ts';
import { Failure, reasonOf } from '../failure.ts';
import { textOfInput, type Io } from '../io.ts';
import { deliveryOf, reportOptions, urlFrom, type ReportFlags } from '../options.ts';
import type { Finish } from '../program.ts';

interface HeadersFlags extends ReportFlags {
  readonly url?: URL;
}

const askForHeaders = 'Print them with curl -i: curl -si https://app.example | crumbtrail headers --url https://app.example';
const maxOctets = 16 * 1024 * 1024;

/** Judges response headers from standard input. */
export function headersCommand(io: Io, finish: Finish): Command {
  const command = new Command('headers')
    .description('judge the response headers on standard input, for instance from curl -si')
    .addOption(new Option('--url <url>', 'the URL that answered; without it, what depends on https and on the host stays undecided').argParser(urlFrom));
  for (const option of reportOptions()) command.addOption(option);
  return command.action(async (flags: HeadersFlags) => finish(await runHeaders(flags, io)));
}

async function runHeaders(flags: HeadersFlags, io: Io): Promise<number> {
  if (io.stdin.isTTY === true) throw new Failure(`The headers are read from standard input. ${askForHeaders}`);
  const context = await contextFor(flags, io);
  const text = await inputOf(io);
  const capture = captureFromHeaders(text, { time: io.now(), overrides: roleOverrides(context.config), ...(flags.url !== undefined && { url: flags.url.href }) });
  if (!capture.facts.some(({ kind }) => kind === 'exchange')) throw new Failure(`There is no header in the input. ${askForHeaders}`);
  const report = judgedReport(capture, { policy: context.policy, hosts: context.config.hosts, acceptors: [context.acceptances] });
  return deliver({ reports: [report], notices: context.acceptances.notices().map(remark) }, deliveryOf(flags), io);
}

async function inputOf(io: Io): Promise<string> {
  let text: string;
  try {
    text = await textOfInput(io, maxOctets);
  } catch (error) {
    throw new Failure(`The headers could not be read: ${reasonOf(error)}.`, { cause: error });
  }
  if (text.trim() === '') throw new Failure('Standard input is empty. Did the request fail? Try curl -si with -S, which prints errors.');
  return text;
}
