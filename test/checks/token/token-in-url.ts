import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { captureSeconds, codeShape, cookie, credentialUse, exchange, storage, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const at = (url: string, field: string, place: 'query' | 'path' | 'fragment' = 'query', changes = {}) => exchange({ url, urlCredentials: [{ in: place, field, hash: 'h1' }], ...changes });
const api = 'https://shop.example/api/orders';
const opaque = '7f3c9a1e5b8d2f60417ac3e9d5b80f12';
const get = (url: string, request: readonly string[] = [], more = {}) => ({ url, request, ...more });

export default {
  facts: [
    { name: 'code that writes one into a query', fact: credentialUse(), verdict: 'fail', severity: 'high' },
    { name: 'a server that takes it from the address as well', fact: codeShape('token-in-url', { read: set(true) }), verdict: 'fail', severity: 'medium' },
    { name: 'a server that does not', fact: codeShape('token-in-url', { read: set(false) }), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { read: set(true) }), verdict: 'skip' },
    { name: 'code that opens a WebSocket with one', fact: credentialUse({ by: 'websocket' }), verdict: 'fail', severity: 'medium' },
    { name: 'code that redirects to a fragment with one', fact: credentialUse({ by: 'redirect', place: 'fragment' }), verdict: 'fail', severity: 'medium' },
    { name: 'code that asks a service which takes its own token so', fact: credentialUse({ origin: set('https://graph.facebook.com') }), verdict: 'skip' },
    { name: 'code that sets a header', fact: credentialUse({ place: 'header', name: 'Authorization' }), verdict: 'skip' },
    { name: 'an access token', fact: at(`${api}?access_token=x`, 'access_token'), verdict: 'fail', severity: 'high' },
    { name: 'camelCase', fact: at(`${api}?authToken=x`, 'authToken'), verdict: 'fail', severity: 'high' },
    { name: 'any name, when the value is that of a cookie', fact: at(`${api}?k=x`, 'k'), among: [cookie({ credentialHashes: ['h1'] })], verdict: 'fail', severity: 'high' },
    { name: 'any name, when the value is that of an entry', fact: at(`${api}?k=x`, 'k'), among: [storage({ credentialHashes: ['h1'] })], verdict: 'fail' },
    { name: 'a token in the path', fact: at('https://shop.example/feed/x/calendar.ics', 'path', 'path'), verdict: 'fail' },
    { name: 'a WebSocket', fact: at('wss://shop.example/live?token=x', 'token'), verdict: 'fail', severity: 'medium' },
    { name: 'an EventSource', fact: at('https://shop.example/events?token=x', 'token', 'query', { responseType: 'text/event-stream' }), verdict: 'fail', severity: 'medium' },
    { name: 'a link that resets a password', fact: at('https://shop.example/password/reset?token=x', 'token'), verdict: 'fail', severity: 'info' },
    { name: 'a link that verifies an address', fact: at('https://shop.example/verify-email?token=x', 'token'), verdict: 'fail', severity: 'info' },
    { name: 'an API key', fact: at(`${api}?api_key=x`, 'api_key'), verdict: 'unsure' },
    { name: 'nothing', fact: exchange({ url: `${api}?page=2` }), verdict: 'skip' },
    { name: 'a code of OAuth', fact: at('https://shop.example/callback?code=x&state=y', 'code'), verdict: 'skip' },
    { name: 'a hint at a logout', fact: at('https://shop.example/logout?id_token_hint=x', 'id_token_hint'), verdict: 'skip' },
    { name: 'a ticket', fact: at('wss://shop.example/live?ticket=x', 'ticket'), verdict: 'skip' },
    { name: 'a token of a minute', fact: at('wss://shop.example/live?token=x', 'token'), among: [token({ credentialHashes: ['h1'], payload: { sub: 'u1', iat: captureSeconds, exp: captureSeconds + 60 } })], verdict: 'skip' },
    { name: 'a token about a file', fact: at('https://shop.example/files/a.pdf?token=x', 'token'), among: [token({ credentialHashes: ['h1'], payload: { url: 'files/a.pdf', iat: captureSeconds, exp: captureSeconds + 900 } })], verdict: 'skip' },
    { name: 'a signed URL', fact: at('https://shop.example/media/1?token=x&Expires=1800000000', 'token'), verdict: 'skip' },
    { name: 'an Amazon signature', fact: at('https://shop.example/a?X-Amz-Security-Token=x&X-Amz-Signature=y', 'X-Amz-Security-Token'), verdict: 'skip' },
    { name: 'an invitation', fact: at('https://shop.example/invite?token=x', 'token'), verdict: 'skip' },
    { name: 'a shared document', fact: at('https://shop.example/shared?token=x', 'token'), verdict: 'skip' },
    { name: 'an anti-CSRF token', fact: at(`${api}?csrf_token=x`, 'csrf_token'), verdict: 'skip' },
    { name: 'a session id belongs to another check', fact: at(`${api}?sid=x`, 'sid'), among: [cookie({ credentialHashes: ['h1'] })], verdict: 'skip' },
    { name: 'a fragment belongs to another check', fact: at('https://shop.example/#access_token=x', 'access_token', 'fragment'), verdict: 'skip' },
    { name: 'a picture', fact: at('https://shop.example/avatar?token=x', 'token', 'query', { responseType: 'image/png' }), verdict: 'skip' },
    { name: 'a preflight', fact: at(`${api}?token=x`, 'token', 'query', { method: 'OPTIONS' }), verdict: 'skip' },
    { name: 'a random identifier', fact: at(`${api}?cursor=x`, 'cursor'), verdict: 'skip' },
    { name: 'a link that has one', fact: codeShape('token-in-url', { link: set(true) }), verdict: 'fail', severity: 'high' },
  ],
  live: [
    { name: 'a JWT in the query', then: [get(`${api}?access_token=${accessToken()}`)], verdict: 'fail', severity: 'high' },
    { name: 'the bearer token under another name', then: [get(api, [`Authorization: Bearer ${opaque}`]), get(`https://shop.example/export?k=${opaque}`)], verdict: 'fail', severity: 'high' },
    { name: 'two requests are one finding', then: [get(`${api}?token=${accessToken()}`), get(`https://shop.example/api/items?token=${accessToken()}`)], verdict: 'fail' },
    { name: 'a publishable key', then: [get(`${api}?api_key=pk_live_51H8xYzABCDEFGHIJKLMNOP`)], verdict: 'silent' },
    { name: 'the anon key of Supabase', then: [get(`${api}?apikey=${jwt({ role: 'anon', iss: 'supabase' })}`)], verdict: 'silent' },
    { name: 'a code of OAuth', then: [get(`https://shop.example/callback?code=${opaque}&state=${opaque}`)], verdict: 'silent' },
    { name: 'a ticket of a minute', then: [get(`wss://shop.example/live?token=${accessToken(60)}`)], verdict: 'silent' },
    { name: 'a request to a host of somebody else', then: [get(`https://stats.example/collect?token=${opaque}`)], verdict: 'silent' },
    { name: 'a cache buster', then: [get(`https://shop.example/app.js?v=${opaque}`, [], { type: 'text/javascript' })], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the address of a link in a variable',
        file: 'Download.tsx',
        code: source`
          import { useAuth } from './auth';
          export function Download({ id }) {
            const { accessToken } = useAuth();
            const address = \`\${API}/files/\${id}?access_token=\${accessToken}\`;
            return <a href={address}>PDF</a>;
          }
        `,
      },
      {
        name: 'a parameter that is set in a query of its own',
        file: 'feed.ts',
        code: source`
          export function stock(bay, token) {
            const query = new URLSearchParams({ bay });
            query.set('access_token', token);
            return new EventSource(\`/api/stock/events?\${query}\`);
          }
        `,
      },
      {
        name: 'a request',
        file: 'orders.ts',
        code: source`
          export async function orders() {
            const token = localStorage.getItem('access_token');
            const response = await fetch('/api/orders?access_token=' + encodeURIComponent(token));
            return response.json();
          }
        `,
      },
      {
        name: 'a redirect after a login',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';

          const app = express();
          app.get('/oauth/callback', (req, res) => {
            const token = jwt.sign({ sub: req.user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
            res.redirect(process.env.APP_URL + '/welcome?token=' + token);
          });
        `,
      },
      {
        name: 'a WebSocket',
        file: 'live.ts',
        code: source`
          export const connect = (token: string) => new WebSocket('wss://shop.example/live?token=' + token);
        `,
      },
      {
        name: 'a server that takes it from the address as well',
        code: source`
          export function authenticate(req, res, next) {
            const token = req.query.token || req.headers['x-access-token'];
            if (!token) return res.status(401).end();
            verify(token).then(() => next(), () => res.status(401).end());
          }
        `,
      },
      {
        name: 'an extractor of passport-jwt',
        code: source`
          import { ExtractJwt, Strategy } from 'passport-jwt';
          passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromUrlQueryParameter('token'), secretOrKey: process.env.KEY }, check));
        `,
      },
      {
        name: 'links to files that open by themselves',
        code: source`
          import { Hono } from 'hono';
          export const files = new Hono();
          files.get('/', async (c) => {
            const token = c.get('token');
            const listed = await c.env.BUCKET.list();
            return c.json(listed.objects.map(({ key }) => ({ name: key, href: \`/api/files/\${encodeURIComponent(key)}?access_token=\${token}\` })));
          });
        `,
      },
      {
        name: 'a picture of a page',
        file: 'avatar.tsx',
        code: source`
          export function Avatar({ id }) {
            const { accessToken } = useAuth();
            return <img src={\`/api/users/\${id}/photo?access_token=\${accessToken}\`} />;
          }
        `,
      },
      {
        name: 'a query that is typed',
        file: 'extract.ts',
        code: source`
          import type { FastifyRequest } from 'fastify';
          export function extractToken(req: FastifyRequest): string | undefined {
            const header = req.headers.authorization;
            if (header?.startsWith('Bearer ')) return header.slice(7);
            return (req.query as { access_token?: string }).access_token;
          }
        `,
      },
      {
        name: 'a query that is taken apart',
        file: 'guard.js',
        code: source`
          export function guard(req, res, next) {
            const { token } = req.query;
            req.bearer = req.get('Authorization')?.slice(7) || token;
            next();
          }
        `,
      },
      {
        name: 'an address that is taken apart',
        file: 'auth.ts',
        code: source`
          import { createMiddleware } from 'hono/factory';
          export const auth = createMiddleware(async (c, next) => {
            const bearer = c.req.header('authorization')?.slice(7) ?? c.req.query('access_token');
            c.set('claims', await verified(bearer));
            await next();
          });
          export const upgrade = async (request: Request) => verified(request.headers.get('authorization') ?? new URL(request.url).searchParams.get('token'));
        `,
      },
      {
        name: 'Hono, when there is no header',
        code: source`
          export async function guard(c, next) {
            const sent = c.req.query('token');
            const header = c.req.raw.headers.get('authorization');
            c.set('member', await verify(header ? header.slice(7) : sent));
            await next();
          }
        `,
      },
      {
        name: 'Nitro, when there is no header',
        code: source`
          export default defineEventHandler(async (event) => {
            let token = event.headers.get('authorization')?.slice(7);
            if (!token) token = getQuery(event).token;
            event.context.member = await verify(token);
          });
        `,
      },
    ],
    good: [
      {
        name: 'an address that is only counted',
        file: 'Download.tsx',
        code: source`
          import { useAuth } from './auth';
          export function Download({ id }) {
            const { accessToken } = useAuth();
            const address = \`\${API}/files/\${id}?access_token=\${accessToken}\`;
            return <b>{address.length}</b>;
          }
        `,
      },
      {
        name: 'a token that hands a session over, once',
        code: source`
          export function handOver(result) {
            const target = new URL(result.loginUrl);
            target.searchParams.set('session_transfer_token', result.session_transfer_token);
            return target;
          }
        `,
      },
      {
        name: 'the token of a link, and a page of results',
        file: 'routes.ts',
        code: source`
          export const confirm = async (request: Request) => confirmed(new URL(request.url).searchParams.get('token'));
          export async function list(request: Request) {
            const claims = await verified(request.headers.get('authorization'));
            return find(claims.sub, new URL(request.url).searchParams.get('pageToken'), new URL(request.url).searchParams.get('page'));
          }
        `,
      },
      {
        name: 'a parameter that is set in the body of a request',
        file: 'feed.ts',
        code: source`
          export function renew(token) {
            const form = new URLSearchParams({ grant_type: 'refresh_token' });
            form.set('refresh_token', token);
            return fetch('/token', { method: 'POST', body: form });
          }
        `,
      },
      {
        name: 'a header',
        remedyFor: 'fetch',
        file: 'orders.ts',
        code: source`
          export async function orders(accessToken: string) {
            const response = await fetch('/api/orders?page=2', { headers: { Authorization: 'Bearer ' + accessToken } });
            return response.json();
          }
        `,
      },
      {
        name: 'links that are good once, and tokens of other kinds',
        file: 'links.ts',
        code: source`
          export const verify = (token: string) => fetch('/api/verify-email?token=' + token);
          export const accept = (inviteToken: string) => fetch('/api/accept?inviteToken=' + inviteToken);
          export const search = (pageToken: string, csrfToken: string) => fetch('/api/search?pageToken=' + pageToken + '&csrfToken=' + csrfToken);
          export const tiles = (mapToken: string) => fetch('https://api.mapbox.com/styles?access_token=' + mapToken);
          export const live = (ticket: string) => new WebSocket('wss://shop.example/live?ticket=' + ticket);
        `,
      },
      {
        name: 'a service that takes it in the address only',
        code: source`
          export function picture(accessToken) {
            const url = new URL('https://graph.facebook.com/me/picture');
            url.searchParams.set('access_token', accessToken);
            return fetch(url);
          }
        `,
      },
      {
        name: 'the token of a link in an e-mail',
        code: source`
          app.get('/confirm', async (req, res) => {
            await confirmAddress(req.query.token);
            res.redirect('/welcome');
          });
          app.get('/items', (req, res) => res.json(list(req.query.pageToken, req.headers['accept-language'])));
        `,
      },
      {
        name: 'a link with a ticket, a map and a link of an e-mail',
        code: source`
          export const linksOf = (file, ticket, token) => ({
            href: \`/api/files/\${file.id}?ticket=\${ticket}\`,
            mapUrl: \`https://tiles.example/v1/12/3/4?access_token=\${token}\`,
            link: \`\${site}/reset?token=\${token}\`,
            previewUrl: \`/preview?access_token=\${inviteToken}\`,
          });
        `,
      },
      {
        name: 'the token of an invitation, taken by who is signed in',
        code: source`
          export async function POST(request) {
            const token = new URL(request.url).searchParams.get('token') ?? '';
            const user = await userOf(request.headers.get('authorization'));
            return Response.json(await join(user, token));
          }
        `,
      },
      {
        name: 'the token of an invitation in a query that is taken apart',
        code: source`
          export async function join(req, res) {
            const { token } = req.query;
            const user = await userOf(req.headers.authorization);
            res.json(await accept(user, typeof token === 'string' ? token : undefined));
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
