import type { ExchangeFact } from '#shared/facts/exchange.ts';
import { set } from '#shared/facts/known.ts';
import { type CheckCases, type LiveExchange } from '../case.ts';
import { cookie, exchange } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const stripe = `sk_live_${'a1B2c3D4'.repeat(3)}`;
const key = 'a3f9c2e1b7d40c95';
const login = (id: string) => exchange({ id, method: 'POST', marks: ['login'] });
const call = (id: string, header: string, value: string, changes: Partial<ExchangeFact> = {}) => exchange({ id, url: 'https://shop.example/api', requestHeaders: [[header, value]], ...changes });

const signIn: LiveExchange = { url: 'https://shop.example/login', method: 'POST', form: { username: 'ada', password: 'analytical engine' }, status: 303, response: ['Location: /account'] };
const sends = (line: string, ...more: readonly string[]): LiveExchange => ({ url: 'https://shop.example/api/orders', request: [line, ...more], response: ['Content-Type: application/json'] });
const visits = (verdict: 'fail' | 'silent', name: string, ...lines: readonly string[]) => ({ name, then: [signIn, sends(lines[0]!, ...lines.slice(1)), signIn, sends(lines[0]!, ...lines.slice(1))], verdict });

export default {
  facts: [
    { name: 'a key for servers', fact: call('exchange-1', 'Authorization', `Bearer ${stripe}`), verdict: 'fail', severity: 'high' },
    { name: 'a key that is public', fact: call('exchange-1', 'Authorization', `Bearer pk_live_${'a1B2c3D4'.repeat(3)}`), verdict: 'pass' },
    { name: 'one login', fact: call('exchange-2', 'X-API-Key', key), among: [login('exchange-1')], verdict: 'pass' },
    { name: 'no key', fact: exchange(), verdict: 'pass' },
    { name: 'a token', fact: call('exchange-1', 'Authorization', `Bearer ${accessToken()}`), verdict: 'pass' },
    { name: 'a cookie beside it', fact: call('exchange-1', 'X-API-Key', key, { requestHeaders: [['X-API-Key', key], ['Cookie', 'sid=1']] }), among: [cookie({ name: set('sid') })], verdict: 'pass' },
  ],
  live: [
    { name: 'a key for servers', then: [sends(`X-Api-Key: ${stripe}`), sends(`X-Api-Key: ${stripe}`)], verdict: 'fail', severity: 'high' },
    visits('fail', 'a key in two logins', `X-API-Key: ${key}`),
    visits('fail', 'the password itself in two logins', `Authorization: Basic ${Buffer.from('ada:analytical engine').toString('base64')}`),
    visits('silent', 'a key beside the session', `X-API-Key: ${key}`, 'Cookie: sid=0123456789abcdef0123456789abcdef'),
    visits('silent', 'a key beside a token', `X-API-Key: ${key}`, `Authorization: Bearer ${accessToken()}`),
    visits('silent', 'a token', `Authorization: Bearer ${accessToken()}`),
    visits('silent', 'the publishable key of Supabase', 'apikey: sb_publishable_a1B2c3D4e5F6'),
    { name: 'a key in one login', then: [signIn, sends(`X-API-Key: ${key}`), sends(`X-API-Key: ${key}`)], verdict: 'silent' },
    { name: 'a key before any login', then: [sends(`X-API-Key: ${key}`), signIn, sends(`X-API-Key: ${key}`)], verdict: 'silent' },
  ],
} satisfies CheckCases;
