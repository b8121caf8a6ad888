import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, exchange, live, roleOf } from '../facts.ts';

const logout = (changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ id: 'exchange-9', url: 'https://shop.example/logout', marks: ['logout'], status: 302, requestHeaders: [['Cookie', 'sid=1']], ...changes });
const deletion = cookie({ id: 'cookie-9', action: 'clear', seen: { ...live('https://shop.example/logout'), exchange: 'exchange-9' } });
const lax = cookie({ sameSite: set('Lax') });
const session = 'Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; Secure; HttpOnly; SameSite=Lax';
const sent = ['Cookie: sid=0123456789abcdef0123456789abcdef'];
const deleted = ['Location: /', 'Set-Cookie: sid=; Path=/; Max-Age=0'];

const route = (change: string) => codeShape('state-change-via-get', { change: set(change) }, { name: 'GET /logout' });

export default {
  facts: [
    { name: 'a logout by GET', fact: logout(), among: [lax, deletion], verdict: 'fail', severity: 'low' },
    { name: 'a logout by POST', fact: logout({ method: 'POST' }), among: [lax, deletion], verdict: 'skip' },
    { name: 'a page that asks whether to log out', fact: logout({ status: 200 }), among: [lax], verdict: 'skip' },
    { name: 'a Strict cookie stays at home', fact: logout(), among: [cookie({ sameSite: set('Strict') }), deletion], verdict: 'pass' },
    { name: 'an RP-initiated logout', fact: logout({ url: 'https://shop.example/logout?id_token_hint=x' }), among: [lax, deletion], verdict: 'skip' },
    { name: 'a CSRF token in the query', fact: logout({ url: 'https://shop.example/logout?_csrf=x' }), among: [lax, deletion], verdict: 'skip' },
    { name: 'somebody who was not signed in', fact: logout({ requestHeaders: [] }), among: [lax, deletion], verdict: 'skip' },
    { name: 'only a preference was deleted', fact: logout(), among: [lax, { ...deletion, role: roleOf('preference') }], verdict: 'skip' },
    { name: 'a route that signs out', fact: route('logout'), verdict: 'fail', severity: 'low' },
    { name: 'a route that writes', fact: route('write'), verdict: 'fail', severity: 'medium' },
    { name: 'a route that reads', fact: route('none'), verdict: 'pass' },
    { name: 'a route that calls something else', fact: codeShape('state-change-via-get', {}), verdict: 'skip' },
  ],
  live: [
    { name: 'a logout link', login: true, response: [session], then: [{ url: 'https://shop.example/logout', request: sent, status: 302, response: deleted }], verdict: 'fail', severity: 'low' },
    { name: 'a logout form', login: true, response: [session], then: [{ url: 'https://shop.example/logout', method: 'POST', request: sent, status: 303, response: deleted }], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a logout',
        code: source`
          app.get('/logout', (req, res) => {
            req.session.destroy(() => res.redirect('/'));
          });
        `,
      },
      {
        name: 'a deletion',
        code: source`
          router.get('/orders/:id/delete', requireLogin, async (req, res) => {
            await Order.deleteOne({ _id: req.params.id, user: req.user.id });
            res.redirect('/orders');
          });
        `,
      },
      {
        name: 'a method of a service, behind a guard of the whole router',
        code: source`
          const router = require('express').Router();
          router.use(isAuthenticated);
          router.get('/products/:id/delete', async (req, res) => {
            await catalogue.deleteProduct(req.params.id);
            res.redirect('/products');
          });
        `,
      },
      {
        name: 'Koa',
        code: source`
          const Router = require('@koa/router');
          const routes = new Router({ prefix: '/account' });
          routes.get('/holds/:id/cancel', guard.patron, async (ctx) => {
            await patrons.cancelHold(ctx.session.patronId, ctx.params.id);
            ctx.redirect('/account/holds');
          });
        `,
      },
      {
        name: 'Hono',
        code: source`
          import { Hono } from 'hono';
          import { deleteCookie, getCookie } from 'hono/cookie';
          export const account = new Hono();
          account.get('/sign-out', async (c) => {
            await sessions.end(getCookie(c, 'sid'));
            deleteCookie(c, 'sid');
            return c.redirect('/');
          });
        `,
      },
      {
        name: 'a route of Fastify that is described',
        code: source`
          fastify.route({
            method: 'GET',
            url: '/teams/:id/archive',
            preHandler: [requireUser],
            handler: async (request, reply) => {
              await teams.archiveTeam(request.params.id);
              return reply.redirect('/teams');
            },
          });
        `,
      },
      {
        name: 'a controller',
        code: source`
          import { Controller, Get, Param, UseGuards } from '@nestjs/common';
          @UseGuards(SessionGuard)
          @Controller('invites')
          export class InvitesController {
            @Get(':id/revoke')
            revoke(@Param('id') id: string) {
              return this.invites.revoke(id);
            }
          }
        `,
      },
      {
        name: 'a file that is named after the address',
        file: 'src/app/auth/logout/route.ts',
        code: source`
          import { cookies } from 'next/headers';
          import { redirect } from 'next/navigation';
          export async function GET() {
            (await cookies()).delete('session');
            redirect('/');
          }
        `,
      },
      {
        name: 'a file that is named after the address and the method',
        file: 'server/api/auth/logout.get.ts',
        says: 'GET /api/auth/logout ',
        code: source`
          export default defineEventHandler(async (event) => {
            await useStorage('sessions').removeItem(getCookie(event, 'sid'));
            deleteCookie(event, 'sid');
            return sendRedirect(event, '/');
          });
        `,
      },
      {
        name: 'the data of a page',
        file: 'src/routes/logout/+page.server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          export const load = async ({ cookies }) => {
            cookies.delete('session', { path: '/' });
            redirect(303, '/');
          };
        `,
      },
      {
        name: 'a parameter that brings the user',
        file: 'src/routes/api/orders/[id]/cancel/+server.ts',
        code: source`
          import { redirect } from '@sveltejs/kit';
          export const GET = async ({ params, locals }) => {
            await db.update(orders).set({ status: 'cancelled' }).where(eq(orders.userId, locals.user.id));
            redirect(303, '/orders');
          };
        `,
      },
      {
        name: 'a function that asks who it is',
        file: 'src/app/api/teams/[id]/archive/route.ts',
        code: source`
          import { NextResponse } from 'next/server';
          export async function GET(request, { params }) {
            const { id: owner } = await requireUser(request);
            await prisma.team.update({ where: { id: params.id, owner }, data: { archived: true } });
            return NextResponse.redirect(new URL('/teams', request.url));
          }
        `,
      },
      {
        name: 'a path on the next line, of a router from another file',
        code: source`
          import { adminRoutes } from './routes';
          adminRoutes.get(
            "/orders/:id/cancel",
            requireUser,
            async (req, res) => res.json(await orders.cancel(req.params.id)),
          );
        `,
      },
      {
        name: 'a logout in another language',
        code: source`
          const Router = require('@koa/router');
          const router = new Router();
          router.get('/abmelden', async (ctx) => {
            ctx.session = null;
            ctx.redirect('/');
          });
        `,
      },
      {
        name: 'a logout with an accent',
        code: source`
          const { Router } = require('express');
          const router = Router();
          router.get('/déconnexion', (req, res) => {
            req.session.destroy(() => res.redirect('/'));
          });
        `,
      },
      {
        name: 'a logout that also gives back the token of the session',
        file: 'app/routes/logout.tsx',
        code: source`
          import { redirect } from 'react-router';
          import { destroySession, getSession } from '~/sessions.server';
          export async function loader({ request }) {
            const session = await getSession(request.headers.get('Cookie'));
            const token = session.get('apiToken');
            if (token) await revoke(token);
            return redirect('/login', { headers: { 'Set-Cookie': await destroySession(session) } });
          }
        `,
      },
      {
        name: 'a deletion in another language',
        code: source`
          import Router from '@koa/router';
          import { nurAngemeldet } from '../middleware/sitzung.js';
          export const lists = new Router({ prefix: '/lists' });
          lists.use(nurAngemeldet);
          const router = lists;
          router.get('/:id/loeschen', (ctx) => {
            ctx.db.prepare('DELETE FROM lists WHERE id = ?').run(ctx.params.id);
            ctx.redirect('/lists');
          });
        `,
      },
      {
        name: 'a write of what the address says',
        code: source`
          app.get('/account/plan/:plan', requireUser, async (req, res) => {
            await db.update(subscriptions).set({ plan: req.params.plan }).where(eq(subscriptions.user, req.session.userId));
            res.redirect('/account');
          });
        `,
      },
      {
        name: 'a record that the address names, gone',
        code: source`
          app.get('/addresses', requireUser, async (req, res) => {
            const { gone } = req.query;
            if (gone) await prisma.address.deleteMany({ where: { id: gone, userId: req.user.id } });
            res.render('addresses', { list: await prisma.address.findMany({ where: { userId: req.user.id } }) });
          });
        `,
      },
      {
        name: 'a loader that asks for the owner',
        file: 'app/routes/team.remove.$memberId.tsx',
        code: source`
          export async function loader({ request, params }) {
            const owner = await requireOwner(request);
            await removeMember({ teamId: owner.teamId, memberId: params.memberId });
            return redirect('/team');
          }
        `,
      },
      {
        name: 'the status of an error, which proves nothing',
        file: 'server/api/cards/[id]/delete.get.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const { user } = await requireUserSession(event);
            const card = await cards.find(getRouterParam(event, 'id'), user.id);
            if (!card) throw createError({ statusCode: 404 });
            await db.delete(tables.cards).where(eq(tables.cards.id, card.id));
            return sendRedirect(event, '/account');
          });
        `,
      },
      {
        name: 'orders of the customer of a request, behind a guard of the whole router',
        code: source`
          import Router from '@koa/router';
          const router = new Router({ prefix: '/orders' });
          router.use(signedIn);
          router.get('/:id/refund', async (ctx) => {
            await db('orders').where({ id: ctx.params.id, owner: ctx.state.customer.id }).update({ status: 'refunded' });
            ctx.redirect('/orders');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a logout by POST',
        remedyFor: 'express-session',
        code: source`
          app.post('/logout', (req, res) => req.session.destroy(() => res.redirect('/')));
          app.get('/logout', (req, res) => res.render('logout'));
        `,
      },
      {
        name: 'a form for the deletion',
        code: source`
          router.get('/orders/:id/delete', requireLogin, async (req, res) => res.render('delete', { order: await Order.findById(req.params.id) }));
        `,
      },
      {
        name: 'links that carry their proof',
        code: source`
          app.get('/newsletter/remove/:token', async (req, res) => {
            await Subscriber.deleteOne({ token: req.params.token, user: req.user?.id });
            res.render('removed');
          });
          app.get('/logout', (req, res) => { req.session.destroy(); res.redirect(issuer + '/logout?id_token_hint=' + req.idToken); });
        `,
      },
      {
        name: 'a cache that nobody is signed in to',
        code: source`
          app.get('/cache/delete', (req, res) => { cache.delete(req.query.key); res.end(); });
        `,
      },
      {
        name: 'pages that show a form, and lists that are not kept',
        code: source`
          import { Hono } from 'hono';
          const app = new Hono();
          app.get('/teams/:id/close', requireUser, (c) => c.render({ confirmed: false, team: teams.find(c.req.param('id')) }));
          app.get('/reports/update', requireUser, (c) => { seen.set(c.get('userId'), Date.now()); return c.json(reports.latest()); });
          app.get('/signout', (c) => c.html(form));
        `,
      },
      {
        name: 'a page that tells how long it may be kept',
        file: 'src/routes/orders/[id]/cancel/+page.server.ts',
        code: source`
          export const load = async ({ params, locals, setHeaders }) => {
            setHeaders({ 'cache-control': 'no-store' });
            return { order: await orders.find(params.id, locals.user.id) };
          };
          export const actions = { default: async ({ params, locals }) => orders.cancel(params.id, locals.user.id) };
        `,
      },
      {
        name: 'a function that looks up a user, for nobody who is signed in',
        file: 'src/app/api/teams/[id]/close/route.ts',
        code: source`
          export async function GET(request, { params }) {
            const owner = await getUser(params.id);
            await prisma.team.update({ where: { id: params.id }, data: { closedFor: owner.name } });
            return Response.json({ closed: true });
          }
        `,
      },
      {
        name: 'a page beside the action that logs out',
        file: 'src/routes/logout/+page.server.ts',
        code: source`
          export const load = async ({ locals }) => ({ user: locals.user });
          export const actions = { default: async ({ cookies }) => { cookies.delete('session', { path: '/' }); } };
        `,
      },
      {
        name: 'a request of the page',
        code: source`
          api.get('/orders/update', (order) => list.remove(order));
        `,
      },
      {
        name: 'a page for a logout in another language',
        code: source`
          const Router = require('@koa/router');
          const router = new Router();
          router.get('/abmelden', (ctx) => ctx.render('abmelden', { name: ctx.session.name }));
          router.post('/abmelden', async (ctx) => {
            ctx.session = null;
            ctx.redirect('/');
          });
        `,
      },
      {
        name: 'a logout that a token in its address proves',
        file: 'app/routes/logout.tsx',
        code: source`
          import { redirect } from 'react-router';
          import { destroySession, getSession } from '~/sessions.server';
          export async function loader({ request }) {
            const session = await getSession(request.headers.get('Cookie'));
            const token = new URL(request.url).searchParams.get('token');
            if (!(await isOurs(token))) return redirect('/');
            return redirect('/login', { headers: { 'Set-Cookie': await destroySession(session) } });
          }
        `,
      },
      {
        name: 'a logout by an action',
        file: 'app/routes/logout.tsx',
        code: source`
          import { redirect } from 'react-router';
          import { destroySession, getSession } from '~/sessions.server';
          export async function action({ request }) {
            const session = await getSession(request.headers.get('Cookie'));
            await revoke(session.get('apiToken'));
            return redirect('/login', { headers: { 'Set-Cookie': await destroySession(session) } });
          }
        `,
      },
      {
        name: 'a page that asks before it deletes, in another language',
        code: source`
          import Router from '@koa/router';
          import { nurAngemeldet } from '../middleware/sitzung.js';
          const router = new Router({ prefix: '/lists' });
          router.use(nurAngemeldet);
          router.get('/:id/loeschen', (ctx) => ctx.render('loeschen', { list: ctx.db.prepare('SELECT * FROM lists WHERE id = ?').get(ctx.params.id) }));
          router.post('/:id/loeschen', (ctx) => {
            ctx.db.prepare('DELETE FROM lists WHERE id = ?').run(ctx.params.id);
            ctx.redirect('/lists');
          });
        `,
      },
      {
        name: 'what a page counts and remembers of its readers',
        code: source`
          app.get('/posts/:id', requireUser, async (req, res) => {
            await prisma.post.update({ where: { id: req.params.id }, data: { views: { increment: 1 }, cameFrom: req.query.from } });
            await prisma.user.update({ where: { id: req.user.id }, data: { page: 'posts' } });
            recent.delete(req.params.id);
            PostCache.delete(req.params.id);
            res.render('post', { post: await prisma.post.findUnique({ where: { id: req.params.id } }) });
          });
        `,
      },
      {
        name: 'an address that a payment comes back to',
        code: source`
          app.get('/checkout/success', async (req, res) => {
            await pool.query('update orders set paid = true where id = $1 and owner = $2', [req.query.order, req.session.userId]);
            res.redirect('/orders');
          });
        `,
      },
      {
        name: 'a code that came by mail',
        code: source`
          app.get('/invitations/accept', requireUser, async (req, res) => {
            await invitations.accept(req.query.code, req.user.id);
            res.redirect('/teams');
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
