import { set } from '#shared/facts/known.ts';
import { type CheckCases } from '../case.ts';
import { cookie, cookieInSource, live, roleOf } from '../facts.ts';

const strict = cookie({ id: 'cookie-2', secure: set(true), httpOnly: set(true), sameSite: set('Lax') });
const loose = cookie({ id: 'cookie-3', secure: set(true), sameSite: set('Lax') });

export default {
  facts: [
    { name: 'a later response without HttpOnly', fact: strict, among: [loose], verdict: 'fail', severity: 'medium' },
    { name: 'a later response that is stricter', fact: loose, among: [strict], verdict: 'fail', severity: 'info' },
    { name: 'the same flags', fact: strict, among: [{ ...strict, id: 'cookie-4' }], verdict: 'pass' },
    { name: 'Lax and Strict are both protection', fact: strict, among: [{ ...strict, id: 'cookie-4', sameSite: set('Strict') }], verdict: 'pass' },
    { name: 'another host', fact: strict, among: [{ ...loose, seen: live('https://api.shop.example/') }], verdict: 'pass' },
    { name: 'another path', fact: strict, among: [{ ...loose, path: set('/admin') }], verdict: 'pass' },
    { name: 'a deletion has no flags to keep', fact: strict, among: [{ ...loose, action: 'clear' }], verdict: 'pass' },
    { name: 'a preference', fact: { ...strict, role: roleOf('preference') }, among: [{ ...loose, role: roleOf('preference') }], verdict: 'skip' },
    { name: 'source shows places, not an order', fact: cookieInSource(), verdict: 'skip' },
  ],
  live: [
    {
      name: 'a renewal that forgets HttpOnly',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/basket', request: ['Cookie: sid=0123456789abcdef0123456789abcdef'], response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; SameSite=Lax'] }],
      verdict: 'fail',
      severity: 'medium',
    },
    {
      name: 'a renewal with the same flags',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/basket', request: ['Cookie: sid=0123456789abcdef0123456789abcdef'], response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'] }],
      verdict: 'silent',
    },
  ],
} satisfies CheckCases;
