import { set, unknown } from '#shared/facts/known.ts';
import type { CheckCases } from '../case.ts';
import { cookie, exchange, roleOf } from '../facts.ts';

const form = 'application/x-www-form-urlencoded';
const write = (changes: Parameters<typeof exchange>[0] = {}, headers: readonly (readonly [string, string])[] = []) =>
  exchange({ url: 'https://shop.example/orders', method: 'POST', status: 303, requestType: form, requestHeaders: [['Cookie', 'sid=1'], ...headers], ...changes });
const sid = '0123456789abcdef0123456789abcdef';
const post = (path: string, more = {}) => ({ url: `https://shop.example${path}`, method: 'POST', request: [`Cookie: sid=${sid}`], form: { item: '1' }, status: 303, response: ['Location: /orders'], ...more });
const session = (attributes = '') => [`Set-Cookie: sid=${sid}; Path=/; Secure; HttpOnly${attributes}`];

export default {
  facts: [
    { name: 'a form, and a cookie without SameSite', fact: write(), among: [cookie()], verdict: 'unsure', severity: 'medium' },
    { name: 'a form, and a cookie with SameSite=None', fact: write(), among: [cookie({ sameSite: set('None') })], verdict: 'unsure', severity: 'medium' },
    { name: 'plain text', fact: write({ requestType: 'text/plain' }), among: [cookie()], verdict: 'unsure' },
    { name: 'a Lax cookie', fact: write(), among: [cookie({ sameSite: set('Lax') })], verdict: 'pass' },
    { name: 'a Strict cookie beside one without', fact: write({ requestHeaders: [['Cookie', 'sid=1; auth=2']] }), among: [cookie(), cookie({ id: 'cookie-2', name: set('auth'), sameSite: set('Strict') })], verdict: 'pass' },
    { name: 'a remember-me cookie that stays at home', fact: write({ requestHeaders: [['Cookie', 'sid=1; remember_me=2']] }), among: [cookie(), cookie({ id: 'cookie-2', name: set('remember_me'), role: roleOf('refresh-token'), sameSite: set('Lax') })], verdict: 'unsure' },
    { name: 'a cookie whose SameSite was not seen', fact: write(), among: [cookie({ action: 'hold', sameSite: unknown('document.cookie does not show it') })], verdict: 'pass' },
    { name: 'a token in a field', fact: write({ requestFields: ['item', '_csrf'] }), among: [cookie()], verdict: 'pass' },
    { name: 'a token of Rails', fact: write({ requestFields: ['authenticity_token'] }), among: [cookie()], verdict: 'pass' },
    { name: 'a token in a header', fact: write({}, [['X-CSRF-Token', 'x']]), among: [cookie()], verdict: 'pass' },
    { name: 'a custom header', fact: write({}, [['X-Requested-With', 'XMLHttpRequest']]), among: [cookie()], verdict: 'pass' },
    { name: 'a header that a browser adds', fact: write({}, [['X-Client-Data', 'x']]), among: [cookie()], verdict: 'unsure' },
    { name: 'JSON', fact: write({ requestType: 'application/json' }), among: [cookie()], verdict: 'pass' },
    { name: 'an action of SvelteKit', fact: write({ url: 'https://shop.example/orders?/add' }), among: [cookie()], verdict: 'pass' },
    { name: 'Astro', fact: write({ responseHeaders: [['X-Powered-By', 'Astro']] }), among: [cookie()], verdict: 'pass' },
    { name: 'an action of Next.js', fact: write({ requestType: 'text/plain' }, [['Next-Action', 'x']]), among: [cookie()], verdict: 'pass' },
    { name: 'better-auth', fact: write({ requestHeaders: [['Cookie', 'sid=1; better-auth.session_token=2']] }), among: [cookie()], verdict: 'pass' },
    { name: 'a bearer token', fact: write({}, [['Authorization', 'Bearer x']]), among: [cookie()], verdict: 'skip' },
    { name: 'a login', fact: write({ marks: ['login'] }), among: [cookie()], verdict: 'skip' },
    { name: 'a logout', fact: write({ marks: ['logout'] }), among: [cookie()], verdict: 'skip' },
    { name: 'a refused write', fact: write({ status: 403 }), among: [cookie()], verdict: 'skip' },
    { name: 'GET', fact: write({ method: 'GET' }), among: [cookie()], verdict: 'skip' },
    { name: 'nobody is signed in', fact: write(), among: [cookie({ role: roleOf('preference') })], verdict: 'skip' },
  ],
  live: [
    { name: 'an order with a cookie only', login: true, response: session(), then: [post('/orders'), post('/address')], verdict: 'unsure', severity: 'medium' },
    { name: 'an order with a token', login: true, response: session(), then: [post('/orders', { form: { item: '1', csrfmiddlewaretoken: 'x' } })], verdict: 'silent' },
    { name: 'an order with a Lax cookie', login: true, response: session('; SameSite=Lax'), then: [post('/orders')], verdict: 'silent' },
    { name: 'an order as JSON', login: true, response: session(), then: [post('/orders', { form: undefined, json: { item: 1 } })], verdict: 'silent' },
    { name: 'only the login', login: true, response: session(), verdict: 'silent' },
  ],
} satisfies CheckCases;
