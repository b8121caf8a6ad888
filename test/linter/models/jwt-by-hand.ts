import jwtByHand from '#linter/models/jwt-by-hand.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: jwtByHand,
  defaults: [],
  readIn: { version: 'RFC 7519', source: 'RFC 7519 section 3' },
  cases: [
    {
      name: 'a decision on the server',
      code: `
import express from 'express';
const app = express();
app.use((req, res, next) => {
  req.user = JSON.parse(Buffer.from(req.headers.authorization.split('.')[1], 'base64').toString()); //! jwt-decoded-not-verified
  next();
});
app.get('/admin', (req, res) => {
  const [, body] = req.cookies.token.split('.');
  const json = Buffer.from(body, 'base64url').toString('utf8');
  const claims = JSON.parse(json); //! jwt-decoded-not-verified
  if (!claims.admin) return res.sendStatus(403);
  res.send('hello');
});
app.get('/user', (req, res) => {
  const base64 = req.cookies.token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
  res.json(users.get(JSON.parse(atob(base64)).sub)); //! jwt-decoded-not-verified
});`,
    },
    {
      name: 'the header, and a token that is verified',
      code: `
import express from 'express';
import jwt from 'jsonwebtoken';
express().use((req, res, next) => {
  const token = req.cookies.token;
  const { kid } = JSON.parse(atob(token.split('.')[0]));
  jwt.verify(token, keys[kid], { algorithms: ['RS256'] });
  req.user = JSON.parse(atob(token.split('.')[1]));
  next();
});`,
    },
    {
      name: 'a page, and JSON that is no token',
      code: `
export const nameIn = (token) => JSON.parse(window.atob(token.split('.')[1])).name === 'admin';
export const settings = JSON.parse(text.split('\\n')[1]);`,
    },
  ],
} satisfies ModelCases;
