import { generateKeyPairSync } from 'node:crypto';
import jsonwebtoken from '#linter/models/jsonwebtoken.ts';
import { accepts, claimsIn, headerIn, signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Library {
  readonly sign: (claims: object, key: string) => string;
  readonly verify: (token: string, key: string, options?: object) => object;
}

const library = async () => (await testPackage<{ default: Library }>('jsonwebtoken')).default;

export default {
  model: jsonwebtoken,
  defaults: [],
  behaviour: [
    {
      name: 'sign without options writes HS256 and no exp',
      shows: async () => {
        const token = (await library()).sign({ sub: '1' }, testKey);
        return { alg: headerIn(token)['alg'], exp: claimsIn(token)['exp'] };
      },
      is: { alg: 'HS256', exp: undefined },
    },
    {
      name: 'verify without algorithms accepts HS512',
      shows: async () => {
        const { verify } = await library();
        return accepts(() => verify(signedToken('HS512', { sub: '1' }), testKey));
      },
      is: true,
    },
    {
      name: 'verify refuses a public key as the secret of an HMAC, even when HS256 is allowed',
      shows: async () => {
        const { verify } = await library();
        const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
        return accepts(() => verify(signedToken('HS256', { sub: '1' }, key), key, { algorithms: ['HS256', 'RS256'] }));
      },
      is: false,
    },
    {
      name: 'a key of one octet is accepted',
      shows: async () => {
        const { verify } = await library();
        return accepts(() => verify(signedToken('HS256', { sub: '1' }, 'k'), 'k'));
      },
      is: true,
    },
  ],
  cases: [
    {
      name: 'signing: expiry',
      code: `
import jwt from 'jsonwebtoken';
const key = process.env.JWT_SECRET;
jwt.sign({ sub: '1' }, key); //! jwt-missing-exp
jwt.sign({ sub: '1' }, key, { expiresIn: '15m' });
jwt.sign({ sub: '1' }, key, { expiresIn: 60 * 60 });
jwt.sign({ sub: '1', exp: Math.floor(Date.now() / 1000) + 60 * 60 }, key);
jwt.sign({ sub: '1' }, key, { expiresIn: '60d' }); //! jwt-lifetime-excessive
jwt.sign({ sub: '1' }, key, options);
jwt.sign(payload, key);
const claims = { sub: '1' };
claims.exp = Math.floor(Date.now() / 1000) + 900;
jwt.sign(claims, key);
jwt.sign({ sub: '1' }, key, (error, token) => done(token)); //! jwt-missing-exp
jwt.sign({ sub: '1' }, key, { expiresIn: process.env.JWT_EXPIRES_IN });`,
    },
    {
      name: 'signing: the key',
      code: `
const { sign } = require('jsonwebtoken');
const key = 'correct horse battery staple';
sign({ sub: '1' }, key, { expiresIn: '5m' }); //! jwt-secret-hardcoded
sign({ sub: '1' }, process.env.SECRET || 'dev', { expiresIn: '5m' }); //! jwt-secret-hardcoded
sign({ sub: '1' }, process.env.SECRET ?? key, { expiresIn: '5m' }); //! jwt-secret-hardcoded
sign({ sub: '1' }, Buffer.from(key, 'utf8'), { expiresIn: '5m' }); //! jwt-secret-hardcoded
sign({ sub: '1' }, process.env.NODE_ENV === 'production' ? process.env.SECRET : 'dev', { expiresIn: '5m' });
sign({ sub: '1' }, config.secret, { expiresIn: '5m' });`,
    },
    {
      name: 'the key: an environment that is read through a schema',
      code: `
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import * as v from 'valibot';
import { cleanEnv, str } from 'envalid';
const schema = z.object({ JWT_SECRET: z.string().min(32).default('dev-secret'), OTHER_SECRET: z.string().min(32) });
const env = schema.parse(process.env);
const { JWT_SECRET } = z.object({ JWT_SECRET: z.string().default('dev-secret') }).parse(process.env);
const byValibot = v.parse(v.object({ JWT_SECRET: v.optional(v.string(), 'dev-secret') }), process.env);
const byEnvalid = cleanEnv(process.env, { JWT_SECRET: str({ default: 'dev-secret' }), OTHER_SECRET: str() });
jwt.sign({ sub: '1' }, env.JWT_SECRET, { expiresIn: '5m' }); //! jwt-secret-hardcoded
jwt.sign({ sub: '1' }, JWT_SECRET, { expiresIn: '5m' }); //! jwt-secret-hardcoded
jwt.sign({ sub: '1' }, byValibot.JWT_SECRET, { expiresIn: '5m' }); //! jwt-secret-hardcoded
jwt.sign({ sub: '1' }, byEnvalid.JWT_SECRET, { expiresIn: '5m' }); //! jwt-secret-hardcoded
jwt.sign({ sub: '1' }, env.OTHER_SECRET, { expiresIn: '5m' });
jwt.sign({ sub: '1' }, byEnvalid.OTHER_SECRET, { expiresIn: '5m' });`,
    },
    {
      name: 'the key: a fallback that a deployment cannot fall back to',
      code: `
import jwt from 'jsonwebtoken';
if (process.env.NODE_ENV === 'production' && !process.env.JWT_SECRET) {
  throw new Error('JWT_SECRET is not set');
}
jwt.sign({ sub: '1' }, process.env.JWT_SECRET || 'only here', { expiresIn: '5m' });
jwt.sign({ sub: '1' }, process.env.OTHER_SECRET || 'only here', { expiresIn: '5m' }); //! jwt-secret-hardcoded`,
    },
    {
      name: 'a verification that is told too little or too much',
      code: `
import jwt from 'jsonwebtoken';
jwt.verify(token, process.env.KEY);
jwt.verify(token, process.env.KEY, { algorithms: ['HS256'], ignoreExpiration: true }); //! jwt-exp-check-disabled
jwt.verify(token, process.env.KEY, { algorithms: ['HS256'], ignoreExpiration: process.env.NODE_ENV === 'test' });
jwt.sign({ sub: '1' }, privateKey, { algorithm: 'RS256', expiresIn: '5m', allowInsecureKeySizes: true }); //! jwt-unsafe-library-option
jwt.sign({ sub: '1', exp: Date.now() + 60_000 }, process.env.KEY); //! jwt-time-claim-malformed`,
    },
    {
      name: 'made a promise of',
      code: `
import { promisify } from 'node:util';
import jwt from 'jsonwebtoken';
const claims = await promisify(jwt.verify)(token, 'a key in the code'); //! jwt-secret-hardcoded
const verify = promisify(jwt.verify);
export const other = async (token) => verify(token, process.env.KEY);`,
    },
    {
      name: 'algorithms',
      code: `
import * as jwt from 'jsonwebtoken';
const key = process.env.JWT_SECRET;
jwt.sign({ sub: '1' }, key, { expiresIn: '5m', algorithm: 'none' }); //! jwt-alg-none
jwt.verify(token, key, { algorithms: ['HS256', 'none'] }); //! jwt-alg-none
jwt.verify(token, key, { algorithms: ['HS256'] });`,
    },
    {
      name: 'decoding for a decision',
      code: `
import jwt from 'jsonwebtoken';
export function authenticate(req, res, next) {
  const claims = jwt.decode(req.headers.authorization.slice(7)); //! jwt-decoded-not-verified
  req.user = claims;
  next();
}
export function admin(req, res, next) {
  const { role } = jwt.decode(req.cookies.token); //! jwt-decoded-not-verified
  if (role !== 'admin') return res.sendStatus(403);
  next();
}
export async function load(req) {
  return User.findById(jwt.decode(req.cookies.token).sub); //! jwt-decoded-not-verified
}`,
    },
    {
      name: 'decoding beside a verification, for the key, for a log',
      code: `
import jwt from 'jsonwebtoken';
export function a(req, res, next) {
  const token = req.headers.authorization.slice(7);
  const { header } = jwt.decode(token, { complete: true });
  jwt.verify(token, keys[header.kid], { algorithms: ['RS256'] });
  req.user = jwt.decode(token);
  next();
}
export function keyOf(token) {
  const decoded = jwt.decode(token, { complete: true });
  return keys.get(decoded.header.kid);
}
export function trace(token) {
  console.log('token of', jwt.decode(token).sub);
}
export async function b(req) {
  await verifyToken(req.token);
  return users.get(jwt.decode(req.token).sub);
}
export const expired = (token) => jwt.decode(token).exp < Date.now() / 1000;`,
    },
  ],
} satisfies ModelCases;
