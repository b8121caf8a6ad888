import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const issued = { iss: 'https://id.example' };

export default {
  facts: [
    { name: 'code that fetches it', fact: codeShape('jwt-header-remote-key-url', { parameter: set('jku') }), verdict: 'fail', severity: 'high' },
    { name: 'code that does not', fact: codeShape('jwt-header-remote-key-url', {}), verdict: 'pass' },
    { name: 'jku on another host', fact: token({ header: { alg: 'RS256', jku: 'https://keys.example/jwks' }, payload: issued }), verdict: 'fail', severity: 'medium' },
    { name: 'jku on the host of the issuer', fact: token({ header: { alg: 'RS256', jku: 'https://id.example/jwks' }, payload: issued }), verdict: 'fail', severity: 'info' },
    { name: 'x5u that is no URL', fact: token({ header: { alg: 'RS256', x5u: 'cert' }, payload: issued }), verdict: 'fail', severity: 'medium' },
    { name: 'no URL', fact: token({ payload: issued }), verdict: 'pass' },
    { name: 'a DPoP proof', fact: token({ header: { alg: 'ES256', typ: 'dpop+jwt', jku: 'https://keys.example' } }), verdict: 'skip' },
  ],
  live: [
    { name: 'a token with the address of a key', login: true, response: [`Set-Cookie: token=${jwt({ sub: 'u1', iat: 1_768_478_400, exp: 1_768_479_300 }, { jku: 'https://keys.example/jwks' })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'medium' },
    { name: 'a token without', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'fetched',
        code: source`
          import jwt from 'jsonwebtoken';
          export async function claimsOf(token: string) {
            const { header } = jwt.decode(token, { complete: true });
            const { keys } = await (await fetch(header.jku)).json();
            return jwt.verify(token, pem(keys[0]), { algorithms: ['RS256'] });
          }
        `,
      },
      {
        name: 'a key set of jose',
        code: source`
          import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
          export const claimsOf = (token: string) => jwtVerify(token, createRemoteJWKSet(new URL(decodeProtectedHeader(token).jku)), { algorithms: ['RS256'], audience: 'api' });
        `,
      },
      {
        name: 'a client for each address, which is remembered',
        code: source`
          import jwt from 'jsonwebtoken';
          import jwksClient from 'jwks-rsa';
          const clients = new Map();
          function clientFor(jwksUri) {
            if (!clients.has(jwksUri)) clients.set(jwksUri, jwksClient({ jwksUri, cache: true }));
            return clients.get(jwksUri);
          }
          function getKey(header, callback) {
            clientFor(header.jku || OURS).getSigningKey(header.kid, (error, key) => callback(error, key?.getPublicKey()));
          }
          export const check = (token, done) => jwt.verify(token, getKey, { algorithms: ['RS256'] }, done);
        `,
      },
      {
        name: 'fetched by a function of the file, out of a header that another one decodes, whatever the scheme is',
        code: source`
          import { createLocalJWKSet, jwtVerify } from 'jose';
          const headerOf = (token) => JSON.parse(atob(token.split('.')[0]));
          const load = (url) => $fetch(url, { timeout: 2000 });
          export async function claimsOf(token) {
            const { jku } = headerOf(token);
            if (!jku.startsWith('https://')) throw new Error('no https');
            return jwtVerify(token, createLocalJWKSet(await load(jku)), { algorithms: ['ES256'], audience: 'api' });
          }
        `,
      },
      {
        name: 'fetched with a client that the class was given',
        code: source`
          export class Keys {
            constructor(private readonly httpService: HttpService) {}
            async find(header) {
              const { data } = await firstValueFrom(this.httpService.get(header.x5u));
              return data;
            }
          }
        `,
      },
      {
        name: 'a certificate that a promise brings',
        code: source`
          import axios from 'axios';
          export function resolveKey(header, done) {
            axios.get(header.x5u, { responseType: 'text' }).then(({ data }) => done(null, data)).catch(done);
          }
        `,
      },
    ],
    good: [
      {
        name: 'looked up among the ones that were fetched',
        code: source`
          import { decodeProtectedHeader, jwtVerify } from 'jose';
          export const claimsOf = (token, keySets) => jwtVerify(token, keySets.get(decodeProtectedHeader(token).jku), { algorithms: ['RS256'], audience: 'api' });
        `,
      },
      {
        name: 'compared with the configured address, or not used at all',
        code: source`
          import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
          export async function claimsOf(token: string) {
            const { jku } = decodeProtectedHeader(token);
            if (jku !== 'https://login.example/jwks.json') throw new Error('unknown key set');
            return jwtVerify(token, createRemoteJWKSet(new URL(jku)), { algorithms: ['RS256'], audience: 'api' });
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
