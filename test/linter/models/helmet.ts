import model from '#linter/models/helmet.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

type Helmet = (options?: object) => (request: unknown, response: unknown, next: () => void) => void;

async function headersWith(options?: object): Promise<Map<string, string>> {
  const { default: helmet } = await testPackage<{ default: Helmet }>('helmet');
  const headers = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => headers.set(name.toLowerCase(), value), removeHeader: () => undefined };
  helmet(options)({}, response, () => undefined);
  return headers;
}

/** The headers that are missing with these options. */
async function missingWith(options: object): Promise<string[]> {
  const [all, sent] = [await headersWith(), await headersWith(options)];
  return [...all.keys()].filter((name) => !sent.has(name));
}

const policyWith = async (options?: object) => (await headersWith(options)).get('content-security-policy')?.split(';') ?? [];

export default {
  model,
  defaults: [],
  withoutHeaders: 'it sets no cookies',
  behaviour: [
    {
      name: 'without options it sends HSTS for a year, X-Frame-Options, frame-ancestors and script-src',
      shows: async () => {
        const headers = await headersWith();
        const policy = await policyWith();
        return [headers.get('strict-transport-security'), headers.get('x-frame-options'), policy.includes("frame-ancestors 'self'"), policy.includes("script-src 'self'")];
      },
      is: ['max-age=31536000; includeSubDomains', 'SAMEORIGIN', true, true],
    },
    ...(
      [
        ['strictTransportSecurity', 'strict-transport-security'],
        ['hsts', 'strict-transport-security'],
        ['xFrameOptions', 'x-frame-options'],
        ['frameguard', 'x-frame-options'],
        ['contentSecurityPolicy', 'content-security-policy'],
      ] as const
    ).map(([option, header]) => ({ name: `${option}: false leaves out ${header} and nothing else`, shows: () => missingWith({ [option]: false }), is: [header] })),
    {
      name: 'maxAge counts seconds, and other options leave it at a year',
      shows: async () => [(await headersWith({ hsts: { maxAge: 3600 } })).get('strict-transport-security'), (await headersWith({ hsts: { includeSubDomains: false } })).get('strict-transport-security')],
      is: ['max-age=3600; includeSubDomains', 'max-age=31536000'],
    },
    {
      name: 'sources of scripts replace the default, and the other directives stay',
      shows: async () => {
        const policy = await policyWith({ contentSecurityPolicy: { directives: { scriptSrc: ["'self'", "'unsafe-inline'"] } } });
        return ["script-src 'self' 'unsafe-inline'", "frame-ancestors 'self'"].map((directive) => policy.includes(directive));
      },
      is: [true, true],
    },
  ],
  cases: [
    {
      name: 'both headers against frames off, and a session that other sites send along',
      code: `
import helmet from 'helmet';
import express from 'express';
const app = express();
app.use(helmet({ frameguard: false, contentSecurityPolicy: false })); //! clickjacking-unprotected-auth-page
app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/')); //! cookie-samesite-none-on-auth`,
    },
    {
      name: 'one of the two is enough, and HSTS as helmet sends it',
      code: `
import helmet from 'helmet';
import express from 'express';
const app = express();
app.use(helmet({ xFrameOptions: false, hsts: { includeSubDomains: false } }));
app.post('/login', (req, res) => res.cookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'lax' }).redirect('/'));`,
    },
    {
      name: 'through the plug-in of Fastify',
      code: `
import helmet from '@fastify/helmet';
import Fastify from 'fastify';
const app = Fastify();
app.register(helmet, { frameguard: false, contentSecurityPolicy: false }); //! clickjacking-unprotected-auth-page
app.post('/login', (request, reply) => reply.setCookie('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' }).redirect('/')); //! cookie-samesite-none-on-auth`,
    },
    {
      name: 'on Koa',
      code: `
import helmet from 'koa-helmet';
import Koa from 'koa';
const app = new Koa();
app.use(helmet({ xFrameOptions: false, contentSecurityPolicy: false })); //! clickjacking-unprotected-auth-page
app.use((ctx) => ctx.cookies.set('session_id', newId(), { httpOnly: true, secure: true, sameSite: 'none' })); //! cookie-samesite-none-on-auth`,
    },
  ],
} satisfies ModelCases;
