import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, captureSeconds, codeShape, probe, refusedAnswer } from '../facts.ts';

const credential = { name: 'sid', by: 'cookie', form: 'opaque' } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('after-credential-change', { credential, ...changes });

export default {
  facts: [
    { name: 'code that stores a password', fact: codeShape('session-survives-credential-change', { endsSessions: set(false) }), verdict: 'fail', severity: 'low' },
    { name: 'code that ends sessions too', fact: codeShape('session-survives-credential-change', { endsSessions: set(true) }), verdict: 'pass' },
    { name: 'nothing offers to end it', fact: test({ managesSessions: false }), verdict: 'fail', severity: 'medium' },
    { name: 'a token that is over in five minutes', fact: test({ managesSessions: false, credential: { name: 'access_token', by: 'bearer', form: 'jws', expires: captureSeconds + 300 } }), verdict: 'fail', severity: 'low' },
    { name: 'the application offers to end it', fact: test({ managesSessions: true }), verdict: 'pass' },
    { name: 'whether it offers to is not known', fact: test(), verdict: 'unsure', severity: 'medium' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a reset that says so in a mail',
        file: 'src/reset.service.ts',
        code: source`
          export class ResetService {
            async resetPassword(token, password) {
              const reset = await this.resetTokens.consume(token);
              if (!reset) throw new BadRequestException('gone');
              const passwordHash = await bcrypt.hash(password, 12);
              await this.users.update(reset.userId, { passwordHash });
              await this.mail.sendPasswordChanged(reset.userId);
            }
          }
        `,
      },
      {
        name: 'a builder of queries that is called',
        file: 'src/password.js',
        code: source`
          exports.changePassword = async (req, res) => {
            const passwordHash = await argon2.hash(req.body.newPassword);
            await db('users').where({ id: req.session.userId }).update({ password_hash: passwordHash });
            res.status(204).end();
          };
        `,
      },
      {
        name: 'a reset that is completed',
        code: source`
          export class AccountService {
            async completeReset(userId, password) {
              await this.users.setPasswordHash(userId, await argon2.hash(password));
            }
          }
        `,
      },
      {
        name: 'a router that is named after what it changes',
        code: source`
          import { hash, verify } from '@node-rs/argon2';
          export const password = Router();
          const acceptable = (text) => typeof text === 'string' && text.length >= 12;
          password.post('/change', async (req, res) => {
            if (!acceptable(req.body.next)) return res.status(422).json({});
            if (!(await verify(req.user.hash, req.body.current))) return res.status(403).json({});
            await pool.query('update members set password_hash = $2 where id = $1', [req.session.memberId, await hash(req.body.next)]);
            res.sendStatus(204);
          });
        `,
      },
      {
        name: 'a reset in a transaction, with the hash of its token',
        code: source`
          import { createHash } from 'node:crypto';
          const sha = (text) => createHash('sha256').update(text).digest('hex');
          router.post('/reset', async (req, res, next) => {
            const client = await pool.connect();
            try {
              const { rows } = await client.query('DELETE FROM resets WHERE token_hash = $1 RETURNING user_id', [sha(String(req.body.token))]);
              if (!rows.length) return res.status(400).end();
              const hash = await bcrypt.hash(req.body.password, 12);
              await client.query('UPDATE users SET password_hash = $1 WHERE id = $2', [hash, rows[0].user_id]);
              res.json({ ok: true });
            } catch (error) {
              next(error);
            } finally {
              client.release();
            }
          });
        `,
      },
      {
        name: 'a change that takes a cookie of this browser away',
        code: source`
          const bcrypt = require('bcryptjs');
          exports.changePassword = async (req, res) => {
            const user = await User.findByPk(req.session.userId);
            user.passwordHash = await bcrypt.hash(req.body.next, 12);
            await user.save();
            res.clearCookie('remember', { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
            res.redirect('/');
          };
        `,
      },
      {
        name: 'a route',
        code: source`
          import express from 'express';
          const app = express();
          import bcrypt from 'bcrypt';
          import { User } from './models';
          app.post('/change-password', async (req, res) => {
            const user = await User.findById(req.user.id);
            if (!(await bcrypt.compare(req.body.current, user.password))) return res.status(401).json({ error: 'Wrong password' });
            user.password = await bcrypt.hash(req.body.password, 12);
            await user.save();
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'a route handler',
        file: 'app/api/change-password/route.ts',
        code: source`
          import { hash } from 'argon2';
          import { NextResponse } from 'next/server';
          import { prisma } from '@/db';
          export async function POST(request) {
            const { id, password } = await request.json();
            await prisma.user.update({ where: { id }, data: { passwordHash: await hash(password) } });
            return NextResponse.json({ ok: true });
          }
        `,
      },
      {
        name: 'a service that stores the hash',
        code: source`
          const router = require('express').Router();
          router.post('/account/password', requireUser, async (req, res, next) => {
            try {
              const user = await users.byId(req.session.userId);
              if (!(await argon2.verify(user.passwordHash, req.body.current))) return res.status(403).json({ error: 'wrong' });
              await users.setPasswordHash(user.id, await argon2.hash(req.body.next));
              await mail.send(user.email, 'password-changed', { at: new Date() });
              return res.json({ ok: true });
            } catch (error) {
              return next(error);
            }
          });
        `,
      },
      {
        name: 'a model that hashes by itself',
        code: source`
          router.put('/password', async (ctx) => {
            if (!(await members.verifyPassword(ctx.state.member, ctx.request.body.current))) ctx.throw(403);
            await members.setPassword(ctx.state.member.id, ctx.request.body.replacement);
            ctx.status = 204;
          });
        `,
      },
      {
        name: 'a service of Nest with SQL',
        code: source`
          export class AccountService {
            async changePassword(userId: string, dto: ChangePassword) {
              const user = await this.users.findById(userId);
              if (!(await bcrypt.compare(dto.current, user.hash))) throw new UnauthorizedException();
              const hash = await bcrypt.hash(dto.next, 12);
              await this.db.query('UPDATE users SET password_hash = $1 WHERE id = $2', [hash, userId]);
            }
          }
        `,
      },
      {
        name: 'another language',
        code: source`
          router.post('/mot-de-passe', async (req, res) => {
            const client = await clients.find(req.session.clientId);
            if (!(await argon2.verify(client.mot, req.body.ancien))) return res.sendStatus(400);
            await clients.changerMotDePasse(client.id, req.body.nouveau);
            res.redirect('/compte');
          });
        `,
      },
      {
        name: 'an action of SvelteKit with statements that are built',
        file: 'src/routes/settings/password/+page.server.ts',
        code: source`
          import bcrypt from 'bcryptjs';
          import { error, fail } from '@sveltejs/kit';
          export const actions = {
            change: async ({ request, locals }) => {
              if (!locals.user) error(401);
              const form = await request.formData();
              const [row] = await db.select().from(userTable).where(eq(userTable.id, locals.user.id)).limit(1);
              if (!(await bcrypt.compare(String(form.get('current')), row.passwordHash))) return fail(400, { message: 'wrong' });
              await db.update(userTable).set({ passwordHash: await bcrypt.hash(String(form.get('next')), 12) }).where(eq(userTable.id, row.id));
              return { changed: true };
            },
          };
        `,
      },
      {
        name: 'a procedure',
        code: source`
          import bcrypt from 'bcryptjs';
          export const account = router({
            changePassword: protectedProcedure.input(z.object({ current: z.string(), next: z.string().min(10) })).mutation(async ({ ctx, input }) => {
              const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.userId } });
              if (!(await bcrypt.compare(input.current, user.passwordHash))) throw new TRPCError({ code: 'FORBIDDEN' });
              await ctx.db.user.update({ where: { id: user.id }, data: { passwordHash: await bcrypt.hash(input.next, 12) } });
            }),
          });
        `,
      },
      {
        name: 'a function of the framework that hashes',
        file: 'server/api/account/password.post.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const { user } = await requireUserSession(event);
            const body = await readValidatedBody(event, Body.parse);
            const row = await useDrizzle().query.users.findFirst({ where: eq(users.id, user.id) });
            if (!(await verifyPassword(row.password, body.current))) throw createError({ statusCode: 403 });
            await useDrizzle().update(users).set({ password: await hashPassword(body.next) }).where(eq(users.id, user.id));
            return sendNoContent(event);
          });
        `,
      },
    ],
    good: [
      {
        name: 'a mail, and the sessions',
        file: 'src/reset.service.ts',
        code: source`
          export class ResetService {
            async resetPassword(token, password) {
              const reset = await this.resetTokens.consume(token);
              const passwordHash = await bcrypt.hash(password, 12);
              await this.users.update(reset.userId, { passwordHash });
              await this.sessions.removeAll(reset.userId);
              await this.mail.sendPasswordChanged(reset.userId);
            }
          }
        `,
      },
      {
        name: 'a time that tokens are compared with, in a column',
        file: 'src/password.js',
        code: source`
          exports.changePassword = async (req, res) => {
            const passwordHash = await argon2.hash(req.body.newPassword);
            await db('users').where({ id: req.session.userId }).update({ password_hash: passwordHash, password_changed_at: new Date() });
            res.status(204).end();
          };
        `,
      },
      {
        name: 'a mail by a function that does more',
        file: 'src/reset.service.ts',
        code: source`
          export class ResetService {
            async resetPassword(token, password) {
              const reset = await this.resetTokens.consume(token);
              const passwordHash = await bcrypt.hash(password, 12);
              await this.users.update(reset.userId, { passwordHash });
              await this.notices.notifyAndLogOutEverywhere(reset.userId);
            }
          }
        `,
      },
      {
        name: 'a builder of queries that takes the sessions away',
        file: 'src/password.js',
        code: source`
          exports.changePassword = async (req, res) => {
            const passwordHash = await argon2.hash(req.body.newPassword);
            await db('users').where({ id: req.session.userId }).update({ password_hash: passwordHash });
            await db('sessions').where({ user_id: req.session.userId }).del();
            res.status(204).end();
          };
        `,
      },
      {
        name: 'a reset that is completed, and ends the logins',
        code: source`
          export class AccountService {
            async completeReset(userId, password) {
              await this.users.setPasswordHash(userId, await argon2.hash(password));
              await this.sessions.deleteAllOf(userId);
            }
          }
        `,
      },
      {
        name: 'a reset that calls a function of the file which may end them',
        code: source`
          const forget = (id) => everywhere.end(id);
          router.post('/reset', async (req, res) => {
            const hash = await bcrypt.hash(req.body.password, 12);
            await client.query('UPDATE users SET password_hash = $1 WHERE id = $2', [hash, req.body.id]);
            await forget(req.body.id);
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'all sessions but this one',
        code: source`
          router.post('/account/password', requireUser, async (req, res) => {
            await users.setPassword(req.session.userId, req.body.next);
            await sessions.endOthers(req.session.userId, req.sessionID);
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'the model that a handler calls',
        code: source`
          export async function setPassword(id, password) {
            await pool.query('update members set password_hash = $2 where id = $1', [id, await argon2.hash(password)]);
          }
        `,
      },
      {
        name: 'addresses around a password',
        code: source`
          router.post('/password/forgot', async (req, res) => { await users.setPasswordHint(req.body.email, await hash(hint)); res.end(); });
          router.post('/login', async (req, res) => { if (needsRehash) await users.updatePasswordHash(req.body.id, await hash(req.body.password)); res.end(); });
        `,
      },
      {
        name: 'the other sessions are deleted',
        remedyFor: 'express',
        code: source`
          import express from 'express';
          const app = express();
          import bcrypt from 'bcrypt';
          app.post('/change-password', async (req, res) => {
            const user = await User.findById(req.user.id);
            user.password = await bcrypt.hash(req.body.password, 12);
            await user.save();
            await Session.deleteMany({ userId: user.id });
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'a version of the tokens',
        code: source`
          import express from 'express';
          const app = express();
          import bcrypt from 'bcrypt';
          app.post('/change-password', async (req, res) => {
            const user = await User.findById(req.user.id);
            user.password = await bcrypt.hash(req.body.password, 12);
            user.tokenVersion += 1;
            await user.save();
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'a service that may do it',
        code: source`
          import express from 'express';
          const app = express();
          import bcrypt from 'bcrypt';
          app.post('/change-password', async (req, res) => {
            const user = await User.findById(req.user.id);
            user.password = await bcrypt.hash(req.body.password, 12);
            await user.save();
            await afterPasswordChange(user);
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'a registration',
        code: source`
          import express from 'express';
          const app = express();
          import bcrypt from 'bcrypt';
          app.post('/register', async (req, res) => {
            const user = new User(req.body);
            user.password = await bcrypt.hash(req.body.password, 12);
            await user.save();
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'another language, and the other sessions are ended',
        code: source`
          router.post('/mot-de-passe', async (req, res) => {
            const client = await clients.find(req.session.clientId);
            if (!(await argon2.verify(client.mot, req.body.ancien))) return res.sendStatus(400);
            await clients.changerMotDePasse(client.id, req.body.nouveau);
            await sessions.destroyOthers(client.id, req.sessionID);
            res.redirect('/compte');
          });
        `,
      },
      {
        name: 'an action that deletes the sessions of the user',
        file: 'src/routes/settings/password/+page.server.ts',
        code: source`
          import bcrypt from 'bcryptjs';
          import { fail } from '@sveltejs/kit';
          export const actions = {
            change: async ({ request, locals }) => {
              const form = await request.formData();
              if (!form.get('next')) return fail(400);
              await db.update(userTable).set({ passwordHash: await bcrypt.hash(String(form.get('next')), 12) }).where(eq(userTable.id, locals.user.id));
              await db.delete(sessionTable).where(eq(sessionTable.userId, locals.user.id));
              return { changed: true };
            },
          };
        `,
      },
      {
        name: 'a procedure that counts a version of the tokens on',
        code: source`
          import bcrypt from 'bcryptjs';
          export const account = router({
            changePassword: protectedProcedure.input(schema).mutation(async ({ ctx, input }) => {
              await ctx.db.user.update({ where: { id: ctx.userId }, data: { passwordHash: await bcrypt.hash(input.next, 12), tokenVersion: { increment: 1 } } });
            }),
          });
        `,
      },
      {
        name: 'a procedure that creates an account',
        code: source`
          import bcrypt from 'bcryptjs';
          export const account = router({
            register: publicProcedure.input(schema).mutation(async ({ ctx, input }) => {
              await ctx.db.user.update({ where: { email: input.email }, data: { passwordHash: await bcrypt.hash(input.password, 12) } });
            }),
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
