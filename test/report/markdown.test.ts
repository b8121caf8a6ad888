import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#shared/report/markdown.ts';
import { mermaidOf } from '#shared/report/mermaid.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { captureOf, sessionFacts, tokenFacts } from './a-capture.ts';

const report = reportFrom(captureOf(tokenFacts));
const markdownOf = (text: string) => renderMarkdown(toReportFile([{ ...report, limits: [{ id: 'x', what: text, why: text }], model: { ...report.model, summary: text } }], '1.0.0'));

test('model, flow, comparison, findings and credentials are there', () => {
  const text = markdownOf('x');
  expect(text.match(/^#{2,3} .*/gm)).toEqual([
    '## `https://shop.example/login`',
    '### How this login works',
    '### What happened, step by step',
    '### Session or token: what it means here',
    expect.stringMatching(/^### Findings: 1 high/),
    '### Credentials',
    '### ASVS 5.0',
    '### What could not be seen',
  ]);
});

test('tables keep their columns', () => {
  const rows = markdownOf('x').split('\n').filter((line) => line.startsWith('|'));
  const columns = rows.map((row) => row.split(/(?<!\\)\|/).length - 2);
  expect(new Set(columns)).toEqual(new Set([4, 6, 7]));
});

describe('nothing of a stranger is read as markup', () => {
  const cases = [
    { name: 'link', text: '[click](javascript:alert(1))', gone: /(?<!\\)\[click/ },
    { name: 'html', text: '<img src=x>', gone: /<img/ },
    { name: 'mention', text: 'ask @octocat', gone: /@octocat/ },
    { name: 'code span', text: '`` ` `` a', gone: /(?<!\\)`` `/ },
    { name: 'table cell', text: 'a | b', gone: /(?<!\\)\| b/ },
  ];
  test.each(cases)('$name', ({ text, gone }) => {
    expect(markdownOf(text)).not.toMatch(gone);
  });
});

test('a name cannot leave its code span or its table cell', () => {
  const [credential] = report.credentials;
  if (!credential) throw new Error('no credential');
  const text = renderMarkdown(toReportFile([{ ...report, credentials: [{ ...credential, name: 'a`|<b>' }] }], '1.0.0'));
  expect(text).toContain("| `a'\u00a6<b>` |");
});

describe('mermaid', () => {
  test('the session login', () => {
    const { flow } = reportFrom(captureOf(sessionFacts));
    expect(mermaidOf(flow).split('\n').slice(0, 9)).toEqual([
      'sequenceDiagram',
      '  autonumber',
      '  participant user',
      '  participant browser',
      '  participant server',
      '  participant store',
      '  user-->>browser: Signs in',
      '  browser->>server: POST /login (email, password)',
      '  server-->>store: Creates a session',
    ]);
  });

  const labels = ['a;b', 'x\nend', 'end', '%% comment', '<br/>', '```', '#35;', ' ', 'a->>b: c', '"quoted"'];
  test.each(labels)('%j is one statement', (label) => {
    const line = mermaidOf([{ step: 1, from: 'browser', to: 'server', action: 'respond', label, basis: 'observed', evidence: [] }]).split('\n').at(-1);
    expect(line).toMatch(/^ {2}browser->>server: (?:#\d+;|[\p{L}\p{N} ,./()=:_…-])+$/u);
    expect(line).not.toMatch(/\bend\b/);
  });
});
