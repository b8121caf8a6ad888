import { type CheckCases, type LiveExchange } from '../case.ts';
import { cookie, exchange, roleOf, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const hash = 'hash-of-the-session';
const page = exchange({ responseType: 'text/html', pageCredentials: [hash] });
const session = cookie({ credentialHashes: [hash] });

const raw = accessToken();
const sid = 'q3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaG';
const call: LiveExchange = { url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`], answer: { id: 7 } };
const html = (data: unknown, response: readonly string[] = [], url = 'https://shop.example/account'): LiveExchange => ({ url, response, text: `<!doctype html><script id="__NEXT_DATA__" type="application/json">${JSON.stringify(data)}</script>` });
const script = (text: string): LiveExchange => ({ url: 'https://shop.example/config.js', type: 'text/javascript', text });
const login = { login: true, response: [`Set-Cookie: PHPSESSID=${sid}; Path=/; Secure; HttpOnly; SameSite=Lax`] } as const;

export default {
  facts: [
    { name: 'the session of a cookie', fact: page, among: [session], verdict: 'fail', severity: 'medium' },
    { name: 'in a script', fact: { ...page, responseType: 'text/javascript' }, among: [session], verdict: 'fail', severity: 'high' },
    { name: 'in a page that caches may keep', fact: { ...page, responseHeaders: [['Cache-Control', 'public, max-age=600']] }, among: [session], verdict: 'fail', severity: 'high' },
    { name: 'in a page that nobody keeps', fact: { ...page, responseHeaders: [['Cache-Control', 'no-store']] }, among: [session], verdict: 'fail', severity: 'low' },
    { name: 'a CSRF token', fact: page, among: [{ ...session, role: roleOf('csrf-token') }], verdict: 'pass' },
    { name: 'a value that is not in use', fact: page, verdict: 'pass' },
    { name: 'a key that is public', fact: page, among: [session, token({ credentialHashes: [hash], payload: { role: 'anon' } })], verdict: 'pass' },
    { name: 'nothing in the text', fact: exchange({ responseType: 'text/html' }), among: [session], verdict: 'skip' },
  ],
  live: [
    { name: 'the bearer token in the data of a page', then: [html({ props: { token: raw } }), call], verdict: 'fail', severity: 'medium' },
    { name: 'the session cookie in the data of two pages', ...login, then: [html({ session: sid }), html({ session: sid }, [], 'https://shop.example/orders')], verdict: 'fail' },
    { name: 'the token of storage in a script', then: [script(`window.token = "${raw}";`)], local: [['access_token', raw]], verdict: 'fail', severity: 'high' },
    { name: 'a CSRF token', response: [`Set-Cookie: csrftoken=${sid}; Path=/`], then: [html({ csrf: sid })], verdict: 'silent' },
    { name: 'a nonce that nothing carries', then: [html({ nonce: sid }), call], verdict: 'silent' },
    { name: 'a token that is not in use', then: [html({ example: jwt({ sub: 'example' }) }), call], verdict: 'silent' },
    { name: 'the anon key of Supabase', then: [script(`const key = "${jwt({ role: 'anon' })}";`), { ...call, request: [`apikey: ${jwt({ role: 'anon' })}`] }], verdict: 'silent' },
  ],
} satisfies CheckCases;
