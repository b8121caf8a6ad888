// The token door as our remedies would have it. Read it beside token-fragile.ts: the difference is the lesson.
import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express, { type Request } from 'express';
import { rateLimit } from 'express-rate-limit';
import { jwtVerify, SignJWT, type CryptoKey } from 'jose';
import { messagePage } from '../pages/message.ts';
import { tokenAppPage } from '../pages/token-app.ts';
import { shortestPassword, type Account } from '../shop/accounts.ts';
import { agentOf } from '../shop/agent.ts';
import { answerErrors, answerNotFound, answerProblem } from '../shop/answers.ts';
import { setBanned } from '../shop/ban.ts';
import { onlyOwnPages, securityHeaders } from '../shop/defences.ts';
import { notesApi } from '../shop/notes-api.ts';
import { openRefreshTokens, refreshLife } from '../shop/refresh-tokens.ts';
import { hour, minute, type Door, type Shop } from '../shop/shop.ts';
import { openTickets } from '../shop/tickets.ts';

type Claims = Pick<Account, 'role'> & { sub: string };

export function tokenHardened(shop: Shop): Door {
  // The sign-in service keeps the private key. The second service gets the public one, so it cannot make tokens.
  const { privateKey, publicKey } = shop.keys.signing;
  return { web: signInService(shop, privateKey, publicKey), api: notesService(shop, publicKey) };
}

function signInService(shop: Shop, privateKey: CryptoKey, publicKey: CryptoKey) {
  const refreshTokens = openRefreshTokens(shop.database);
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(shop));
  app.use(shop.front.serve);
  app.use(express.json({ limit: '16kb' }));
  app.use(cookieParser());
  app.use(onlyOwnPages(shop.origin));

  app.get(['/', '/login', '/notes', '/account', '/admin'], (_req, res) => res.send(tokenAppPage(shop)));

  const attempts = rateLimit({
    windowMs: 15 * minute,
    limit: 5,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => String(req.body?.email).slice(0, 200).trim().toLowerCase(),
    handler: (req, res) => answerProblem(shop, req, res, 429, 'Too many attempts: this account is locked for 15 minutes.'),
  });

  app.post('/login', attempts, async (req, res) => {
    const account = await shop.accounts.withPassword(req.body?.email, req.body?.password);
    if (!account) {
      res.status(401).json({ error: 'Wrong e-mail address or password.' });
      return;
    }
    const refreshToken = refreshTokens.start(account.id, agentOf(req));
    res.cookie('__Host-refresh', refreshToken, { path: '/', maxAge: refreshLife, httpOnly: true, secure: true, sameSite: 'strict' });
    res.json({ token: await accessTokenFor(account, shop, privateKey) });
  });

  app.post('/token/refresh', async (req, res) => {
    const rotated = refreshTokens.rotate(req.cookies['__Host-refresh']);
    const account = shop.accounts.byId(rotated?.account);
    if (!rotated || !account) {
      res.clearCookie('__Host-refresh', { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
      res.status(401).json({ error: 'Please sign in again.' });
      return;
    }
    res.cookie('__Host-refresh', rotated.next, { path: '/', maxAge: refreshLife, httpOnly: true, secure: true, sameSite: 'strict' });
    res.json({ token: await accessTokenFor(account, shop, privateKey) });
  });

  app.get('/admin/accounts', async (req, res) => {
    const claims = await verified(bearerOf(req), shop.origin, shop, publicKey);
    if (claims?.role !== 'admin') return answerProblem(shop, req, res, 403, 'Only admins may see this page.');
    res.json(shop.accounts.all());
  });

  for (const [action, banned] of [['ban', true], ['unban', false]] as const) {
    app.post(`/admin/accounts/:id/${action}`, async (req, res) => {
      const claims = await verified(bearerOf(req), shop.origin, shop, publicKey);
      if (claims?.role !== 'admin') return answerProblem(shop, req, res, 403, 'Only admins may see this page.');
      const problem = setBanned(shop, { id: claims.sub }, req.params.id, banned);
      if (problem) return answerProblem(shop, req, res, problem.status, problem.message);
      // What can be taken back is the refresh token; access tokens that are out end within five minutes.
      if (banned) refreshTokens.endAllOf(req.params.id);
      res.json({ notice: banned ? 'The account is banned. Its access token ends within five minutes.' : 'The account may sign in again.' });
    });
  }

  app.post('/logout', (req, res) => {
    refreshTokens.end(req.cookies['__Host-refresh']);
    res.clearCookie('__Host-refresh', { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
    res.set('Clear-Site-Data', '"cache", "storage"');
    res.json({ notice: 'You are signed out.' });
  });

  app.post('/logout-everywhere', (req, res) => {
    const account = shop.accounts.byId(refreshTokens.accountOf(req.cookies['__Host-refresh']));
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    refreshTokens.endAllOf(account.id);
    res.clearCookie('__Host-refresh', { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
    res.set('Clear-Site-Data', '"cache", "storage"');
    res.json({ notice: 'You are signed out everywhere. Access tokens that are already out end within five minutes.' });
  });

  app.get('/account/places', (req, res) => {
    const account = shop.accounts.byId(refreshTokens.accountOf(req.cookies['__Host-refresh']));
    res.json(account ? refreshTokens.placesOf(account.id, req.cookies['__Host-refresh']) : []);
  });

  app.post('/account/password', async (req, res) => {
    const account = shop.accounts.byId(refreshTokens.accountOf(req.cookies['__Host-refresh']));
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    const next: unknown = req.body?.next;
    if (typeof next !== 'string' || next.length < shortestPassword) return answerProblem(shop, req, res, 400, `A password has at least ${shortestPassword} characters.`);
    if (!(await shop.accounts.changePassword(account.id, req.body.current, next))) return answerProblem(shop, req, res, 403, 'The current password is wrong.');

    // Whoever knew the old password is signed out with it.
    refreshTokens.endAllOf(account.id);
    const refreshToken = refreshTokens.start(account.id, agentOf(req));
    res.cookie('__Host-refresh', refreshToken, { path: '/', maxAge: refreshLife, httpOnly: true, secure: true, sameSite: 'strict' });
    res.json({ notice: 'Your password is changed. Every other device is signed out.' });
  });

  app.use(answerNotFound(shop), answerErrors(shop));
  return app;
}

/** The second service, on its own host. It knows the public key, and no account. */
function notesService(shop: Shop, publicKey: CryptoKey) {
  const tickets = openTickets(shop.apiDatabase);
  const api = express();
  api.disable('x-powered-by');
  api.use(securityHeaders(shop));
  api.use(shop.front.serve);
  api.use((_req, res, next) => {
    res.set({ 'Access-Control-Allow-Origin': shop.origin, 'Access-Control-Allow-Headers': 'authorization, content-type', 'Access-Control-Allow-Methods': 'GET, POST, DELETE', Vary: 'Origin' });
    next();
  });
  api.options('/{*path}', (_req, res) => void res.sendStatus(204));
  api.use(express.json({ limit: '16kb' }));

  api.get('/shared/:ticket', (req, res) => {
    const note = shop.notes.byId(tickets.subjectOf('share', req.params.ticket) ?? '');
    if (!note) return answerProblem(shop, req, res, 404, 'This link has expired, or the note is gone.');
    res.send(messagePage(shop, { title: note.title, message: note.text }));
  });

  api.use(async (req, res, next) => {
    const claims = await verified(bearerOf(req), shop.apiOrigin, shop, publicKey);
    if (!claims) return answerProblem(shop, req, res, 401, 'The token is missing, expired or not ours.');
    res.locals.owner = claims.sub;
    next();
  });

  api.post('/notes/:id/share', (req, res) => {
    const note = shop.notes.of(String(res.locals.owner)).find(({ id }) => id === req.params.id);
    if (!note) return answerProblem(shop, req, res, 404, 'You have no such note.');
    res.json({ url: `${shop.apiOrigin}/shared/${tickets.issue('share', note.id, hour)}` });
  });

  api.use(notesApi(shop));
  api.use(answerNotFound(shop), answerErrors(shop));
  return api;
}

function accessTokenFor({ id, role }: Account, shop: Shop, privateKey: CryptoKey): Promise<string> {
  return new SignJWT({ role })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setSubject(id)
    .setIssuer(shop.origin)
    .setAudience([shop.origin, shop.apiOrigin])
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
}

async function verified(token: string | undefined, audience: string, shop: Shop, publicKey: CryptoKey): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify<Claims>(token ?? '', publicKey, { algorithms: ['ES256'], issuer: shop.origin, audience, typ: 'at+jwt', requiredClaims: ['sub', 'exp'] });
    return payload;
  } catch {
    return undefined;
  }
}

function bearerOf(req: Request): string | undefined {
  return req.get('authorization')?.replace(/^Bearer /, '');
}
