// The session door as our remedies would have it. Read it beside session-fragile.ts: the difference is the lesson.
import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import { csrfSync } from 'csrf-sync';
import express, { type Request } from 'express';
import { rateLimit } from 'express-rate-limit';
import session from 'express-session';
import { accountPage } from '../pages/account.ts';
import { loginPage } from '../pages/login.ts';
import { shortestPassword } from '../shop/accounts.ts';
import { agentOf } from '../shop/agent.ts';
import { answerErrors, answerNotFound, answerProblem } from '../shop/answers.ts';
import { onlyOwnPages, securityHeaders } from '../shop/defences.ts';
import { openSessions } from '../shop/sessions.ts';
import { sentCookies } from '../shop/sent-cookies.ts';
import { shopPages } from '../shop/shop-pages.ts';
import { day, hour, minute, type Door, type Shop } from '../shop/shop.ts';

export function sessionHardened(shop: Shop): Door {
  const sessions = openSessions(shop);
  const { csrfSynchronisedProtection, generateToken } = csrfSync({ getTokenFromRequest: (req) => req.body?._csrf ?? req.get('x-csrf-token') });
  const app = express();
  app.disable('x-powered-by');

  app.use(securityHeaders(shop));
  app.use(shop.front.serve);
  app.use(express.urlencoded({ extended: false, limit: '16kb' }), express.json({ limit: '16kb' }));
  app.use(cookieParser());
  app.use(
    session({
      name: '__Host-sid',
      secret: shop.keys.secret,
      store: sessions,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      cookie: { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 30 * minute },
    }),
  );
  app.use(onlyOwnPages(shop.origin), csrfSynchronisedProtection);

  // `rolling` ends an idle session; this ends one that is kept busy for ever.
  app.use((req, _res, next) => {
    const tooOld = Date.now() - (req.session.signedInAt ?? Date.now()) > 12 * hour;
    if (tooOld) req.session.regenerate(next);
    else next();
  });

  app.get('/login', (req, res) => res.send(loginPage(shop, { csrf: generateToken(req) })));

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
      res.status(401).send(loginPage(shop, { problem: 'Wrong e-mail address or password.', email: req.body?.email, csrf: generateToken(req) }));
      return;
    }

    // A new identifier: one that was planted before the login is worth nothing after it.
    await new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error) : resolve())));
    req.session.accountId = account.id;
    req.session.signedInAt = Date.now();
    req.session.agent = agentOf(req);

    // A sign-in from a known browser gets no warning.
    if (!req.cookies['__Host-trusted_device']) req.session.notice = 'You signed in from a browser we do not know yet.';
    res.cookie('__Host-trusted_device', randomUUID(), { path: '/', maxAge: 30 * day, httpOnly: true, secure: true, sameSite: 'lax' });

    res.redirect(303, '/notes');
  });

  app.get('/support/me', (req, res) => {
    // The support chat opens on our own site, so the session is enough.
    res.json({ name: accountOf(req)?.name ?? 'Guest' });
  });

  app.post('/logout', (req, res) => {
    req.session.destroy(() => {
      res.clearCookie('__Host-sid', { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
      res.set('Clear-Site-Data', '"cache", "storage"');
      res.redirect(303, '/login');
    });
  });

  app.get('/account', async (req, res) => {
    const account = accountOf(req);
    if (!account) return res.redirect('/login');
    res.send(accountPage(shop, { account, sent: sentCookies(req), notice: noticeOf(req), places: await sessions.placesOf(account.id, req.sessionID), csrf: generateToken(req) }));
  });

  app.post('/account/password', async (req, res) => {
    const account = accountOf(req);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    const next: unknown = req.body?.next;
    if (typeof next !== 'string' || next.length < shortestPassword) return answerProblem(shop, req, res, 400, `A password has at least ${shortestPassword} characters.`);
    if (!(await shop.accounts.changePassword(account.id, req.body.current, next))) return answerProblem(shop, req, res, 403, 'The current password is wrong.');

    // Whoever knew the old password is signed out with it.
    await sessions.destroyAllOf(account.id);
    await new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error) : resolve())));
    req.session.accountId = account.id;
    req.session.signedInAt = Date.now();
    req.session.agent = agentOf(req);
    req.session.notice = 'Your password is changed. Every other session is signed out.';
    res.redirect(303, '/account');
  });

  app.post('/logout-everywhere', async (req, res) => {
    const account = accountOf(req);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    await sessions.destroyAllOf(account.id);
    req.session.destroy(() => {
      res.clearCookie('__Host-sid', { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
      res.set('Clear-Site-Data', '"cache", "storage"');
      res.redirect(303, '/login');
    });
  });

  app.use(shopPages(shop, { accountOf, noticeOf, csrfOf: generateToken }));
  app.use(answerNotFound(shop), answerErrors(shop));
  return { web: app };

  function accountOf(req: Request) {
    return shop.accounts.byId(req.session.accountId);
  }
  function noticeOf(req: Request) {
    const { notice } = req.session;
    delete req.session.notice;
    return notice;
  }
}
