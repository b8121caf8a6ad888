import { absent, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { captureSeconds, exchange, jwtCall, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const payload = { iss: 'https://shop.example', iat: captureSeconds, exp: captureSeconds + 900 };
const bearer = token({ raw: 'raw-token', payload });
const sentTo = (url: string) => exchange({ url, requestHeaders: [['Authorization', 'Bearer raw-token']] });
const issued = accessToken(900, { iss: 'https://id.example' });

export default {
  facts: [
    { name: 'a call with an issuer and no audience', fact: jwtCall('sign', { issuer: set(true), audience: absent }), verdict: 'fail', severity: 'low' },
    { name: 'a call beside a verification', fact: jwtCall('sign', { issuer: set(true), audience: absent }), among: [jwtCall('verify')], verdict: 'fail', severity: 'info' },
    { name: 'a call with both', fact: jwtCall('sign', { issuer: set(true), audience: set(true) }), verdict: 'pass' },
    { name: 'a call whose payload is not known', fact: jwtCall('sign', { issuer: set(true), audience: unknown('the payload is not known') }), verdict: 'pass' },
    { name: 'a call without an issuer', fact: jwtCall('sign', { issuer: absent, audience: absent }), verdict: 'skip' },
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
  code: {
    bad: [
      {
        name: 'an issuer alone, for an address that nobody knows',
        code: source`
          import jwt from 'jsonwebtoken';
          const serviceToken = () => jwt.sign({ iss: 'orders' }, process.env.PRIVATE_KEY, { algorithm: 'RS256', expiresIn: '5m' });
          export const stock = () => fetch(process.env.STOCK_URL, { headers: { Authorization: \`Bearer \${serviceToken()}\` } });
          export const prices = () => fetch('https://api.prices.example/all', { headers: { Authorization: \`Bearer \${serviceToken()}\` } });
        `,
      },
      {
        name: 'an issuer alone',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.PRIVATE_KEY, { algorithm: 'RS256', expiresIn: '15m', issuer: 'https://login.example' });
        `,
      },
    ],
    good: [
      {
        name: 'a token for one receiver, which says what it has to name',
        code: source`
          import jwt from 'jsonwebtoken';
          function appToken() {
            const now = Math.floor(Date.now() / 1000);
            return jwt.sign({ iat: now - 60, exp: now + 540, iss: process.env.APP_ID }, process.env.PRIVATE_KEY, { algorithm: 'RS256' });
          }
          export async function installationToken(id: number) {
            const answer = await fetch(\`https://api.github.com/app/installations/\${id}/access_tokens\`, { method: 'POST', headers: { Authorization: \`Bearer \${appToken()}\` } });
            return answer.json();
          }
        `,
      },
      {
        name: 'issuer and audience',
        remedyFor: 'jose',
        code: source`
          import { SignJWT } from 'jose';
          export const tokenFor = (id: string, key: CryptoKey) =>
            new SignJWT({ sub: id, aud: 'https://api.example' }).setProtectedHeader({ alg: 'ES256' }).setIssuer('https://login.example').setExpirationTime('15m').sign(key);
        `,
      },
      {
        name: 'a session token of an application of its own',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
  },
} satisfies CheckCases;
