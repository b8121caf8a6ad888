import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const shape = (secret: string) => codeShape('credential-compared-in-variable-time', { secret: set(secret) });

export default {
  facts: [
    { name: 'a keyed hash', fact: shape('digest'), verdict: 'fail', severity: 'medium' },
    { name: 'a secret of the environment', fact: shape('variable'), verdict: 'fail', severity: 'low' },
    { name: 'something else', fact: shape('other'), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('another-check', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'the key of a record',
        code: source`
          export async function requirePartner(req, res, next) {
            const apiKey = req.get('x-api-key') ?? '';
            const partner = await findPartner(Number(req.get('x-partner-id')));
            if (!partner || partner.apiKey !== apiKey) return res.status(401).end();
            next();
          }
        `,
      },
      {
        name: 'a digest that a function of the file makes, and a signature cut out of the cookie',
        code: source`
          import { createHmac } from 'node:crypto';
          const mac = (id) => createHmac('sha256', process.env.COOKIE_KEY).update(id).digest('base64url');
          export function current(req) {
            const found = /(?:^|;\\s*)gb=([\\w-]+)\\.([\\w-]+)/.exec(req.headers.cookie ?? '');
            if (!found) return null;
            const [, id, signature] = found;
            return signature === mac(id) ? id : null;
          }
        `,
      },
      {
        name: 'the signature of a webhook',
        code: source`
          import { createHmac } from 'node:crypto';
          app.post('/webhook', (req, res) => {
            const expected = createHmac('sha256', process.env.WEBHOOK_SECRET).update(req.rawBody).digest('hex');
            if (req.headers['x-signature'] !== expected) return res.sendStatus(401);
            res.sendStatus(204);
          });
        `,
      },
      {
        name: 'the signature of a webhook with the name of its hash in front',
        code: source`
          import { createHmac } from 'node:crypto';
          app.post('/webhook', (req, res) => {
            const signature = req.get('X-Hub-Signature-256');
            const expected = 'sha256=' + createHmac('sha256', process.env.WEBHOOK_SECRET).update(req.rawBody).digest('hex');
            if (signature === expected) deliver(req.body);
            res.sendStatus(204);
          });
        `,
      },
      {
        name: 'an API key',
        code: source`
          export function guard(req, res, next) {
            const key = req.headers['x-api-key'];
            if (key !== process.env.API_KEY) return res.sendStatus(401);
            next();
          }
        `,
      },
      {
        name: 'a digest in a helper of its own',
        code: source`
          import crypto from 'node:crypto';
          function matches(body, given) {
            const expected = crypto.createHmac('sha256', SECRET).update(body).digest('hex');
            return expected === given;
          }
          router.post('/hooks/courier', (req, res) => (matches(req.body, req.get('x-courier-signature')) ? res.sendStatus(204) : res.sendStatus(401)));
        `,
      },
      {
        name: 'a digest of another file',
        code: source`
          import { hmacHex } from './signature';
          hooks.post('/billing', async (c) => {
            const presented = c.req.header('x-billing-signature') ?? '';
            const expected = await hmacHex(c.env.BILLING_SECRET, await c.req.text());
            if (presented !== expected) return c.text('bad signature', 400);
            return c.body(null, 204);
          });
        `,
      },
      {
        name: 'a key of the settings',
        code: source`
          import { config } from './config.js';
          export async function serviceOnly(request, reply) {
            if (request.headers['x-service-key'] !== config.internal.apiKey) return reply.code(401).send();
          }
        `,
      },
      {
        name: 'a setting that a guard keeps in a field',
        code: source`
          export class KeyGuard {
            private readonly wanted: string;
            constructor(config: ConfigService) {
              this.wanted = config.getOrThrow<string>('INTERNAL_API_KEY');
            }
            canActivate(context: ExecutionContext) {
              return context.switchToHttp().getRequest().header('x-api-key') === this.wanted;
            }
          }
        `,
      },
      {
        name: 'a key that is handed to the constructor',
        code: source`
          export class Hooks {
            constructor(private readonly hookSecret: string) {}
            accept(req) {
              if (req.query.secret !== this.hookSecret) throw new Error('no');
            }
          }
        `,
      },
      {
        name: 'an option of a plug-in',
        code: source`
          export default async function internal(app, opts) {
            app.addHook('onRequest', async (req, reply) => {
              if (req.headers['x-api-key'] !== opts.apiKey) return reply.code(401).send();
            });
          }
        `,
      },
      {
        name: 'a header that a function of the framework reads',
        code: source`
          export default defineEventHandler((event) => {
            if (getHeader(event, 'x-api-key') !== useRuntimeConfig().apiKey && getRequestHeader(event, 'x-api-key') !== process.env.API_KEY) throw createError({ statusCode: 401 });
          });
        `,
      },
      {
        name: 'headers that are waited for',
        code: source`
          import { headers } from 'next/headers';
          export async function POST() {
            const sent = (await headers()).get('authorization');
            if (sent !== 'Bearer ' + process.env.CRON_SECRET) return new Response('no', { status: 401 });
          }
        `,
      },
      {
        name: 'a password of basic authentication',
        code: source`
          import auth from 'basic-auth';
          export function admin(req, res, next) {
            const given = auth(req);
            if (given?.name !== 'admin' || given.pass !== process.env.ADMIN_PASS) return res.sendStatus(401);
            next();
          }
        `,
      },
      {
        name: 'a comparison by a function of buffers',
        code: source`
          export const isRight = (req) => Buffer.compare(Buffer.from(req.get('x-api-key')), Buffer.from(process.env.API_KEY)) === 0;
        `,
      },
      {
        name: 'a constant of another file, by way of a function',
        code: source`
          const { ADMIN_TOKEN } = require('./settings');
          const same = (a, b) => a === b;
          app.use((req, res, next) => (same(req.get('x-admin-token'), ADMIN_TOKEN) ? next() : res.sendStatus(403)));
        `,
      },
      {
        name: 'the token of a form',
        code: source`
          export function checkForm(req, res, next) {
            if (req.body._csrf !== req.session.csrfToken) return res.status(403).end();
            next();
          }
        `,
      },
      {
        name: 'a key of another file with a header that is read on the next line',
        code: source`
          import { apiKey } from './settings';
          export function check(request, response) {
            if (request
              .get('x-api-key') !== apiKey) response.sendStatus(401);
          }
        `,
      },
      {
        name: 'a decorated parameter and a setting of NestJS',
        code: source`
          import { Controller, Headers, Post, UnauthorizedException } from '@nestjs/common';
          @Controller('meters')
          export class MetersController {
            constructor(private readonly config: ConfigService) {}
            @Post()
            receive(@Headers('x-api-key') sent: string) {
              if (sent !== this.config.getOrThrow<string>('METER_API_KEY')) throw new UnauthorizedException();
            }
          }
        `,
      },
    ],
    good: [
      {
        name: 'a function of the file that does something else at the end',
        code: source`
          import { createHmac } from 'node:crypto';
          function tagOf(id) {
            createHmac('sha256', 'x').update(id).digest('hex');
            return id.slice(0, 4);
          }
          export const isOf = (req, id) => req.query.tag === tagOf(id);
        `,
      },
      {
        name: 'a record that is found by a key which is no secret',
        code: source`
          export async function show(req, res) {
            const item = await items.find(req.params.id);
            if (item.key !== req.query.key) return res.status(404).end();
            res.json(item);
          }
        `,
      },
      {
        name: 'in constant time',
        remedyFor: 'express',
        code: source`
          import { createHmac, timingSafeEqual } from 'node:crypto';
          app.post('/webhook', (req, res) => {
            const expected = createHmac('sha256', process.env.WEBHOOK_SECRET).update(req.rawBody).digest();
            if (!timingSafeEqual(Buffer.from(req.headers['x-signature'], 'hex'), expected)) return res.sendStatus(401);
            res.sendStatus(204);
          });
        `,
      },
      {
        name: 'comparisons that are no credentials',
        code: source`
          import { createHash } from 'node:crypto';
          app.get('/', (req, res) => {
            if (req.headers['if-none-match'] === createHash('sha1').update(page).digest('hex')) return res.sendStatus(304);
            if (req.query.kind === process.env.TOKEN_KIND_NAME) return res.sendStatus(204);
            if (req.headers.authorization?.split(' ')[0] !== 'Bearer') return res.sendStatus(401);
            if (req.body.token === undefined || process.env.API_KEY === undefined) return res.sendStatus(400);
            res.send(page);
          });
        `,
      },
      {
        name: 'settings and signatures that are no secret',
        code: source`
          import { config, KEY_VERSION } from './config.js';
          app.post('/hook', (req, res) => {
            if (req.headers['x-signature-version'] !== '2') return res.sendStatus(400);
            if (req.query.tenant !== config.tenant || req.body.keyVersion !== KEY_VERSION) return res.sendStatus(400);
            if (req.headers['x-signature'] === undefined || req.session.userId !== req.params.userId) return res.sendStatus(401);
            res.sendStatus(200);
          });
        `,
      },
      {
        name: 'fields that are no secret',
        code: source`
          export class Feed {
            private readonly token = 1;
            constructor(private readonly key: string, config) {
              this.mode = config.get('FEED_MODE');
            }
            accept(req) {
              return req.query.mode === this.mode || req.query.key === this.key || req.body.size === this.length;
            }
          }
          export const columnOf = (req, options) => req.query.sort === options.key;
        `,
      },
      {
        name: 'lengths, which are no secret',
        code: source`
          import { createHmac, timingSafeEqual } from 'node:crypto';
          app.post('/hook', (req, res) => {
            const expected = createHmac('sha256', process.env.HOOK_SECRET).update(req.rawBody).digest();
            const given = Buffer.from(String(req.headers['x-signature']), 'hex');
            if (given.length !== expected.length || !timingSafeEqual(given, expected)) return res.sendStatus(401);
            res.sendStatus(200);
          });
        `,
      },
      {
        name: 'a decorated parameter and a setting that is no secret',
        code: source`
          import { Controller, Headers, Post, UnauthorizedException } from '@nestjs/common';
          @Controller('meters')
          export class MetersController {
            constructor(private readonly config: ConfigService) {}
            @Post()
            receive(@Headers('x-token-version') sent: string, @Headers('x-api-key') key: string) {
              if (sent !== this.config.getOrThrow('TOKEN_VERSION')) throw new UnauthorizedException();
              if (!timingSafeEqual(Buffer.from(key), Buffer.from(this.config.getOrThrow('METER_API_KEY')))) throw new UnauthorizedException();
            }
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
