import { describe, expect, test } from 'vitest';
import { set } from '#shared/facts/known.ts';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { renderHtml } from '#shared/report/html.tsx';
import { renderSequence } from '#shared/report/sequence-svg.ts';
import { captureOf, cookie, exchange, sessionRole, sessionValue, shop } from './a-capture.ts';
import { formats } from './formats.ts';

const hostile = {
  markup: '<img src=x onerror=alert(1)>',
  quotes: `"'><script>alert(1)</script>`,
  bidi: 'safe\u202Egnp.exe\u2066',
  control: 'a\u001B[31mred\u0007\u009B2J',
  newline: 'one\r\nX-Injected: two',
  loneSurrogate: 'x\uD800y',
  long: 'n'.repeat(5000),
};

function fileWith(name: string) {
  const facts = [
    exchange('login', 1, `${shop}/${encodeURIComponent(name.replace(/\p{Cs}/gu, ''))}`, { method: 'POST', marks: ['login'], requestFields: [name] }),
    cookie(name, sessionValue, { httpOnly: set(false), role: { ...sessionRole, evidence: [{ kind: 'name', text: `Called ${name}`, at: name }] } }),
    exchange('me', 2, `${shop}/me`, { requestHeaders: [['Cookie', `${name}=${sessionValue}`]] }),
  ];
  return toReportFile([reportFrom(captureOf(facts, { target: name, limits: [{ id: name, what: name, why: name, remedy: name }] }))], name);
}

describe.each(Object.entries(hostile))('%s in every text', (_, name) => {
  test.each(formats)('$name is free of control and bidirectional characters', ({ render }) => {
    expect(render(fileWith(name))).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  test('html has no element and no attribute of the stranger', () => {
    const html = renderHtml(fileWith(name));
    expect(html).not.toMatch(/<script|<img|<[^>]+\son\w+=/i);
    expect(html).toContain("default-src 'none'");
  });
});

describe('links', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:alert(1)', 'vbscript:x'])('%s is text, not an address', (target) => {
    const [report] = fileWith('sid').reports;
    if (!report) throw new Error('no report');
    const html = renderHtml(toReportFile([{ ...report, target }], '1'));
    expect(html).not.toMatch(/href="(?!https?:|#)/);
  });
});

describe('the sequence diagram', () => {
  const step = { step: 1, from: 'browser', to: 'server', action: 'send-credential', basis: 'observed', evidence: [] } as const;

  test('no step, no picture', () => {
    expect(renderSequence([])).toBe('');
  });

  test('text is escaped', () => {
    expect(renderSequence([{ ...step, label: hostile.quotes }])).not.toContain('<script');
  });

  test('inferred steps are dashed, observed ones are not', () => {
    expect(renderSequence([{ ...step, label: 'x' }])).not.toContain('stroke-dasharray');
    expect(renderSequence([{ ...step, label: 'x', basis: 'inferred' }])).toContain('stroke-dasharray');
  });

  test('it says in words what it shows', () => {
    expect(renderSequence([{ ...step, label: 'GET /me' }])).toContain('<desc>1. browser to server: GET /me (observed).</desc>');
  });

  const labels = [
    { name: 'a short label', label: '200' },
    { name: 'a long sentence', label: 'Set-Cookie: a-rather-long-cookie-name; HttpOnly; Secure; SameSite=Strict; Path=/account/settings' },
    { name: 'one word without a space', label: 'w'.repeat(300) },
    { name: 'wide characters', label: '漢'.repeat(120) },
  ];
  const ends = [
    { from: 'browser', to: 'server' },
    { from: 'server', to: 'browser' },
    { from: 'store', to: 'store' },
    { from: 'user', to: 'store' },
  ] as const;
  test.each(labels.flatMap((label) => ends.map((end) => ({ ...label, ...end }))))('$name from $from to $to stays inside the picture', ({ label, from, to }) => {
    const svg = renderSequence([{ ...step, from, to, label }, { ...step, step: 2, from: 'user', to: 'browser', label: 'x' }]);
    const width = Number(/ width="([\d.]+)"/.exec(svg)?.[1]);
    const height = Number(/ height="([\d.]+)"/.exec(svg)?.[1]);
    const anchors = [...svg.matchAll(/<text class="sequence-label" text-anchor="(\w+)"[^>]*>(.*?)<\/text>/g)];
    expect(anchors).toHaveLength(2);
    for (const [, anchor, spans = ''] of anchors) {
      for (const [, x, y, line = ''] of spans.matchAll(/<tspan x="([\d.]+)" y="([\d.]+)">(.*?)<\/tspan>/g)) {
        // 11.5 px monospace: 0.6 em for Latin, at most 1 em for anything else.
        const length = [...line].reduce((sum, character) => sum + (character < '\u1100' ? 6.93 : 11.5), 0);
        const left = anchor === 'middle' ? Number(x) - length / 2 : Number(x);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + length).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeLessThan(height);
      }
    }
  });
});
