// One login, three surfaces: the real DevTools panel, the command on the URL with the state of the same login, and a HAR of the same run.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harFileOf } from '#cli/browser/har-file.ts';
import { doors, type DoorId } from '#demo/server/hosts.ts';
import { startDemo, type Demo } from '#demo/start.ts';
import { agreementOf } from '#scripts/agreement.ts';
import { openDoorVisitor, type DoorVisit, type DoorVisitor } from '#scripts/visit-door.ts';
import type { Report, ReportFile } from '#shared/report/report.ts';
import { sharedChromium } from '../browsers/shared-chromium.ts';
import { runCommand } from '../cli/run-command.ts';
import { goldenOf, type LiveExpectation } from '../demo/golden-list.ts';
import { startChromiumWithExtension, type ChromiumWithExtension } from '../extension/chromium-with-extension.ts';

let demo: Demo;
let chromium: ChromiumWithExtension;
let visitor: DoorVisitor;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'crumbtrail-doors-'));
  demo = await startDemo({ port: 0 });
  chromium = await startChromiumWithExtension('store');
  visitor = await openDoorVisitor(chromium.browser);
});
afterAll(async () => {
  await chromium?.close();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

const models: Readonly<Record<DoorId, Pick<Report['model'], 'kind' | 'carrier' | 'credential'>>> = {
  'session-fragile': { kind: 'session', carrier: 'cookie', credential: 'opaque' },
  'session-hardened': { kind: 'session', carrier: 'cookie', credential: 'opaque' },
  'token-fragile': { kind: 'token', carrier: 'mixed', credential: 'jws' },
  'token-hardened': { kind: 'token', carrier: 'bearer', credential: 'jws' },
  // From outside, a token that is looked up cannot be told from one that is not: the report says so in its caveats.
  'hybrid-fragile': { kind: 'token', carrier: 'cookie', credential: 'jws' },
  'hybrid-hardened': { kind: 'token', carrier: 'cookie', credential: 'jws' },
};

describe.each(doors)('$id', ({ id, kind, form }) => {
  let seen: DoorVisit;
  beforeAll(async () => {
    const [account] = demo.accounts;
    if (account === undefined) throw new Error('The demo has no account.');
    seen = await visitor.visit(demo.urls[id], account);
  });

  test('the panel shows the model', () => {
    const { kind: modelKind, carrier, credential } = seen.report.model;
    expect({ kind: modelKind, carrier, credential }).toEqual(models[id]);
    expect(seen.report.model.evidence).not.toEqual([]);
  });

  test('the panel shows the flow: credentials go out, a credential comes back, and it is sent again', () => {
    const observed = seen.report.flow.filter(({ basis }) => basis === 'observed').map(({ action }) => action);
    const login = observed.indexOf('submit-credentials');
    const handedOut = observed.findIndex((action, index) => index > login && (action === 'set-cookie' || action === 'return-token'));
    expect(login).toBeGreaterThanOrEqual(0);
    expect(handedOut).toBeGreaterThan(login);
    expect(observed.slice(handedOut)).toContain('send-credential');
    expect(seen.report.flow.map(({ action }) => action)).toContain(kind === 'session' ? 'look-up' : 'verify-signature');
  });

  test('the panel shows the six rows of the comparison', () => {
    expect(seen.report.comparison.map(({ id: row }) => row)).toEqual(['storage', 'state', 'scalability', 'performance', 'security', 'revocation']);
    for (const { observed } of seen.report.comparison) expect(observed.basis === 'not seen' || observed.evidence.length > 0).toBe(true);
  });

  test('the panel shows exactly the findings of the golden list', () => {
    expect(findingsOf(seen.report)).toEqual(sorted(goldenOf(id).live.map(withoutPage)));
    if (form === 'hardened') expect(seen.report.findings).toEqual([]);
  });

  test('the command on the URL, with the state of this login, agrees or names why it could not see', async () => {
    const state = path.join(folder, `${id}.json`);
    await writeFile(state, JSON.stringify(seen.state));
    const report = await commandReport([seen.url, '--storage-state', state, '--allow-insecure']);
    expect(disagreements(seen.report, report)).toEqual([]);
    expect(report.model.kind).toBe(seen.report.model.kind);
  });

  test('the command on a HAR of this run agrees or names why it could not see', async () => {
    const har = path.join(folder, `${id}.har`);
    await writeFile(har, harFileOf(seen.entries, '0.0.0'));
    const report = await commandReport([har]);
    expect(disagreements(seen.report, report)).toEqual([]);
    expect(findingsOf(report)).toEqual(sorted(goldenOf(id).har.map(withoutPage)));
  });
});

async function commandReport(args: readonly string[]): Promise<Report> {
  const { exitCode, stdout, stderr } = await runCommand([...args, '--format', 'json', '--fail-on', 'none'], { now: Date.now, env: sharedChromium() });
  expect(exitCode, stderr).toBe(0);
  const [report] = (JSON.parse(stdout) as ReportFile).reports;
  if (report === undefined) throw new Error('The command gave no report.');
  return report;
}

function disagreements(panel: Report, other: Report): string[] {
  const { onlyPanel, onlyOther } = agreementOf(panel, other);
  return [...onlyPanel, ...onlyOther].filter(({ explainedBy }) => explainedBy === undefined).map(({ finding }) => finding);
}

function findingsOf(report: Report): LiveExpectation[] {
  return sorted(report.findings.map(({ check, fact }) => withoutPage({ check, name: fact.name })));
}

/** A check on pages judges a host once, by the first page that was recorded: which one that is depends on when DevTools was ready. */
function withoutPage({ check, name }: LiveExpectation): LiveExpectation {
  return { check, name: name.startsWith('GET /') ? 'a page' : name };
}

function sorted(list: readonly LiveExpectation[]): LiveExpectation[] {
  return [...list].sort((a, b) => `${a.check} ${a.name}`.localeCompare(`${b.check} ${b.name}`));
}
