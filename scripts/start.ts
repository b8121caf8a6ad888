import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import pico from 'picocolors';
import puppeteer from 'puppeteer';
import { chromiumFlags } from '#cli/browser/chromium.ts';
import { processIo } from '#cli/io.ts';
import { main } from '#cli/main.ts';
import { version } from '#cli/version.ts';
import { doors, type DoorDescription } from '#demo/server/hosts.ts';
import { startDemo, type Demo } from '#demo/start.ts';
import { renderHtml } from '#shared/report/html.tsx';
import { toReportFile } from '#shared/report/report-file.ts';
import type { Report, ReportFile } from '#shared/report/report.ts';
import { renderText } from '#shared/report/text.ts';
import { agreementOf, agrees } from './agreement.ts';
import { findChromium } from './browsers.ts';
import { buildAll } from './build.ts';
import { openDoorVisitor, type DoorVisitor } from './visit-door.ts';

const reportPage = path.resolve('report/index.html');

const program = new Command('npm start --')
  .description('Without a URL: builds everything and audits the demo with the extension, the command and the linter.')
  .argument('[url...]', 'audit these sites with the command instead')
  .option('--keep', 'leave the demo running until Ctrl-C')
  .option('--port <number>', 'port of the demo (default: any free one)', '0')
  .parse();
const { keep, port } = program.opts<{ keep?: true; port: string }>();

await mkdir(path.dirname(reportPage), { recursive: true });
if (program.args.length > 0) process.exitCode = await auditOthers(program.args);
else await tour();

/** The command does the work; what it found is told here and written as a page. */
async function auditOthers(urls: readonly string[]): Promise<number> {
  await findChromium();
  const folder = await mkdtemp(path.join(tmpdir(), 'crumbtrail-start-'));
  try {
    const output = path.join(folder, 'command.json');
    const exitCode = await main([...urls, '--format', 'json', '--output', output], processIo);
    const file = JSON.parse(await readFile(output, 'utf8')) as ReportFile;
    if (file.reports.length > 0) say(renderText(file, { colour: pico }));
    await writeFile(reportPage, renderHtml(file));
    say(`The whole report: ${pathToFileURL(reportPage).href}`);
    return exitCode;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tour(): Promise<void> {
  step('Building the extension, the ESLint plugin and the command');
  await buildAll();
  const executablePath = await findChromium();
  step('Starting the demo application on this machine');
  const demo = await startDemo({ port: Number(port) });
  const folder = await mkdtemp(path.join(tmpdir(), 'crumbtrail-start-'));
  try {
    const reports = [...(await liveReports(demo, executablePath, folder)), ...(await lintReports(folder))];
    await writeFile(reportPage, renderHtml(toReportFile(reports, version)));
    say(`\nThe whole report: ${pathToFileURL(reportPage).href}\n`);
    sayWhatIsNext();
    if (keep === true) await untilInterrupted(demo);
  } finally {
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function liveReports(demo: Demo, executablePath: string, folder: string): Promise<Report[]> {
  const reports: Report[] = [];
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    enableExtensions: [path.resolve('dist/chrome')],
    acceptInsecureCerts: true,
    args: chromiumFlags(),
  });
  try {
    const visitor = await openDoorVisitor(browser);
    for (const door of doors) reports.push(await doorReport(visitor, demo, door, folder));
  } finally {
    await browser.close();
  }
  return reports;
}

async function doorReport(visitor: DoorVisitor, demo: Demo, door: DoorDescription, folder: string): Promise<Report> {
  step(`${door.title}: signing in with the extension's DevTools panel open`);
  const [account] = demo.accounts;
  if (account === undefined) throw new Error('The demo has no account.');
  const { report, state, url } = await visitor.visit(demo.urls[door.id], account);
  const stateFile = path.join(folder, `${door.id}.json`);
  await writeFile(stateFile, JSON.stringify(state), { mode: 0o600 });
  const command = await commandReport([url, '--storage-state', stateFile, '--allow-insecure'], folder);
  if (door.form === 'fragile') say(renderText(toReportFile([report], version), { colour: pico }));
  else say(`${report.model.summary} ${report.findings.length === 0 ? 'No findings.' : `${report.findings.length} findings:`}`);
  if (door.form === 'hardened' && report.findings.length > 0) say(report.findings.map(({ message }) => `- ${message}`).join('\n'));
  sayAgreement(report, command);
  return report;
}

function sayAgreement(panel: Report, command: Report): void {
  const agreement = agreementOf(panel, command);
  say(
    agrees(agreement)
      ? pico.green(`The command's own audit agrees: ${command.model.kind}, ${agreement.both.length} findings in common.`)
      : pico.red("The command's own audit does not agree."),
  );
  for (const { finding, explainedBy } of agreement.onlyPanel) say(`  only the panel: ${finding} (${explainedBy ?? 'not explained'})`);
  for (const { finding, explainedBy } of agreement.onlyOther) say(`  only the command: ${finding} (${explainedBy ?? 'not explained'})`);
}

async function lintReports(folder: string): Promise<Report[]> {
  step("Linting the demo's source");
  const report = await commandReport(['demo'], folder);
  say(renderText(toReportFile([report], version), { colour: pico }));
  return [report];
}

/** Runs the command as a user would and reads its JSON report. */
async function commandReport(args: readonly string[], folder: string): Promise<Report> {
  const output = path.join(folder, 'command.json');
  const exitCode = await main([...args, '--format', 'json', '--output', output, '--fail-on', 'none', '--quiet'], processIo);
  if (exitCode !== 0) throw new Error(`crumbtrail ${args.join(' ')} ended with code ${exitCode}.`);
  const { reports } = JSON.parse(await readFile(output, 'utf8')) as ReportFile;
  const [report] = reports;
  if (report === undefined) throw new Error(`crumbtrail ${args.join(' ')} gave no report.`);
  return report;
}

function sayWhatIsNext(): void {
  say(`${pico.bold('In your own browser:')} chrome://extensions, developer mode, "Load unpacked", choose dist/chrome (Firefox: about:debugging, dist/firefox/manifest.json).`);
  say(`${pico.bold('Another site:')} npm start -- https://example.org`);
  say(`${pico.bold('In your editor and CI:')} npm install --save-dev crumbtrail, then put crumbtrail.configs.recommended into eslint.config.js.`);
}

async function untilInterrupted(demo: Demo): Promise<void> {
  say(`\nThe demo stays open at ${demo.urls.home} until Ctrl-C.`);
  for (const { email, password, role } of demo.accounts) say(`  ${email}  ${password}  (${role})`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function step(text: string): void {
  say(pico.bold(`\n▸ ${text}`));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
