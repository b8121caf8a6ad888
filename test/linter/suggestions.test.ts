import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { messagesOf } from './eslint-versions.ts';

interface Case {
  readonly name: string;
  /** The rule whose suggestion is applied. */
  readonly rule: string;
  readonly code: string;
  /** Default: recommended. */
  readonly config?: 'recommended' | 'strict';
  /** The line that changes, afterwards; `none` when nothing may be offered. */
  readonly becomes: string | 'none';
}

const express = `import express from 'express'; const app = express();`;
const handler = (line: string) => `${express}\napp.post('/login', (req, res) => {\n${line}\n});`;

const cases: readonly Case[] = [
  {
    name: 'the argument that is missing',
    rule: 'cookie-missing-secure',
    code: handler(`res.cookie('session', req.sessionID)`),
    becomes: `res.cookie('session', req.sessionID, { secure: true })`,
  },
  { name: 'an empty object', rule: 'cookie-missing-httponly', code: handler(`res.cookie('session', req.sessionID, {})`), becomes: `res.cookie('session', req.sessionID, { httpOnly: true })` },
  {
    name: 'an option that says no',
    rule: 'cookie-missing-httponly',
    code: handler(`res.cookie('session', req.sessionID, { httpOnly: false, secure: true, sameSite: 'lax' })`),
    becomes: `res.cookie('session', req.sessionID, { httpOnly: true, secure: true, sameSite: 'lax' })`,
  },
  {
    name: 'an option that must go',
    rule: 'cookie-domain-too-broad',
    code: handler(`res.cookie('session', req.sessionID, { domain: 'example.com', httpOnly: true, secure: true, sameSite: 'lax' })`),
    becomes: `res.cookie('session', req.sessionID, { httpOnly: true, secure: true, sameSite: 'lax' })`,
  },
  {
    name: 'a lifetime in the unit of the framework',
    rule: 'cookie-auth-lifetime-long',
    code: handler(`res.cookie('session', req.sessionID, { maxAge: 365 * 864e5, httpOnly: true, secure: true, sameSite: 'lax' })`),
    becomes: `res.cookie('session', req.sessionID, { maxAge: 2592000 * 1000, httpOnly: true, secure: true, sameSite: 'lax' })`,
  },
  {
    name: 'a constant that holds the options',
    rule: 'cookie-missing-secure',
    code: `${express}\nconst options = { httpOnly: true, sameSite: 'lax' };\napp.get('/', (req, res) => res.cookie('session', req.sessionID, options));`,
    becomes: `const options = { httpOnly: true, sameSite: 'lax', secure: true };`,
  },
  {
    name: 'options from elsewhere are left alone',
    rule: 'cookie-missing-secure',
    code: handler(`res.cookie('session', req.sessionID, Object.assign({}, { secure: false, httpOnly: true, sameSite: 'lax' }))`),
    becomes: 'none',
  },
  {
    name: 'nested options of a session',
    rule: 'cookie-missing-secure',
    code: `import session from 'express-session';\nexport default session({ secret: process.env.S, store, resave: false, saveUninitialized: false, cookie: { sameSite: 'lax' } });`,
    becomes: `export default session({ secret: process.env.S, store, resave: false, saveUninitialized: false, cookie: { sameSite: 'lax', secure: true } });`,
  },
  {
    name: 'nested options that are missing altogether',
    rule: 'cookie-missing-samesite',
    code: `import session from 'express-session';\nexport default session({ secret: process.env.S, store, resave: false, saveUninitialized: false });`,
    becomes: `export default session({ secret: process.env.S, store, resave: false, saveUninitialized: false, cookie: { sameSite: 'lax' } });`,
  },
  {
    name: 'the capital that Hono writes',
    rule: 'cookie-missing-samesite',
    code: `import { setCookie } from 'hono/cookie';\nexport const login = (c, session) => setCookie(c, 'session', session.id, { secure: true, httpOnly: true });`,
    becomes: `export const login = (c, session) => setCookie(c, 'session', session.id, { secure: true, httpOnly: true, sameSite: 'Lax' });`,
  },
  {
    name: 'the text of a header',
    rule: 'cookie-missing-httponly',
    code: handler('res.setHeader("Set-Cookie", `session=${req.sessionID}; Secure; SameSite=Lax`)'),
    becomes: 'res.setHeader("Set-Cookie", `session=${req.sessionID}; Secure; SameSite=Lax; HttpOnly`)',
  },
  {
    name: 'an attribute in the text of a header',
    rule: 'cookie-samesite-none-on-auth',
    code: handler('res.setHeader("Set-Cookie", `session=${req.sessionID}; SameSite=None; Secure; HttpOnly`)'),
    becomes: 'res.setHeader("Set-Cookie", `session=${req.sessionID}; SameSite=Lax; Secure; HttpOnly`)',
  },
  {
    name: 'a token without expiry',
    rule: 'jwt-missing-exp',
    code: `import jwt from 'jsonwebtoken';\nexport const token = (id) => jwt.sign({ sub: id }, process.env.KEY);`,
    becomes: `export const token = (id) => jwt.sign({ sub: id }, process.env.KEY, { expiresIn: '15m' });`,
  },
  {
    name: 'an option that switches a check off',
    rule: 'jwt-exp-check-disabled',
    code: `import jwt from 'jsonwebtoken';\nexport const claims = (token) => jwt.verify(token, process.env.KEY, { algorithms: ['HS256'], ignoreExpiration: true });`,
    becomes: `export const claims = (token) => jwt.verify(token, process.env.KEY, { algorithms: ['HS256'], ignoreExpiration: false });`,
  },
  {
    name: 'the algorithm that the same key signs with',
    rule: 'jwt-algorithms-not-pinned',
    config: 'strict',
    code: `import jwt from 'koa-jwt';\nimport { sign } from 'jsonwebtoken';\nexport const token = (id) => sign({ sub: id }, process.env.KEY, { algorithm: 'HS512', expiresIn: '15m' });\nexport default jwt({ secret: process.env.KEY });`,
    becomes: `export default jwt({ secret: process.env.KEY, algorithms: ['HS512'] });`,
  },
  {
    name: 'an algorithm that is not known is not written',
    rule: 'jwt-algorithms-not-pinned',
    config: 'strict',
    code: `import jwt from 'jsonwebtoken';\nexport const claims = (token) => jwt.verify(token, process.env.KEY);`,
    becomes: 'none',
  },
  {
    name: 'a chain of calls',
    rule: 'jwt-missing-exp',
    code: `import { SignJWT } from 'jose';\nexport const token = (key) => new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).sign(key);`,
    becomes: `export const token = (key) => new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('15m').sign(key);`,
  },
  {
    name: 'an expiry in a chain of calls',
    rule: 'jwt-lifetime-excessive',
    code: `import { SignJWT } from 'jose';\nexport const token = (key) => new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('90d').sign(key);`,
    becomes: `export const token = (key) => new SignJWT({ sub: '1' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key);`,
  },
];

/** One line that sets a cookie in each framework, and the same line with the attribute in its own words. */
const frameworks: readonly Case[] = [
  {
    name: 'hapi, where a toolkit gives the cookie its attributes',
    rule: 'cookie-missing-secure',
    code: `import Hapi from '@hapi/hapi';\nconst server = Hapi.server();\nserver.route({ method: 'POST', path: '/login', handler: (request, h) => {\nh.state('session', create(), { isSecure: false });\nreturn 'ok'; } });`,
    becomes: `h.state('session', create(), { isSecure: true });`,
  },
  {
    name: 'hapi, SameSite',
    rule: 'cookie-samesite-none-on-auth',
    code: `import Hapi from '@hapi/hapi';\nconst server = Hapi.server();\nserver.route({ method: 'POST', path: '/login', handler: (request, h) => {\nh.state('session', create(), { isSameSite: 'None' });\nreturn 'ok'; } });`,
    becomes: `h.state('session', create(), { isSameSite: 'Lax' });`,
  },
  {
    name: 'h3',
    rule: 'cookie-missing-httponly',
    code: `import { setCookie } from 'h3';\nexport const login = (event, session) => setCookie(event, 'session', session.id, { secure: true, sameSite: 'lax' });`,
    becomes: `export const login = (event, session) => setCookie(event, 'session', session.id, { secure: true, sameSite: 'lax', httpOnly: true });`,
  },
  {
    name: 'Elysia, in the record of the value',
    rule: 'cookie-missing-secure',
    code: `import { Elysia } from 'elysia';\nnew Elysia().post('/login', ({ cookie }) => {\ncookie.session.set({ value: create(), httpOnly: true, sameSite: 'lax' });\n});`,
    becomes: `cookie.session.set({ value: create(), httpOnly: true, sameSite: 'lax', secure: true });`,
  },
  {
    name: 'Astro',
    rule: 'cookie-missing-samesite',
    code: `import type { APIRoute } from 'astro';\nexport const POST: APIRoute = ({ cookies }) => {\ncookies.set('session', create(), { httpOnly: true, secure: true });\nreturn new Response(null);\n};`,
    becomes: `cookies.set('session', create(), { httpOnly: true, secure: true, sameSite: 'lax' });`,
  },
  {
    name: 'Koa, where a cookie is HttpOnly by itself',
    rule: 'cookie-missing-samesite',
    code: `import Koa from 'koa';\nconst app = new Koa();\napp.use((ctx) => {\nctx.cookies.set('session', create(), { maxAge: 3600000 });\n});`,
    becomes: `ctx.cookies.set('session', create(), { maxAge: 3600000, sameSite: 'lax' });`,
  },
  {
    name: 'Fastify',
    rule: 'cookie-missing-httponly',
    code: `import Fastify from 'fastify';\nconst app = Fastify();\napp.post('/login', (request, reply) => {\nreply.setCookie('session', create(), { secure: true, sameSite: 'lax' });\n});`,
    becomes: `reply.setCookie('session', create(), { secure: true, sameSite: 'lax', httpOnly: true });`,
  },
];

test.each([...cases, ...frameworks])('$name', ({ rule, code, config = 'recommended', becomes }) => {
  const before = messagesOf(Linter, code, { config });
  const message = before.find(({ ruleId }) => ruleId === `crumbtrail/${rule}`);
  expect(message, before.map(({ ruleId }) => ruleId).join(', ')).toBeDefined();
  const [suggestion, ...others] = message!.suggestions ?? [];
  expect(others).toEqual([]);
  if (becomes === 'none') return expect(suggestion).toBeUndefined();
  const { range, text } = suggestion!.fix;
  const fixed = code.slice(0, range[0]) + text + code.slice(range[1]);
  expect(fixed.split('\n')).toContain(becomes);
  // Linted again: this finding is gone and no other has come.
  const after = messagesOf(Linter, fixed, { config });
  expect(after.map(({ ruleId }) => ruleId).sort()).toEqual(before.filter((other) => other !== message).map(({ ruleId }) => ruleId).sort());
});
