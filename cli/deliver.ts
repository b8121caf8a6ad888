import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import pc from 'picocolors';
import { renderHtml } from '#shared/report/html.tsx';
import { renderJson } from '#shared/report/json.ts';
import { renderMarkdown } from '#shared/report/markdown.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import type { Notice, ReportFile } from '#shared/report/report.ts';
import { renderSarif } from '#shared/report/sarif.ts';
import { renderText } from '#shared/report/text.ts';
import type { Outcome, RunNotice } from './audit/outcome.ts';
import { exitCodeOf, type Threshold } from './exit-code.ts';
import { Failure, reasonOf } from './failure.ts';
import { columnsOf, wantsColour, type Io } from './io.ts';
import { version } from './version.ts';

export const formats = ['text', 'json', 'html', 'markdown', 'sarif'] as const;
export type Format = (typeof formats)[number];

export interface DeliveryOptions {
  readonly format: Format;
  readonly output?: string | undefined;
  readonly failOn: Threshold;
  readonly colour: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Text in front of a text report. */
  readonly lead?: string;
}

/** Writes the report where it is wanted and the notices to standard error. Gives the exit code. */
export async function deliver(outcome: Outcome, options: DeliveryOptions, io: Io): Promise<number> {
  if (outcome.reports.length > 0 || options.format !== 'text') {
    const text = rendered(toReportFile(outcome.reports, version, noticesInReport(outcome, options)), options, io);
    if (options.output === undefined) await written(io.stdout, text);
    else await save(resolve(io.cwd, options.output), text, options.output);
  }
  for (const notice of outcome.notices) {
    if (notice.unreadable || !options.quiet) io.stderr.write(noticeLine(notice, wantsColour(io, io.stderr, options.colour)));
  }
  return exitCodeOf(outcome, options.failOn);
}

function rendered(file: ReportFile, { format, output, colour, verbose, lead }: DeliveryOptions, io: Io): string {
  switch (format) {
    case 'text':
      return `${lead === undefined ? '' : `${lead}\n`}${renderText(file, { colour: pc.createColors(output === undefined && wantsColour(io, io.stdout, colour)), verbose, ...widthOf(io) })}`;
    case 'json':
      return renderJson(file);
    case 'html':
      return renderHtml(file);
    case 'markdown':
      return renderMarkdown(file);
    case 'sarif':
      return renderSarif(file);
  }
}

/** Standard error says them already when the text goes to the terminal. */
function noticesInReport({ notices }: Outcome, { format, output }: DeliveryOptions): Notice[] {
  if (format === 'text' && output === undefined) return [];
  return notices.map(({ id, text, at }) => ({ id, text, ...(at !== undefined && { at }) }));
}

/** As wide as the terminal, but not so wide that lines are hard to read. */
function widthOf({ stdout }: Io): { width?: number } {
  const columns = columnsOf(stdout);
  return columns === undefined ? {} : { width: Math.min(columns, 110) };
}

async function save(path: string, text: string, name: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new Failure(`The report could not be written to ${name}: ${reasonOf(error)}.`, { cause: error });
  }
}

/** Resolves when the text has left this process: a pipe may take a large report slowly. */
export function written(stream: Io['stdout'], text: string): Promise<void> {
  return new Promise((done, failed) => {
    stream.write(text, (error) => (error ? failed(error) : done()));
  });
}

function noticeLine({ unreadable, text, at }: RunNotice, colour: boolean): string {
  const { red, yellow, bold } = pc.createColors(colour);
  const mark = unreadable ? red('error') : yellow('note');
  return `${mark}: ${at === undefined ? '' : `${bold(at)}: `}${text}\n`;
}
