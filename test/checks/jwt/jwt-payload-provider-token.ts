import { set } from '#shared/facts/known.ts';
import type { JsonObject } from '#shared/facts/token.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const value = 'ya29.a0AfH6SMBx7kQz7LmX2rT8wYb5cN4d';
const holding = (payload: JsonObject) => token({ payload });

export default {
  facts: [
    { name: 'a call that signs one', fact: jwtCall('sign', { claims: set(['sub', 'access_token']) }), verdict: 'fail', severity: 'high' },
    ...['github_access_token', 'googleRefreshToken', 'accesstoken', 'spotifyToken', 'provider_token', 'provider_refresh_token'].map((claim) => ({ name: `a call that signs ${claim}`, fact: jwtCall('sign', { claims: set(['sub', claim]) }), verdict: 'fail' as const })),
    ...['has_access_token', 'encryptedAccessToken', 'accessTokenId', 'refresh_token_hash', 'csrfToken', 'deviceToken', 'token', 'id'].map((claim) => ({ name: `a call that signs ${claim}`, fact: jwtCall('sign', { claims: set(['sub', claim]) }), verdict: 'pass' as const })),
    { name: 'a call that encrypts one', fact: jwtCall('sign', { claims: set(['sub', 'accessToken']), encrypted: true }), verdict: 'skip' },
    { name: 'a call without', fact: jwtCall('sign', { claims: set(['sub', 'act', 'cnf']) }), verdict: 'pass' },
    { name: 'a call that verifies', fact: jwtCall('verify'), verdict: 'skip' },
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
  code: {
    bad: [
      {
        name: 'the access token of a provider',
        code: source`
          import jwt from 'jsonwebtoken';
          export const sessionOf = (account: Account) => jwt.sign({ sub: account.id, access_token: account.access_token }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
      {
        name: 'named after its provider',
        code: source`
          import { sign } from 'hono/jwt';
          export const sessionOf = (member: Member, tokens: Tokens, exp: number) => sign({ sub: member.id, exp, github_access_token: tokens.accessToken() }, process.env.JWT_SECRET!, 'HS256');
        `,
      },
      {
        name: 'inside of a claim',
        code: source`
          import jwt from 'jsonwebtoken';
          export const sessionOf = (member, grant) => jwt.sign({ sub: member.id, gh: { access_token: grant.access_token } }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
    good: [
      {
        name: 'that there is one, and what it is kept under',
        code: source`
          import { sign } from 'hono/jwt';
          export const sessionOf = (member: Member, exp: number) => sign({ sub: member.id, exp, has_github_access_token: true, githubAccessTokenId: member.grant }, process.env.JWT_SECRET!, 'HS256');
        `,
      },
      {
        name: 'in an encrypted session',
        remedyFor: 'next-auth',
        code: source`
          import { encode } from 'next-auth/jwt';
          export const sessionOf = (account: Account) => encode({ token: { sub: account.id, access_token: account.access_token }, secret: process.env.AUTH_SECRET });
        `,
      },
    ],
  },
} satisfies CheckCases;
