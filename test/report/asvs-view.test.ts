import { describe, expect, test } from 'vitest';
import { passedChecks } from '#shared/audit.ts';
import { checks } from '#shared/checks/index.ts';
import { absent, set, unknown } from '#shared/facts/known.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { renderHtml } from '#shared/report/html.tsx';
import { renderMarkdown } from '#shared/report/markdown.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { renderText } from '#shared/report/text.ts';
import { asvsChapterOf, asvsChapters, asvsEntries } from '#shared/standards/asvs.ts';
import { captureOf, cookie, exchange, sessionFacts, sessionValue, shop } from './a-capture.ts';

const login = exchange('login', 1, `${shop}/login`, { method: 'POST', marks: ['login'] });
const statusOf = (facts: readonly Fact[], id: string) => reportFrom(captureOf(facts)).asvs?.find((requirement) => requirement.id === id)?.status;

describe('the table', () => {
  test('has every requirement of its chapters that a check names, at the same level', () => {
    const named = checks.flatMap(({ references }) => references.asvs).filter(({ id }) => asvsChapterOf(id) in asvsChapters);
    const levels = new Map(asvsEntries.map(({ id, level }) => [id, level]));
    expect(named.filter(({ id, level }) => levels.get(id) !== level)).toEqual([]);
  });

  test('names only checks that exist and speak about the requirement', () => {
    const unfit = asvsEntries.flatMap(({ id, metBy = [] }) =>
      metBy.filter((covering) => !checks.some((check) => check.id === covering && check.references.asvs.some((reference) => reference.id === id))).map((covering) => `${id} ${covering}`),
    );
    expect(unfit).toEqual([]);
  });

  test('has each requirement once', () => {
    expect(new Set(asvsEntries.map(({ id }) => id)).size).toBe(asvsEntries.length);
  });
});

describe('met, not met, not seen', () => {
  const cases: { name: string; facts: readonly Fact[]; id: string; status: string }[] = [
    { name: 'HttpOnly seen on the session cookie', facts: [login, cookie('connect.sid', sessionValue)], id: '3.3.4', status: 'met' },
    { name: 'HttpOnly missing', facts: [login, cookie('connect.sid', sessionValue, { httpOnly: absent })], id: '3.3.4', status: 'not met' },
    { name: 'HttpOnly of one cookie missing, of the other not', facts: [login, cookie('connect.sid', sessionValue), cookie('admin.sid', sessionValue, { httpOnly: absent })], id: '3.3.4', status: 'not met' },
    { name: 'HttpOnly not known', facts: [login, cookie('connect.sid', sessionValue, { httpOnly: unknown('only sent') })], id: '3.3.4', status: 'not seen' },
    { name: 'Secure but without a prefix', facts: [login, cookie('connect.sid', sessionValue)], id: '3.3.1', status: 'not met' },
    { name: 'Secure and __Host-', facts: [login, cookie('__Host-sid', sessionValue)], id: '3.3.1', status: 'met' },
    { name: 'nothing seen', facts: [], id: '3.3.4', status: 'not seen' },
    { name: 'a logout that clears the cookie proves nothing about the server', facts: sessionFacts, id: '7.4.1', status: 'not seen' },
    { name: 'another party is not judged', facts: [cookie('sid', sessionValue, { scope: 'other', httpOnly: absent })], id: '3.3.4', status: 'not seen' },
  ];
  test.each(cases)('$id, $name: $status', ({ facts, id, status }) => {
    expect(statusOf(facts, id)).toBe(status);
  });

  test('a finding the user accepted leaves the requirement unproven, not met', () => {
    const facts = [login, cookie('connect.sid', sessionValue, { httpOnly: absent })];
    const accepted = reportFrom(captureOf(facts)).findings.filter(({ check }) => check === 'cookie-missing-httponly');
    const report = reportFrom(captureOf(facts), { findings: [], suppressed: accepted.map((finding) => ({ ...finding, suppression: { by: 'config', reason: 'legacy' } })) });
    expect(report.asvs?.find(({ id }) => id === '3.3.4')?.status).toBe('not seen');
  });

  test('findings are named by their fingerprints, with CWE and WSTG beside them', () => {
    const report = reportFrom(captureOf([login, cookie('connect.sid', sessionValue, { httpOnly: absent })]));
    const requirement = report.asvs?.find(({ id }) => id === '3.3.4');
    const fingerprints = report.findings.filter(({ check }) => check === 'cookie-missing-httponly').map(({ fingerprint }) => fingerprint);
    expect(requirement?.findings).toEqual(expect.arrayContaining(fingerprints));
    expect(requirement?.cwe).toContain('CWE-1004');
    expect(requirement?.wstg).toContain('WSTG-SESS-02');
  });
});

test('a check that passes here and fails there has not passed', () => {
  const both = [cookie('connect.sid', sessionValue), cookie('admin.sid', sessionValue, { httpOnly: set(false) })];
  expect(passedChecks(both).has('cookie-missing-httponly')).toBe(false);
  expect(passedChecks(both.slice(0, 1)).has('cookie-missing-httponly')).toBe(true);
});

describe('where it is shown', () => {
  const file = toReportFile([reportFrom(captureOf(sessionFacts))], '1.0.0');
  const views = [
    { name: 'html', text: renderHtml(file), shown: true },
    { name: 'markdown', text: renderMarkdown(file), shown: true },
    { name: 'verbose text', text: renderText(file, { verbose: true }), shown: true },
    { name: 'text', text: renderText(file), shown: false },
  ];
  test.each(views)('$name: $shown', ({ text, shown }) => {
    expect(text.includes('V7 Session Management')).toBe(shown);
  });
});
