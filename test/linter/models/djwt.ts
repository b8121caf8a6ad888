import model from '#linter/models/djwt.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  defaults: [],
  readIn: { version: '3.0.2', source: 'the documentation of @zaubrik/djwt' },
  cases: [
    {
      name: 'create, with what the payload says of its times',
      code: `
import { create, getNumericDate } from 'https://deno.land/x/djwt@v3.0.2/mod.ts';
export async function login(user, key) {
  await create({ alg: 'HS256', typ: 'JWT' }, { sub: user.id }, key); //! jwt-missing-exp
  await create({ alg: 'HS256', typ: 'JWT' }, { sub: user.id, exp: Date.now() + 900_000 }, key); //! jwt-time-claim-malformed
  await create({ alg: 'none' }, { sub: user.id, exp: getNumericDate(900) }, null); //! jwt-alg-none
  await create({ alg: 'HS256', typ: 'JWT' }, { sub: user.id, exp: getNumericDate(60 * 60 * 24 * 90) }, key); //! jwt-lifetime-excessive
  await create({ alg: 'HS256', typ: 'JWT' }, { sub: user.id, exp: getNumericDate(new Date(Date.now() + 900_000)) }, key);
  return create({ alg: 'HS512', typ: 'JWT' }, { sub: user.id, exp: getNumericDate(60 * 15) }, key);
}`,
    },
    {
      name: 'from JSR and through an import map',
      code: `
import { create } from 'jsr:@zaubrik/djwt@^3.0.2';
import * as djwt from '@zaubrik/djwt';
import { create as sign } from 'djwt';
export async function login(user, key) {
  await create({ alg: 'HS256' }, { sub: user.id }, key); //! jwt-missing-exp
  await djwt.create({ alg: 'HS256' }, { sub: user.id }, key); //! jwt-missing-exp
  await sign({ alg: 'HS256' }, { sub: user.id }, key); //! jwt-missing-exp
}`,
    },
    {
      name: 'decode gives the header, the payload and the signature',
      code: `
import { decode, verify } from 'jsr:@zaubrik/djwt';
export function isAdmin(token) {
  const [, payload] = decode(token); //! jwt-decoded-not-verified
  return payload.role === 'admin';
}
export function isOwner(token) {
  if (decode(token)[1].sub !== owner) throw new Error('no'); //! jwt-decoded-not-verified
}
export async function byKey(token) {
  const [header] = decode(token);
  const key = keys.get(header.kid);
  return verify(token, key);
}
export async function both(token, key) {
  await verify(token, key);
  const [, payload] = decode(token);
  return payload.role === 'admin';
}`,
    },
    {
      name: 'verify rejects, and looks at the expiry unless it is told not to',
      code: `
import { verify } from 'djwt';
export async function guard(request, key) {
  const token = bearerOf(request);
  verify(token, key); //! jwt-verify-result-ignored
  const loose = await verify(token, key, { ignoreExp: true, audience: 'api' }); //! jwt-exp-check-disabled
  const claims = await verify(token, key, { audience: 'api' });
  return { loose, claims };
}`,
    },
  ],
} satisfies ModelCases;
