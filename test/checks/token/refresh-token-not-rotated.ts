import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { acceptedAnswer, captureTime, codeShape, exchange, probe, refusedAnswer } from '../facts.ts';

const token = (field: string, hash: string) => ({ field, hash });
const refresh = (answer: readonly { field: string; hash: string }[], changes: Parameters<typeof exchange>[0] = {}) =>
  exchange({ url: 'https://shop.example/oauth/token', method: 'POST', marks: ['refresh'], requestFields: ['grant_type', 'refresh_token'], requestCredentials: [token('refresh_token', 'r1')], responseFields: answer.map(({ field }) => field), responseCredentials: answer, ...changes });
const access = token('access_token', 'a1');
const earlier = (seconds: number) => refresh([access, token('refresh_token', 'r0')], { id: 'exchange-0', seen: { in: 'response', time: captureTime - seconds * 1_000 } });
const opaque = (start: string) => `${start}c9a1e5b8d2f60417ac3e9d5b80f12`;
const post = (answer: unknown, form = {}) => ({ url: 'https://shop.example/oauth/token', method: 'POST', form: { grant_type: 'refresh_token', refresh_token: opaque('7f3'), ...form }, answer });

const credential = { name: 'refresh_token', by: 'body', form: 'opaque', bound: false } as const;
const test = (changes: Parameters<typeof probe>[1] = {}) => probe('used-refresh-token', { credential, method: 'POST', waited: 90, ...changes });

export default {
  facts: [
    { name: 'code that hands out an access token only', fact: codeShape('refresh-token-not-rotated', { rotates: set(false) }), verdict: 'fail', severity: 'high' },
    { name: 'code that may rotate', fact: codeShape('refresh-token-not-rotated', { rotates: set(true) }), verdict: 'pass' },
    { name: 'a used token is accepted', fact: test(), verdict: 'fail', severity: 'high' },
    { name: 'a used token is accepted within a minute', fact: test({ waited: 60 }), verdict: 'skip' },
    { name: 'a used token is accepted, nobody knows how long after', fact: probe('used-refresh-token', { credential }), verdict: 'skip' },
    { name: 'a used token of a client that proves itself', fact: test({ credential: { ...credential, bound: true } }), verdict: 'skip' },
    { name: 'a used token of a client that may prove itself', fact: test({ credential: { name: 'refresh_token', by: 'cookie', form: 'opaque' } }), verdict: 'unsure' },
    { name: 'a used token is a bad request', fact: test({ probed: { ...refusedAnswer, status: 400 }, anonymous: { ...refusedAnswer, status: 400 } }), verdict: 'pass' },
    { name: 'refused', fact: test({ probed: refusedAnswer }), verdict: 'pass' },
    { name: 'the same without credentials', fact: test({ anonymous: acceptedAnswer }), verdict: 'unsure' },
    { name: 'trouble at the server', fact: test({ probed: { ...refusedAnswer, status: 503 } }), verdict: 'unsure' },
    { name: 'what went before failed', fact: test({ problem: 'The step before the test failed.' }), verdict: 'unsure' },
    { name: 'a test of something else', fact: probe('after-logout'), verdict: 'skip' },
    { name: 'the same token comes back', fact: refresh([access, token('refresh_token', 'r1')]), verdict: 'fail', severity: 'high' },
    { name: 'no token comes back', fact: refresh([access]), verdict: 'fail', severity: 'high' },
    { name: 'a new token comes back', fact: refresh([access, token('refresh_token', 'r2')]), verdict: 'pass' },
    { name: 'camelCase', fact: refresh([token('accessToken', 'a1')], { requestCredentials: [token('refreshToken', 'r1')] }), verdict: 'fail' },
    { name: 'the old one works after two minutes', fact: refresh([access, token('refresh_token', 'r2')]), among: [earlier(120)], verdict: 'fail' },
    { name: 'the old one works within a minute', fact: refresh([access, token('refresh_token', 'r2')]), among: [earlier(20)], verdict: 'pass' },
    { name: 'a new one in a cookie', fact: refresh([access], { responseHeaders: [['Set-Cookie', 'refresh_token=x']] }), verdict: 'pass' },
    { name: 'a refresh by cookie', fact: refresh([access], { requestCredentials: [], requestHeaders: [['Cookie', 'refresh_token=x']] }), verdict: 'skip' },
    { name: 'a client with a secret', fact: refresh([access], { requestFields: ['grant_type', 'refresh_token', 'client_secret'] }), verdict: 'skip' },
    { name: 'a client that authenticates', fact: refresh([access], { requestHeaders: [['Authorization', 'Basic YTpi']] }), verdict: 'skip' },
    { name: 'DPoP', fact: refresh([access], { requestHeaders: [['DPoP', 'x']] }), verdict: 'skip' },
    { name: 'a refused refresh', fact: refresh([], { status: 400 }), verdict: 'skip' },
    { name: 'an answer that was not seen', fact: refresh([]), verdict: 'skip' },
    { name: 'another request', fact: exchange(), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'what came comes back, whatever it is called, beside what issues access tokens',
        file: 'src/auth/refresh.service.ts',
        code: source`
          export class RefreshService {
            async refresh(presented: string) {
              const row = await this.grants.findOneBy({ hash: sha256(presented) });
              if (!row || row.revoked) return null;
              return { accessToken: await this.access.issue(row.userId), refreshToken: presented };
            }
          }
        `,
      },
      {
        name: 'a cookie that is written again for longer',
        file: 'src/routes/renew.ts',
        code: source`
          import type { FastifyInstance } from 'fastify';
          const GRANT = '__Secure-refresh';
          export default async function routes(app: FastifyInstance) {
            app.post('/auth/renew', async (request, reply) => {
              const value = request.cookies[GRANT];
              const row = value ? await grants.find(value) : null;
              if (!row) return reply.code(401).send();
              reply.setCookie(GRANT, value, { path: '/auth', httpOnly: true, secure: true, maxAge: 604_800 });
              return { accessToken: await reply.jwtSign({ sub: row.userId }, { expiresIn: '10m' }) };
            });
          }
        `,
      },
      {
        name: 'a method with a helper, and a table of tokens',
        file: 'src/auth/auth.service.ts',
        code: source`
          const digest = (token: string) => createHash('sha256').update(token).digest('base64url');
          @Injectable()
          export class AuthService {
            constructor(private readonly jwt: JwtService, @InjectRepository(RefreshToken) private readonly refreshTokens: Repository<RefreshToken>) {}
            async refresh(token: string) {
              const row = await this.refreshTokens.findOne({ where: { digest: digest(token), expiresAt: MoreThan(new Date()) } });
              if (!row) throw new UnauthorizedException();
              return { access: await this.access(row.user) };
            }
            private access(user: User) {
              return this.jwt.signAsync({ sub: user.id });
            }
          }
        `,
      },
      {
        name: 'the same token, handed back after a look-up',
        code: source`
          const sha = (text) => createHash('sha256').update(text).digest('hex');
          const accessFor = (id) => jwt.sign({}, process.env.KEY, { subject: id, expiresIn: '10m' });
          export async function redeem(token) {
            const [rows] = await pool.execute('select user_id from refresh_tokens where digest = ? and expires_at > now()', [sha(token)]);
            return rows[0] ? { accessToken: accessFor(rows[0].user_id), refreshToken: token } : null;
          }
        `,
      },
      {
        name: 'a route that verifies and signs',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.post('/auth/refresh', (req, res) => {
            const token = req.cookies.refreshToken;
            if (!token) return res.status(401).json({ error: 'No refresh token' });
            try {
              const claims = jwt.verify(token, process.env.REFRESH_SECRET, { algorithms: ['HS256'] });
              const accessToken = jwt.sign({ sub: claims.sub }, process.env.ACCESS_SECRET, { expiresIn: '15m' });
              res.json({ accessToken });
            } catch {
              res.status(403).json({ error: 'Invalid refresh token' });
            }
          });
        `,
      },
      {
        name: 'a list of tokens that never changes',
        code: source`
          const refreshTokens = [];
          app.post('/token', (req, res) => refreshAccess(req, res));
          function refreshAccess(req, res) {
            const refreshToken = req.body.token;
            if (refreshToken == null) return res.sendStatus(401);
            if (!refreshTokens.includes(refreshToken)) return res.sendStatus(403);
            jwt.verify(refreshToken, process.env.REFRESH_TOKEN_SECRET, (error, user) => {
              if (error) return res.sendStatus(403);
              const accessToken = generateAccessToken({ name: user.name });
              res.json({ accessToken });
            });
          }
        `,
      },
      {
        name: 'a service that looks the token up',
        code: source`
          @Injectable()
          export class AuthService {
            constructor(private readonly jwt: JwtService, private readonly tokens: TokenRepository) {}
            async refresh(refreshToken: string) {
              const stored = await this.tokens.findOne({ where: { token: refreshToken } });
              if (!stored || stored.expiresAt < new Date()) throw new UnauthorizedException();
              return { accessToken: await this.jwt.signAsync({ sub: stored.userId }) };
            }
          }
        `,
        file: 'src/auth/auth.service.ts',
      },
      {
        name: 'a route handler that sets the access cookie',
        file: 'app/api/auth/refresh/route.ts',
        code: source`
          import { SignJWT, jwtVerify } from 'jose';
          import { cookies } from 'next/headers';
          import { NextResponse } from 'next/server';
          export async function POST() {
            const token = (await cookies()).get('refresh_token')?.value;
            if (!token) return NextResponse.json({ error: 'unauthorised' }, { status: 401 });
            const { payload } = await jwtVerify(token, refreshKey, { algorithms: ['HS256'] });
            const access = await new SignJWT({ sub: payload.sub }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('10m').sign(accessKey);
            const response = NextResponse.json({ ok: true });
            response.cookies.set('access_token', access, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 600 });
            return response;
          }
        `,
      },
      {
        name: 'a cookie that is read by a constant',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          const NAME = '__Host-refresh';
          app.post('/refresh', async (request, reply) => {
            const raw = request.cookies[NAME];
            const row = raw ? await store.findByHash(raw) : null;
            if (!row) return reply.code(401).send({ error: 'invalid' });
            return reply.send({ access: await reply.jwtSign({ sub: row.owner }) });
          });
        `,
      },
      {
        name: 'the token that came, beside calls that nobody knows',
        code: source`
          import jwt from 'jsonwebtoken';
          import express from 'express';
          const app = express();
          app.post('/auth/refresh', async (req, res) => {
            const { refreshToken } = req.body;
            const stored = await prisma.refreshToken.findUnique({ where: { token: refreshToken } });
            if (!stored || stored.expiresAt < new Date()) return res.status(401).end();
            await audit.record('refreshed', stored.userId);
            res.json({ accessToken: jwt.sign({ sub: stored.userId }, process.env.SECRET, { expiresIn: '10m' }), refreshToken });
          });
        `,
      },
      {
        name: 'a service that gives its parameter back, with a signer of the file',
        code: source`
          import jwt from 'jsonwebtoken';
          const access = (userId) => jwt.sign({}, process.env.SECRET, { subject: userId, expiresIn: '10m' });
          export async function renewSession(refreshToken) {
            const row = await db('refresh_tokens').where({ hash: sha(refreshToken) }).first();
            return { accessToken: access(row.user_id), refreshToken };
          }
        `,
      },
      {
        name: 'a cookie that is set to what it was',
        file: 'server/api/auth/refresh.post.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const value = takeRefreshCookie(event);
            const grant = await prisma.refreshGrant.findUnique({ where: { hash: hashRefresh(value) } });
            if (!grant || grant.revokedAt) throw createError({ statusCode: 401 });
            putRefreshCookie(event, value);
            return { accessToken: await issueAccess({ sub: grant.staffId }) };
          });
        `,
      },
      {
        name: 'an endpoint for every kind of grant that hands the same token back',
        code: source`
          app.post('/oauth/token', async (req, reply) => {
            const body = req.body;
            if (body.grant_type === 'authorization_code') {
              const code = await codes.take(body.code);
              const fresh = randomBytes(32).toString('hex');
              await grants.insert({ hash: sha(fresh), user: code.user });
              return { access_token: await signAccess(code.user), refresh_token: fresh };
            }
            const grant = await grants.byHash(sha(body.refresh_token));
            if (!grant) return reply.code(400).send({ error: 'invalid_grant' });
            return { access_token: await signAccess(grant.user), refresh_token: body.refresh_token };
          });
        `,
      },
      {
        name: 'a branch for the refresh token that only makes an access token',
        code: source`
          export async function token(req, res) {
            const { grant_type, refresh_token } = req.body;
            if (grant_type === 'refresh_token') {
              const row = await tokens.findOne({ token: refresh_token });
              if (!row) return res.status(400).json({ error: 'invalid_grant' });
              return res.json({ access_token: jwt.sign({ sub: row.user }, process.env.KEY, { expiresIn: '10m' }) });
            }
            const code = await codes.take(req.body.code);
            const made = await tokens.create({ user: code.user });
            res.json({ access_token: jwt.sign({ sub: code.user }, process.env.KEY, { expiresIn: '10m' }), refresh_token: made.token });
          }
        `,
      },
      {
        name: 'a cookie with a prefix in its name',
        code: source`
          export const refresh = (req, res) => {
            const claims = jwt.verify(req.cookies['__Host-app_refresh'], process.env.REFRESH_KEY, { algorithms: ['HS256'] });
            res.json({ accessToken: jwt.sign({ sub: claims.sub }, process.env.ACCESS_KEY, { expiresIn: '10m' }) });
          };
        `,
      },
      {
        name: 'a case of a switch for every grant',
        code: source`
          import jwt from 'jsonwebtoken';
          app.post('/token', async (req, res) => {
            switch (req.body.grant_type) {
              case 'refresh_token': {
                const row = await grants.findOne({ token: req.body.refresh_token });
                if (!row) return res.status(400).json({ error: 'invalid_grant' });
                return res.json({ access_token: jwt.sign({ sub: row.user }, process.env.KEY, { expiresIn: '5m' }), refresh_token: req.body.refresh_token });
              }
              default:
                return res.status(400).json({ error: 'unsupported_grant_type' });
            }
          });
        `,
      },
    ],
    good: [
      {
        name: 'another one comes back beside what issues access tokens',
        file: 'src/auth/refresh.service.ts',
        code: source`
          export class RefreshService {
            async refresh(presented: string) {
              const row = await this.grants.findOneBy({ hash: sha256(presented) });
              if (!row || row.revoked) return null;
              return { accessToken: await this.access.issue(row.userId), refreshToken: await this.replace(row) };
            }
          }
        `,
      },
      {
        name: 'a cookie with another value',
        file: 'src/routes/renew.ts',
        code: source`
          import type { FastifyInstance } from 'fastify';
          const GRANT = '__Secure-refresh';
          export default async function routes(app: FastifyInstance) {
            app.post('/auth/renew', async (request, reply) => {
              const value = request.cookies[GRANT];
              const row = value ? await grants.find(value) : null;
              if (!row) return reply.code(401).send();
              reply.setCookie(GRANT, await grants.exchange(row), { path: '/auth', httpOnly: true, secure: true, maxAge: 604_800 });
              return { accessToken: await reply.jwtSign({ sub: row.userId }, { expiresIn: '10m' }) };
            });
          }
        `,
      },
      {
        name: 'a pair that is put together of what another function made',
        code: source`
          const accessFor = (id) => jwt.sign({}, process.env.KEY, { subject: id, expiresIn: '10m' });
          export function pair(user, refreshToken) {
            return { accessToken: accessFor(user.id), refreshToken };
          }
        `,
      },
      {
        name: 'another token after a look-up',
        code: source`
          const sha = (text) => createHash('sha256').update(text).digest('hex');
          const accessFor = (id) => jwt.sign({}, process.env.KEY, { subject: id, expiresIn: '10m' });
          export async function redeem(token) {
            const [rows] = await pool.execute('select user_id from refresh_tokens where digest = ? and expires_at > now()', [sha(token)]);
            return rows[0] ? { accessToken: accessFor(rows[0].user_id), refreshToken: await successorOf(token) } : null;
          }
        `,
      },
      {
        name: 'a method with a helper that stores the next one',
        file: 'src/auth/auth.service.ts',
        code: source`
          @Injectable()
          export class AuthService {
            async refresh(token: string) {
              const row = await this.refreshTokens.findOne({ where: { digest: digest(token) } });
              if (!row) throw new UnauthorizedException();
              const refresh = await this.next(row);
              return { access: await this.access(row.user) };
            }
            private next(row: RefreshToken) {
              return this.refreshTokens.save({ ...row, digest: digest(random()) });
            }
            private access(user: User) {
              return this.jwt.signAsync({ sub: user.id });
            }
          }
        `,
      },
      {
        name: 'a new refresh token beside it',
        code: source`
          app.post('/auth/refresh', (req, res) => {
            const claims = jwt.verify(req.cookies.refreshToken, process.env.REFRESH_SECRET, { algorithms: ['HS256'] });
            const accessToken = jwt.sign({ sub: claims.sub }, process.env.ACCESS_SECRET, { expiresIn: '15m' });
            const next = jwt.sign({ sub: claims.sub }, process.env.REFRESH_SECRET, { expiresIn: '7d' });
            res.json({ accessToken, next });
          });
        `,
      },
      {
        name: 'the old one is ended and another kept',
        code: source`
          app.post('/auth/refresh', async (req, res) => {
            const old = await prisma.refreshToken.findUnique({ where: { hash: sha256(req.body.refreshToken) } });
            await prisma.refreshToken.delete({ where: { id: old.id } });
            const accessToken = jwt.sign({ sub: old.userId }, process.env.ACCESS_SECRET, { expiresIn: '15m' });
            res.json({ accessToken, refreshToken: await issueRefresh(old.userId) });
          });
        `,
      },
      {
        name: 'a statement that stores another one',
        code: source`
          app.post('/auth/refresh', async (req, res) => {
            const { rows } = await pool.query('update refresh_tokens set token = gen_random_uuid() where token = $1 returning user_id', [req.cookies.refreshToken]);
            res.json({ accessToken: jwt.sign({ sub: rows[0].user_id }, process.env.ACCESS_SECRET, { expiresIn: '15m' }) });
          });
        `,
      },
      {
        name: 'one that somebody else made is handed on',
        code: source`
          app.post('/auth/refresh', async (req, res) => {
            const theirs = await fetchTokens(req.body.refreshToken);
            const accessToken = jwt.sign({ sub: theirs.sub }, process.env.ACCESS_SECRET, { expiresIn: '15m' });
            res.json({ accessToken, refreshToken: theirs.next });
          });
        `,
      },
      {
        name: 'a helper that nobody knows',
        code: source`
          app.post('/auth/refresh', async (req, res) => {
            const session = await exchangeRefreshToken(req.body.refreshToken);
            res.json({ accessToken: jwt.sign({ sub: session.userId }, process.env.ACCESS_SECRET, { expiresIn: '15m' }) });
          });
        `,
      },
      {
        name: 'a page that asks for a new token',
        file: 'src/api.ts',
        code: source`
          export async function refreshToken() {
            const { data } = await axios.post('/auth/refresh', {}, { withCredentials: true });
            setAccessToken(data.accessToken);
            return data.accessToken;
          }
        `,
      },
      {
        name: 'a login beside it',
        code: source`
          export function issueTokens(user) {
            const accessToken = jwt.sign({ sub: user.id }, process.env.ACCESS_SECRET, { expiresIn: '15m' });
            const refreshToken = jwt.sign({ sub: user.id }, process.env.REFRESH_SECRET, { expiresIn: '7d' });
            return { accessToken, refreshToken };
          }
        `,
      },
      {
        name: 'a token that is bound to its client',
        code: source`
          app.post('/auth/refresh', (req, res) => {
            const claims = jwt.verify(req.body.refreshToken, process.env.REFRESH_SECRET, { algorithms: ['HS256'] });
            if (claims.cnf.jkt !== thumbprintOf(req)) return res.sendStatus(401);
            res.json({ accessToken: jwt.sign({ sub: claims.sub }, process.env.ACCESS_SECRET, { expiresIn: '15m' }) });
          });
        `,
      },
      {
        name: 'a session that is made longer',
        code: source`
          app.post('/session/refresh', (req, res) => {
            if (!req.session.userId) return res.sendStatus(401);
            res.json({ token: jwt.sign({ sub: req.session.userId }, process.env.SECRET, { expiresIn: '15m' }) });
          });
        `,
      },
      {
        name: 'a cookie of something else that is read by a constant',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          const NAME = '__Host-sid';
          app.post('/refresh', async (request, reply) => {
            const raw = request.cookies[NAME];
            const row = raw ? await store.findByHash(raw) : null;
            if (!row) return reply.code(401).send({ error: 'invalid' });
            return reply.send({ access: await reply.jwtSign({ sub: row.owner }) });
          });
        `,
      },
      {
        name: 'a look-up that consumes the token',
        code: source`
          import Fastify from 'fastify';
          const app = Fastify();
          const findToken = async (raw) => (await db.query('delete from grants where hash = $1 returning owner', [sha(raw)])).rows[0];
          app.post('/refresh', async (request, reply) => {
            const row = await findToken(request.cookies.refresh_token);
            if (!row) return reply.code(401).send({ error: 'invalid' });
            return reply.send({ access: await reply.jwtSign({ sub: row.owner }) });
          });
        `,
      },
      {
        name: 'another token, and the same within a moment of grace',
        code: source`
          import jwt from 'jsonwebtoken';
          import express from 'express';
          const app = express();
          const access = () => jwt.sign({}, process.env.SECRET, { expiresIn: '10m' });
          app.post('/auth/refresh', async (req, res) => {
            const { refreshToken } = req.body;
            if (await wasJustRotated(refreshToken)) return res.json({ accessToken: access(), refreshToken });
            res.json({ accessToken: access(), refreshToken: await rotate(refreshToken) });
          });
          app.post('/auth/renew', async (req, res) => {
            const refreshToken = await exchange(req.body.refreshToken);
            res.json({ accessToken: access(), refreshToken });
          });
        `,
      },
      {
        name: 'the token that came, with a proof of who has it',
        code: source`
          import jwt from 'jsonwebtoken';
          export async function refresh(req, res) {
            const { refreshToken } = req.body;
            const { jkt } = await verifyDpop(req.headers.dpop);
            res.json({ accessToken: jwt.sign({ jkt }, process.env.SECRET, { expiresIn: '10m' }), refreshToken });
          }
        `,
      },
      {
        name: 'a cookie that is set to another',
        file: 'server/api/auth/refresh.post.ts',
        code: source`
          export default defineEventHandler(async (event) => {
            const grant = await prisma.refreshGrant.findUnique({ where: { hash: hashRefresh(takeRefreshCookie(event)) } });
            const next = newRefreshToken();
            putRefreshCookie(event, next.value);
            return { accessToken: await issueAccess({ sub: grant.staffId }) };
          });
        `,
      },
      {
        name: 'an endpoint for every kind of grant that writes a new token, and one for clients with a secret',
        code: source`
          export async function token(req, res) {
            const { grant_type, refresh_token } = req.body;
            if (grant_type === 'refresh_token') {
              const row = await tokens.findOne({ token: refresh_token });
              const next = await tokens.replace(row);
              return res.json({ access_token: jwt.sign({ sub: row.user }, process.env.KEY, { expiresIn: '10m' }), refresh_token: next.token });
            }
            res.status(400).json({ error: 'unsupported_grant_type' });
          }
          export async function confidential(req, res) {
            const client = await clients.check(req.body.client_id, req.body.client_secret);
            if (req.body.grant_type === 'refresh_token') {
              const row = await tokens.findOne({ token: req.body.refresh_token, client: client.id });
              return res.json({ access_token: jwt.sign({ sub: row.user }, process.env.KEY, { expiresIn: '10m' }) });
            }
          }
        `,
      },
    ],
  },
  live: [
    { name: 'only a new access token', then: [post({ access_token: opaque('a01') })], verdict: 'fail', severity: 'high' },
    { name: 'the same refresh token', then: [post({ access_token: opaque('a01'), refresh_token: opaque('7f3') })], verdict: 'fail', severity: 'high' },
    { name: 'a new refresh token', then: [post({ access_token: opaque('a01'), refresh_token: opaque('8e2') })], verdict: 'silent' },
    { name: 'a confidential client', then: [post({ access_token: opaque('a01') }, { client_secret: opaque('5ec') })], verdict: 'silent' },
    { name: 'an identity provider’s own business', then: [{ ...post({ access_token: opaque('a01') }), url: 'https://id.example/oauth/token' }], verdict: 'silent' },
  ],
} satisfies CheckCases;
