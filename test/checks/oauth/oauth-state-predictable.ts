import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, exchange } from '../facts.ts';

const site = 'shop.example';
const redirect = 'redirect_uri=https%3A%2F%2Fshop.example%2Fcallback';
const authorize = (bits: number, id = 'exchange-1', query = '') =>
  exchange({ id, url: `https://id.example/authorize?client_id=a&response_type=code&${redirect}&state=x${query}`, scope: 'other', marks: ['oauth-request'], status: 302, oauthState: { hash: 'h1', bits } });
const callback = exchange({ id: 'exchange-2', url: 'https://shop.example/callback?code=c&state=x', marks: ['oauth-callback'], oauthState: { hash: 'h1', bits: 128 } });
const written = (from: string, pkce = false) => codeShape('oauth-state-predictable', { source: set(from), pkce: set(pkce) }, { name: 'state' });
const random = '7f3c9a1e5b8d2f60417ac3e9d5b80f12';
const request = (state: string, query = '') => ({ url: `https://id.example/authorize?client_id=a&response_type=code&${redirect}&state=${encodeURIComponent(state)}${query}`, status: 302, response: ['Location: https://id.example/login'] });
const answer = (state: string) => ({ url: `https://shop.example/callback?code=c0de&state=${encodeURIComponent(state)}`, status: 302, response: ['Location: /'] });

export default {
  facts: [
    { name: 'a short one', fact: authorize(20), site, verdict: 'fail', severity: 'high' },
    { name: 'a short one beside PKCE', fact: authorize(20, 'exchange-1', '&code_challenge=x'), site, verdict: 'fail', severity: 'info' },
    { name: 'a random one', fact: authorize(128), site, verdict: 'pass' },
    { name: 'none', fact: exchange({ url: `https://id.example/authorize?client_id=a&response_type=code&${redirect}`, scope: 'other', marks: ['oauth-request'] }), site, verdict: 'skip' },
    { name: 'an answer', fact: callback, site, verdict: 'skip' },
    { name: 'a request of another site', fact: { ...authorize(20), url: 'https://id.example/authorize?client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fchat.example%2F&state=x' }, site, verdict: 'skip' },
    { name: 'a constant in code', fact: written('constant'), verdict: 'fail', severity: 'high' },
    { name: 'the time in code, beside PKCE', fact: written('time', true), verdict: 'fail', severity: 'info' },
    { name: 'random in code', fact: written('random'), verdict: 'pass' },
    { name: 'made elsewhere', fact: codeShape('oauth-state-predictable', { source: unknown('it is imported') }), verdict: 'skip' },
  ],
  live: [
    { name: 'a word', then: [request('login')], verdict: 'fail', severity: 'high' },
    { name: 'a number', then: [request('1768478400')], verdict: 'fail', severity: 'high' },
    { name: 'the same in two logins', then: [request(random), answer(random), request(random), answer(random)], verdict: 'fail', severity: 'high' },
    { name: 'a page that is loaded twice', then: [request(random), request(random), answer(random)], verdict: 'silent' },
    { name: 'a fresh one for each login', then: [request(random), answer(random), request(random.toUpperCase()), answer(random.toUpperCase())], verdict: 'silent' },
    { name: 'a return path beside a random part', then: [request(`${random}|/account`)], verdict: 'silent' },
    { name: 'JSON with a random part', then: [request(JSON.stringify({ back: '/account', id: random }))], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a state that a function of the file makes of the time',
        code: source`
          const newState = () => \`login-\${Date.now().toString(36)}\`;
          export function start(res) {
            const state = newState();
            res.redirect('https://id.example/authorize?' + new URLSearchParams({ response_type: 'code', client_id: 'app', redirect_uri: here, state }));
          }
        `,
      },
      {
        name: 'a constant',
        code: source`
          const parameters = new URLSearchParams({ response_type: 'code', client_id: process.env.CLIENT_ID, redirect_uri: callback, scope: 'openid', state: 'login' });
        `,
      },
      {
        name: 'the time',
        code: source`
          export const start = (req, res) => res.redirect(client.authorizationUrl({ scope: 'openid', state: Date.now().toString() }));
        `,
      },
      {
        name: 'Math.random',
        code: source`
          const state = Math.random().toString(36).slice(2);
          const url = oauth2Client.generateAuthUrl({ access_type: 'offline', scope, state });
        `,
      },
      {
        name: 'a constant for passport',
        code: source`
          app.get('/auth/google', passport.authenticate('google', { scope: ['profile'], state: 'SECRET' }));
        `,
      },
      {
        name: 'Math.random in an address',
        code: source`
          const state = Math.random().toString(36).slice(2);
          res.redirect(\`https://id.example/authorize?response_type=code&client_id=\${id}&redirect_uri=\${callback}&state=\${encodeURIComponent(state)}\`);
        `,
      },
      {
        name: 'parameters that are set one by one',
        code: source`
          app.get('/auth', (req, res) => {
            const url = new URL('https://idp.example/authorize');
            url.searchParams.set('response_type', 'code');
            url.searchParams.set('client_id', process.env.CLIENT_ID);
            url.searchParams.set('state', 'xyz123');
            res.redirect(url.toString());
          });
        `,
      },
      {
        name: 'a constant that @fastify/oauth2 is given',
        code: source`
          import oauth2 from '@fastify/oauth2';
          const STATE = 'portal-login';
          app.register(oauth2, {
            name: 'github',
            credentials: { client: { id: process.env.ID, secret: process.env.SECRET }, auth: oauth2.GITHUB_CONFIGURATION },
            callbackUri: 'https://shop.example/callback',
            generateStateFunction: () => STATE,
            checkStateFunction: (request, callback) => (request.query.state === STATE ? callback() : callback(new Error('state'))),
          });
        `,
      },
      {
        name: 'the day, where random bytes are the default',
        code: source`
          import { randomBytes } from 'node:crypto';
          const newFlow = (provider, state = randomBytes(24).toString('base64url')) => ({ provider, state });
          const authorizeUrl = ({ state }) => providerUrl('/authorize', { state });
          app.get('/gitlab', (req, res) => res.redirect(authorizeUrl(newFlow('gitlab', 'board-' + new Date().toISOString().slice(0, 10)))));
        `,
      },
      {
        name: 'a constant for arctic',
        code: source`
          import { GitHub } from 'arctic';
          export const url = new GitHub(id, secret, null).createAuthorizationURL('login', ['user:email']);
        `,
      },
      {
        name: 'where to go after the login as the state',
        says: 'where to go after the login',
        code: source`
          router.get('/login', (req, res, next) => {
            const returnTo = typeof req.query.returnTo === 'string' ? req.query.returnTo : '/';
            passport.authenticate('corp', { state: Buffer.from(returnTo).toString('base64url') })(req, res, next);
          });
        `,
      },
      {
        name: 'a destination in JSON as the state',
        code: source`
          router.get('/google', (req, res) => {
            const { next } = req.query;
            const state = btoa(JSON.stringify({ next }));
            res.redirect('https://id.example/authorize?' + new URLSearchParams({ response_type: 'code', client_id: 'app', redirect_uri: here, state }));
          });
        `,
      },
    ],
    good: [
      {
        name: 'a destination beside a random part',
        code: source`
          router.get('/login', (req, res, next) => {
            const nonce = randomBytes(16).toString('hex');
            req.session.nonce = nonce;
            const state = Buffer.from(JSON.stringify({ nonce, returnTo: req.query.returnTo })).toString('base64url');
            passport.authenticate('corp', { state })(req, res, next);
          });
        `,
      },
      {
        name: 'what a parameter of the request finds',
        code: source`
          router.get('/login', (req, res, next) => {
            passport.authenticate('corp', { state: pending.get(req.query.returnTo) })(req, res, next);
          });
        `,
      },
      {
        name: 'a state that a function of the file draws',
        code: source`
          const newState = () => \`login-\${randomBytes(16).toString('hex')}\`;
          export function start(res) {
            const state = newState();
            res.redirect('https://id.example/authorize?' + new URLSearchParams({ response_type: 'code', client_id: 'app', redirect_uri: here, state }));
          }
        `,
      },
      {
        name: 'random, in other libraries',
        code: source`
          import oauth2 from '@fastify/oauth2';
          import { GitHub, generateState } from 'arctic';
          import { randomBytes } from 'node:crypto';
          app.register(oauth2, { name: 'github', callbackUri: 'https://shop.example/callback', generateStateFunction: () => randomBytes(16).toString('hex'), checkStateFunction });
          const state = generateState();
          export const url = new GitHub(id, secret, null).createAuthorizationURL(state, ['user:email']);
          const newFlow = (provider, state = randomBytes(24).toString('base64url')) => ({ provider, state });
          export const flow = newFlow('gitlab');
          const reduce = (state = 'signed-out', action) => (action.type === 'login' ? 'signed-in' : state);
          reduce('signed-out', { type: 'authorize' });
        `,
      },
      {
        name: 'random bytes in an address, and an address of a map',
        code: source`
          const state = crypto.randomUUID();
          const fresh = Math.random();
          res.redirect(\`https://id.example/authorize?response_type=code&client_id=\${id}&redirect_uri=\${callback}&state=\${state}&t=\${fresh}\`);
          const places = \`/oauth-partners?state=\${Math.random() > 0.5 ? 'CA' : 'NY'}\`;
        `,
      },
      {
        name: 'random bytes',
        code: source`
          import { randomBytes } from 'node:crypto';
          const state = randomBytes(16).toString('hex');
          const url = client.authorizationUrl({ scope: 'openid', state, nonce: crypto.randomUUID() });
        `,
      },
      {
        name: 'a return path beside a random part',
        code: source`
          const url = oauth2Client.generateAuthUrl({ scope, state: JSON.stringify({ back: req.path, id: crypto.randomUUID() }) });
        `,
      },
      {
        name: 'a signed state, and one from elsewhere',
        code: source`
          const url = client.authorizationUrl({ scope: 'openid', state: signState({ back: req.path, at: Date.now() }) });
          const other = client.authorizationUrl({ scope: 'openid', state: generators.state(), nonce: req.session.nonce });
        `,
      },
      {
        name: 'a state that has nothing to do with OAuth',
        code: source`
          import { OAuthApp } from './oauth-app';
          export const address = { street, city, state: 'CA', scope: 'shipping' };
          export const row = { clientId: client.id, state: 'active' };
        `,
      },
      {
        name: 'random, and a state that is something else',
        code: source`
          import { randomUUID } from 'node:crypto';
          const url = new URL('https://idp.example/authorize');
          url.searchParams.set('client_id', process.env.CLIENT_ID);
          url.searchParams.set('state', randomUUID());
          const filter = new URLSearchParams();
          filter.set('state', 'open');
        `,
      },
    ],
  },
} satisfies CheckCases;
