import { set } from '#shared/facts/known.ts';
import type { CheckCases } from '../case.ts';
import { cookie, exchange } from '../facts.ts';

const site = 'shop.example';
const answer = (allowed: string, { origin = allowed, id = 'exchange-1', credentials = 'true' } = {}) =>
  exchange({ id, url: 'https://api.shop.example/me', requestHeaders: [['Origin', origin], ['Cookie', 'sid=1']], responseHeaders: [['Access-Control-Allow-Origin', allowed], ['Access-Control-Allow-Credentials', credentials]] });
const other = answer('https://one.example', { id: 'exchange-0' });
const sid = '0123456789abcdef0123456789abcdef';
const asked = (origin: string, allowed = origin) => ({ url: 'https://shop.example/api/me', request: [`Origin: ${origin}`, `Cookie: sid=${sid}`], response: [`Access-Control-Allow-Origin: ${allowed}`, 'Access-Control-Allow-Credentials: true'], answer: { name: 'Ada' } });
const session = [`Set-Cookie: sid=${sid}; Path=/; Secure; HttpOnly; SameSite=None`];

export default {
  facts: [
    { name: 'the origin null', fact: answer('null'), among: [cookie()], site, verdict: 'fail', severity: 'high' },
    { name: 'the origin null, and a cookie for all sites', fact: answer('null'), among: [cookie({ sameSite: set('None') })], site, verdict: 'fail', severity: 'critical' },
    { name: 'the origin null, and a Lax cookie', fact: answer('null'), among: [cookie({ sameSite: set('Lax') })], site, verdict: 'fail', severity: 'medium' },
    { name: 'the origin null, and no cookie', fact: answer('null'), site, verdict: 'fail', severity: 'medium' },
    { name: 'everybody with credentials', fact: answer('*', { origin: 'https://one.example' }), among: [cookie()], site, verdict: 'fail', severity: 'low' },
    { name: 'one other site', fact: answer('https://one.example'), among: [cookie()], site, verdict: 'pass' },
    { name: 'a page of the site', fact: answer('https://www.shop.example'), among: [answer('https://shop.example', { id: 'exchange-0' })], site, verdict: 'pass' },
    { name: 'a list that names another than who asks', fact: answer('https://shop.example', { origin: 'https://two.example' }), among: [other], site, verdict: 'pass' },
    { name: 'everybody without credentials', fact: answer('*', { credentials: 'false' }), among: [cookie()], site, verdict: 'skip' },
    { name: 'nobody', fact: exchange(), site, verdict: 'skip' },
  ],
  live: [
    { name: 'two strangers are both named', login: true, response: session, then: [asked('https://one.example'), asked('https://two.test'), asked('https://three.invalid')], verdict: 'fail', severity: 'critical' },
    { name: 'the origin null', login: true, response: session, then: [asked('null')], verdict: 'fail', severity: 'critical' },
    { name: 'two hosts of one partner', login: true, response: session, then: [asked('https://a.partner.example'), asked('https://b.partner.example')], verdict: 'silent' },
    { name: 'development and one partner', login: true, response: session, then: [asked('http://localhost:3000'), asked('https://partner.test')], verdict: 'silent' },
    { name: 'a list', login: true, response: session, then: [asked('https://partner.test'), asked('https://two.test', 'https://shop.example')], verdict: 'silent' },
  ],
} satisfies CheckCases;
