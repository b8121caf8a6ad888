import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, inSource } from '../facts.ts';

const logout = (endsSession: boolean, side: 'server' | 'client' | 'unknown' = 'server') => codeShape('logout-client-side-only', { endsSession: set(endsSession) }, { seen: inSource(side), name: 'token' });

export default {
  facts: [
    { name: 'on the server', fact: logout(false), verdict: 'fail', severity: 'medium' },
    { name: 'in the page', fact: logout(false, 'client'), verdict: 'fail' },
    { name: 'who knows where', fact: logout(false, 'unknown'), verdict: 'skip' },
    { name: 'on the server, of a token that ends', fact: codeShape('logout-client-side-only', { endsSession: set(false), endsByItself: set(true) }, { seen: inSource('server') }), verdict: 'fail', severity: 'low' },
    { name: 'in the page, of a token that ends', fact: codeShape('logout-client-side-only', { endsSession: set(false), endsByItself: set(true) }, { seen: inSource('client') }), verdict: 'fail', severity: 'medium' },
    { name: 'the session ends', fact: logout(true), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a thunk of Redux Toolkit',
        file: 'src/auth.actions.js',
        code: source`
          import { createAsyncThunk } from '@reduxjs/toolkit';
          const tokens = { remove: () => window.sessionStorage.removeItem('access_token') };
          export const logout = createAsyncThunk('auth/logout', async () => {
            tokens.remove();
            queryClient.clear();
          });
        `,
      },
      {
        name: 'a header that the cookie package writes',
        file: 'pages/api/logout.ts',
        code: source`
          import { serialize } from 'cookie';
          export default function handler(req, res) {
            const expired = serialize('__Host-session', '', { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 0 });
            res.setHeader('Set-Cookie', expired);
            return res.status(200).json({ ok: true });
          }
        `,
      },
      {
        name: 'a header that is written by hand',
        code: source`
          import http from 'node:http';
          export function logout(req, res) {
            res.setHeader('Set-Cookie', 'session=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0');
            res.end();
          }
        `,
      },
      {
        name: 'a cookie that is emptied, by the name of its constant',
        code: source`
          import { cookies } from 'next/headers';
          import { SESSION_COOKIE } from '@/lib/session';
          export async function logout() {
            const jar = await cookies();
            jar.set(SESSION_COOKIE, '', { httpOnly: true, secure: true, path: '/', maxAge: 0 });
          }
        `,
      },
      {
        name: 'a session that the handlers beside it begin',
        code: source`
          import { SESSION } from './sessions.js';
          export async function signIn(req, res) {
            await new Promise((done) => req.session.regenerate(done));
            req.session.agent = { id: 1 };
            res.status(204).end();
          }
          export function signOut(req, res) {
            res.clearCookie('__Host-desk', { path: '/', secure: true, httpOnly: true, sameSite: 'strict' });
            res.status(204).end();
          }
        `,
      },
      {
        name: 'a cookie with a name of its own, of a session that the file keeps',
        code: source`
          import { Hono } from 'hono';
          import { deleteCookie, setCookie } from 'hono/cookie';
          const NAME = '__Host-notes';
          export const auth = new Hono();
          auth.post('/login', async (c) => {
            const id = nanoid(40);
            await redis.set('s:' + id, JSON.stringify({ uid: 1 }), 'EX', 3600);
            setCookie(c, NAME, id, { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
            return c.json({});
          });
          auth.post('/logout', (c) => {
            deleteCookie(c, NAME, { path: '/', secure: true });
            return c.body(null, 204);
          });
        `,
      },
      {
        name: 'a cookie and a route in another language, with a token that the login signs',
        code: source`
          const router = require('express').Router();
          const jwt = require('jsonwebtoken');
          router.post('/connexion', (req, res) => {
            res.cookie('jeton', jwt.sign({ sub: req.body.nom }, process.env.CLE), { httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          });
          router.post('/deconnexion', (req, res) => {
            res.clearCookie('jeton');
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a route',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/logout', (req, res) => {
            res.clearCookie('token');
            res.status(200).json({ message: 'Signed out' });
          });
        `,
      },
      {
        name: 'a button',
        file: 'logout.tsx',
        code: source`
          import { useNavigate } from 'react-router-dom';
          export function Logout() {
            const navigate = useNavigate();
            const handleLogout = () => {
              localStorage.removeItem('accessToken');
              navigate('/login');
            };
            return <button onClick={handleLogout}>Sign out</button>;
          }
        `,
      },
      {
        name: 'a server action',
        file: 'app/actions.ts',
        code: source`
          'use server';
          import { cookies } from 'next/headers';
          import { redirect } from 'next/navigation';
          export async function logout() {
            (await cookies()).delete('session');
            redirect('/');
          }
        `,
      },
      {
        name: 'a handler that is named by its file',
        file: 'src/routes/logout/+server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          export const POST = async ({ cookies, locals }) => {
            console.info('user %d left', locals.session.userId);
            cookies.delete('crm_session', { path: '/' });
            redirect(303, '/login');
          };
        `,
      },
      {
        name: 'a store of the page that is emptied, too',
        file: 'src/stores/user.ts',
        code: source`
          import { defineStore } from 'pinia';
          import Cookies from 'js-cookie';
          import router, { resetRouter } from '@/router';
          export const useUser = defineStore('user', {
            state: () => ({ token: '', roles: [] }),
            actions: {
              logOut() {
                this.token = '';
                Cookies.remove('access_token');
                resetRouter();
                return router.push('/login');
              },
            },
          });
        `,
      },
      {
        name: 'a service of Angular',
        file: 'src/app/auth.service.ts',
        code: source`
          import { Injectable } from '@angular/core';
          import { Router } from '@angular/router';
          @Injectable({ providedIn: 'root' })
          export class AuthService {
            constructor(private router: Router) {}
            logout() {
              sessionStorage.removeItem('auth_token');
              this.user$.next(null);
              this.router.navigate(['/login']);
            }
          }
        `,
      },
      {
        name: 'caches that are emptied, and a whole storage',
        file: 'src/useAuth.tsx',
        code: source`
          import { useQueryClient } from '@tanstack/react-query';
          export function useAuth() {
            const queryClient = useQueryClient();
            const token = localStorage.getItem('token');
            const signOut = () => {
              localStorage.clear();
              queryClient.clear();
              window.location.assign('/');
            };
            return { token, signOut };
          }
        `,
      },
      {
        name: 'a reference to a cookie',
        file: 'composables/useAuth.ts',
        code: source`
          export const useAuth = () => {
            const token = useCookie('auth_token');
            const user = useState('user', () => null);
            function logout() {
              token.value = null;
              user.value = null;
              return navigateTo('/login');
            }
            return { user, logout };
          };
        `,
      },
      {
        name: 'a store of Vuex whose state is emptied',
        file: 'src/store/user.js',
        code: source`
          import Cookies from 'js-cookie';
          import { ref } from 'vue';
          export const actions = {
            logout({ commit }) {
              Cookies.remove('access_token');
              commit('SET_PROFILE', { user: undefined, roles: [] });
              user$.next(undefined);
              current.set('');
            },
          };
        `,
      },
      {
        name: 'a cookie that is set to nothing, of a session that another file begins',
        code: source`
          import Router from '@koa/router';
          import { sessions } from './sessions.js';
          const router = new Router();
          router.post('/login', async (ctx) => {
            ctx.cookies.set('__Host-s', await sessions.start(ctx.request.body.user), { secure: true, sameSite: 'lax' });
          });
          router.post('/logout', (ctx) => {
            ctx.cookies.set('__Host-s', null);
            ctx.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a thunk of Redux Toolkit that tells the server',
        file: 'src/auth.actions.js',
        code: source`
          import { createAsyncThunk } from '@reduxjs/toolkit';
          export const logout = createAsyncThunk('auth/logout', async () => {
            await http.post('/auth/logout');
            window.sessionStorage.removeItem('access_token');
          });
        `,
      },
      {
        name: 'a state that is given something, which may tell the server',
        file: 'src/store/user.js',
        code: source`
          import Cookies from 'js-cookie';
          import { ref } from 'vue';
          export const actions = {
            logout({ state }) {
              Cookies.remove('access_token');
              requests.next({ ends: state.session });
            },
            signOut({ commit, state }) {
              Cookies.remove('access_token');
              commit('END_SESSION', state.session);
            },
          };
        `,
      },
      {
        name: 'a store of the page, after the server was told',
        file: 'src/stores/user.ts',
        code: source`
          import { defineStore } from 'pinia';
          import Cookies from 'js-cookie';
          import { postLogout } from '@/api/user';
          export const useUser = defineStore('user', {
            actions: {
              async logOut() {
                await postLogout();
                Cookies.remove('access_token');
                this.$reset();
              },
            },
          });
        `,
      },
      {
        name: 'a reference to a preference',
        file: 'composables/useAuth.ts',
        code: source`
          export const useAuth = () => {
            const density = useCookie('ui_density');
            function logout() {
              density.value = null;
              return navigateTo('/login');
            }
            return { logout };
          };
        `,
      },
      {
        name: 'a storage without a token that is cleared',
        file: 'src/logout.ts',
        code: source`
          import { useRouter } from 'vue-router';
          export function logout() {
            localStorage.clear();
            window.location.assign('/');
          }
        `,
      },
      {
        name: 'headers, after the session has ended',
        file: 'pages/api/logout.ts',
        code: source`
          import { serialize } from 'cookie';
          import { endSession } from '../../lib/session';
          export default async function handler(req, res) {
            await endSession(req.cookies['__Host-session']);
            res.setHeader('Set-Cookie', serialize('__Host-session', '', { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 0 }));
            return res.status(200).json({ ok: true });
          }
        `,
      },
      {
        name: 'a header that takes away a preference',
        code: source`
          import http from 'node:http';
          export function logout(req, res) {
            res.setHeader('Set-Cookie', 'theme=; Path=/; Secure; SameSite=Lax; Max-Age=0');
            res.end();
          }
        `,
      },
      {
        name: 'a cookie that is emptied when its session has been deleted',
        code: source`
          import { cookies } from 'next/headers';
          import { SESSION_COOKIE } from '@/lib/session';
          export async function logout() {
            const jar = await cookies();
            await sessions.delete(jar.get(SESSION_COOKIE).value);
            jar.set(SESSION_COOKIE, '', { httpOnly: true, secure: true, path: '/', maxAge: 0 });
          }
        `,
      },
      {
        name: 'a cookie with a name of its own, where nothing says that a session is kept',
        code: source`
          import { Hono } from 'hono';
          import { deleteCookie } from 'hono/cookie';
          export const auth = new Hono();
          auth.post('/logout', (c) => {
            deleteCookie(c, '__Host-notes', { path: '/', secure: true });
            return c.body(null, 204);
          });
        `,
      },
      {
        name: 'the session is destroyed',
        remedyFor: 'express-session',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/logout', (req, res) => {
            req.session.destroy(() => {
              res.clearCookie('session');
              res.redirect('/');
            });
          });
        `,
      },
      {
        name: 'the server is told',
        file: 'logout.ts',
        code: source`
          import { useRouter } from 'vue-router';
          export async function logout() {
            await fetch('/api/logout', { method: 'POST' });
            localStorage.removeItem('accessToken');
          }
        `,
      },
      {
        name: 'a helper that may do it',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/logout', async (req, res) => {
            await endSession(req.cookies.session);
            res.clearCookie('session');
            res.end();
          });
        `,
      },
      {
        name: 'a store with an end of its own',
        code: source`
          import express from 'express';
          import { sessions } from './sessions';
          const app = express();
          app.post('/logout', (req, res) => {
            sessions.end(req.cookies.session);
            res.clearCookie('session');
            res.redirect(303, '/');
          });
        `,
      },
      {
        name: 'a preference',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/logout', (req, res) => {
            res.clearCookie('theme');
            res.end();
          });
        `,
      },
      {
        name: 'no logout',
        code: source`
          import express from 'express';
          const app = express();
          app.use((req, res, next) => {
            res.clearCookie('token');
            next();
          });
        `,
      },
      {
        name: 'a handler of another file, and one that ends the session',
        file: 'src/routes/logout/+server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          import { endSession } from '$lib/server/sessions';
          export const POST = async ({ cookies }) => {
            await endSession(cookies.get('crm_session'));
            cookies.delete('crm_session', { path: '/' });
            redirect(303, '/login');
          };
        `,
      },
      {
        name: 'a cookie that goes with something else',
        file: 'src/routes/basket/+server.ts',
        code: source`
          export const POST = async ({ cookies }) => {
            cookies.delete('crm_session', { path: '/' });
            return new Response(null, { status: 204 });
          };
        `,
      },
      {
        name: 'a cookie in another language that holds a preference',
        code: source`
          const router = require('express').Router();
          router.post('/langue', (req, res) => {
            res.cookie('langue', req.body.langue, { sameSite: 'lax' });
            res.redirect('/');
          });
          router.post('/deconnexion', (req, res) => {
            res.clearCookie('langue');
            res.redirect('/');
          });
        `,
      },
      {
        name: 'a store of sessions that forgets the one of the request',
        code: source`
          export function routes(app, store) {
            app.post('/logout', async (req, res) => {
              await store.remove(req.sessionId);
              res.clearCookie('sid', { httpOnly: true, secure: true, path: '/' });
              res.sendStatus(204);
            });
          }
        `,
      },
      {
        name: 'a logout that writes another session',
        code: source`
          export async function logout(ctx) {
            ctx.cookies.set('session', visitor.session);
            ctx.redirect('/');
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
