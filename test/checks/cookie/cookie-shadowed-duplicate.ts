import { set } from '#shared/facts/known.ts';
import { type CheckCases } from '../case.ts';
import { cookie, exchange, roleOf } from '../facts.ts';

const sentTwice = (name = 'sid') => exchange({ requestHeaders: [['Cookie', `${name}=one; theme=dark; ${name}=two`]] });
const wide = cookie({ id: 'cookie-2', domain: set('shop.example') });

export default {
  facts: [
    { name: 'twice in one request', fact: cookie(), among: [wide, sentTwice()], verdict: 'fail', severity: 'medium' },
    { name: 'the second of the two', fact: wide, among: [{ ...cookie(), id: 'cookie-0' }, sentTwice()].toReversed(), verdict: 'fail' },
    { name: 'two paths of one host', fact: cookie(), among: [cookie({ id: 'cookie-2', path: set('/app') }), sentTwice()], verdict: 'fail', severity: 'low' },
    { name: 'once', fact: cookie(), among: [exchange({ requestHeaders: [['Cookie', 'sid=one; sid2=two']] })], verdict: 'pass' },
    { name: 'in two requests', fact: cookie(), among: [exchange({ requestHeaders: [['Cookie', 'sid=one']] }), exchange({ id: 'exchange-2', requestHeaders: [['Cookie', 'sid=two']] })], verdict: 'pass' },
    { name: 'a partitioned twin', fact: cookie(), among: [{ ...wide, partitioned: set(true) }, sentTwice()], verdict: 'skip' },
    { name: 'a __Host- name', fact: cookie({ name: set('__Host-sid') }), among: [sentTwice('__Host-sid')], verdict: 'skip' },
    { name: 'a preference', fact: cookie({ role: roleOf('preference') }), among: [sentTwice()], verdict: 'skip' },
  ],
  live: [
    {
      name: 'the session and a planted one',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/basket', request: ['Cookie: sid=fedcba9876543210fedcba9876543210; sid=0123456789abcdef0123456789abcdef'] }],
      verdict: 'fail',
    },
    {
      name: 'the session alone',
      login: true,
      response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'],
      then: [{ url: 'https://shop.example/basket', request: ['Cookie: sid=0123456789abcdef0123456789abcdef'] }],
      verdict: 'silent',
    },
  ],
} satisfies CheckCases;
