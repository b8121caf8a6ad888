import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, exchange } from '../facts.ts';

const answer = (path: string, fields: readonly string[], changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ url: `https://shop.example${path}`, responseType: 'application/json', responseFields: ['user.name', ...fields], responseCredentials: fields.map((field) => ({ field, hash: field })), ...changes });
const opaque = '7f3c9a1e5b8d2f60417ac3e9d5b80f12';
const get = (path: string, body: unknown) => ({ url: `https://shop.example${path}`, answer: body });

const exposed = (what: string) => codeShape('session-token-exposed-to-client', { exposed: set(what) }, { name: 'refreshToken' });

export default {
  facts: [
    { name: 'a refresh token', fact: answer('/api/session', ['refreshToken']), verdict: 'fail', severity: 'high' },
    { name: 'a refresh token inside', fact: answer('/api/me', ['session.refresh_token']), verdict: 'fail' },
    { name: 'a token of a provider', fact: answer('/api/user', ['google_access_token']), verdict: 'fail', severity: 'high' },
    { name: 'a token below a provider', fact: answer('/api/user', ['accounts.github.token']), verdict: 'fail' },
    { name: 'Auth.js with an access token', fact: answer('/api/auth/session', ['accessToken']), verdict: 'fail', severity: 'medium' },
    { name: 'an access token on purpose', fact: answer('/api/session', ['access_token']), verdict: 'skip' },
    { name: 'an anti-CSRF token', fact: answer('/api/session', ['csrfToken']), verdict: 'skip' },
    { name: 'a login', fact: answer('/api/session', ['refresh_token'], { method: 'POST', marks: ['login'] }), verdict: 'skip' },
    { name: 'a refresh', fact: answer('/api/session', ['refresh_token'], { marks: ['refresh'] }), verdict: 'skip' },
    { name: 'another endpoint', fact: answer('/api/integrations', ['github.token']), verdict: 'skip' },
    { name: 'no credential', fact: answer('/api/me', []), verdict: 'skip' },
    { name: 'a refresh token in a session callback', fact: exposed('refresh'), verdict: 'fail', severity: 'high' },
    { name: 'an access token in a session callback', fact: exposed('access'), verdict: 'fail', severity: 'medium' },
    { name: 'a whole session', fact: exposed('record'), verdict: 'fail', severity: 'medium' },
    { name: 'something else', fact: codeShape('session-token-exposed-to-client', {}), verdict: 'skip' },
  ],
  live: [
    { name: 'the session of Auth.js with a refresh token', then: [get('/api/auth/session', { user: { name: 'Ada' }, refreshToken: opaque })], verdict: 'fail', severity: 'high' },
    { name: 'the session of Auth.js as it comes', then: [get('/api/auth/session', { user: { name: 'Ada', email: 'ada@shop.example' }, expires: '2026-02-14T12:00:00.000Z' })], verdict: 'silent' },
    { name: 'a masked value', then: [get('/api/me', { name: 'Ada', refresh_token: '********' })], verdict: 'silent' },
    { name: 'a token endpoint for an API of its own', then: [get('/api/session', { access_token: opaque, expires_in: 300 })], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'fields of a record of sessions in the data of a page of SvelteKit',
        file: 'src/routes/+layout.server.ts',
        code: source`
          import { sessions } from '$lib/server/sessions';
          export const load = async ({ locals }) => {
            const record = await sessions.find(locals.sid);
            return { name: record.name, grant: { until: record.until, refreshToken: record.refreshToken } };
          };
        `,
      },
      {
        name: 'a token of another service in what the page sees of the session of Nuxt',
        file: 'server/routes/auth/github.get.ts',
        code: source`
          export default defineOAuthGitHubEventHandler({
            async onSuccess(event, { user, tokens }) {
              await setUserSession(event, { user: { login: user.login, token: tokens.access_token } });
              return sendRedirect(event, '/');
            },
          });
        `,
      },
      {
        name: 'a token of the account inside of another object',
        code: source`
          export const options = {
            callbacks: {
              async session({ session, user }) {
                const grant = await prisma.account.findFirst({ where: { userId: user.id } });
                session.gitlab = { token: grant?.access_token ?? null, renew: grant?.refresh_token ?? null };
                return session;
              },
            },
          };
        `,
      },
      {
        name: 'the session and the token under another type',
        code: source`
          export const authOptions: NextAuthOptions = {
            callbacks: {
              async session({ session, token }) {
                (session as any).refreshToken = (token as any).refreshToken;
                return session;
              },
            },
          };
        `,
      },
      {
        name: 'a session callback of Auth.js',
        code: source`
          export const { handlers, auth } = NextAuth({
            callbacks: {
              async session({ session, token }) {
                session.refreshToken = token.refreshToken;
                return session;
              },
            },
          });
        `,
      },
      {
        name: 'the token of the account, where there is one',
        code: source`
          export const { handlers, auth } = NextAuth({
            callbacks: {
              async session({ session, user }) {
                const account = await prisma.account.findFirst({ where: { userId: user.id } });
                return { expires: session.expires, user, providerToken: account?.access_token ?? undefined };
              },
            },
          });
        `,
      },
      {
        name: 'a session callback that returns a new object',
        code: source`
          export const authOptions = { callbacks: { session: ({ session, token }) => ({ ...session, accessToken: token.accessToken }) } };
        `,
      },
      {
        name: 'the whole session',
        code: source`
          app.get('/api/me', (req, res) => res.json(req.session));
        `,
      },
      {
        name: 'the token of a provider under a name of its own',
        code: source`
          export default NextAuth({
            callbacks: {
              jwt({ token, account }) {
                if (account) token.spotify = account.access_token;
                return token;
              },
              session({ session, token }) {
                session.spotify = token.spotify as string;
                return session;
              },
            },
          });
        `,
      },
      {
        name: 'callbacks in a file of their own',
        file: 'lib/auth-callbacks.ts',
        code: source`
          import type { NextAuthOptions } from 'next-auth';
          export const callbacks: NextAuthOptions['callbacks'] = {
            async jwt({ token, account }) {
              if (account) token.accessToken = account.access_token;
              return token;
            },
            async session({ session, token }) {
              session.accessToken = token.accessToken;
              return session;
            },
          };
        `,
      },
      {
        name: 'callbacks of their own without a type',
        file: 'lib/auth-callbacks.js',
        code: source`
          export const authCallbacks = {
            async jwt({ token, account }) {
              if (account) token.refreshToken = account.refresh_token;
              return token;
            },
            async session({ session, token }) {
              return { ...session, refreshToken: token.refreshToken };
            },
          };
        `,
      },
      {
        name: 'the session in a field of the answer',
        code: source`
          import express from 'express';
          const app = express();
          app.get('/api/me', (req, res) => res.status(200).json({ signedIn: true, session: req.session }));
        `,
      },
      {
        name: 'a refresh token out of the session in the data of a page',
        code: source`
          export async function loader({ request }) {
            const session = await sessions.getSession(request.headers.get('Cookie'));
            const music = session.get('music') as Tokens | undefined;
            return json({ name: session.get('name'), music: music ? { refreshToken: music.refresh_token } : null });
          }
        `,
      },
      {
        name: 'a refresh token of the session in an answer',
        code: source`
          app.get('/api/me', (req, res) => res.json({ name: req.session.name, refresh_token: req.session.tokens.refresh_token }));
        `,
      },
      {
        name: 'a callback for the options of another file',
        code: source`
          import type { Session } from 'next-auth';
          import type { JWT } from 'next-auth/jwt';
          export async function onSession({ session, token }: { session: Session; token: JWT }) {
            return { ...session, refreshToken: token.refreshToken };
          }
        `,
      },
      {
        name: 'what nuxt-auth-utils keeps apart',
        file: 'server/api/session.get.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const session = await requireUserSession(event);
            return { user: session.user, githubToken: session.secure?.githubToken };
          });
        `,
      },
    ],
    good: [
      {
        name: 'a token of another service in what Nuxt keeps from the page',
        file: 'server/routes/auth/github.get.ts',
        code: source`
          export default defineOAuthGitHubEventHandler({
            async onSuccess(event, { user, tokens }) {
              await setUserSession(event, { user: { login: user.login, hasToken: Boolean(tokens.access_token) }, secure: { token: tokens.access_token, refreshToken: tokens.refresh_token } });
              return sendRedirect(event, '/');
            },
          });
        `,
      },
      {
        name: 'what the page shows of a record of sessions',
        file: 'src/routes/+layout.server.ts',
        code: source`
          import { sessions } from '$lib/server/sessions';
          export const load = async ({ locals }) => {
            const record = await sessions.find(locals.sid);
            const repos = await list(record.refreshToken);
            return { name: record.name, hasRefreshToken: record.refreshToken !== null, repos };
          };
        `,
      },
      {
        name: 'what is known of a token of the account',
        code: source`
          export const options = {
            callbacks: {
              async session({ session, user }) {
                const grant = await prisma.account.findFirst({ where: { userId: user.id } });
                session.gitlab = { isLinked: Boolean(grant?.access_token), until: grant?.expires_at ?? null };
                return session;
              },
            },
          };
        `,
      },
      {
        name: 'something else under another type',
        code: source`
          export const authOptions: NextAuthOptions = {
            callbacks: {
              async session({ session, token }) {
                (session.user as any).id = (token as any).sub;
                (cache as any).refreshToken = token.refreshToken;
                return session;
              },
            },
          };
        `,
      },
      {
        name: 'the token stays in the JWT',
        remedyFor: 'next-auth',
        code: source`
          export const { handlers, auth } = NextAuth({
            callbacks: {
              jwt({ token, account }) {
                if (account) token.refreshToken = account.refresh_token;
                return token;
              },
              session({ session, token }) {
                session.user.id = token.sub;
                session.hasRefreshToken = Boolean(token.refreshToken);
                return session;
              },
            },
          });
        `,
      },
      {
        name: 'fields of the session',
        remedyFor: 'express-session',
        code: source`
          app.get('/api/me', (req, res) => res.json({ id: req.session.userId, name: req.session.name }));
        `,
      },
      {
        name: 'a token that is masked',
        code: source`
          export const authOptions = { callbacks: { session: ({ session, token }) => ({ ...session, accessToken: mask(token.accessToken) }) } };
        `,
      },
      {
        name: 'the session of the server itself',
        code: source`
          export async function login(req, res) {
            req.session.refreshToken = tokens.refresh_token;
            res.json({ ok: true });
          }
        `,
      },
      {
        name: 'another field that a callback keeps',
        code: source`
          export default NextAuth({
            callbacks: {
              jwt({ token, account }) {
                if (account) token.provider = account.provider;
                return token;
              },
              session({ session, token }) {
                session.provider = token.provider as string;
                session.hasRefreshToken = token.hasRefreshToken;
                return session;
              },
            },
          });
        `,
      },
      {
        name: 'callbacks in a file of their own that keep the token',
        file: 'lib/auth-callbacks.ts',
        code: source`
          import type { NextAuthOptions } from 'next-auth';
          export const callbacks: NextAuthOptions['callbacks'] = {
            async jwt({ token, account }) {
              if (account) token.accessToken = account.access_token;
              return token;
            },
            async session({ session, token }) {
              session.user.id = token.sub;
              return session;
            },
          };
        `,
      },
      {
        name: 'callbacks of something else',
        file: 'lib/player.js',
        code: source`
          export const callbacks = {
            session({ session, token }) {
              session.accessToken = token.accessToken;
              return session;
            },
          };
        `,
      },
      {
        name: 'the session in the context of resolvers, and a field of it in an answer',
        code: source`
          import express from 'express';
          const app = express();
          export async function createContext({ req }) {
            return { session: req.session, db };
          }
          app.get('/api/me', (req, res) => res.json({ user: req.session.user }));
        `,
      },
      {
        name: 'whether there is a token, and a token that a login hands out',
        code: source`
          app.get('/api/me', (req, res) => res.json({ name: req.session.name, hasRefreshToken: Boolean(req.session.refreshToken), refreshToken: req.session.refreshToken !== undefined }));
          app.post('/api/login', async (req, res) => {
            req.session.tokens = await grantFor(req.body);
            res.json({ accessToken: req.session.tokens.accessToken, refreshToken: req.session.tokens.refreshToken });
          });
        `,
      },
      {
        name: 'such a callback that hands on who it is',
        code: source`
          import type { Session } from 'next-auth';
          import type { JWT } from 'next-auth/jwt';
          export async function onSession({ session, token }: { session: Session; token: JWT }) {
            return { ...session, userId: token.sub, hasRefreshToken: Boolean(token.refreshToken) };
          }
        `,
      },
      {
        name: 'whether nuxt-auth-utils keeps a token',
        file: 'server/api/session.get.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const session = await requireUserSession(event);
            return { user: session.user, linked: Boolean(session.secure?.githubToken) };
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
