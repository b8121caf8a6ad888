import type { CheckCases } from '../case.ts';
import { exchange } from '../facts.ts';

const answer = (path: string, fields: readonly string[], changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ url: `https://shop.example${path}`, responseType: 'application/json', responseFields: ['user.name', ...fields], responseCredentials: fields.map((field) => ({ field, hash: field })), ...changes });
const opaque = '7f3c9a1e5b8d2f60417ac3e9d5b80f12';
const get = (path: string, body: unknown) => ({ url: `https://shop.example${path}`, answer: body });

export default {
  facts: [
    { name: 'a refresh token', fact: answer('/api/session', ['refreshToken']), verdict: 'fail', severity: 'high' },
    { name: 'a refresh token inside', fact: answer('/api/me', ['session.refresh_token']), verdict: 'fail' },
    { name: 'a token of a provider', fact: answer('/api/user', ['google_access_token']), verdict: 'fail', severity: 'high' },
    { name: 'a token below a provider', fact: answer('/api/user', ['accounts.github.token']), verdict: 'fail' },
    { name: 'Auth.js with an access token', fact: answer('/api/auth/session', ['accessToken']), verdict: 'fail', severity: 'medium' },
    { name: 'an access token on purpose', fact: answer('/api/session', ['access_token']), verdict: 'skip' },
    { name: 'an anti-CSRF token', fact: answer('/api/session', ['csrfToken']), verdict: 'skip' },
    { name: 'a login', fact: answer('/api/session', ['refresh_token'], { method: 'POST', marks: ['login'] }), verdict: 'skip' },
    { name: 'a refresh', fact: answer('/api/session', ['refresh_token'], { marks: ['refresh'] }), verdict: 'skip' },
    { name: 'another endpoint', fact: answer('/api/integrations', ['github.token']), verdict: 'skip' },
    { name: 'no credential', fact: answer('/api/me', []), verdict: 'skip' },
  ],
  live: [
    { name: 'the session of Auth.js with a refresh token', then: [get('/api/auth/session', { user: { name: 'Ada' }, refreshToken: opaque })], verdict: 'fail', severity: 'high' },
    { name: 'the session of Auth.js as it comes', then: [get('/api/auth/session', { user: { name: 'Ada', email: 'ada@shop.example' }, expires: '2026-02-14T12:00:00.000Z' })], verdict: 'silent' },
    { name: 'a masked value', then: [get('/api/me', { name: 'Ada', refresh_token: '********' })], verdict: 'silent' },
    { name: 'a token endpoint for an API of its own', then: [get('/api/session', { access_token: opaque, expires_in: 300 })], verdict: 'silent' },
  ],
} satisfies CheckCases;
