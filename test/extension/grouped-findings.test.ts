import { expect, test } from 'vitest';
import { groupedFindings } from '#extension/panel/grouped-findings.ts';
import type { Finding } from '#shared/report/report.ts';

const finding = (check: string, name: string, origin = 'https://shop.example'): Finding => ({
  check,
  verdict: 'fail',
  severity: 'high',
  severityReason: '',
  title: `Title of ${check}`,
  message: '',
  fact: { kind: 'cookie', name, origin },
  evidence: [],
  remedy: '',
  references: [],
  fingerprint: `${check} ${name} ${origin}`,
});
const found = [finding('a', 'sid'), finding('b', 'token'), finding('b', 'sid'), finding('a', 'sid', 'https://api.example')];

const words = (grouping: Parameters<typeof groupedFindings>[1]) => groupedFindings(found, grouping).map((line) => ('finding' in line ? line.finding.fingerprint : `${line.title} | ${line.detail}`));

test('by severity they stay as they are', () => {
  expect(words('severity')).toEqual(found.map(({ fingerprint }) => fingerprint));
});

test('by thing, those of one name and place stand together, the worst thing first', () => {
  expect(words('thing')).toEqual([
    'sid | cookie, https://shop.example: 2 high',
    'a sid https://shop.example',
    'b sid https://shop.example',
    'token | cookie, https://shop.example: 1 high',
    'b token https://shop.example',
    'sid | cookie, https://api.example: 1 high',
    'a sid https://api.example',
  ]);
});

test('by check, under its title', () => {
  expect(words('check')).toEqual(['Title of a | 2 high', 'a sid https://shop.example', 'a sid https://api.example', 'Title of b | 2 high', 'b token https://shop.example', 'b sid https://shop.example']);
});
