import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, cookieInSource, exchange, roleOf } from '../facts.ts';

const sending = (octets: number, id = 'exchange-1') => exchange({ id, requestHeaders: [['Cookie', `a=${'x'.repeat(octets - 2)}`]] });
const small = sending(100, 'exchange-2');

export default {
  facts: [
    { name: 'tokens in the session of a cookie', fact: codeShape('cookie-too-large', { holds: set('tokens') }), verdict: 'fail', severity: 'info' },
    { name: 'over the limit', fact: cookie({ size: 4_097 }), verdict: 'fail', severity: 'medium' },
    { name: 'exactly at the limit', fact: cookie({ size: 4_096 }), verdict: 'fail', severity: 'info' },
    { name: 'close to the limit', fact: cookie({ size: 3_501 }), verdict: 'fail', severity: 'info' },
    { name: 'small', fact: cookie({ size: 60 }), verdict: 'pass' },
    { name: 'not known', fact: cookieInSource(), verdict: 'skip' },
    { name: 'not about authentication', fact: cookie({ size: 5_000, role: roleOf('preference') }), verdict: 'skip' },
    { name: 'a request with too many', fact: sending(8_193), among: [small], verdict: 'fail', severity: 'low' },
    { name: 'a request with few', fact: sending(8_192), verdict: 'pass' },
    { name: 'a lighter request beside a heavy one', fact: small, among: [sending(9_000)], verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'all tokens of a login',
        code: source`
          import express from 'express';
          import cookieSession from 'cookie-session';
          const app = express();
          app.use(cookieSession({ name: '__Host-s', keys: [process.env.KEY], secure: true, sameSite: 'lax' }));
          app.get('/callback', async (req, res) => {
            const tokens = await client.callback(redirectUri, client.callbackParams(req));
            req.session.tokenSet = tokens;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a sealed session with two tokens',
        code: source`
          import { getIronSession } from 'iron-session';
          export async function finish(tokens) {
            const session = await getIronSession(await cookies(), { cookieName: '__Host-s', password: process.env.SESSION_PASSWORD });
            session.userId = tokens.sub;
            session.accessToken = tokens.access_token;
            session.idToken = tokens.id_token;
            await session.save();
          }
        `,
      },
      {
        name: 'two tokens in an object that is the session',
        code: source`
          import cookieSession from 'cookie-session';
          app.use(cookieSession({ name: '__Host-s', keys: [process.env.KEY], secure: true, sameSite: 'lax' }));
          app.get('/callback', async (req, res) => {
            const grant = await exchange(req.query.code);
            req.session = { sub: grant.sub, idToken: grant.id_token, accessToken: grant.access_token };
            res.redirect('/');
          });
        `,
      },
      {
        name: 'tokens that are set by name in a session of Fastify',
        code: source`
          import secureSession from '@fastify/secure-session';
          app.register(secureSession, { key: process.env.KEY, cookieName: '__Host-s', cookie: { path: '/', secure: true, sameSite: 'lax' } });
          app.get('/callback', async (req, reply) => {
            req.session.set('tokens', await exchange(req.query.code));
            return reply.redirect('/');
          });
        `,
      },
      {
        name: 'a list that grows',
        code: source`
          import cookieSession from 'cookie-session';
          app.use(cookieSession({ name: '__Host-s', keys: [process.env.KEY], secure: true, sameSite: 'lax' }));
          app.get('/items/:id', (req, res) => {
            req.session.recent = [...(req.session.recent ?? []), req.params.id];
            res.render('item');
          });
        `,
      },
      {
        name: 'a list that is added to',
        code: source`
          import cookieSession from 'cookie-session';
          app.use(cookieSession({ name: '__Host-s', keys: [process.env.KEY], secure: true, sameSite: 'lax' }));
          app.post('/search', (req, res) => {
            req.session.searches.push(req.body.text);
            res.redirect('/results');
          });
        `,
      },
    ],
    good: [
      {
        name: 'one token in an object, and no token at all',
        code: source`
          import cookieSession from 'cookie-session';
          app.use(cookieSession({ name: '__Host-s', keys: [process.env.KEY], secure: true, sameSite: 'lax' }));
          app.get('/callback', async (req, res) => {
            const grant = await exchange(req.query.code);
            req.session = { sub: grant.sub, accessToken: grant.access_token, csrfToken: grant.csrf };
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a list of the module',
        code: source`
          import cookieSession from 'cookie-session';
          let seen = [];
          app.use(cookieSession({ name: '__Host-s', keys: [process.env.KEY], secure: true, sameSite: 'lax' }));
          app.get('/items/:id', (req, res) => {
            seen = [...seen, req.params.id];
            res.render('item');
          });
        `,
      },
      {
        name: 'a store that took the place of the cookie',
        code: source`
          // cookie-session was too small for the list.
          import session from 'express-session';
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.post('/search', (req, res) => {
            req.session.searches.push(req.body.text);
            res.redirect('/results');
          });
        `,
      },
      {
        name: 'a store on the server',
        code: source`
          import session from 'express-session';
          app.use(session({ name: '__Host-s', secret: process.env.KEY, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
          app.get('/callback', async (req, res) => {
            req.session.tokenSet = await client.callback(redirectUri, client.callbackParams(req));
            res.redirect('/');
          });
        `,
      },
      {
        name: 'an identifier and a role',
        code: source`
          import cookieSession from 'cookie-session';
          app.use(cookieSession({ name: '__Host-s', keys: [process.env.KEY], secure: true, sameSite: 'lax' }));
          app.post('/login', (req, res) => {
            req.session.userId = req.user.id;
            req.session.role = req.user.role;
            res.redirect('/');
          });
        `,
      },
      {
        name: 'one token',
        code: source`
          import { getIronSession } from 'iron-session';
          export async function finish(tokens) {
            const session = await getIronSession(await cookies(), { cookieName: '__Host-s', password: process.env.SESSION_PASSWORD });
            session.accessToken = tokens.access_token;
            await session.save();
          }
        `,
      },
    ],
  },
  live: [
    { name: 'a session in the cookie', login: true, response: [`Set-Cookie: sid=${'0123456789abcdef'.repeat(250)}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'info' },
    { name: 'an identifier', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
} satisfies CheckCases;
