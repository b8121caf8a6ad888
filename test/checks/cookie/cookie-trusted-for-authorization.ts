import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, inSource, roleOf } from '../facts.ts';

const id = 'cookie-trusted-for-authorization';
const read = (traits: Parameters<typeof codeShape>[1], changes: Parameters<typeof codeShape>[2] = {}) => codeShape(id, { use: set('decision'), verified: set(false), ...traits }, { name: 'role', ...changes });

export default {
  facts: [
    { name: 'a role decides', fact: read({}), verdict: 'fail', severity: 'high' },
    { name: 'an identity is looked up', fact: read({ use: set('look-up') }, { name: 'userId' }), verdict: 'fail', severity: 'high' },
    { name: 'verified in the same function', fact: read({ verified: set(true) }), verdict: 'pass' },
    { name: 'a credential', fact: read({}, { role: roleOf('session-id') }), verdict: 'skip' },
    { name: 'the page decides what it shows', fact: read({}, { seen: inSource('client') }), verdict: 'skip' },
    { name: 'another use', fact: read({ use: unknown('it is passed on') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { use: set('decision') }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'the rank of a role',
        code: source`
          const rank = (role) => ['viewer', 'editor', 'admin'].indexOf(role);
          exports.requireRole = (minimum) => (req, res, next) => {
            const { role } = req.cookies;
            if (rank(role) < rank(minimum)) return res.status(403).end();
            next();
          };
        `,
      },
      {
        name: 'the level of a role, in a table',
        code: source`
          const LEVELS = { viewer: 1, editor: 2, admin: 3 };
          exports.editors = (req, res, next) => {
            if (LEVELS[req.cookies.role] < LEVELS.editor) return res.sendStatus(403);
            next();
          };
        `,
      },
      {
        name: 'hapi, in a list of routes',
        file: 'routes/reports.js',
        code: source`
          module.exports = ({ reports }) => [
            {
              method: 'DELETE',
              path: '/reports/{id}',
              handler: async (request, h) => {
                if (request.state.role !== 'admin') throw Boom.forbidden();
                await reports.remove(request.params.id);
                return h.response().code(204);
              },
            },
          ];
        `,
      },
      {
        name: 'who the user is, after a session that has none, in another form',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          const remembered = (ctx) => ctx.cookies.get('club_uid');
          app.use(async (ctx, next) => {
            const uid = ctx.session.user?.id ?? remembered(ctx);
            if (uid) ctx.state.member = await members.findOne({ _id: new ObjectId(uid) });
            await next();
          });
        `,
      },
      {
        name: 'a right that Koa does not verify without options',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.use(async (ctx, next) => {
            if (ctx.cookies.get('vendor') !== 'yes') ctx.throw(403, 'forbidden');
            await next();
          });
        `,
      },
      {
        name: 'a role whose cookie bears the name of the application',
        code: source`
          export function only(...roles) {
            return (req, res, next) => {
              const role = req.cookies['__Host-club_role'];
              if (!roles.includes(role)) return res.status(403).end();
              next();
            };
          }
        `,
      },
      {
        name: 'a role in a condition',
        code: source`
          app.delete('/users/:id', (req, res) => {
            if (req.cookies.role !== 'admin') return res.sendStatus(403);
            remove(req.params.id, () => res.sendStatus(204));
          });
        `,
      },
      {
        name: 'through variables and JSON',
        code: source`
          app.get('/admin', (req, res) => {
            const user = JSON.parse(req.cookies.user);
            if (user.role === 'admin') res.render('admin');
            else res.redirect('/');
          });
        `,
      },
      {
        name: 'a flag',
        code: source`
          app.get('/admin', (req, res) => {
            const { isAdmin } = req.cookies;
            if (!isAdmin) return res.redirect('/');
            res.render('admin');
          });
        `,
      },
      {
        name: 'cookies of Next.js',
        file: 'app/admin/page.tsx',
        code: source`
          import { cookies } from 'next/headers';
          export default async function Page() {
            const role = (await cookies()).get('role')?.value;
            if (role !== 'admin') redirect('/');
            return <Admin />;
          }
        `,
      },
      {
        name: 'an identity that is looked up',
        code: source`
          app.get('/account', async (req, res) => {
            const user = await User.findOne({ where: { id: req.cookies.userId } });
            res.json(user);
          });
        `,
      },
      {
        name: 'Nuxt, by a constant that it imports by itself',
        file: 'server/api/ledger.post.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const role = getCookie(event, ROLE_COOKIE);
            if (role !== 'treasurer' && role !== 'admin') throw createError({ statusCode: 403 });
            return addEntry(await readBody(event));
          });
        `,
      },
      {
        name: 'a guard of NestJS',
        code: source`
          import { CanActivate, ExecutionContext } from '@nestjs/common';
          export class PlanGuard implements CanActivate {
            canActivate(ctx: ExecutionContext) {
              const req = ctx.switchToHttp().getRequest();
              return ['admin', 'editor'].includes(req.cookies.role);
            }
          }
        `,
      },
      {
        name: 'a right that is kept of it',
        file: 'src/hooks.server.ts',
        code: source`
          export const handle = async ({ event, resolve }) => {
            event.locals.editor = event.cookies.get('editor') === '1';
            return resolve(event);
          };
        `,
      },
      {
        name: 'a text without which nobody gets in, whatever it is called',
        code: source`
          import express from 'express';
          import cookieParser from 'cookie-parser';
          const app = express();
          app.use(cookieParser());
          app.use('/user/reports', (req, res, next) => {
            if (req.cookies.abteilung !== 'redaktion') return res.sendStatus(403);
            next();
          });
        `,
      },
      {
        name: 'the level of a role in a table',
        code: source`
          const levels = { guest: 0, editor: 1, owner: 2 };
          export function guard(req, res, next) {
            if (levels[req.cookies.role] < 2) return res.status(403).end();
            next();
          }
        `,
      },
    ],
    good: [
      {
        name: 'the rank of a role that the session keeps, and the length of a list in a cookie',
        code: source`
          const rank = (role) => ['viewer', 'editor', 'admin'].indexOf(role);
          exports.requireRole = (minimum) => (req, res, next) => {
            const columns = sizes[req.cookies.columns];
            if (rank(req.session.role) < rank(minimum)) return res.status(403).end();
            if (columns < 3) return res.render('narrow');
            next();
          };
        `,
      },
      {
        name: 'a right that Koa verifies when it has keys, and the number of a visitor',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          app.use(async (ctx, next) => {
            if (ctx.cookies.get('vendor', {}) !== 'yes') ctx.throw(403, 'forbidden');
            ctx.state.basket = await baskets.findOne({ visitor: ctx.cookies.get('visitor_uid') });
            await next();
          });
        `,
      },
      {
        name: 'a function that looks up what the cookie says',
        code: source`
          import Koa from 'koa';
          const app = new Koa();
          const remembered = (ctx) => store.resolve(ctx.cookies.get('club_uid'));
          app.use(async (ctx, next) => {
            const uid = ctx.session.user?.id ?? remembered(ctx);
            if (uid) ctx.state.member = await members.findOne({ _id: new ObjectId(uid) });
            await next();
          });
        `,
      },
      {
        name: 'a cookie about how a role is shown',
        code: source`
          export function page(req, res) {
            if (req.cookies['club_role_hint'] === 'closed') return res.render('page');
            res.render('page', { hint: true });
          }
        `,
      },
      {
        name: 'Nuxt, by a constant that names something else',
        file: 'server/api/ledger.post.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const region = getCookie(event, REGION_COOKIE);
            return addEntry(await readBody(event), region === 'south' ? 'south' : 'north');
          });
        `,
      },
      {
        name: 'a role of the session',
        remedyFor: 'express-session',
        code: source`
          app.get('/admin', (req, res) => {
            if (req.session.role !== 'admin') return res.sendStatus(403);
            res.render('admin');
          });
        `,
      },
      {
        name: 'a signed cookie',
        code: source`
          app.get('/admin', (req, res) => {
            if (req.signedCookies.role !== 'admin') return res.sendStatus(403);
            res.render('admin');
          });
        `,
      },
      {
        name: 'a token that is verified',
        remedyFor: 'jsonwebtoken',
        code: source`
          app.get('/admin', (req, res) => {
            const user = jwt.verify(req.cookies.user, process.env.SECRET, { algorithms: ['HS256'] });
            if (user.role !== 'admin') return res.sendStatus(403);
            res.render('admin');
          });
        `,
      },
      {
        name: 'a session that is looked up',
        code: source`
          app.get('/account', async (req, res) => {
            const session = await sessions.findOne({ id: req.cookies.sid });
            if (session?.role !== 'admin') return res.sendStatus(403);
            res.json(session.user);
          });
        `,
      },
      {
        name: 'theme, language and a CSRF token',
        code: source`
          app.use((req, res, next) => {
            res.locals.dark = req.cookies.theme === 'dark';
            if (req.cookies.locale === 'de') res.locals.language = 'de';
            if (req.cookies.csrf !== req.body.csrf) return res.sendStatus(403);
            next();
          });
        `,
      },
      {
        name: 'whether it is there',
        code: source`
          app.use((req, res, next) => {
            if (!req.cookies.user) return res.redirect('/login');
            if (req.cookies.userId === undefined) return res.redirect('/login');
            next();
          });
        `,
      },
      {
        name: 'a guard of NestJS that asks the session',
        code: source`
          import { CanActivate, ExecutionContext } from '@nestjs/common';
          export class PlanGuard implements CanActivate {
            async canActivate(ctx: ExecutionContext) {
              const req = ctx.switchToHttp().getRequest();
              const session = await this.sessions.get(req.cookies.sid);
              return ['admin', 'editor'].includes(session.role);
            }
          }
        `,
      },
      {
        name: 'a choice of the user that is kept of it',
        file: 'src/hooks.server.ts',
        code: source`
          export const handle = async ({ event, resolve }) => {
            event.locals.compact = event.cookies.get('compact') === '1';
            return resolve(event);
          };
        `,
      },
      {
        name: 'what somebody agreed to',
        code: source`
          import express from 'express';
          import cookieParser from 'cookie-parser';
          const app = express();
          app.use(cookieParser());
          app.use('/user/reports', (req, res, next) => {
            if (req.cookies.age_gate !== 'passed') return res.sendStatus(403);
            next();
          });
        `,
      },
      {
        name: 'a redirect to choose one first',
        code: source`
          import express from 'express';
          import cookieParser from 'cookie-parser';
          const app = express();
          app.use(cookieParser());
          app.use('/user/reports', (req, res, next) => {
            if (req.cookies.region !== 'eu') return res.redirect('/region');
            next();
          });
        `,
      },
      {
        name: 'something else that is computed of it',
        code: source`
          export function show(req, res) {
            if (colourOf(req.cookies.role) === 'red') return res.render('red');
            res.render('plain');
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
