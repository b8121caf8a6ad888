import { describe, expect, test } from 'vitest';
import { absent } from '#shared/facts/known.ts';
import type { Palette } from '#shared/report/palette.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { renderText } from '#shared/report/text.ts';
import { captureOf, cookie, sessionFacts, sessionValue, tokenFacts } from './a-capture.ts';

const weak = [...sessionFacts.filter(({ kind }) => kind !== 'cookie'), cookie('connect.sid', sessionValue, { secure: absent, httpOnly: absent })];
const limits = [{ id: 'jar', what: 'The cookie jar was not read.', why: 'There is no permission for this site.', remedy: 'Allow it in the popup.' }];
const report = reportFrom(captureOf(weak, { limits }));
const file = toReportFile([report, reportFrom(captureOf(tokenFacts))], '1.0.0', [{ id: 'gone', text: 'x.har does not exist.', at: 'x.har' }]);

describe('width', () => {
  const cases = [40, 60, 80, 120].flatMap((width) => [false, true].map((verbose) => ({ width, verbose })));
  test.each(cases)('no line is longer than $width columns (verbose: $verbose)', ({ width, verbose }) => {
    expect(renderText(file, { width, verbose }).split('\n').filter((line) => line.length > width)).toEqual([]);
  });
});

test('the parts stand in their order', () => {
  const text = renderText(toReportFile([report], '1.0.0'));
  const headings = text.split('\n').filter((line, index, lines) => lines[index - 1] === '' && /^\S/.test(line));
  expect(headings).toEqual([
    'How this login works',
    'What happened, step by step',
    'Session or token: what it means here',
    expect.stringMatching(/^Findings: 2 high/),
    'What could not be seen',
  ]);
});

test('a finding shows its severity as a mark and a word, its evidence and its remedy', () => {
  const text = renderText(toReportFile([report], '1.0.0'));
  expect(text).toMatch(/▲ high {2}cookie-missing-httponly\n {4}shop\.example\n {4}Cookie "connect\.sid"/);
  expect(text).toContain('    - connect.sid is the cookie name of express-session.');
  expect(text).toContain('    Remedy: ');
});

test('verbose adds the reason of the severity, the references, the credentials and the textbook', () => {
  const added = ['Why high:', 'See: ASVS 5.0.0', '\nCredentials\n', 'Textbook session:'];
  const [brief, verbose] = [renderText(file), renderText(file, { verbose: true })];
  expect(added.filter((words) => brief.includes(words))).toEqual([]);
  expect(added.filter((words) => !verbose.includes(words))).toEqual([]);
});

test('an unsure verdict is not shown as a failure', () => {
  const [first] = report.findings;
  if (!first) throw new Error('no finding');
  expect(renderText(toReportFile([{ ...report, findings: [{ ...first, verdict: 'unsure' }] }], '1'))).toMatch(/Findings: 1 unsure[\s\S]*\? unsure \(high\)/);
});

test('source without a login says nothing about a model', () => {
  const text = renderText(toReportFile([reportFrom(captureOf([], { kind: 'source', target: 'src' }))], '1.0.0'));
  expect(text).toBe('Crumbtrail: src\nSource code, 2026-11-20 12:00 UTC\n\nFindings: none\n');
});

test('a token alone says nothing of the login it came from', () => {
  const tokens = tokenFacts.filter(({ kind }) => kind === 'token');
  const headings = (kind: 'token' | 'har') => renderText(toReportFile([reportFrom(captureOf(tokens, { kind }))], '1.0.0')).match(/^(?:How this login works|Session or token)/gm);
  expect(headings('har')).toEqual(['How this login works', 'Session or token']);
  expect(headings('token')).toBeNull();
});

test('notices stand at the end', () => {
  expect(renderText(file).trimEnd().split('\n').at(-1)).toBe('Note: x.har does not exist. (x.har)');
});

test('colours come from the palette and change no text', () => {
  const mark = (text: string) => `\u001B[1m${text}\u001B[0m`;
  const palette: Palette = { bold: mark, dim: mark, red: mark, yellow: mark, blue: mark, green: mark };
  const coloured = renderText(file, { colour: palette, verbose: true });
  expect(coloured).toContain('\u001B[1m▲ high\u001B[0m');
  expect(coloured.replaceAll('\u001B[1m', '').replaceAll('\u001B[0m', '')).toBe(renderText(file, { verbose: true }));
});
