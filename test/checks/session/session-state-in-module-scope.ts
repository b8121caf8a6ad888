import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const variable = (fromRequest: boolean) => codeShape('session-state-in-module-scope', { fromRequest: set(fromRequest) });

export default {
  facts: [
    { name: 'from a request', fact: variable(true), verdict: 'fail', severity: 'high' },
    { name: 'from somewhere else', fact: variable(false), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'what a request with the cookie of whoever asks was answered',
        file: 'src/server/profile.ts',
        code: source`
          import 'server-only';
          import { cookies } from 'next/headers';
          let cachedProfile = null;
          export async function getProfile() {
            if (cachedProfile) return cachedProfile;
            const sid = (await cookies()).get('__Host-sid')?.value;
            const res = await backend.get('/me', { headers: { cookie: \`__Host-sid=\${sid}\` } });
            cachedProfile = await res.json();
            return cachedProfile;
          }
        `,
      },
      {
        name: 'a file that its types, or the cookie header that it reads, put on a server',
        file: 'src/lib/visitor.ts',
        code: source`
          import type { APIContext } from 'astro';
          let currentUser = null;
          export async function loadVisitor(context: APIContext) {
            const sid = context.cookies.get('sid')?.value;
            const session = sid ? await findSession(sid) : null;
            currentUser = session ? session.user : null;
          }
          export const visitor = () => currentUser;
        `,
      },
      {
        name: 'the cookie header of a request, in a file that says nothing else',
        file: 'src/context.js',
        code: source`
          let currentUser = null;
          export async function authenticate(request, env) {
            const sid = request.headers.get('cookie')?.match(/__Host-sid=([^;]+)/)?.[1];
            const session = sid ? await env.SESSIONS.get(sid, 'json') : null;
            if (session) currentUser = session.user;
          }
          export const user = () => currentUser;
        `,
      },
      {
        name: 'a ref outside of its composable, where the packages are not known',
        file: 'composables/useMember.ts',
        code: source`
          import { ref } from 'vue';
          const member = ref(null);
          export function useMember() {
            async function load() {
              member.value = (await useFetch('/api/me', { headers: useRequestHeaders(['cookie']) })).data.value;
            }
            return { member, load };
          }
        `,
      },
      {
        name: 'whom a session identifier that is handed over leads to',
        code: source`
          import { Redis } from 'ioredis';
          const redis = new Redis(process.env.REDIS_URL);
          let viewer = null;
          export async function resolveViewer(sessionId) {
            const raw = await redis.getex(\`sess:\${sessionId}\`, 'EX', 1800);
            const stored = raw ? JSON.parse(raw) : null;
            viewer = stored && stored.since > Date.now() - 3600_000 ? stored.viewer : null;
          }
          export const currentViewer = () => viewer;
        `,
      },
      {
        name: 'whom a token was verified for, under a name of its own',
        code: source`
          import { jwtVerify } from 'jose';
          let cook = null;
          const toCook = (claims) => ({ id: claims.sub });
          async function authenticate(request, env) {
            const { payload } = await jwtVerify(request.headers.get('authorization').slice(7), keys, { issuer: env.ISSUER, audience: env.AUDIENCE, algorithms: ['RS256'] });
            cook = toCook(payload);
          }
          export default {
            async fetch(request, env) {
              await authenticate(request, env);
              return new Response(cook.id);
            },
          };
        `,
      },
      {
        name: 'express',
        code: source`
          import express from 'express';
          const app = express();
          let currentUser;
          app.use((req, res, next) => {
            currentUser = req.user;
            next();
          });
          app.get('/account', (req, res) => res.json(currentUser));
        `,
      },
      {
        name: 'middleware in a file of its own',
        file: 'current-user.ts',
        code: source`
          let currentUser = null;
          export function rememberUser(req, res, next) {
            currentUser = req.user;
            next();
          }
          export const getUser = () => currentUser;
        `,
      },
      {
        name: 'whoever logs in',
        code: source`
          const app = require('express')();
          let loggedInUser;
          app.post('/login', async (req, res) => {
            const { username, password } = req.body;
            const user = await users.find((one) => one.username === username && one.password === password);
            loggedInUser = user;
            res.redirect('/');
          });
          app.get('/', (req, res) => res.render('home', { user: loggedInUser }));
        `,
      },
      {
        name: 'SvelteKit, found by the cookie and by way of variables',
        file: 'src/hooks.server.ts',
        code: source`
          import { findSession } from '$lib/server/sessions';
          let currentUser = null;
          export const getCurrentUser = () => currentUser;
          export const handle = async ({ event, resolve }) => {
            const sid = event.cookies.get('sid');
            const session = sid ? await findSession(sid) : null;
            currentUser = session?.user ?? null;
            return resolve(event);
          };
        `,
      },
      {
        name: 'Nuxt, in a variable that other files import',
        file: 'server/middleware/01.viewer.ts',
        code: source`
          import { findSession } from '../utils/sessions';
          export let viewer: Viewer | null = null;
          export default defineEventHandler(async (event) => {
            const sid = getCookie(event, '__Host-session');
            const session = sid ? await findSession(sid) : null;
            if (!session) return sendRedirect(event, '/login');
            viewer = { id: session.userId, plan: session.plan };
          });
        `,
      },
      {
        name: 'a Lambda that keeps who came first',
        code: source`
          import type { APIGatewayProxyEventV2 } from 'aws-lambda';
          let profile;
          export async function me(event) {
            const { userId } = event.requestContext.authorizer.lambda;
            profile ??= await users.find(userId);
            return { statusCode: 200, body: JSON.stringify(profile) };
          }
        `,
      },
      {
        name: 'Hono, in an object of the module',
        code: source`
          import { Hono } from 'hono';
          import { getCookie } from 'hono/cookie';
          import { users } from './users.server';
          import process from 'node:process';
          const state = { user: null };
          const app = new Hono();
          app.use(async (c, next) => {
            state.user = await users.bySession(getCookie(c, 'sid'));
            await next();
          });
          app.get('/me', (c) => c.json(state.user));
        `,
      },
      {
        name: 'a comment before the sign',
        code: source`
          import express from 'express';
          let currentUser;
          export const handler = (req, res) => {
            currentUser /* of this request */ = req.user;
            res.json(currentUser);
          };
        `,
      },
      {
        name: 'what nobody passes without, in another language',
        file: 'server/utils/leser.ts',
        code: source`
          import { jwtVerify } from 'jose';
          let aktueller = null;
          export async function laden(event) {
            const { payload } = await jwtVerify(getCookie(event, '__Host-leser'), secret, { algorithms: ['HS256'] });
            aktueller = await find(payload.sub);
          }
          export function leserOder401() {
            if (!aktueller) throw createError({ statusCode: 401 });
            return aktueller;
          }
        `,
      },
      {
        name: 'what a function of the module keeps for the next request',
        file: 'server/utils/huurder.ts',
        code: source`
          import { jwtVerify } from 'jose';
          let huidige = null;
          export function zet(h) { huidige = h; }
          export function huurder() {
            if (!huidige) throw createError({ statusCode: 401 });
            return huidige;
          }
        `,
      },
      {
        name: 'a ref outside of its composable, filled while a server renders',
        file: 'composables/useAuth.ts',
        installed: { nuxt: '3.17.5' },
        code: source`
          const profile = ref(null);
          export function useAuth() {
            const restore = async () => {
              profile.value = await useRequestFetch()('/api/me');
            };
            return { profile, restore };
          }
        `,
      },
    ],
    good: [
      {
        name: 'what does not depend on who asks, fetched beside their cookies',
        file: 'src/server/plans.ts',
        code: source`
          import { cookies } from 'next/headers';
          let memberProfile = null;
          export async function planOf() {
            const theme = (await cookies()).get('theme')?.value;
            memberProfile ??= await (await fetch('https://api.internal/profiles/default')).json();
            return { theme, memberProfile };
          }
        `,
      },
      {
        name: 'a composable of the same name that the project wrote for its page',
        file: 'composables/useMember.ts',
        code: source`
          import { ref } from 'vue';
          import { useRequestHeaders } from '@/headers';
          const member = ref(null);
          export function useMember() {
            const load = async () => {
              member.value = await get('/api/me', useRequestHeaders());
            };
            return { member, load };
          }
        `,
      },
      {
        name: 'Nuxt, in the context of the event, and what is exported for all',
        file: 'server/middleware/01.viewer.ts',
        code: source`
          import { findSession } from '../utils/sessions';
          export let lastLook = 0;
          export let anonymousViewer: Viewer | null = null;
          export default defineEventHandler(async (event) => {
            const sid = getCookie(event, '__Host-session');
            const session = sid ? await findSession(sid) : null;
            if (!session) return sendRedirect(event, '/login');
            lastLook = Date.now();
            anonymousViewer ??= await defaultViewer();
            event.context.viewer = { id: session.userId, plan: session.plan };
          });
        `,
      },
      {
        name: 'a member of something else that is kept once',
        code: source`
          import { Redis } from 'ioredis';
          let viewer = null;
          export async function openViewer(name) {
            const found = await documents.find(name);
            viewer = found ? found.viewer : null;
          }
          export const currentViewer = () => viewer;
        `,
      },
      {
        name: 'keys that are fetched once, beside a verification',
        code: source`
          import { createRemoteJWKSet, jwtVerify } from 'jose';
          let keys;
          export default {
            async fetch(request, env) {
              keys ??= createRemoteJWKSet(new URL(env.JWKS));
              const { payload } = await jwtVerify(request.headers.get('authorization').slice(7), keys, { issuer: env.ISSUER, audience: env.AUDIENCE, algorithms: ['RS256'] });
              return new Response(payload.sub);
            },
          };
        `,
      },
      {
        name: 'SvelteKit, kept with the request, and a cache by identifier',
        file: 'src/hooks.server.ts',
        code: source`
          import { findSession } from '$lib/server/sessions';
          const users = new Map();
          let lastDeployment = null;
          export const handle = async ({ event, resolve }) => {
            const sid = event.cookies.get('sid');
            const session = sid ? await findSession(sid) : null;
            event.locals.user = session?.user ?? null;
            users.set(sid, session);
            lastDeployment ??= await deployment();
            return resolve(event);
          };
          export const latest = () => lastDeployment;
        `,
      },
      {
        name: 'a request of nobody knows where',
        file: 'current-user.ts',
        code: source`
          let currentUser = null;
          export function onMessage(event, next) {
            currentUser = event.user;
            next();
          }
          export const getUser = () => currentUser;
        `,
      },
      {
        name: 'on the request',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          const app = express();
          app.use((req, res, next) => {
            const currentUser = req.user;
            res.locals.user = currentUser;
            next();
          });
        `,
      },
      {
        name: 'keyed by the session',
        code: source`
          import express from 'express';
          const app = express();
          const users = new Map();
          app.use((req, res, next) => {
            users.set(req.sessionID, req.user);
            next();
          });
        `,
      },
      {
        name: 'something that is no user',
        code: source`
          import express from 'express';
          const app = express();
          let lastPath;
          app.use((req, res, next) => {
            lastPath = req.path;
            next();
          });
          app.get('/last', (req, res) => res.send(lastPath));
        `,
      },
      {
        name: 'a number of the session',
        code: source`
          import express from 'express';
          const app = express();
          let sessionCount = 0;
          app.use((req, res, next) => {
            sessionCount = req.session.count;
            next();
          });
          app.get('/count', (req, res) => res.json(sessionCount));
        `,
      },
      {
        name: 'in the page',
        file: 'store.ts',
        code: source`
          import { createStore } from 'vue';
          let currentUser;
          export function onLogin(event) {
            currentUser = event.user;
            document.title = currentUser.name;
          }
        `,
      },
      {
        name: 'a token of the service itself',
        code: source`
          import express from 'express';
          const app = express();
          let serviceToken;
          app.get('/report', async (req, res) => {
            serviceToken = serviceToken ?? (await fetchToken(process.env.SERVICE_ID));
            res.json(await report(serviceToken, req.query.month));
          });
        `,
      },
      {
        name: 'what is not there yet',
        file: 'server/utils/leser.ts',
        code: source`
          import { jwtVerify } from 'jose';
          let katalog = null;
          export async function laden(event) {
            const { payload } = await jwtVerify(getCookie(event, '__Host-leser'), secret, { algorithms: ['HS256'] });
            katalog = await load('catalogue');
          }
          export function leserOder401() {
            if (!katalog) throw createError({ statusCode: 503 });
            return katalog;
          }
        `,
      },
      {
        name: 'a token of the server itself',
        file: 'server/utils/upstream.ts',
        code: source`
          let serviceToken = null;
          export async function refresh() { serviceToken = await fetchToken(); }
          export function call(event) {
            if (!serviceToken) throw createError({ statusCode: 401 });
            return $fetch('https://api.example', { headers: { authorization: \`Bearer \${serviceToken}\` } });
          }
        `,
      },
      {
        name: 'a state of the request that a server renders for',
        file: 'composables/useAuth.ts',
        installed: { nuxt: '3.17.5' },
        code: source`
          export function useAuth() {
            const profile = useState('profile', () => null);
            const restore = async () => {
              profile.value = await useRequestFetch()('/api/me');
            };
            return { profile, restore };
          }
        `,
      },
      {
        name: 'a function of the project that is called cookies',
        code: source`
          import { cookies } from './bakery.js';
          let user = null;
          export async function load(request) {
            user = await bake(cookies());
            return user;
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
