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
    ],
    good: [
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
    ],
  },
} satisfies CheckCases;
