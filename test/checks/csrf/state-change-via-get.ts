import { set } from '#shared/facts/known.ts';
import type { CheckCases } from '../case.ts';
import { cookie, exchange, live, roleOf } from '../facts.ts';

const logout = (changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ id: 'exchange-9', url: 'https://shop.example/logout', marks: ['logout'], status: 302, requestHeaders: [['Cookie', 'sid=1']], ...changes });
const deletion = cookie({ id: 'cookie-9', action: 'clear', seen: { ...live('https://shop.example/logout'), exchange: 'exchange-9' } });
const lax = cookie({ sameSite: set('Lax') });
const session = 'Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax';
const sent = ['Cookie: sid=0123456789abcdef0123456789abcdef'];
const deleted = ['Location: /', 'Set-Cookie: sid=; Path=/; Max-Age=0'];

export default {
  facts: [
    { name: 'a logout by GET', fact: logout(), among: [lax, deletion], verdict: 'fail', severity: 'low' },
    { name: 'a logout by POST', fact: logout({ method: 'POST' }), among: [lax, deletion], verdict: 'skip' },
    { name: 'a page that asks whether to log out', fact: logout({ status: 200 }), among: [lax], verdict: 'skip' },
    { name: 'a Strict cookie stays at home', fact: logout(), among: [cookie({ sameSite: set('Strict') }), deletion], verdict: 'pass' },
    { name: 'an RP-initiated logout', fact: logout({ url: 'https://shop.example/logout?id_token_hint=x' }), among: [lax, deletion], verdict: 'skip' },
    { name: 'a CSRF token in the query', fact: logout({ url: 'https://shop.example/logout?_csrf=x' }), among: [lax, deletion], verdict: 'skip' },
    { name: 'somebody who was not signed in', fact: logout({ requestHeaders: [] }), among: [lax, deletion], verdict: 'skip' },
    { name: 'only a preference was deleted', fact: logout(), among: [lax, { ...deletion, role: roleOf('preference') }], verdict: 'skip' },
  ],
  live: [
    { name: 'a logout link', login: true, response: [session], then: [{ url: 'https://shop.example/logout', request: sent, status: 302, response: deleted }], verdict: 'fail', severity: 'low' },
    { name: 'a logout form', login: true, response: [session], then: [{ url: 'https://shop.example/logout', method: 'POST', request: sent, status: 303, response: deleted }], verdict: 'silent' },
  ],
} satisfies CheckCases;
