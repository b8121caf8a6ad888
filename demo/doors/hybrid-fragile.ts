// The hybrid door as a team in a hurry leaves it: a JWT in a cookie, and a table that can end it.
// Vulnerable on purpose: read it beside hybrid-hardened.ts.
import cookieParser from 'cookie-parser';
import express, { type Request } from 'express';
import jwt from 'jsonwebtoken';
import { accountPage } from '../pages/account.ts';
import { loginPage } from '../pages/login.ts';
import { shortestPassword } from '../shop/accounts.ts';
import { agentOf } from '../shop/agent.ts';
import { answerErrors, answerNotFound, answerProblem } from '../shop/answers.ts';
import { sentCookies } from '../shop/sent-cookies.ts';
import { shopPages } from '../shop/shop-pages.ts';
import { hour, type Door, type Shop } from '../shop/shop.ts';
import { openSignIns } from '../shop/sign-ins.ts';

const JWT_SECRET = process.env.JWT_SECRET ?? 'change-me-before-the-release';

type Claims = { sub: string; sid: string };

export function hybridFragile(shop: Shop): Door {
  const signIns = openSignIns(shop.sessionDatabase);
  const app = express();

  app.use(shop.front.serve);
  app.use(express.urlencoded({ extended: false, limit: '16kb' }), express.json({ limit: '16kb' }));
  app.use(cookieParser());

  app.get('/login', (_req, res) => res.send(loginPage(shop)));

  app.post('/login', async (req, res) => {
    const account = await shop.accounts.withPassword(req.body?.email, req.body?.password);
    if (!account) {
      res.status(401).send(loginPage(shop, { problem: 'Wrong e-mail address or password.', email: req.body?.email }));
      return;
    }
    const token = jwt.sign({ sub: account.id, sid: signIns.start(account.id, agentOf(req)) }, JWT_SECRET, { expiresIn: '12h' });
    res.cookie('auth_token', token, { maxAge: 12 * hour, httpOnly: true, secure: true });
    res.redirect(303, '/notes');
  });

  // The mobile team asked for a fast route, so it believes the signature alone.
  app.get('/api/notes', (req, res) => {
    const claims = claimsOf(req);
    if (!claims) return void res.status(401).json({ error: 'Please sign in first.' });
    res.json(shop.notes.of(claims.sub));
  });

  app.post('/logout', (req, res) => {
    signIns.end(claimsOf(req)?.sid);
    res.clearCookie('auth_token');
    res.redirect(303, '/login');
  });

  app.get('/account', (req, res) => {
    const account = accountOf(req);
    if (!account) return res.redirect('/login');
    res.send(accountPage(shop, { account, sent: sentCookies(req), places: signIns.placesOf(account.id, claimsOf(req)?.sid) }));
  });

  app.post('/account/password', async (req, res) => {
    const account = accountOf(req);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    const next: unknown = req.body?.next;
    if (typeof next !== 'string' || next.length < shortestPassword) return answerProblem(shop, req, res, 400, `A password has at least ${shortestPassword} characters.`);
    if (!(await shop.accounts.changePassword(account.id, req.body.current, next))) return answerProblem(shop, req, res, 403, 'The current password is wrong.');
    res.redirect(303, '/account');
  });

  app.post('/logout-everywhere', (req, res) => {
    const account = accountOf(req);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    signIns.endAllOf(account.id);
    res.clearCookie('auth_token');
    res.redirect(303, '/login');
  });

  app.use(shopPages(shop, { accountOf }));
  app.use(answerNotFound(shop), answerErrors(shop));
  return { web: app };

  function accountOf(req: Request) {
    const claims = claimsOf(req);
    return claims && signIns.isLive(claims.sid) ? shop.accounts.byId(claims.sub) : undefined;
  }
}

function claimsOf(req: Request): Claims | undefined {
  try {
    return jwt.verify(req.cookies.auth_token, JWT_SECRET) as Claims;
  } catch {
    return undefined;
  }
}
