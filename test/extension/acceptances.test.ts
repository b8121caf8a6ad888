import { describe, expect, test, vi } from 'vitest';
import { accept, readAcceptances, takeBack } from '#extension/background/acceptances.ts';
import { closedJar, sampleEntries, samplePage } from '#extension/pages/gallery-sample.ts';
import { auditOf } from '#extension/panel/audit.ts';
import { reportText } from '#extension/panel/report-text.ts';
import type { UserAcceptance } from '#extension/messages.ts';
import { summaryOf } from '#extension/messages.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const acceptance = (other: Partial<UserAcceptance> = {}): UserAcceptance => ({ fingerprint: '00c0ffee00c0ffee', check: 'cookie-missing-secure', reason: 'only in the office', time: now, ...other });

function storage(stored: unknown = undefined) {
  let content = stored;
  return {
    read: async () => content,
    write: vi.fn(async (acceptances: readonly unknown[]) => {
      await Promise.resolve();
      content = acceptances;
    }),
  };
}

describe('what is kept of a site', () => {
  test.each<[string, unknown, number]>([
    ['nothing', undefined, 0],
    ['no list', { 0: acceptance() }, 0],
    ['a good one', [acceptance()], 1],
    ['one with a last day', [acceptance({ expires: '2027-01-31' })], 1],
    ['one without a reason', [acceptance({ reason: ' ' })], 0],
    ['one whose reason is no text', [{ ...acceptance(), reason: {} }], 0],
    ['one whose last day is no date', [acceptance({ expires: 'soon' })], 0],
    ['one whose fingerprint is none', [acceptance({ fingerprint: '__proto__' })], 0],
    ['a good one among others', [null, 1, 'a', [], acceptance()], 1],
    ['ten thousand', Array.from({ length: 10_000 }, () => acceptance()), 500],
  ])('%s', async (_, stored, count) => {
    expect(await readAcceptances(storage(stored))).toHaveLength(count);
  });

  test.each<[string, Partial<UserAcceptance>, RegExp]>([
    ['without a reason', { reason: '   ' }, /needs a reason/],
    ['with a reason that is too long', { reason: 'a'.repeat(501) }, /at most 500/],
    ['until a day that is none', { expires: '31.1.2027' }, /2027-01-31/],
  ])('refuses one %s, in words', async (_, other, words) => {
    const kept = storage();
    await expect(accept(kept, acceptance(other))).rejects.toThrow(words);
    expect(kept.write).not.toHaveBeenCalled();
  });

  test('a finding that is accepted again has its newest reason', async () => {
    const kept = storage();
    await accept(kept, acceptance());
    await accept(kept, acceptance({ reason: 'behind a tunnel' }));
    expect(await readAcceptances(kept)).toMatchObject([{ reason: 'behind a tunnel' }]);
  });

  test('two at once are both kept', async () => {
    const kept = storage();
    await Promise.all([accept(kept, acceptance()), accept(kept, acceptance({ fingerprint: '1111111111111111' }))]);
    expect(await readAcceptances(kept)).toHaveLength(2);
  });

  test('one that is taken back is gone, the others stay', async () => {
    const kept = storage([acceptance(), acceptance({ fingerprint: '1111111111111111' })]);
    await takeBack(kept, acceptance().fingerprint);
    expect((await readAcceptances(kept)).map(({ fingerprint }) => fingerprint)).toEqual(['1111111111111111']);
  });
});

describe('an accepted finding', () => {
  const input = { url: 'https://www.shop.example/account', time: now, browser: 'chromium' as const, entries: sampleEntries, forgotten: 0, page: samplePage, jar: closedJar };
  const before = auditOf(input).report;
  const [first] = before.findings;
  if (first === undefined) throw new Error('The sample has no finding.');
  const { fingerprint, check } = first;
  const reportWith = (other: Partial<UserAcceptance> = {}) => auditOf({ ...input, acceptances: [acceptance({ fingerprint, check, ...other })] }).report;

  test('is among the accepted ones, with the reason and that a user said so', () => {
    const { findings, suppressed } = reportWith({ expires: '2027-01-31' });
    expect(findings).toHaveLength(before.findings.length - 1);
    expect(findings.map((finding) => finding.fingerprint)).not.toContain(fingerprint);
    expect(suppressed).toMatchObject([{ fingerprint, suppression: { by: 'user', reason: 'only in the office', expires: '2027-01-31' } }]);
  });

  test('does not count for popup and badge', () => {
    const counts = (report: typeof before) => Object.values(summaryOf(report, { host: 'www.shop.example', time: now, from: 'panel' }).counts).reduce((sum, count) => sum + count, 0);
    expect(counts(reportWith())).toBe(counts(before) - 1);
    expect(summaryOf(reportWith(), { host: 'www.shop.example', time: now, from: 'panel' }).top.map(({ title, name }) => `${title} ${name}`)).not.toContain(`${first.title} ${first.fact.name}`);
  });

  test.each<[string, string | undefined, number]>([
    ['its last day', '2026-11-28', 1],
    ['the day after it', '2026-11-27', 0],
  ])('on %s', (_, expires, accepted) => {
    expect(reportWith(expires === undefined ? {} : { expires }).suppressed ?? []).toHaveLength(accepted);
  });

  test.each([
    ['html', /Accepted by the user of the panel: .*only in the office/],
    ['markdown', /accepted by the user of the panel: only in the office/],
    ['json', /"by": ?"user"/],
    ['sarif', /"justification": ?"only in the office"/],
  ] as const)('is listed in the %s report as suppressed', (form, words) => {
    expect(reportText(form, reportWith(), '1.0.0')).toMatch(words);
  });
});
