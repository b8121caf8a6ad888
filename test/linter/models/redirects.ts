import redirects from '#linter/models/redirects.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: redirects,
  readIn: { version: '2026-11', source: 'express 5.3.0, lib/response.js; next 16.4.6, dist/server/web/spec-extension/response.js; react-router 7.18.5; hono 4.13.19, dist/context.js' },
  defaults: [],
  cases: [
    {
      name: 'tokens in addresses',
      code: `
import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.get('/callback', (req, res) => {
  const token = jwt.sign({ sub: req.user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
  if (req.query.app) return res.redirect(\`\${process.env.APP}/done?token=\${token}\`); //! token-in-url
  if (req.query.page) return res.redirect(302, \`/done#access_token=\${token}\`); //! token-in-url
  res.redirect(\`/login?next=\${req.originalUrl}\`);
});`,
    },
    {
      name: 'of frameworks',
      code: `
import { NextResponse } from 'next/server';
import { redirect } from 'next/navigation';
export async function GET(request) {
  const { accessToken } = await signIn(request);
  if (request.page) redirect(\`/done?access_token=\${accessToken}\`); //! token-in-url
  return NextResponse.redirect(\`https://app.example/?access_token=\${accessToken}\`); //! token-in-url
}`,
    },
    {
      name: 'of other servers',
      code: `
import Koa from 'koa';
import Fastify from 'fastify';
import { sendRedirect } from 'h3';
const app = new Koa();
const fastify = Fastify();
app.use(async (ctx) => ctx.redirect(\`https://kiosk.example/?access_token=\${await issue(ctx.state.user)}\`)); //! token-in-url
fastify.get('/old', async (request, reply) => reply.redirect(302, \`/done?access_token=\${await issue(request.user)}\`)); //! token-in-url
fastify.get('/new', async (request, reply) => reply.redirect(\`/done?access_token=\${await issue(request.user)}\`)); //! token-in-url
export const done = (event, accessToken) => sendRedirect(event, \`/done?access_token=\${accessToken}\`); //! token-in-url
export const next = (event) => sendRedirect(event, \`/login?next=\${event.path}\`);`,
    },
    {
      name: 'routers of pages',
      code: `
import { useRouter } from 'next/navigation';
export function Done({ session }) {
  const router = useRouter();
  const again = () => router.push(\`/again?access_token=\${session.accessToken}\`); //! token-in-url
  const on = () => router.push(\`/next?page=\${session.page}\`);
  return { again, on };
}`,
    },
  ],
} satisfies ModelCases;
