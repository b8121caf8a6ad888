// The token door as a tutorial leaves it. Vulnerable on purpose: read it beside token-hardened.ts.
import cookieParser from 'cookie-parser';
import express, { type Request } from 'express';
import jwt from 'jsonwebtoken';
import { adminPage } from '../pages/admin.ts';
import { messagePage } from '../pages/message.ts';
import { tokenAppPage } from '../pages/token-app.ts';
import { shortestPassword, type Account } from '../shop/accounts.ts';
import { answerErrors, answerNotFound, answerProblem } from '../shop/answers.ts';
import { setBanned } from '../shop/ban.ts';
import { notesApi } from '../shop/notes-api.ts';
import { day, type Door, type Shop } from '../shop/shop.ts';

const JWT_SECRET = 'lemon-and-ledger-jwt-secret';

type Claims = Pick<Account, 'name' | 'role'> & { sub: string };

export function tokenFragile(shop: Shop): Door {
  return { web: signInService(shop), api: notesService(shop) };
}

function signInService(shop: Shop) {
  const app = express();
  app.use(shop.front.serve);
  app.use(express.json({ limit: '16kb' }));
  app.use(cookieParser());

  app.get(['/', '/login', '/notes', '/account'], (_req, res) => res.send(tokenAppPage(shop, { adminOnServer: true })));

  app.post('/login', async (req, res) => {
    const account = await shop.accounts.withPassword(req.body?.email, req.body?.password);
    if (!account) {
      res.status(401).json({ error: 'Wrong e-mail address or password.' });
      return;
    }
    const refreshToken = jwt.sign({ sub: account.id }, JWT_SECRET);
    res.cookie('refresh_token', refreshToken, { path: '/token', maxAge: 30 * day, httpOnly: true, secure: true, sameSite: 'strict' });

    // The API host and the admin page get the token from the cookie, the app reads it from there after a reload.
    const token = accessTokenFor(account);
    res.cookie('token', token, { domain: 'token-fragile.shop.localhost', secure: true, sameSite: 'lax' });
    res.json({ token });
  });

  app.post('/token/refresh', (req, res) => {
    const account = shop.accounts.byId(verified(req.cookies.refresh_token)?.sub);
    if (!account) {
      res.status(401).json({ error: 'Please sign in again.' });
      return;
    }
    res.json({ token: accessTokenFor(account) });
  });

  app.get('/admin', (req, res) => {
    // The notes API verifies every token, the page only needs to know who it is for.
    const claims = jwt.decode(req.cookies.token) as Claims | null;
    if (claims?.role !== 'admin') return answerProblem(shop, req, res, 403, 'Only admins may see this page.');
    res.send(adminPage(shop, { account: { ...claims, id: claims.sub }, accounts: shop.accounts.all() }));
  });

  for (const [action, banned] of [['ban', true], ['unban', false]] as const) {
    app.post(`/admin/accounts/:id/${action}`, (req, res) => {
      const claims = verified(req.cookies.token);
      if (claims?.role !== 'admin') return answerProblem(shop, req, res, 403, 'Only admins may see this page.');
      const problem = setBanned(shop, { id: claims.sub }, req.params.id, banned);
      if (problem) return answerProblem(shop, req, res, problem.status, problem.message);
      res.redirect(303, '/admin');
    });
  }

  app.post('/logout', (_req, res) => {
    res.clearCookie('token', { domain: 'token-fragile.shop.localhost' });
    res.json({ notice: 'You are signed out.' });
  });

  app.post('/logout-everywhere', (_req, res) => {
    res.clearCookie('token', { domain: 'token-fragile.shop.localhost' });
    res.json({ notice: 'You are signed out here. Tokens on other devices work until they expire: no server keeps a list of them.' });
  });

  app.get('/account/places', (_req, res) => res.json([]));

  app.post('/account/password', async (req, res) => {
    const account = shop.accounts.byId(verified(bearerOf(req))?.sub);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    const next: unknown = req.body?.next;
    if (typeof next !== 'string' || next.length < shortestPassword) return answerProblem(shop, req, res, 400, `A password has at least ${shortestPassword} characters.`);
    if (!(await shop.accounts.changePassword(account.id, req.body.current, next))) return answerProblem(shop, req, res, 403, 'The current password is wrong.');
    res.json({ notice: 'Your password is changed.' });
  });

  app.use(answerNotFound(shop), answerErrors(shop));
  return app;
}

/** The second service, on its own host. It knows the secret, and no account. */
function notesService(shop: Shop) {
  const api = express();
  api.use(shop.front.serve);
  api.use((_req, res, next) => {
    res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*', 'Access-Control-Allow-Methods': 'GET, POST, DELETE' });
    next();
  });
  api.options('/{*path}', (_req, res) => void res.sendStatus(204));
  api.use(express.json({ limit: '16kb' }));

  api.get('/shared', (req, res) => {
    // Share links of the first release were never signed; they only name a note.
    const claims = jwt.verify(String(req.query.token), '', { algorithms: ['none'] }) as { note: string };
    const note = shop.notes.byId(claims.note);
    if (!note) return answerProblem(shop, req, res, 404, 'This note is gone.');
    res.send(messagePage(shop, { title: note.title, message: note.text }));
  });

  api.use((req, res, next) => {
    const claims = verified(bearerOf(req));
    if (!claims) return answerProblem(shop, req, res, 401, 'The token is missing, expired or not ours.');
    res.locals.owner = claims.sub;
    next();
  });

  api.post('/notes/:id/share', (req, res) => {
    const note = shop.notes.of(String(res.locals.owner)).find(({ id }) => id === req.params.id);
    if (!note) return answerProblem(shop, req, res, 404, 'You have no such note.');
    const token = jwt.sign({ note: note.id }, '', { algorithm: 'none', expiresIn: '1h' });
    res.json({ url: `${shop.apiOrigin}/shared?token=${token}` });
  });

  api.use(notesApi(shop));
  api.use(answerNotFound(shop), answerErrors(shop));
  return api;
}

function accessTokenFor({ id, name, role }: Account): string {
  return jwt.sign({ sub: id, name, role }, JWT_SECRET, { expiresIn: '60d' });
}

function verified(token: string | undefined): Claims | undefined {
  try {
    return jwt.verify(token ?? '', JWT_SECRET) as Claims;
  } catch {
    return undefined;
  }
}

function bearerOf(req: Request): string | undefined {
  return req.get('authorization')?.replace(/^Bearer /, '');
}
