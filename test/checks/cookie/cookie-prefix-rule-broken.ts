import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, cookieInSource, roleOf } from '../facts.ts';

const secure = set(true);
const root = set('/');

export default {
  facts: [
    { name: '__Host- complete', fact: cookie({ name: set('__Host-sid'), secure, path: root }), verdict: 'pass' },
    { name: '__Host- without Secure', fact: cookie({ name: set('__Host-sid'), path: root }), verdict: 'fail', severity: 'high' },
    { name: '__Host- with Domain', fact: cookie({ name: set('__Host-sid'), secure, path: root, domain: set('shop.example') }), verdict: 'fail' },
    { name: '__Host- without Path', fact: cookie({ name: set('__Host-sid'), secure }), verdict: 'fail' },
    { name: '__Host- with a narrower Path', fact: cookie({ name: set('__Host-sid'), secure, path: set('/app') }), verdict: 'fail' },
    { name: '__Host- with a Path that was not followed', fact: cookieInSource({ name: set('__Host-sid'), secure, path: unknown('it is imported') }), verdict: 'pass' },
    { name: 'the prefix is compared without case', fact: cookie({ name: set('__host-sid'), path: root }), verdict: 'fail' },
    { name: '__Secure- with Secure', fact: cookie({ name: set('__Secure-sid'), secure }), verdict: 'pass' },
    { name: '__Secure- without Secure', fact: cookie({ name: set('__Secure-sid') }), verdict: 'fail' },
    { name: '__Http- without HttpOnly', fact: cookie({ name: set('__Http-sid'), secure }), verdict: 'fail' },
    { name: '__Http- set by script', fact: cookie({ name: set('__Http-sid'), secure, httpOnly: set(true), byScript: set(true) }), verdict: 'fail' },
    { name: '__Host-Http- complete', fact: cookie({ name: set('__Host-Http-sid'), secure, httpOnly: set(true), path: root }), verdict: 'pass' },
    { name: '__Host-Http- without HttpOnly', fact: cookie({ name: set('__Host-Http-sid'), secure, path: root }), verdict: 'fail' },
    { name: 'the early spelling __HostHttp-', fact: cookie({ name: set('__HostHttp-sid'), secure, path: root }), verdict: 'fail', severity: 'info' },
    { name: 'the deletion needs the attributes too', fact: cookie({ name: set('__Host-sid'), action: 'clear' }), verdict: 'fail', severity: 'high' },
    { name: 'whatever the cookie is for', fact: cookie({ name: set('__Host-theme'), role: roleOf('preference') }), verdict: 'fail' },
    { name: 'the jar holds what a browser accepted', fact: cookie({ name: set('__Host-sid'), action: 'hold' }), verdict: 'skip' },
    { name: 'no prefix', fact: cookie(), verdict: 'skip' },
  ],
  live: [
    { name: '__Host- without Path=/', login: true, response: ['Set-Cookie: __Host-sid=0123456789abcdef0123456789abcdef; Secure; HttpOnly; SameSite=Lax'], verdict: 'fail', severity: 'high' },
    { name: '__Secure- without Secure', login: true, response: ['Set-Cookie: __Secure-sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly; SameSite=Lax'], verdict: 'fail' },
    { name: '__Host- complete', login: true, response: ['Set-Cookie: __Host-sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: '__Host- with a domain',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('__Host-sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax', domain: 'shop.example' });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: '__Host- complete; express sets Path=/',
        code: source`
          import express from 'express';
          import { createSession } from './sessions';
          const app = express();
          app.post('/login', async (req, res) => {
            res.cookie('__Host-sid', await createSession(req.body.user), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
