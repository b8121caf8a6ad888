import type { JsonObject } from '#shared/facts/token.ts';
import { type CheckCases } from '../case.ts';
import { token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const value = 'ya29.a0AfH6SMBx7kQz7LmX2rT8wYb5cN4d';
const holding = (payload: JsonObject) => token({ payload });

export default {
  facts: [
    { name: 'an access token', fact: holding({ access_token: value }), verdict: 'fail', severity: 'high' },
    { name: 'inside an object', fact: holding({ account: { google: { refreshToken: value } } }), verdict: 'fail' },
    { name: 'too deep to look', fact: holding({ a: { b: { c: { accessToken: value } } } }), verdict: 'pass' },
    { name: 'a short text', fact: holding({ access_token: 'none' }), verdict: 'pass' },
    { name: 'a flag', fact: holding({ refresh_token: true }), verdict: 'pass' },
    { name: 'a hash of a token', fact: holding({ at_hash: value }), verdict: 'pass' },
    { name: 'encrypted', fact: token({ format: 'jwe' }), verdict: 'skip' },
  ],
  live: [
    { name: 'a provider token in the session', login: true, response: [`Set-Cookie: token=${accessToken(900, { access_token: 'ya29.a0AfH6SMBx7kQz7LmX2rT8wYb5cN4d' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'an identifier', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
} satisfies CheckCases;
