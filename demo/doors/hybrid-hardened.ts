// The hybrid door as our remedies would have it: a JWT in a cookie, and a table that is asked on every request.
// Read it beside hybrid-fragile.ts: the difference is the lesson.
import cookieParser from 'cookie-parser';
import express, { type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { jwtVerify, SignJWT } from 'jose';
import { accountPage } from '../pages/account.ts';
import { loginPage } from '../pages/login.ts';
import { shortestPassword, type Account } from '../shop/accounts.ts';
import { agentOf } from '../shop/agent.ts';
import { answerErrors, answerNotFound, answerProblem } from '../shop/answers.ts';
import { onlyOwnPages, securityHeaders } from '../shop/defences.ts';
import { sentCookies } from '../shop/sent-cookies.ts';
import { shopPages } from '../shop/shop-pages.ts';
import { hour, minute, type Door, type Shop } from '../shop/shop.ts';
import { openSignIns } from '../shop/sign-ins.ts';

type Claims = { sub: string; sid: string; iat: number };

export function hybridHardened(shop: Shop): Door {
  const key = new TextEncoder().encode(shop.keys.secret);
  const signIns = openSignIns(shop.sessionDatabase);
  const app = express();
  app.disable('x-powered-by');

  app.use(securityHeaders(shop));
  app.use(shop.front.serve);
  app.use(express.urlencoded({ extended: false, limit: '16kb' }), express.json({ limit: '16kb' }));
  app.use(cookieParser());
  app.use(onlyOwnPages(shop.origin));

  // Every request is asked twice: is the token ours, and does the table still know the sign-in?
  app.use(async (req, res, next) => {
    const claims = await claimsOf(req.cookies['__Host-auth_token']);
    if (claims && signIns.isLive(claims.sid)) {
      res.locals.account = shop.accounts.byId(claims.sub);
      res.locals.sid = claims.sid;
      if (Date.now() / 1000 - claims.iat > 300) {
        res.cookie('__Host-auth_token', await tokenFor(claims.sub, claims.sid), { path: '/', maxAge: 12 * hour, httpOnly: true, secure: true, sameSite: 'lax' });
      }
    }
    next();
  });

  app.get('/login', (_req, res) => res.send(loginPage(shop)));

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
      res.status(401).send(loginPage(shop, { problem: 'Wrong e-mail address or password.', email: req.body?.email }));
      return;
    }
    const token = await tokenFor(account.id, signIns.start(account.id, agentOf(req)));
    res.cookie('__Host-auth_token', token, { path: '/', maxAge: 12 * hour, httpOnly: true, secure: true, sameSite: 'lax' });
    res.redirect(303, '/notes');
  });

  app.post('/logout', (_req, res) => {
    signIns.end(res.locals.sid);
    res.clearCookie('__Host-auth_token', { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    res.set('Clear-Site-Data', '"cache", "storage"');
    res.redirect(303, '/login');
  });

  app.get('/account', (req, res) => {
    const account = accountOf(req, res);
    if (!account) return res.redirect('/login');
    res.send(accountPage(shop, { account, sent: sentCookies(req), places: signIns.placesOf(account.id, res.locals.sid) }));
  });

  app.post('/account/password', async (req, res) => {
    const account = accountOf(req, res);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    const next: unknown = req.body?.next;
    if (typeof next !== 'string' || next.length < shortestPassword) return answerProblem(shop, req, res, 400, `A password has at least ${shortestPassword} characters.`);
    if (!(await shop.accounts.changePassword(account.id, req.body.current, next))) return answerProblem(shop, req, res, 403, 'The current password is wrong.');

    // Whoever knew the old password is signed out with it.
    signIns.endAllOf(account.id);
    const token = await tokenFor(account.id, signIns.start(account.id, agentOf(req)));
    res.cookie('__Host-auth_token', token, { path: '/', maxAge: 12 * hour, httpOnly: true, secure: true, sameSite: 'lax' });
    res.redirect(303, '/account');
  });

  app.post('/logout-everywhere', (req, res) => {
    const account = accountOf(req, res);
    if (!account) return answerProblem(shop, req, res, 401, 'Please sign in first.');
    signIns.endAllOf(account.id);
    res.clearCookie('__Host-auth_token', { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    res.set('Clear-Site-Data', '"cache", "storage"');
    res.redirect(303, '/login');
  });

  app.use(shopPages(shop, { accountOf }));
  app.use(answerNotFound(shop), answerErrors(shop));
  return { web: app };

  function accountOf(_req: Request, res: Response): Account | undefined {
    return res.locals.account as Account | undefined;
  }

  function tokenFor(accountId: string, sid: string): Promise<string> {
    return new SignJWT({ sid })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(accountId)
      .setIssuer(shop.origin)
      .setAudience(shop.origin)
      .setIssuedAt()
      .setExpirationTime('15m')
      .sign(key);
  }

  async function claimsOf(token: string | undefined): Promise<Claims | undefined> {
    try {
      const { payload } = await jwtVerify<Claims>(token ?? '', key, { algorithms: ['HS256'], issuer: shop.origin, audience: shop.origin, requiredClaims: ['sub', 'sid', 'iat', 'exp'] });
      return payload;
    } catch {
      return undefined;
    }
  }
}
