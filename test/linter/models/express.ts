import type { RequestListener, ServerResponse } from 'node:http';
import express from '#linter/models/express.ts';
import type { ModelCases } from '../model-cases.ts';
import { servedCookie } from '../served-cookie.ts';
import { testPackage } from '../test-package.ts';

type App = RequestListener & { get(path: string, handler: (req: unknown, res: ServerResponse & { cookie(name: string, value: string): ServerResponse }) => void): void };

export default {
  model: express,
  defaults: [
    {
      site: '%Response.cookie',
      header: async () => {
        const { default: create } = await testPackage<{ default: () => App }>('express');
        const app = create();
        app.get('/', (_req, res) => void res.cookie('a', 'b').end());
        return servedCookie(app);
      },
    },
    {
      site: '%Response.cookie',
      header: async () => {
        const { default: create } = await testPackage<{ default: () => App }>('express4');
        const app = create();
        app.get('/', (_req, res) => void res.cookie('a', 'b').end());
        return servedCookie(app);
      },
    },
  ],
  cases: [
    {
      name: 'a handler of an app sets none of the attributes',
      code: `
import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', req.sessionID); //! cookie-missing-httponly cookie-missing-samesite cookie-missing-secure
  res.cookie('theme', req.body.theme);
});`,
    },
    {
      name: 'all attributes are set',
      code: `
import express from 'express';
const router = express.Router();
router.route('/login').post(async (req, res, next) => {
  res.status(200).cookie('session', await create(req), { secure: true, httpOnly: true, sameSite: 'lax' });
});`,
    },
    {
      name: 'a handler that is exported to a router elsewhere',
      file: 'controllers/auth.js',
      code: `
const jwt = require('jsonwebtoken');
exports.login = async (req, res) => {
  const token = jwt.sign({ id: req.body.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
  res.cookie('jwt', token, { httpOnly: true, sameSite: 'strict' }); //! cookie-missing-secure
};`,
    },
    {
      name: 'the response is known by its type alone',
      code: `
import type { Request, Response } from 'express';
export function login(_: Request, answer: Response, token: string) {
  answer.cookie('access_token', token, { httpOnly: true, secure: true }); //! cookie-missing-samesite
}`,
    },
    {
      name: 'a handler inside a wrapper and in an array',
      code: `
import express from 'express';
import asyncHandler from 'express-async-handler';
const app = express();
app.post('/login', [limit, asyncHandler(async (request, answer) => {
  answer.cookie('sid', request.sessionID, { httpOnly: true, secure: true }); //! cookie-missing-samesite
})]);`,
    },
    {
      name: 'NestJS hands over the response of express',
      code: `
import { Controller, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
@Controller('auth')
export class AuthController {
  constructor(private readonly sessions) {}
  @Post('login')
  async login(@Req() request: Request, @Res({ passthrough: true }) answer: Response) {
    answer.cookie('session', await this.sessions.create(request), { httpOnly: true, sameSite: 'lax' }); //! cookie-missing-secure
    answer.cookie('session', await this.sessions.create(request), { httpOnly: true, secure: true, sameSite: 'lax' });
  }
  @Post('refresh')
  async refresh(@Res({ passthrough: true }) response) {
    response.cookie('refresh_token', await this.sessions.renew(), { httpOnly: true, secure: true }); //! cookie-missing-samesite
  }
}`,
    },
    {
      name: 'options by environment count as in production',
      code: `
import express from 'express';
const app = express();
const isProduction = process.env.NODE_ENV === 'production';
app.post('/login', (req, res) => {
  res.cookie('session', req.sessionID, { httpOnly: true, sameSite: isProduction ? 'strict' : 'lax', secure: isProduction });
  res.cookie('session', req.sessionID, { httpOnly: true, sameSite: 'lax', ...(isProduction && { secure: true }) });
  res.cookie('session', req.sessionID, { httpOnly: true, sameSite: 'lax', secure: app.get('env') === 'production' });
  res.cookie('session', req.sessionID, { httpOnly: true, sameSite: 'lax', secure: req.secure });
  res.cookie('session', req.sessionID, { httpOnly: true, sameSite: 'lax', secure: process.env.NODE_ENV === 'development' }); //! cookie-missing-secure
});`,
    },
    {
      name: 'options that are not known stay silent',
      code: `
import express from 'express';
import { cookieOptions } from 'our-config';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', req.sessionID, cookieOptions);
  res.cookie('session', req.sessionID, { ...cookieOptions });
  res.cookie('session', req.sessionID, { ...cookieOptions, secure: false }); //! cookie-missing-secure
  res.cookie(cookieOptions.name, req.sessionID); //! cookie-missing-httponly cookie-missing-samesite cookie-missing-secure
});`,
    },
    {
      name: 'a wrapper is judged for what its callers give it',
      code: `
import express from 'express';
const app = express();
function setCookie(res, name, value) {
  res.cookie(name, value, { secure: true, sameSite: 'lax' }); //! cookie-missing-httponly
}
app.post('/login', (req, res) => {
  setCookie(res, 'theme', req.body.theme);
  setCookie(res, 'session', req.sessionID);
});`,
    },
    {
      name: 'deleting needs no flags',
      code: `
import express from 'express';
const app = express();
app.post('/logout', (req, res) => {
  res.clearCookie('session');
  res.cookie('session', '', { maxAge: 0 });
  res.cookie('session', 'x', { expires: new Date(0) });
  res.cookie('jwt', 'loggedout', { expires: new Date(Date.now() + 10 * 1000), httpOnly: true });
});`,
    },
    {
      name: 'units are milliseconds',
      code: `
import express from 'express';
const app = express();
const safe = { secure: true, httpOnly: true, sameSite: 'lax' };
app.post('/login', (req, res) => {
  res.cookie('session', req.sessionID, { ...safe, maxAge: 30 * 24 * 60 * 60 * 1000 });
  res.cookie('session', req.sessionID, { ...safe, maxAge: 365 * 24 * 60 * 60 * 1000 }); //! cookie-auth-lifetime-long
  res.cookie('session', req.sessionID, { ...safe, expires: new Date(Date.now() + 365 * 864e5) }); //! cookie-auth-lifetime-long
});`,
    },
    {
      name: 'Set-Cookie headers as text',
      code: `
import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.setHeader('Set-Cookie', \`session=\${req.sessionID}; HttpOnly; Secure; SameSite=Lax\`);
  res.append('set-cookie', \`session=\${req.sessionID}; HttpOnly; SameSite=Lax\`); //! cookie-missing-secure
  res.set({ 'Set-Cookie': ['lang=en', 'session=' + req.sessionID + '; Secure; SameSite=Lax'] }); //! cookie-missing-httponly
  res.writeHead(200, { 'Set-Cookie': \`session=\${req.sessionID}; \${req.flags}\` });
  res.setHeader('X-Session', 'session=1');
});`,
    },
  ],
} satisfies ModelCases;
