import { type CheckCases } from '../case.ts';
import { captureSeconds, exchange, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const payload = { iss: 'https://shop.example', iat: captureSeconds, exp: captureSeconds + 900 };
const bearer = token({ raw: 'raw-token', payload });
const sentTo = (url: string) => exchange({ url, requestHeaders: [['Authorization', 'Bearer raw-token']] });
const issued = accessToken(900, { iss: 'https://id.example' });

export default {
  facts: [
    { name: 'sent to two services', fact: bearer, among: [sentTo('https://a.shop.example/'), sentTo('https://b.shop.example/')], verdict: 'fail', severity: 'medium' },
    { name: 'sent to another host than the issuer', fact: bearer, among: [sentTo('https://api.example/')], verdict: 'fail', severity: 'low' },
    { name: 'sent to its issuer only', fact: bearer, among: [sentTo('https://shop.example/api')], verdict: 'skip' },
    { name: 'never sent', fact: bearer, verdict: 'skip' },
    { name: 'an audience', fact: { ...bearer, payload: { ...payload, aud: 'api' } }, among: [sentTo('https://api.example/')], verdict: 'pass' },
    { name: 'no issuer', fact: token({ raw: 'raw-token' }), among: [sentTo('https://api.example/')], verdict: 'skip' },
    { name: 'a DPoP proof', fact: { ...bearer, header: { alg: 'ES256', typ: 'dpop+jwt' } }, among: [sentTo('https://api.example/')], verdict: 'skip' },
  ],
  live: [
    { name: 'an API gets a token of an identity provider', then: [{ url: 'https://api.shop.example/orders', request: [`Authorization: Bearer ${issued}`] }], verdict: 'fail', severity: 'low' },
    { name: 'the token names its audience', then: [{ url: 'https://api.shop.example/orders', request: [`Authorization: Bearer ${accessToken(900, { iss: 'https://id.example', aud: 'https://api.shop.example' })}`] }], verdict: 'silent' },
  ],
} satisfies CheckCases;
