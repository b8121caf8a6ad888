import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metaPoliciesIn } from '#shared/parse/meta-policy.ts';

const meta = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;

describe('metaPoliciesIn', () => {
  test.each([
    ['a meta element of the head', `<!doctype html><html><head><title>x</title>${meta}</head><body>`, ["script-src 'self'"]],
    ['two, each of which counts', `<head>${meta}<META CONTENT='base-uri *' HTTP-EQUIV=content-security-policy>`, ["script-src 'self'", 'base-uri *']],
    ['quotes as references', `<head><meta http-equiv="Content-Security-Policy" content="script-src &#39;self&#39; &apos;nonce-x&apos;"/>`, ["script-src 'self' 'nonce-x'"]],
    ['a head that is not written', meta, ["script-src 'self'"]],
    ['after a script', `<head><script>if (a < b) document.write("<meta>")</script>${meta}`, ["script-src 'self'"]],
    ['an angle bracket in a value', `<head><meta name="a" content="b > c">${meta}`, ["script-src 'self'"]],
    ['letters that grow in lower case', `<head><title>${'İ'.repeat(50)}</title>${meta}`, ["script-src 'self'"]],
    ['in the body, where it is ignored', `<head></head><body>${meta}`, []],
    ['in a comment', `<head><!-- ${meta} --></head>`, []],
    ['in a script', `<head><script>const text = '${meta}';</SCRIPT></head>`, []],
    ['in a noscript element', `<head><noscript>${meta}</noscript></head>`, []],
    ['one that only reports, which no meta element can', '<head><meta http-equiv="Content-Security-Policy-Report-Only" content="script-src \'self\'">', []],
    ['another meta element', '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">', []],
    ['a tag that never ends', `<head><meta http-equiv="Content-Security-Policy`, []],
    ['nothing', '', []],
  ])('%s', (_name, html, policies) => {
    expect(metaPoliciesIn(html)).toEqual(policies);
  });

  test('any text is read', () => {
    const parts = fc.constantFrom('<', '>', '<meta ', 'http-equiv=', '"', "'", 'content=', 'Content-Security-Policy', '<!--', '-->', '<script>', '</script', '<body', ' ');
    fc.assert(fc.property(fc.array(parts, { maxLength: 80 }).map((all) => all.join('')), (html) => metaPoliciesIn(html).every((policy) => html.includes(policy))));
  });
});
