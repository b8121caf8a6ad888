import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const id = 'oauth-redirect-unvalidated';
const redirect = (guard: string) => codeShape(id, { guard: set(guard) }, { name: 'next' });

export default {
  facts: [
    { name: 'as the request gives it', fact: redirect('none'), verdict: 'fail', severity: 'medium' },
    { name: 'one slash', fact: redirect('slash'), verdict: 'fail', severity: 'medium' },
    { name: 'a callback that gives everything back', fact: redirect('callback'), verdict: 'fail', severity: 'medium' },
    { name: 'compared', fact: redirect('compared'), verdict: 'pass' },
    { name: 'chosen elsewhere', fact: codeShape(id, { guard: unknown('a function chooses it') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { guard: set('none') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'the query that bell hands back',
        file: 'lib/routes/oauth.js',
        code: source`
          exports.handler = async (request, h) => {
            const { profile, query } = request.auth.credentials;
            request.cookieAuth.set({ sid: await open(profile.id) });
            return h.redirect(query.next || '/dashboard');
          };
        `,
      },
      {
        name: 'what a session kept, after a look at whether it is there',
        file: 'src/auth/google.js',
        code: source`
          function remember(req) {
            const target = req.query.returnTo;
            if (typeof target === 'string' && target.length > 0) req.session.returnTo = target;
          }
          router.get('/google/callback', passport.authenticate('google'), (req, res) => {
            const target = req.session.returnTo ?? '/projects';
            res.redirect(target);
          });
        `,
      },
      {
        name: 'a destination that a middleware keeps and a function takes out',
        code: source`
          function rememberTarget(req, res, next) {
            if (typeof req.query.next === 'string') {
              req.session.afterLogin = req.query.next;
            }
            next();
          }
          function takeTarget(req) {
            const target = req.session.afterLogin;
            delete req.session.afterLogin;
            return target || '/';
          }
          router.get('/google', rememberTarget, passport.authenticate('google'));
          router.get('/google/callback', passport.authenticate('google'), (req, res) => {
            res.redirect(takeTarget(req));
          });
        `,
      },
      {
        name: 'a destination that the session kept during the login',
        code: source`
          github.get('/start', (req, res) => {
            req.session.oauth = { state, returnTo: req.query.returnTo ?? '/' };
            res.redirect(authorizeUrl(state));
          });
          github.get('/callback', async (req, res) => {
            const pending = req.session.oauth;
            if (pending.state !== req.query.state) return res.status(400).end();
            req.session.regenerate(() => {
              req.session.userId = 1;
              req.session.save(() => res.redirect(pending.returnTo));
            });
          });
        `,
      },
      {
        name: 'a parameter of the login',
        code: source`
          app.post('/login', async (req, res) => {
            await signIn(req);
            res.redirect(req.query.next || '/');
          });
        `,
      },
      {
        name: 'through a variable in a callback',
        code: source`
          router.get('/auth/callback', async (req, res) => {
            const { returnTo } = req.query;
            req.session.user = await exchange(req.query.code);
            if (returnTo) return res.redirect(302, returnTo);
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a route handler of Next.js',
        file: 'app/api/auth/callback/route.ts',
        code: source`
          import { NextResponse } from 'next/server';
          export async function GET(request) {
            const { searchParams, origin } = new URL(request.url);
            const next = searchParams.get('next') ?? '/';
            return NextResponse.redirect(next);
          }
        `,
      },
      {
        name: 'one slash is not enough',
        code: source`
          app.post('/login', (req, res) => {
            const next = req.body.next;
            if (next && next.startsWith('/')) return res.redirect(next);
            res.redirect('/');
          });
        `,
      },
      {
        name: 'the redirect callback of Auth.js',
        code: source`
          export const { handlers } = NextAuth({
            providers,
            callbacks: {
              async redirect({ url, baseUrl }) {
                return url;
              },
            },
          });
        `,
      },
      {
        name: 'the page after its login',
        file: 'src/login.ts',
        code: source`
          export async function submit(form) {
            await fetch('/api/login', { method: 'POST', body: new FormData(form) });
            const parameters = new URLSearchParams(window.location.search);
            window.location.href = parameters.get('redirect_uri') || '/';
          }
        `,
      },
      {
        name: 'a field of the form, when it is there',
        file: 'app/routes/login.tsx',
        code: source`
          import { redirect } from 'react-router';
          export async function action({ request }) {
            const form = await request.formData();
            const userId = await login(form);
            const redirectTo = form.get('redirectTo');
            return redirect(typeof redirectTo === 'string' ? redirectTo : '/', { headers: { 'Set-Cookie': await open(userId) } });
          }
        `,
      },
      {
        name: 'a server action that is given the form',
        file: 'src/app/login/actions.ts',
        code: source`
          'use server';
          import { redirect } from 'next/navigation';
          export async function login(_: unknown, form: FormData) {
            await createSession(await verify(form));
            redirect(String(form.get('callbackUrl') || '/deals'));
          }
        `,
      },
      {
        name: 'a function that only has a default',
        code: source`
          const landing = (req) => req.query.returnTo || '/dashboard';
          router.post('/login', passport.authenticate('local'), (req, res) => res.redirect(landing(req)));
        `,
      },
      {
        name: 'a header that is written by hand',
        code: source`
          export async function login(request) {
            const next = new URL(request.url).searchParams.get('next') ?? '/';
            const sid = await signIn(request);
            return new Response(null, { status: 302, headers: { 'Set-Cookie': cookieOf(sid), Location: next } });
          }
        `,
      },
      {
        name: 'the redirect callback in a file of its own',
        file: 'lib/auth-callbacks.ts',
        code: source`
          import type { NextAuthOptions } from 'next-auth';
          export const callbacks: NextAuthOptions['callbacks'] = {
            async jwt({ token, account }) {
              if (account) token.accessToken = account.access_token;
              return token;
            },
            async redirect({ url }) {
              return url;
            },
          };
        `,
      },
      {
        name: 'a callback that only completes paths',
        code: source`
          import NextAuth from 'next-auth';
          export default NextAuth({ providers: [], callbacks: { redirect: ({ url, baseUrl }) => (url.startsWith('/') ? \`\${baseUrl}\${url}\` : url) } });
        `,
      },
      {
        name: 'a callback that completes paths in a statement of its own',
        code: source`
          import NextAuth from 'next-auth';
          export default NextAuth({
            providers: [],
            callbacks: {
              async redirect(given) {
                if (given.url.startsWith(given.baseUrl)) return given.url;
                if (given.url.startsWith('/')) return new URL(home, given.baseUrl).toString();
                return given.url;
              },
            },
          });
        `,
      },
      {
        name: 'a callback that takes one address for another',
        code: source`
          import NextAuth from 'next-auth';
          export default NextAuth({
            providers: [],
            callbacks: {
              async redirect({ url, baseUrl }) {
                if (url === baseUrl || url === '/') return baseUrl + '/dashboard';
                else return url;
              },
            },
          });
        `,
      },
      {
        name: 'a callback that has another address only where there is none',
        code: source`
          import NextAuth from 'next-auth';
          export default NextAuth({ providers: [], callbacks: { redirect: async ({ url, baseUrl }) => url || baseUrl } });
        `,
      },
      {
        name: 'a callback that asks whether there is an address, under another name',
        code: source`
          import NextAuth from 'next-auth';
          export default NextAuth({
            providers: [],
            callbacks: {
              redirect({ url: target, baseUrl }) {
                if (!target) return baseUrl;
                return target;
              },
            },
          });
        `,
      },
      {
        name: 'a callback that resolves whole addresses, too',
        code: source`
          import NextAuth from 'next-auth';
          export default NextAuth({
            providers: [],
            callbacks: {
              redirect({ url, baseUrl }) {
                const target = new URL(decodeURIComponent(url), baseUrl);
                return target.toString();
              },
            },
          });
        `,
      },
      {
        name: 'a callback that another file puts into the options',
        code: source`
          import type { NextAuthConfig } from 'next-auth';
          export async function whereTo({ url, baseUrl }: { url: string; baseUrl: string }) {
            return url ?? baseUrl;
          }
        `,
      },
      {
        name: 'the state of the answer as the destination',
        says: 'state',
        code: source`
          router.get('/callback', passport.authenticate('corp', { failureRedirect: '/login' }), (req, res) => {
            const target = Buffer.from(String(req.query.state ?? ''), 'base64url').toString();
            res.redirect(target || '/');
          });
        `,
      },
      {
        name: 'the state as it came',
        code: source`
          router.get('/auth/callback', async (req, res) => {
            await exchange(req.query.code);
            res.redirect(decodeURIComponent(req.query.state));
          });
        `,
      },
      {
        name: 'a destination of which only its presence is asked',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', async (req, res) => {
            await signIn(req);
            const next = req.query.next;
            if (next !== undefined && next !== '') return res.redirect(next);
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'the query that bell hands back, looked up',
        file: 'lib/routes/oauth.js',
        code: source`
          exports.handler = async (request, h) => {
            const { profile, query } = request.auth.credentials;
            request.cookieAuth.set({ sid: await open(profile.id) });
            return h.redirect(pages[query.next] || '/dashboard');
          };
        `,
      },
      {
        name: 'what a session kept after a comparison',
        file: 'src/auth/google.js',
        code: source`
          function remember(req) {
            const target = req.query.returnTo;
            if (target !== undefined && pages.includes(target)) req.session.returnTo = target;
          }
          router.get('/google/callback', passport.authenticate('google'), (req, res) => {
            res.redirect(req.session.returnTo ?? '/projects');
          });
        `,
      },
      {
        name: 'a state that was compared before it is decoded',
        code: source`
          router.get('/callback', passport.authenticate('corp'), (req, res) => {
            if (req.query.state !== req.session.oauthState) return res.status(400).end();
            const target = Buffer.from(req.query.state, 'base64url').toString();
            res.redirect(target);
          });
        `,
      },
      {
        name: 'a state that a middleware verifies',
        code: source`
          router.get('/callback', verifyState, passport.authenticate('corp'), (req, res) => {
            res.redirect(atob(req.query.state));
          });
        `,
      },
      {
        name: 'a destination that was refused before the session kept it',
        code: source`
          github.get('/start', (req, res) => {
            if (!known.has(req.query.returnTo)) return res.status(400).end();
            req.session.returnTo = req.query.returnTo;
            res.redirect(authorizeUrl(state));
          });
          github.get('/callback', async (req, res) => {
            res.redirect(req.session.returnTo);
          });
        `,
      },
      {
        name: 'a function that takes a destination out and looks at it',
        code: source`
          function rememberTarget(req, res, next) {
            req.session.afterLogin = req.query.next;
            next();
          }
          function takeTarget(req) {
            const target = req.session.afterLogin;
            if (!known.has(target)) return '/';
            return target;
          }
          router.get('/google', rememberTarget, passport.authenticate('google'));
          router.get('/google/callback', passport.authenticate('google'), (req, res) => {
            res.redirect(takeTarget(req));
          });
        `,
      },
      {
        name: 'a destination of the session that is looked at when it is used',
        code: source`
          github.get('/start', (req, res) => {
            req.session.oauth = { state, returnTo: req.query.returnTo };
            res.redirect(authorizeUrl(state));
          });
          github.get('/callback', async (req, res) => {
            const pending = req.session.oauth;
            if (!allowed.has(pending.returnTo)) return res.redirect('/');
            res.redirect(pending.returnTo);
          });
        `,
      },
      {
        name: 'a destination that was looked at when the session kept it',
        code: source`
          github.get('/start', (req, res) => {
            const returnTo = String(req.query.returnTo ?? '/');
            req.session.oauth = { state, returnTo: returnTo.startsWith('/') && !returnTo.startsWith('//') ? returnTo : '/' };
            res.redirect(authorizeUrl(state));
          });
          github.get('/callback', async (req, res) => {
            const pending = req.session.oauth;
            if (pending.state !== req.query.state) return res.status(400).end();
            res.redirect(pending.returnTo);
          });
        `,
      },
      {
        name: 'a function that looks at it, and a choice that is more than presence',
        code: source`
          const landing = (req) => (allowed.includes(req.query.returnTo) ? req.query.returnTo : '/dashboard');
          const checked = (req) => { if (!isOwnPath(req.query.next)) return '/'; return req.query.next; };
          router.post('/login', (req, res) => res.redirect(landing(req)));
          router.post('/signin', (req, res) => res.redirect(checked(req)));
          export async function login(request) {
            const next = new URL(request.url).searchParams.get('next') ?? '/';
            return new Response(null, { status: 302, headers: { Location: next.startsWith('/') && !next.startsWith('//') ? next : '/' } });
          }
          export async function loginAction(form: FormData) {
            const target = form.get('redirectTo');
            return redirect(isInternal(target) ? target : '/');
          }
        `,
      },
      {
        name: 'paths of the site',
        remedyFor: 'express',
        code: source`
          app.post('/login', (req, res) => {
            const next = req.body.next;
            if (typeof next === 'string' && next.startsWith('/') && !next.startsWith('//')) return res.redirect(next);
            res.redirect('/');
          });
        `,
      },
      {
        name: 'an origin that is compared',
        code: source`
          app.get('/auth/callback', (req, res) => {
            const target = new URL(req.query.returnTo, base);
            res.redirect(target.origin === base.origin ? target.href : '/');
          });
        `,
      },
      {
        name: 'a list',
        code: source`
          app.get('/auth/callback', (req, res) => {
            const returnTo = req.query.returnTo;
            if (!allowed.includes(returnTo)) return res.redirect('/');
            res.redirect(returnTo);
          });
        `,
      },
      {
        name: 'a function that makes it safe',
        code: source`
          app.get('/login/callback', (req, res) => res.redirect(safePath(req.query.next)));
        `,
      },
      {
        name: 'a destination with a fixed beginning',
        code: source`
          app.get('/auth/callback', (req, res) => {
            res.redirect('/login?next=' + encodeURIComponent(req.query.next));
            res.redirect(\`/app/\${req.query.next}\`);
            res.redirect(\`\${process.env.BASE}/\${req.query.next}\`);
          });
        `,
      },
      {
        name: 'the redirect callback of Auth.js that compares',
        remedyFor: 'next-auth',
        code: source`
          export const { handlers } = NextAuth({
            callbacks: {
              redirect({ url, baseUrl }) {
                if (url.startsWith('/')) return baseUrl + url;
                return new URL(url).origin === baseUrl ? url : baseUrl;
              },
            },
          });
        `,
      },
      {
        name: 'what the session remembers',
        code: source`
          app.get('/auth/callback', (req, res) => res.redirect(req.session.returnTo ?? '/'));
        `,
      },
      {
        name: 'a short link that has nothing to do with logins',
        file: 'src/short-links.ts',
        code: source`
          app.get('/go', (req, res) => res.redirect(req.query.url));
        `,
      },
      {
        name: 'one in a file of its own that compares',
        file: 'lib/auth-callbacks.ts',
        code: source`
          import type { NextAuthOptions } from 'next-auth';
          export const callbacks: NextAuthOptions['callbacks'] = {
            async jwt({ token, account }) {
              if (account) token.accessToken = account.access_token;
              return token;
            },
            async redirect({ url, baseUrl }) {
              return new URL(url, baseUrl).origin === baseUrl ? url : baseUrl;
            },
          };
        `,
      },
      {
        name: 'callbacks that return what they compared',
        code: source`
          import NextAuth from 'next-auth';
          const one = NextAuth({ providers: [], callbacks: { redirect: ({ url, baseUrl }) => (url.startsWith('/') ? \`\${baseUrl}\${url}\` : new URL(url).origin === baseUrl ? url : baseUrl) } });
          const two = NextAuth({ providers: [], callbacks: { redirect: ({ url, baseUrl }) => (!url.startsWith(baseUrl) ? baseUrl : url) } });
          const three = NextAuth({
            providers: [],
            callbacks: {
              redirect({ url, baseUrl }) {
                if (isExternal(url)) return baseUrl;
                return url;
              },
            },
          });
          const four = NextAuth({
            providers: [],
            callbacks: {
              redirect({ url, baseUrl }) {
                const { origin } = new URL(url, baseUrl);
                if (origin !== baseUrl) return baseUrl;
                return url;
              },
            },
          });
          const six = NextAuth({
            providers: [],
            callbacks: {
              redirect({ url, baseUrl }) {
                const target = new URL(url, baseUrl);
                return target.origin === baseUrl ? target.href : baseUrl;
              },
            },
          });
          const seven = NextAuth({
            providers: [],
            callbacks: {
              redirect({ url, baseUrl }) {
                url = inside(url, baseUrl);
                return url || baseUrl;
              },
            },
          });
          const eight = NextAuth({
            providers: [],
            callbacks: {
              redirect({ url, baseUrl }) {
                assertInside(url, baseUrl);
                return url;
              },
            },
          });
          const five = NextAuth({
            providers: [],
            callbacks: {
              redirect({ url, baseUrl }) {
                if (url !== baseUrl + '/welcome') return baseUrl;
                return url;
              },
            },
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
