import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, exchange, inSource } from '../facts.ts';

const site = 'shop.example';
const redirect = 'redirect_uri=https%3A%2F%2Fshop.example%2Fcallback';
const authorize = (query: string, changes = {}) => exchange({ url: `https://id.example/authorize?client_id=a&${redirect}&${query}`, scope: 'other', marks: ['oauth-request'], status: 302, ...changes });
const tokenRequest = (requestFields: readonly string[], origin = 'https://shop.example') =>
  exchange({ id: 'exchange-2', url: 'https://id.example/token', method: 'POST', scope: 'other', marks: ['token-request'], requestFields, requestHeaders: [['Origin', origin]] });
const written = (problem: string, changes: Parameters<typeof codeShape>[2] = {}) => codeShape('oauth-request-unprotected', { problem: set(problem) }, { name: 'checks', ...changes });
const inBrowser = tokenRequest(['grant_type', 'code', 'client_id']);
const request = (query: string) => ({ url: `https://id.example/authorize?client_id=a&${redirect}&${query}`, status: 302, response: ['Location: https://id.example/login'] });

export default {
  facts: [
    { name: 'nothing', fact: authorize('response_type=code'), site, verdict: 'fail', severity: 'medium' },
    { name: 'state, and the browser exchanges the code', fact: authorize('response_type=code&state=x'), among: [inBrowser], site, verdict: 'fail', severity: 'high' },
    { name: 'state, and a server exchanges the code', fact: authorize('response_type=code&state=x'), site, verdict: 'pass' },
    { name: 'nonce of a confidential client', fact: authorize('response_type=code&nonce=x'), site, verdict: 'pass' },
    { name: 'PKCE', fact: authorize('response_type=code&code_challenge=x&code_challenge_method=S256'), among: [inBrowser], site, verdict: 'pass' },
    { name: 'PKCE without a method', fact: authorize('response_type=code&code_challenge=x&state=y'), site, verdict: 'fail', severity: 'medium' },
    { name: 'PKCE with the method plain', fact: authorize('response_type=code&code_challenge=x&code_challenge_method=plain'), site, verdict: 'fail' },
    { name: 'a pushed request', fact: authorize('request_uri=urn:x'), site, verdict: 'skip' },
    { name: 'a signed request', fact: authorize('response_type=code&request=x'), site, verdict: 'skip' },
    { name: 'the implicit flow belongs to another check', fact: authorize('response_type=token'), site, verdict: 'skip' },
    { name: 'an identity provider as the client of another', fact: exchange({ url: 'https://social.example/authorize?client_id=b&response_type=code&redirect_uri=https%3A%2F%2Fid.example%2F', scope: 'other', marks: ['oauth-request'] }), site, verdict: 'skip' },
    { name: 'another site, without a redirect_uri', fact: exchange({ url: 'https://id.example/authorize?client_id=b&response_type=code', scope: 'other', marks: ['oauth-request'] }), site, verdict: 'skip' },
    { name: 'a password grant', fact: tokenRequest(['grant_type', 'username', 'password']), site, verdict: 'fail', severity: 'medium' },
    { name: 'a password grant of another site', fact: tokenRequest(['grant_type', 'username', 'password'], 'https://chat.example'), site, verdict: 'skip' },
    { name: 'a device that asks for its token', fact: tokenRequest(['grant_type', 'device_code', 'client_id']), site, verdict: 'skip' },
    { name: 'checks turned off', fact: written('no checks'), verdict: 'fail', severity: 'medium' },
    { name: 'state turned off', fact: written('no state'), verdict: 'fail', severity: 'medium' },
    { name: 'a strategy without state', fact: written('no state by default'), verdict: 'fail', severity: 'medium' },
    { name: 'nothing in code', fact: written('bare'), verdict: 'fail', severity: 'medium' },
    { name: 'PKCE turned off in code', fact: written('no pkce'), verdict: 'fail', severity: 'high' },
    { name: 'the method plain in code', fact: written('plain'), verdict: 'fail', severity: 'medium' },
    { name: 'a password grant of a page', fact: written('password', { seen: inSource('client') }), verdict: 'fail', severity: 'medium' },
    { name: 'a password grant of a server', fact: written('password'), verdict: 'skip' },
    { name: 'how it is made is not known', fact: codeShape('oauth-request-unprotected', {}), verdict: 'skip' },
  ],
  live: [
    { name: 'a request without anything', then: [request('response_type=code')], verdict: 'fail', severity: 'medium' },
    { name: 'a single-page application without PKCE', then: [request('response_type=code&state=8f1d3a'), { url: 'https://id.example/token', method: 'POST', request: ['Origin: https://shop.example'], form: { grant_type: 'authorization_code', code: 'x', client_id: 'a' } }], verdict: 'fail', severity: 'high' },
    { name: 'a password grant', then: [{ url: 'https://shop.example/oauth/token', method: 'POST', form: { grant_type: 'password', username: 'ada', password: 'analytical engine' } }], verdict: 'fail', severity: 'medium' },
    { name: 'PKCE', then: [request('response_type=code&state=8f1d3a&code_challenge=x&code_challenge_method=S256')], verdict: 'silent' },
    { name: 'a server with state', then: [request('response_type=code&state=8f1d3a')], verdict: 'silent' },
    { name: 'a login form of the site itself', login: true, verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a provider of Auth.js that the application wrote, and that is given its client elsewhere',
        code: source`
          export const HubSpot = (options) => ({
            id: 'hubspot',
            type: 'oauth',
            authorization: 'https://id.example/authorize',
            userinfo: 'https://id.example/me',
            checks: ['none'],
            ...options,
          });
        `,
      },
      {
        name: 'a page that exchanges the code itself',
        file: 'login.ts',
        code: source`
          export function startLogin() {
            const state = crypto.randomUUID();
            sessionStorage.setItem('state', state);
            const url = new URL('https://id.example/authorize');
            url.searchParams.set('client_id', 'app');
            url.searchParams.set('response_type', 'code');
            url.searchParams.set('state', state);
            window.location.assign(url);
          }
          export const finish = (code) =>
            fetch('https://id.example/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: 'app', code }) });
        `,
      },
      {
        name: 'checks of Auth.js turned off',
        code: source`
          import NextAuth from 'next-auth';
          export const { handlers } = NextAuth({ providers: [{ id: 'corp', type: 'oidc', issuer, clientId: process.env.ID, clientSecret: process.env.SECRET, checks: ['none'] }] });
        `,
      },
      {
        name: 'a request without anything',
        code: source`
          export const start = (req, res) => res.redirect('https://id.example/authorize?' + new URLSearchParams({ response_type: 'code', client_id: process.env.ID, redirect_uri: callback }));
        `,
      },
      {
        name: 'the method plain',
        code: source`
          const parameters = new URLSearchParams({ response_type: 'code', client_id: id, state, code_challenge: verifier, code_challenge_method: 'plain' });
        `,
      },
      {
        name: 'settings of a strategy that a constant holds and a spread adds to',
        code: source`
          import OAuth2Strategy from 'passport-oauth2';
          const corp = { authorizationURL: 'https://id.example/authorize', tokenURL: 'https://id.example/token', clientID: process.env.ID, clientSecret: process.env.SECRET, callbackURL: '/callback' };
          passport.use(new OAuth2Strategy({ ...corp, scope: ['openid'] }, verify));
        `,
      },
      {
        name: 'a strategy of passport that is given no state',
        code: source`
          const passport = require('passport');
          const GoogleStrategy = require('passport-google-oauth20').Strategy;
          passport.use(new GoogleStrategy({ clientID: process.env.ID, clientSecret: process.env.SECRET, callbackURL: '/callback' }, verify));
        `,
      },
      {
        name: 'a strategy of passport that is imported',
        code: source`
          import { Strategy as GitHub } from 'passport-github2';
          export const strategy = new GitHub({ clientID: process.env.ID, clientSecret: process.env.SECRET, callbackURL: '/callback' }, verify);
        `,
      },
      {
        name: 'a page that sends the password',
        file: 'login.tsx',
        code: source`
          'use client';
          export const login = (username, password) => fetch('/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'password', username, password }) });
        `,
      },
      {
        name: 'openid-client, told to skip the check',
        code: source`
          import * as client from 'openid-client';
          app.get('/start', (ctx) => ctx.redirect(client.buildAuthorizationUrl(config, { redirect_uri: uri, scope: 'openid' }).href));
          export const tokensOf = (current) => client.authorizationCodeGrant(config, current, { expectedState: client.skipStateCheck, idTokenExpected: true });
        `,
      },
      {
        name: 'openid-client, given nothing',
        code: source`
          import { buildAuthorizationUrl } from 'openid-client';
          export const start = (config) => buildAuthorizationUrl(config, { redirect_uri: 'https://shop.example/callback', scope: 'openid' });
        `,
      },
      {
        name: 'an address that is written out',
        code: source`
          app.get('/login', (req, res) => res.redirect(\`https://id.example/authorize?response_type=code&client_id=\${process.env.CLIENT_ID}&redirect_uri=\${encodeURIComponent(callback)}\`));
        `,
      },
      {
        name: 'parameters that are set one by one',
        code: source`
          export function loginUrl() {
            const url = new URL('https://id.example/authorize');
            url.searchParams.set('client_id', process.env.CLIENT_ID);
            url.searchParams.set('response_type', 'code');
            url.searchParams.set('redirect_uri', callback);
            return url.href;
          }
        `,
      },
      {
        name: 'a check of @fastify/oauth2 that agrees to everything',
        code: source`
          app.register(oauth2, {
            name: 'github',
            callbackUri: 'https://shop.example/callback',
            generateStateFunction: () => randomBytes(16).toString('hex'),
            checkStateFunction: (request, callback) => callback(),
          });
        `,
      },
      {
        name: 'a page with a secret that everybody can read',
        file: 'oidc.js',
        code: source`
          export function startLogin() {
            const query = new URLSearchParams({ client_id: oidc.clientId, redirect_uri: oidc.redirectUri, response_type: 'code', scope: 'openid', state: newState() });
            window.location.assign(\`\${oidc.endpoint}?\${query}\`);
          }
          export const finishLogin = (code) => fetch(oidc.tokenEndpoint, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: oidc.clientId, client_secret: oidc.clientSecret, code }) });
        `,
      },
      {
        name: 'a page with such a secret that goes to the address',
        file: 'oauth.js',
        code: source`
          export function startLogin() {
            const url = new URL(config.authorizeUrl);
            url.search = new URLSearchParams({ response_type: 'code', client_id: config.clientId, redirect_uri: config.redirectUri, state: newState() });
            location.assign(url);
          }
          export const finishLogin = (code) => fetch(config.tokenUrl, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: config.clientId, client_secret: config.clientSecret, code }) });
        `,
      },
      {
        name: 'a provider of OpenID Connect by the address of its settings',
        code: source`
          export const provider = { id: 'club', type: 'oidc', wellKnown: 'https://id.club.example/.well-known/openid-configuration', checks: ['none'] };
        `,
      },
      {
        name: 'PKCE turned off in settings of a page',
        code: source`
          import { AuthConfig } from 'angular-oauth2-oidc';
          export const authConfig: AuthConfig = { issuer, clientId: 'portal', redirectUri: window.location.origin, responseType: 'code', scope: 'openid', disablePKCE: true };
        `,
      },
      {
        name: 'keycloak-js with no method',
        code: source`
          import Keycloak from 'keycloak-js';
          const keycloak = new Keycloak({ url, realm: 'shop', clientId: 'portal' });
          await keycloak.init({ onLoad: 'login-required', pkceMethod: false });
        `,
      },
      {
        name: 'an application on a phone without PKCE',
        code: source`
          import { useAuthRequest, ResponseType } from 'expo-auth-session';
          const [request, response, promptAsync] = useAuthRequest({ clientId: 'app', redirectUri, scopes: ['openid'], usePKCE: false }, discovery);
        `,
      },
    ],
    good: [
      {
        name: 'a provider that keeps the state, and checks of another kind',
        code: source`
          export const HubSpot = (options) => ({ id: 'hubspot', type: 'oauth', userinfo: 'https://id.example/me', checks: ['state'], ...options });
          export const health = { type: 'report', userinfo: false, checks: ['none'] };
        `,
      },
      {
        name: 'a page whose server exchanges the code',
        file: 'login.ts',
        code: source`
          export function startLogin() {
            const state = crypto.randomUUID();
            sessionStorage.setItem('state', state);
            const url = new URL('https://id.example/authorize');
            url.searchParams.set('client_id', 'app');
            url.searchParams.set('response_type', 'code');
            url.searchParams.set('state', state);
            window.location.assign(url);
          }
          export const finish = (code) => fetch('/api/login', { method: 'POST', body: JSON.stringify({ code }) });
        `,
      },
      {
        name: 'openid-client with PKCE, and no state because of it',
        code: source`
          import * as client from 'openid-client';
          export const start = (verifier) => client.buildAuthorizationUrl(config, { redirect_uri: uri, scope: 'openid', code_challenge: challengeOf(verifier), code_challenge_method: 'S256' });
          export const tokensOf = (current, verifier) => client.authorizationCodeGrant(config, current, { expectedState: client.skipStateCheck, pkceCodeVerifier: verifier });
        `,
      },
      {
        name: 'a check of @fastify/oauth2, and addresses with state',
        code: source`
          app.register(oauth2, {
            name: 'github',
            callbackUri: 'https://shop.example/callback',
            checkStateFunction: (request, callback) => (request.query.state === request.session.state ? callback() : callback(new Error('state'))),
          });
          export const url = (state) => \`https://id.example/authorize?response_type=code&client_id=\${process.env.CLIENT_ID}&state=\${state}\`;
        `,
      },
      {
        name: 'checks of Auth.js',
        remedyFor: 'next-auth',
        code: source`
          import NextAuth from 'next-auth';
          export const { handlers } = NextAuth({ providers: [{ id: 'corp', clientId: process.env.ID, clientSecret: process.env.SECRET, checks: ['pkce', 'state'] }, GitHub] });
        `,
      },
      {
        name: 'parameters that are added later',
        code: source`
          const parameters = new URLSearchParams({ response_type: 'code', client_id: process.env.ID, redirect_uri: callback });
          parameters.set('state', state);
        `,
      },
      {
        name: 'PKCE',
        code: source`
          const parameters = new URLSearchParams({ response_type: 'code', client_id: id, code_challenge: challenge, code_challenge_method: 'S256' });
        `,
      },
      {
        name: 'settings of a strategy that a constant holds, with a state',
        code: source`
          import OAuth2Strategy from 'passport-oauth2';
          const corp = { authorizationURL: 'https://id.example/authorize', tokenURL: 'https://id.example/token', clientID: process.env.ID, clientSecret: process.env.SECRET, callbackURL: '/callback', pkce: true };
          passport.use(new OAuth2Strategy({ ...corp, scope: ['openid'] }, verify));
        `,
      },
      {
        name: 'a strategy with state, and one that leaves it to its default',
        code: source`
          passport.use(new OAuth2Strategy({ authorizationURL, tokenURL, clientID, clientSecret, callbackURL, state: true, pkce: true }, verify));
          passport.use(new GoogleStrategy({ clientID, clientSecret, callbackURL }, verify));
        `,
      },
      {
        name: 'a strategy with PKCE, and one whose options are made elsewhere',
        code: source`
          import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
          import { Strategy as TwitterStrategy } from 'passport-twitter';
          passport.use(new GoogleStrategy({ clientID, clientSecret, callbackURL, pkce: true }, verify));
          passport.use(new GoogleStrategy({ ...options, clientID }, verify));
          passport.use(new GoogleStrategy(options, verify));
          passport.use(new TwitterStrategy({ clientID, clientSecret, callbackURL }, verify));
        `,
      },
      {
        name: 'a state that is compared by hand',
        code: source`
          import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
          passport.use(new GoogleStrategy({ clientID, clientSecret, callbackURL, passReqToCallback: true }, (req, a, r, profile, done) => done(null, req.query.state === req.session.state && profile)));
        `,
      },
      {
        name: 'settings of a provider, to which the library adds',
        code: source`
          export const provider = { id: 'notion', authorization: { params: { client_id: id, response_type: 'code', owner: 'user' } } };
        `,
      },
      {
        name: 'a table of checks',
        code: source`
          export const monitor = { clientId: 7, checks: ['http', 'dns'] };
        `,
      },
      {
        name: 'a server that has a secret and compares state',
        file: 'oidc.js',
        code: source`
          export function startLogin(request, reply) {
            const query = new URLSearchParams({ client_id: oidc.clientId, redirect_uri: oidc.redirectUri, response_type: 'code', scope: 'openid', state: newState(request) });
            reply.redirect(\`\${oidc.endpoint}?\${query}\`);
          }
          export const finishLogin = (code) => fetch(oidc.tokenEndpoint, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: oidc.clientId, client_secret: oidc.clientSecret, code }) });
        `,
      },
      {
        name: 'a server with a secret whose answer has a location',
        code: source`
          export function startLogin(req, res) {
            const query = new URLSearchParams({ client_id: oidc.clientId, redirect_uri: oidc.redirectUri, response_type: 'code', scope: 'openid', state: req.session.state });
            res.location(\`\${oidc.endpoint}?\${query}\`).status(303).end();
          }
          export const finishLogin = (code) => fetch(oidc.tokenEndpoint, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: oidc.clientId, client_secret: process.env.SECRET, code }) });
        `,
      },
      {
        name: 'PKCE that is left on, a server with a secret, the implicit flow, and a switch that only looks alike',
        code: source`
          const settings = { authority, client_id: 'portal', redirect_uri, response_type: 'code', disablePKCE: false };
          const server = { authority, client_id: 'portal', client_secret: process.env.SECRET, redirect_uri, response_type: 'code', disablePKCE: true };
          const old = { issuer, clientId: 'portal', responseType: 'id_token token', disablePKCE: true };
          const generic = { providerId: 'hr', clientId: 'portal', discoveryUrl, pkce: false };
          const session = { login: 'required', pkceMethod: false };
        `,
      },
    ],
  },
} satisfies CheckCases;
