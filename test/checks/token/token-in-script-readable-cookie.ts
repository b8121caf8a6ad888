import { absent, byDefault, set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, inSource, roleOf, shapeOf } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const holding = { name: set('token'), shape: shapeOf('jws', 180, 500), role: roleOf('access-token') };

export default {
  facts: [
    { name: 'a JWT without HttpOnly', fact: cookie(holding), verdict: 'fail', severity: 'high' },
    { name: 'a JWT with HttpOnly', fact: cookie({ ...holding, httpOnly: set(true) }), verdict: 'pass' },
    { name: 'an opaque session id belongs to another check', fact: cookie(), verdict: 'skip' },
    { name: 'an opaque value that was seen as a bearer token', fact: cookie({ role: { role: 'access-token', confidence: 'confirmed', evidence: [{ kind: 'behaviour', text: 'It was sent as a bearer token.' }] } }), verdict: 'fail' },
    { name: 'an opaque remember-me ticket that a login set', fact: cookie({ role: { role: 'refresh-token', confidence: 'confirmed', evidence: [{ kind: 'behaviour', text: 'The login set it.' }] } }), verdict: 'skip' },
    { name: 'code that sets a remember-me ticket', fact: cookieInSource({ name: set('remember_token'), role: roleOf('refresh-token') }), verdict: 'skip' },
    { name: 'a CSRF token that is a JWT', fact: cookie({ ...holding, role: roleOf('csrf-token') }), verdict: 'skip' },
    { name: 'a deletion', fact: cookie({ ...holding, action: 'clear' }), verdict: 'skip' },
    { name: 'code that sets a signed token', fact: cookieInSource({ role: roleOf('access-token') }), verdict: 'fail' },
    { name: 'code whose HttpOnly is not known', fact: cookieInSource({ role: roleOf('access-token'), httpOnly: unknown('it is spread') }), verdict: 'skip' },
    { name: 'code of the page', fact: cookieInSource({ role: roleOf('access-token'), seen: inSource('client', 'document.cookie'), byScript: set(true), httpOnly: absent }), verdict: 'skip' },
    { name: 'a library that writes it in the page by design', fact: cookieInSource({ role: roleOf('access-token'), seen: inSource('client', 'createBrowserClient'), byScript: byDefault(true, '@supabase/ssr'), httpOnly: absent }), verdict: 'fail' },
    { name: 'code whose only hint is a name', fact: cookieInSource({ role: roleOf('access-token', 'possible') }), verdict: 'skip' },
  ],
  live: [
    { name: 'a JWT without HttpOnly', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; SameSite=Lax`], verdict: 'fail', severity: 'high' },
    { name: 'a JWT with HttpOnly', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a signed token without httpOnly',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.post('/login', (req, res) => {
            const token = jwt.sign({ sub: req.body.user }, process.env.JWT_SECRET, { expiresIn: '15m' });
            res.cookie('token', token, { secure: true, sameSite: 'lax' });
            res.end();
          });
        `,
      },
    ],
    good: [
      {
        name: 'a signed token with httpOnly',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.post('/login', (req, res) => {
            const token = jwt.sign({ sub: req.body.user }, process.env.JWT_SECRET, { expiresIn: '15m' });
            res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax' });
            res.end();
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
