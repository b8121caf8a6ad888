import type { ContentKind } from '#shared/facts/content-kind.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, roleOf, shapeOf } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const holding = (...kinds: readonly ContentKind[]) =>
  cookie({ role: roleOf('preference'), content: { envelope: 'plain', names: ['field'], found: kinds.map((kind) => ({ kind, field: 'field' })) } });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const live = (verdict: 'fail' | 'unsure' | 'silent', name: string, value: string, cookieName = 'profile') => ({ name, response: [`Set-Cookie: ${cookieName}=${value}; Path=/`], verdict });

export default {
  facts: [
    { name: 'an e-mail address', fact: holding('email'), verdict: 'fail', severity: 'medium' },
    { name: 'a name with a date of birth', fact: holding('name', 'birth-date'), verdict: 'fail' },
    { name: 'a name alone may be that of a theme', fact: holding('name'), verdict: 'pass' },
    { name: 'digits that could be a card', fact: holding('card-like'), verdict: 'unsure' },
    { name: 'digits of a tracker', fact: { ...holding('card-like'), role: roleOf('analytics') }, verdict: 'pass' },
    { name: 'a password is another finding', fact: holding('password'), verdict: 'pass' },
    { name: 'the claims of a token', fact: { ...holding('email'), role: roleOf('session-data'), shape: shapeOf('jws') }, verdict: 'skip' },
    { name: 'encrypted', fact: cookie({ content: { envelope: 'sealed', names: [], found: [] } }), verdict: 'skip' },
  ],
  live: [
    live('fail', 'an e-mail address', 'ada%40shop.example'),
    live('fail', 'an e-mail address in JSON', json({ id: 7, mail: 'ada@shop.example' })),
    live('fail', 'an e-mail address in base64 of JSON', base64({ id: 7, email: 'ada@shop.example' })),
    live('fail', 'an e-mail address between other things', 'v1|ada@shop.example|1700000000'),
    live('fail', 'a telephone number', json({ contact: '+49 30 1234567' })),
    live('fail', 'a card number in groups', json({ last: '4111 1111 1111 1111' })),
    live('fail', 'a card number under its name', '4111111111111111', 'card_number'),
    live('fail', 'a name and a date of birth', json({ first_name: 'Ada', birthdate: '1815-12-10' })),
    live('fail', 'a national identifier', json({ ssn: '078-05-1120' })),
    live('unsure', 'digits of a card under another name', json({ ref: '4111111111111111' })),
    live('silent', 'digits with a wrong check digit', json({ ref: '4111111111111112' })),
    live('silent', 'digits no issuer has', json({ ref: '1234567812345670' })),
    live('silent', 'a time in microseconds', json({ at: '1768478400000000' })),
    live('silent', 'the name of a theme', json({ name: 'dark', locale: 'de-DE', mobile: 'true', email: 'yes' })),
    live('silent', 'a file and a version', json({ logo: 'logo@2x.png', lib: 'react@19.2.0' })),
    live('silent', 'the address of a desk', json({ from: 'noreply@shop.example' })),
    live('silent', 'the hash of an address', json({ em: '4f64c9f81bb0d4ee969aaf7b4a5a6f40f7e4d6a1a3cf0a1e4b0f3a2d1c0b9a88' })),
    live('silent', 'sealed by iron', 'Fe26.2*1*ab*cd*ef*1768478400000*gh*ij'),
    live('silent', 'encrypted by Laravel', base64({ iv: 'YWRhQHNob3A=', value: 'ada@shop.example', mac: 'ab', tag: '' })),
    live('silent', 'a token with an address', accessToken(900, { email: 'ada@shop.example' }), 'token'),
    live('silent', 'Google Analytics', 'GA1.1.4111111111.1111111768', '_ga'),
  ],
  code: {
    bad: [
      {
        name: 'the fields of a type',
        code: source`
          import type { FastifyReply } from 'fastify';
          interface Draft { fullName: string; ssn: string; step: number }
          export function storeDraft(reply: FastifyReply, draft: Draft) {
            return reply.setCookie('draft', JSON.stringify(draft), { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
          }
        `,
      },
      {
        name: 'an e-mail address',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('lastUser', req.body.email, { secure: true, sameSite: 'lax' });
            res.end();
          });
        `,
      },
      {
        name: 'a profile in JSON',
        file: 'profile.ts',
        code: source`
          import Cookies from 'js-cookie';
          export function keep(user) {
            Cookies.set('profile', JSON.stringify({ id: user.id, phone: user.phoneNumber }), { secure: true, sameSite: 'lax' });
          }
        `,
      },
      {
        name: 'an address, and whose it is',
        code: source`
          import express from 'express';
          const app = express();
          app.get('/callback', async (req, res) => {
            const tokens = await exchange(req.query.code);
            res.cookie('studio', tokens.owner_email, { secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a type without personal fields',
        code: source`
          import type { FastifyReply } from 'fastify';
          interface Draft { title: string; emailCount: number; step: number }
          export function storeDraft(reply: FastifyReply, draft: Draft) {
            return reply.setCookie('draft', JSON.stringify(draft), { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
          }
        `,
      },
      {
        name: 'identifiers and names of things',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('theme', theme.name);
            res.cookie('greeting', user.firstName);
            res.cookie('account', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('device', device.mobile);
            res.end();
          });
        `,
      },
      {
        name: 'what a function made of it',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('visitor', hash(user.email));
            res.cookie('profile', encrypt(JSON.stringify({ email: user.email })));
            res.cookie('verified', user.email !== null);
            res.end();
          });
        `,
      },
      {
        name: 'a token and a deletion',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.post('/login', (req, res) => {
            const token = jwt.sign({ sub: user.id, email: user.email }, process.env.KEY, { expiresIn: '15m' });
            res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax' });
            res.cookie('email', user.email, { maxAge: 0 });
            res.end();
          });
        `,
      },
      {
        name: 'what was done to an address, and what is known of it',
        code: source`
          import express from 'express';
          const app = express();
          app.get('/callback', async (req, res) => {
            const tokens = await exchange(req.query.code);
            res.cookie('studio', tokens.hashed_email, { secure: true, sameSite: 'lax' });
            res.cookie('verified', tokens.email_verified, { secure: true, sameSite: 'lax' });
            res.cookie('studio', tokens.owner_id, { secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
