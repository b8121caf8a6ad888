import jwtDecode from '#linter/models/jwt-decode.ts';
import { signedToken } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

export default {
  model: jwtDecode,
  defaults: [],
  behaviour: [
    { name: 'it reads what nobody signed', shows: async () => (await testPackage<{ jwtDecode: (token: string) => object }>('jwt-decode')).jwtDecode(signedToken('HS256', { sub: '1' }, 'a key that it never asks for')), is: { sub: '1' } },
  ],
  cases: [
    {
      name: 'on a server',
      code: `
import { jwtDecode } from 'jwt-decode';
import express from 'express';
express().get('/', (req, res) => {
  const { sub } = jwtDecode(req.cookies.token); //! jwt-decoded-not-verified
  res.json(orders.of(sub));
});`,
    },
    {
      name: 'the default export of versions 2 and 3',
      code: `
import jwt_decode from 'jwt-decode';
import express from 'express';
express().use((req, res, next) => {
  req.user = jwt_decode(req.headers.authorization); //! jwt-decoded-not-verified
  next();
});`,
    },
    {
      name: 'in a page',
      code: `
'use client';
import { jwtDecode } from 'jwt-decode';
export const isAdmin = (token) => jwtDecode(token).role === 'admin';`,
    },
  ],
} satisfies ModelCases;
