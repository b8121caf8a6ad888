import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { inSource, jwtCall, roleOf, token } from '../facts.ts';
import { jwt } from '../jwts.ts';

const signed = [{ url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${jwt({ sub: 'u1' }, { alg: 'HS256' })}`] }] as const;

const setIn = { file: '.env', line: 3, octets: 6, wellKnown: true };
const signing = jwtCall('sign', { secret: set({ origin: 'environment', variable: 'JWT_SECRET', guessable: true, setIn }) });

export default {
  facts: [
    { name: 'a secret of a tutorial', fact: token({ guessedSecret: 'tutorial' }), verdict: 'fail', severity: 'critical' },
    { name: 'a common password', fact: token({ guessedSecret: 'password dictionary' }), verdict: 'fail', severity: 'critical' },
    { name: 'a token that is only possibly a credential', fact: token({ guessedSecret: 'framework default', role: roleOf('access-token', 'possible') }), verdict: 'fail', severity: 'critical' },
    { name: 'not tried, or not found', fact: token(), verdict: 'skip' },
    { name: 'a variable that a dotenv file sets to a well-known value', fact: signing, verdict: 'fail', severity: 'high' },
    { name: 'the second use of it in a file', fact: { ...signing, id: 'jwt-call-2', seen: { ...inSource('server', 'jwt.verify'), line: 9 } }, among: [signing], verdict: 'skip' },
    { name: 'a variable of which no such file says anything', fact: jwtCall('sign', { secret: set({ origin: 'environment', variable: 'JWT_SECRET' }) }), verdict: 'pass' },
    { name: 'a literal, which another check reports', fact: jwtCall('sign', { secret: set({ origin: 'literal', guessable: true }) }), verdict: 'skip' },
    { name: 'a key that is not known', fact: jwtCall('sign', { secret: unknown('it is a parameter') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a variable that stands in tutorials with this value',
        says: '.env sets',
        dotenv: 'JWT_SECRET=your-256-bit-secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'a short value of few characters, by way of the settings',
        dotenv: 'TOKEN_KEY="abcabc123"',
        code: source`
          import jwt from 'jsonwebtoken';
          const settings = { auth: { key: process.env.TOKEN_KEY } };
          export const claimsOf = (token: string) => jwt.verify(token, settings.auth.key, { algorithms: ['HS256'] });
        `,
      },
      {
        name: 'encoded for jose',
        dotenv: 'JWT_SECRET=changeme',
        code: source`
          import { SignJWT } from 'jose';
          const key = new TextEncoder().encode(process.env.JWT_SECRET);
          export const tokenFor = (id: string) => new SignJWT({ sub: id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('15m').sign(key);
        `,
      },
      {
        name: 'settings of NestJS',
        dotenv: 'JWT_SECRET=secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string, configService: ConfigService) => jwt.sign({ sub: id }, configService.get('JWT_SECRET'), { expiresIn: '10m' });
        `,
      },
      {
        name: 'the environment of Deno',
        dotenv: 'JWT_SECRET=secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, Deno.env.get('JWT_SECRET'), { expiresIn: '10m' });
        `,
      },
      {
        name: 'the environment of Bun',
        dotenv: 'JWT_SECRET=secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, Bun.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'the environment of Vite',
        dotenv: 'JWT_SECRET=secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, import.meta.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
    ],
    good: [
      {
        name: 'random octets',
        dotenv: 'JWT_SECRET=q8Yt1fVb0ZxK3mR7uHc5eWs9pLd2gAj4nTo6iBvEkQw=',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'what is to be replaced, points elsewhere or is made of other variables',
        dotenv: ['A_SECRET=<secret>', 'B_SECRET=op://jwt/key', 'C_SECRET=$A_SECRET', 'D_SECRET=', 'E_SECRET=/run/jwt'].join('\n'),
        code: source`
          import jwt from 'jsonwebtoken';
          const { A_SECRET, B_SECRET, C_SECRET, D_SECRET, E_SECRET } = process.env;
          export const tokensFor = (id: string) => [A_SECRET, B_SECRET].map((key) => jwt.sign({ sub: id }, key, { expiresIn: '10m' }));
          export const a = (id: string) => jwt.sign({ sub: id }, A_SECRET, { expiresIn: '10m' });
          export const b = (id: string) => jwt.sign({ sub: id }, B_SECRET, { expiresIn: '10m' });
          export const c = (id: string) => jwt.sign({ sub: id }, C_SECRET, { expiresIn: '10m' });
          export const d = (id: string) => jwt.sign({ sub: id }, D_SECRET, { expiresIn: '10m' });
          export const e = (id: string) => jwt.sign({ sub: id }, E_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'another variable',
        dotenv: 'COOKIE_SECRET=secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'a fallback in the code, which another check reports',
        dotenv: 'JWT_SECRET=secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET || 'orchard-dev-key', { expiresIn: '10m' });
        `,
      },
      {
        name: 'a key of two, which is public',
        dotenv: 'JWT_PUBLIC_KEY=secret',
        code: source`
          import jwt from 'jsonwebtoken';
          export const claimsOf = (token: string) => jwt.verify(token, process.env.JWT_PUBLIC_KEY, { algorithms: ['RS256'] });
        `,
      },
    ],
  },
  live: [
    { name: 'the user had it guessed', then: signed, guessed: 'tutorial', verdict: 'fail', severity: 'critical' },
    { name: 'nobody asked', then: signed, verdict: 'silent' },
  ],
} satisfies CheckCases;
