import { set } from '#shared/facts/known.ts';
import type { CheckCases } from '../case.ts';
import { cookie, exchange, live, roleOf } from '../facts.ts';

const csrf = cookie({ id: 'cookie-2', name: set('XSRF-TOKEN'), value: set('t1'), role: roleOf('csrf-token'), seen: { ...live(), exchange: 'exchange-0' } });
const session = cookie({ value: set('new') });
const login = (cookieHeader: string) => exchange({ url: 'https://shop.example/login', method: 'POST', status: 303, marks: ['login'], requestHeaders: [['Cookie', cookieHeader]] });
const write = (token: string, status = 200) => exchange({ id: 'exchange-3', method: 'POST', status, requestHeaders: [['Cookie', `sid=new; XSRF-TOKEN=${token}`], ['X-XSRF-TOKEN', token]] });
const view = exchange({ id: 'exchange-2', requestHeaders: [['Cookie', 'sid=new; XSRF-TOKEN=t1']] });
const before = 'sid=old; XSRF-TOKEN=t1';

const value = (start: string) => `${start}c9a1e5b8d2f60417ac3e9d5b80f12`;
const traffic = (name: string, token = value('7f3'), after = token) => [
  { url: 'https://shop.example/login', response: [`Set-Cookie: ${name}=${token}; Path=/; Secure; SameSite=Lax`] },
  { url: 'https://shop.example/login', method: 'POST', request: [`Cookie: sid=${value('01d')}; ${name}=${token}`, `X-XSRF-TOKEN: ${token}`], form: { username: 'ada', password: 'analytical engine' }, status: 303, response: ['Location: /', `Set-Cookie: sid=${value('2ew')}; Path=/; Secure; HttpOnly; SameSite=Lax`] },
  { url: 'https://shop.example/orders', method: 'POST', request: [`Cookie: sid=${value('2ew')}; ${name}=${after}`, `X-XSRF-TOKEN: ${after}`], json: { item: 1 }, answer: { id: 7 } },
];

export default {
  facts: [
    { name: 'the old token is accepted after the login', fact: csrf, among: [session, login(before), write('t1')], verdict: 'fail', severity: 'low' },
    { name: 'the old token is only kept', fact: csrf, among: [session, login(before), view], verdict: 'unsure', severity: 'low' },
    { name: 'the old token is refused after the login', fact: csrf, among: [session, login(before), write('t1', 403)], verdict: 'unsure' },
    { name: 'a new token after the login', fact: csrf, among: [session, login(before), write('t2')], verdict: 'skip' },
    { name: 'a session that goes on', fact: csrf, among: [session, login('sid=new; XSRF-TOKEN=t1'), write('t1')], verdict: 'skip' },
    { name: 'no login', fact: csrf, among: [session, write('t1')], verdict: 'skip' },
    { name: 'the prefix __Host-', fact: { ...csrf, name: set('__Host-csrf') }, among: [session], verdict: 'pass' },
    { name: 'another cookie', fact: session, among: [login(before), write('t1')], verdict: 'skip' },
  ],
  live: [
    { name: 'a token from before the login', then: traffic('XSRF-TOKEN'), verdict: 'fail', severity: 'low' },
    { name: 'a token that the login changes', then: traffic('XSRF-TOKEN', value('7f3'), value('8a4')), verdict: 'silent' },
    { name: 'a name with __Host-', then: traffic('__Host-XSRF-TOKEN'), verdict: 'silent' },
  ],
} satisfies CheckCases;
