// The session door as a team in a hurry leaves it. Vulnerable on purpose: read it beside session-hardened.ts.
import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express, { type Request } from 'express';
import session from 'express-session';
import { accountPage } from '../pages/account.ts';
import { loginPage } from '../pages/login.ts';
import { shortestPassword } from '../shop/accounts.ts';
import { agentOf } from '../shop/agent.ts';
import { answerErrors, answerNotFound, answerProblem } from '../shop/answers.ts';
import { openSessions } from '../shop/sessions.ts';
import { sentCookies } from '../shop/sent-cookies.ts';
import { shopPages } from '../shop/shop-pages.ts';
import { day, hour, type Door, type Shop } from '../shop/shop.ts';
import { openTickets } from '../shop/tickets.ts';

export function sessionFragile(shop: Shop): Door {
  const sessions = openSessions(shop);
  const tickets = openTickets(shop.database);
  const app = express();

  app.use(shop.front.serve);
  app.use(express.urlencoded({ extended: false, limit: '16kb' }), express.json({ limit: '16kb' }));
  app.use(cookieParser());
  app.use(
    session({
      secret: 'keyboard cat',
      store: sessions,
      resave: false,
      saveUninitialized: true,
      cookie: { maxAge: 365 * day },
    }),
  );

  app.use((req, _res, next) => {
    const remembered = req.session.accountId === undefined && tickets.subjectOf('remember', req.cookies.remember_token);
    if (remembered) {
      req.session.accountId = remembered;
      req.session.signedInAt = Date.now();
      req.session.agent = agentOf(req);
    }
    next();
  });

  app.get('/login', (_req, res) => res.send(loginPage(shop)));

  app.post('/login', async (req, res) => {
    const account = await shop.accounts.withPassword(req.body?.email, req.body?.password);
    if (!account) {
      res.status(401).send(loginPage(shop, { problem: 'Wrong e-mail address or password.', email: req.body?.email }));
      return;
    }

    req.session.accountId = account.id;
    req.session.signedInAt = Date.now();
    req.session.agent = agentOf(req);

    if (req.body.remember) {
      res.cookie('remember_token', tickets.issue('remember', account.id, 30 * day), { maxAge: 30 * day, secure: true, sameSite: 'lax' });
    }

    // A sign-in from a known browser gets no warning.
    if (!req.cookies['__Host-trusted_device']) req.session.notice = 'You signed in from a browser we do not know yet.';
    res.cookie('__Host-trusted_device', randomUUID(), { path: '/login', maxAge: 30 * day, httpOnly: true, secure: true, sameSite: 'lax' });

    // The support chat is an iframe on the help desk's site.
    res.cookie('support_session', tickets.issue('support', account.id, hour), { httpOnly: true, sameSite: 'none' });

    res.redirect(303, '/notes');
  });

  app.get('/support/me', (req, res) => {
    const account = shop.accounts.byId(tickets.subjectOf('support', req.cookies.support_session));
    res.json({ name: account?.name ?? 'Guest' });
  });

  app.post('/logout', (req, res) => {
    req.session.destroy(() => {
      res.clearCookie('connect.sid');
      res.clearCookie('remember_token');
      res.redirect(303, '/login');
    });
  });

  app.get('/account', async (req, res) => {
    const account = accountOf(req);
    if (!account) return res.redirect('/login');
    res.send(accountPage(shop, { account, sent: sentCookies(req), notice: noticeOf(req), places: await sessions.placesOf(account.id, req.sessionID) }));
  });

  app.post('/account/password', async (req, res) => {
    const account = accountOf(req);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    const next: unknown = req.body?.next;
    if (typeof next !== 'string' || next.length < shortestPassword) return answerProblem(shop, req, res, 400, `A password has at least ${shortestPassword} characters.`);
    if (!(await shop.accounts.changePassword(account.id, req.body.current, next))) return answerProblem(shop, req, res, 403, 'The current password is wrong.');
    req.session.notice = 'Your password is changed.';
    res.redirect(303, '/account');
  });

  app.post('/logout-everywhere', async (req, res) => {
    const account = accountOf(req);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    await sessions.destroyAllOf(account.id);
    req.session.destroy(() => {
      res.clearCookie('connect.sid');
      res.clearCookie('remember_token');
      res.redirect(303, '/login');
    });
  });

  app.use(shopPages(shop, { accountOf, noticeOf }));
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
