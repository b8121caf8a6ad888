import { source, type CheckCases } from '../case.ts';
import { credentialUse, live, storage } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const logged = credentialUse({ by: 'log', place: 'argument', name: 'accessToken' });

const token = accessToken();
const printed = { kind: 'page-output', id: 'console-1', seen: { ...live(), in: 'page' }, scope: 'site', method: 'log', credentialHashes: ['known'] } as const;
const stored = storage({ credentialHashes: ['known'] });
const login = { response: ['Set-Cookie: sid=Zk3vQ9xT1mWc8RbY5uHn2LpA; HttpOnly; Secure; SameSite=Lax'], login: true } as const;

export default {
  facts: [
    { name: 'a log', fact: logged, verdict: 'fail', severity: 'medium' },
    { name: 'a level for debugging', fact: { ...logged, isDebug: true }, verdict: 'fail', severity: 'low' },
    { name: 'an error tracker', fact: { ...logged, by: 'error-tracker' }, verdict: 'fail', severity: 'high' },
    { name: 'the console, and a stored token', fact: printed, among: [stored], verdict: 'fail', severity: 'medium' },
    { name: 'the console at the level for debugging', fact: { ...printed, method: 'debug' }, among: [stored], verdict: 'fail', severity: 'low' },
    { name: 'the console, and a value that authenticates nobody', fact: printed, among: [storage({ credentialHashes: ['another'] })], verdict: 'skip' },
    { name: 'a request is no log', fact: credentialUse(), verdict: 'skip' },
  ],
  live: [
    { name: 'a stored token in a sentence', local: [['access_token', token]], console: [`signed in with ${token}, welcome`], verdict: 'fail', severity: 'medium' },
    { name: 'a session identifier as a pair', ...login, console: ['cookies: theme=dark; sid=Zk3vQ9xT1mWc8RbY5uHn2LpA'], verdict: 'fail' },
    { name: 'a bearer token in an object written as JSON', then: [{ url: 'https://shop.example/api', request: [`Authorization: Bearer ${token}`] }], console: [JSON.stringify({ user: { token } })], verdict: 'fail' },
    { name: 'a token that is masked', local: [['access_token', token]], console: [`token ${token.slice(0, 8)}…`], verdict: 'silent' },
    { name: 'an identifier of the request', ...login, console: ['request 0d9f2c1b-7a64-4f3e-9b1d-2c5e8f7a6b90 took 12 ms'], verdict: 'silent' },
    { name: 'a token that was seen nowhere else', console: [`example: ${token}`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'all headers, by a logger that every request gets',
        code: source`
          import pino from 'pino';
          const logger = pino({ level: 'info' });
          export function requestLog(req, res, next) {
            req.log = logger.child({ id: req.id });
            res.on('finish', () => req.log.info({ method: req.method, headers: req.headers }));
            next();
          }
        `,
      },
      {
        name: 'a token that a password is reset with',
        code: source`
          import pino from 'pino';
          const log = pino();
          export async function startRecovery(id) {
            const resetToken = randomBytes(32).toString('base64url');
            log.info({ id, resetToken }, 'recovery mail queued');
          }
        `,
      },
      {
        name: 'the token after a login',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          import pino from 'pino';

          const logger = pino();
          const app = express();
          app.post('/login', (req, res) => {
            const token = jwt.sign({ sub: req.body.user }, process.env.JWT_SECRET, { expiresIn: '15m' });
            logger.info({ user: req.body.user, token }, 'signed in');
            res.json({ ok: true });
          });
        `,
      },
      {
        name: 'the token of the Authorization header',
        code: source`
          import express from 'express';

          const app = express();
          app.use((req, res, next) => {
            const token = req.headers.authorization?.split(' ')[1];
            console.log('token', token);
            next();
          });
        `,
      },
      {
        name: 'what the login answered',
        code: source`
          export async function login(email, password) {
            const response = await fetch('/login', { method: 'POST', body: JSON.stringify({ email, password }) });
            const data = await response.json();
            console.log('signed in', data.token);
          }
        `,
      },
      {
        name: 'all headers of a request',
        code: source`
          import express from 'express';

          const app = express();
          app.use((req, res, next) => {
            console.log(req.method, req.url, req.headers);
            next();
          });
        `,
      },
      {
        name: 'what a login gives',
        code: source`
          export async function login(req, res) {
            const token = await auth.login(req.body.email, req.body.password);
            console.log('issued token', token);
            res.json({ token });
          }
        `,
      },
      {
        name: 'the pair of tokens of a login',
        code: source`
          export async function login(form) {
            const { data } = await api.post('/auth/login', form);
            console.log('login ok', data.access);
            saveTokens(data.access, data.refresh);
          }
        `,
      },
      {
        name: 'one of a pair that is taken apart',
        code: source`
          export async function login(form) {
            const { access, refresh } = await post('/api/token/', form);
            console.log('logged in', access);
            save(access, refresh);
          }
        `,
      },
      {
        name: 'the token of the request beside the exception',
        file: 'upload.ts',
        code: source`
          import * as Sentry from '@sentry/nextjs';
          export async function upload(token, file) {
            try {
              await fetch('https://api.example/assets', { method: 'POST', headers: { Authorization: \`Bearer \${token}\` }, body: file });
            } catch (error) {
              Sentry.captureException(error, { extra: { token, name: file.name } });
            }
          }
        `,
      },
      {
        name: 'what a function reads that is called after it',
        file: 'server/api/auth/refresh.post.ts',
        says: '"value"',
        code: source`
          export default defineEventHandler(async (event) => {
            const value = takeRefreshCookie(event);
            const grant = await grants.find(hash(value));
            if (!grant) console.warn('refresh rejected', { value, ip: getRequestIP(event) });
            return { accessToken: await issueAccess(grant) };
          });
        `,
      },
      {
        name: 'what a function gets from the request under a short name',
        code: source`
          app.use(async (req, res, next) => {
            const raw = getAccessTokenFromHeader(req);
            console.log('request with ' + raw);
            next();
          });
        `,
      },
    ],
    good: [
      {
        name: 'all headers, by a logger that takes credentials out and that every request gets',
        code: source`
          import pino from 'pino';
          const logger = pino({ redact: ['headers.cookie', 'headers.authorization'] });
          export function requestLog(req, res, next) {
            req.log = logger.child({ id: req.id });
            res.on('finish', () => req.log.info({ method: req.method, headers: req.headers }));
            next();
          }
        `,
      },
      {
        name: 'the hash of a token that a password is reset with',
        code: source`
          import pino from 'pino';
          const log = pino();
          export async function startRecovery(id) {
            const resetTokenHash = digest(randomBytes(32).toString('base64url'));
            log.info({ id, resetTokenHash }, 'recovery mail queued');
          }
        `,
      },
      {
        name: 'an identifier, a mask, an answer to a question',
        code: source`
          import pino from 'pino';

          const logger = pino();
          export function report(user, accessToken) {
            logger.info({ user: user.id, hasToken: Boolean(accessToken) }, 'signed in');
            logger.info('token ' + accessToken.slice(-4));
            logger.info({ tokenCount: 3, tokenType: 'Bearer', csrfToken: user.csrfToken });
            console.log('accessToken is missing');
          }
        `,
      },
      {
        name: 'a logger that takes it out, and the tokens of a parser',
        code: source`
          import pino from 'pino';

          const logger = pino({ redact: ['accessToken'] });
          export function parse(token, session) {
            logger.info({ accessToken: session.accessToken });
            console.log('unexpected token', token);
            console.log(token.type, token.value);
          }
        `,
      },
      {
        name: 'what a lexer gives',
        code: source`
          export function scan(lexer) {
            const token = lexer.nextToken();
            console.log('token', token);
            return createToken(token);
          }
        `,
      },
      {
        name: 'what a user may access, and a list that is fetched anew',
        code: source`
          export async function load(room) {
            const { data } = await api.get('/rooms/' + room);
            console.log('room', data.access, data.refresh);
          }
          export async function login(form) {
            const { data } = await api.post('/auth/login', form);
            console.log('level', data.access);
            save(data.token);
          }
        `,
      },
      {
        name: 'an exception with the name of a file',
        file: 'upload.ts',
        code: source`
          import * as Sentry from '@sentry/nextjs';
          export async function upload(token, file) {
            try {
              await fetch('https://api.example/assets', { method: 'POST', headers: { Authorization: \`Bearer \${token}\` }, body: file });
            } catch (error) {
              Sentry.captureException(error, { extra: { name: file.name } });
            }
          }
        `,
      },
      {
        name: 'a token that is sent as something else',
        file: 'upload.ts',
        code: source`
          import * as Sentry from '@sentry/nextjs';
          export async function upload(token, file) {
            try {
              await fetch('https://api.example/assets', { method: 'POST', headers: { 'x-part': token }, body: file });
            } catch (error) {
              Sentry.captureException(error, { extra: { token } });
            }
          }
        `,
      },
      {
        name: 'what a function tells of a token, or makes of it',
        code: source`
          app.use(async (req, res, next) => {
            const value = readTokenCount(req);
            const result = await getAccessToken(req);
            const isFresh = getRefreshToken(req);
            const digest = hash(takeRefreshToken(req));
            const csrf = getCsrfToken(req);
            const options = getSessionCookieOptions(req);
            console.log('request', { value, result, isFresh, digest, csrf, options });
            next();
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
