import { InvalidArgumentError, Option } from 'commander';
import { isReadableUrl } from '#shared/facts/readable-url.ts';
import { formats, type DeliveryOptions, type Format } from './deliver.ts';
import { thresholds, type Threshold } from './exit-code.ts';

/** Options of every command that ends in a report. */
export interface ReportFlags {
  readonly format: Format;
  readonly output?: string;
  readonly failOn: Threshold;
  readonly config?: string;
  readonly color: boolean;
  readonly quiet?: true;
  readonly verbose?: true;
}

export function reportOptions(): Option[] {
  return [
    new Option('-f, --format <format>', 'how the report is written').choices(formats).default('text'),
    new Option('-o, --output <file>', 'write the report to a file instead of standard output'),
    new Option('--fail-on <severity>', 'exit with 1 when a finding is at least this severe').choices(thresholds).default('high'),
    new Option('--config <file>', 'accepted findings, roles and policy (default: crumbtrail.config.json, when there is one)'),
    ...voiceOptions(),
  ];
}

/** How much is said beside the report, and in colour or not. */
export function voiceOptions(): Option[] {
  return [
    new Option('--no-color', 'no colours (also: the NO_COLOR variable)'),
    new Option('-q, --quiet', 'only the report and errors').conflicts('verbose'),
    new Option('-v, --verbose', 'all evidence in the report, and each step on standard error'),
  ];
}

export function deliveryOf(flags: ReportFlags): DeliveryOptions {
  return {
    format: flags.format,
    output: flags.output,
    failOn: flags.failOn,
    colour: flags.color,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
  };
}

/** Seconds on the command line, milliseconds inside. */
export function millisecondsFrom(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) throw new InvalidArgumentError('It is a number of seconds, at most 600.');
  return Math.round(seconds * 1000);
}

export function urlFrom(text: string): URL {
  if (!/^https?:\/\//i.test(text) || !isReadableUrl(text)) throw new InvalidArgumentError('It must be a URL that begins with http:// or https://.');
  return new URL(text);
}
