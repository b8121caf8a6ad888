import { type CheckCases } from '../case.ts';
import { cookie, cookieInSource, exchange, roleOf } from '../facts.ts';

const sending = (octets: number, id = 'exchange-1') => exchange({ id, requestHeaders: [['Cookie', `a=${'x'.repeat(octets - 2)}`]] });
const small = sending(100, 'exchange-2');

export default {
  facts: [
    { name: 'over the limit', fact: cookie({ size: 4_097 }), verdict: 'fail', severity: 'medium' },
    { name: 'exactly at the limit', fact: cookie({ size: 4_096 }), verdict: 'fail', severity: 'info' },
    { name: 'close to the limit', fact: cookie({ size: 3_501 }), verdict: 'fail', severity: 'info' },
    { name: 'small', fact: cookie({ size: 60 }), verdict: 'pass' },
    { name: 'not known', fact: cookieInSource(), verdict: 'skip' },
    { name: 'not about authentication', fact: cookie({ size: 5_000, role: roleOf('preference') }), verdict: 'skip' },
    { name: 'a request with too many', fact: sending(8_193), among: [small], verdict: 'fail', severity: 'low' },
    { name: 'a request with few', fact: sending(8_192), verdict: 'pass' },
    { name: 'a lighter request beside a heavy one', fact: small, among: [sending(9_000)], verdict: 'skip' },
  ],
  live: [
    { name: 'a session in the cookie', login: true, response: [`Set-Cookie: sid=${'0123456789abcdef'.repeat(250)}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'info' },
    { name: 'an identifier', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
} satisfies CheckCases;
