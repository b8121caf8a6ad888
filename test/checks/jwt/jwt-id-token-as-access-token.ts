import { type CheckCases } from '../case.ts';
import { captureSeconds, exchange, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const payload = { iss: 'https://id.example', aud: 'client-1', nonce: 'n', iat: captureSeconds, exp: captureSeconds + 900 };
const bearer = token({ raw: 'raw-token', payload });
const sentTo = (url: string) => exchange({ url, requestHeaders: [['Authorization', 'bearer raw-token']] });

export default {
  facts: [
    { name: 'an ID token at an API', fact: bearer, among: [sentTo('https://api.shop.example/')], verdict: 'fail', severity: 'medium' },
    { name: 'an ID token with at_hash', fact: { ...bearer, payload: { iss: 'https://id.example', at_hash: 'h' } }, among: [sentTo('https://api.shop.example/')], verdict: 'fail' },
    { name: 'an issuer whose ID tokens backends accept', fact: { ...bearer, payload: { ...payload, iss: 'https://accounts.google.com' } }, among: [sentTo('https://api.shop.example/')], verdict: 'fail', severity: 'low' },
    { name: 'sent back to its issuer', fact: bearer, among: [sentTo('https://id.example/logout')], verdict: 'pass' },
    { name: 'not sent', fact: bearer, verdict: 'pass' },
    { name: 'an access token', fact: token({ raw: 'raw-token' }), among: [sentTo('https://api.shop.example/')], verdict: 'skip' },
  ],
  live: [
    { name: 'an ID token at an API', then: [{ url: 'https://api.shop.example/orders', request: [`Authorization: Bearer ${accessToken(900, { iss: 'https://id.example', aud: 'client-1', nonce: 'n-1' })}`] }], verdict: 'fail', severity: 'medium' },
    { name: 'an access token at an API', then: [{ url: 'https://api.shop.example/orders', request: [`Authorization: Bearer ${accessToken(900, { iss: 'https://id.example', aud: 'https://api.shop.example' })}`] }], verdict: 'silent' },
  ],
} satisfies CheckCases;
