import { Router, type Request, type Response } from 'express';
import { adminPage } from '../pages/admin.ts';
import { notesPage } from '../pages/notes.ts';
import type { Account } from './accounts.ts';
import { answerProblem } from './answers.ts';
import { setBanned } from './ban.ts';
import { addFirstNotes } from './notes.ts';
import type { Shop } from './shop.ts';

/** What the pages need to know of a door. */
export interface Visit {
  accountOf(req: Request, res: Response): Account | undefined;
  /** The token for the forms of the page, where the door asks for one. */
  csrfOf?(req: Request): string;
  /** A message for the next page, told once. */
  noticeOf?(req: Request): string | undefined;
}

/** The pages and the API behind a door whose server knows who asks. They only ask who it is, so all such doors share them. */
export function shopPages(shop: Shop, { accountOf, csrfOf, noticeOf }: Visit): Router {
  const { accounts, notes } = shop;
  const router = Router();

  router.get('/', (req, res) => res.redirect(accountOf(req, res) ? '/notes' : '/login'));

  router.get('/notes', (req, res) => {
    const account = accountOf(req, res);
    if (!account) return res.redirect('/login');
    addFirstNotes(notes, account.id);
    res.send(notesPage(shop, { account, notes: notes.of(account.id), notice: noticeOf?.(req), csrf: csrfOf?.(req) }));
  });

  router.post('/notes', (req, res) => {
    const account = required(req, res);
    if (!account) return;
    if (!notes.add(account.id, req.body?.title, req.body?.text)) return answerProblem(shop, req, res, 400, 'A note needs a title of at most 120 characters, and at most 4,000 characters of text.');
    res.redirect(303, '/notes');
  });

  router.post('/notes/:id/delete', (req, res) => {
    const account = required(req, res);
    if (!account) return;
    if (!notes.remove(account.id, req.params.id)) return answerProblem(shop, req, res, 404, 'You have no such note.');
    res.redirect(303, '/notes');
  });

  router.get('/api/notes', (req, res) => {
    const account = accountOf(req, res);
    if (!account) return void res.status(401).json({ error: 'Please sign in first.' });
    res.json(notes.of(account.id));
  });

  router.get('/admin', (req, res) => {
    const account = requiredAdmin(req, res);
    if (!account) return;
    res.send(adminPage(shop, { account, accounts: accounts.all(), counts: notes.counts(), csrf: csrfOf?.(req) }));
  });

  for (const [action, banned] of [['ban', true], ['unban', false]] as const) {
    router.post(`/admin/accounts/:id/${action}`, (req, res) => {
      const account = requiredAdmin(req, res);
      if (!account) return;
      const problem = setBanned(shop, account, req.params.id, banned);
      if (problem) return answerProblem(shop, req, res, problem.status, problem.message);
      res.redirect(303, '/admin');
    });
  }

  return router;

  function requiredAdmin(req: Request, res: Response): Account | undefined {
    const account = required(req, res);
    if (!account || account.role === 'admin') return account;
    answerProblem(shop, req, res, 403, 'Only admins may see this page.');
    return undefined;
  }

  function required(req: Request, res: Response): Account | undefined {
    const account = accountOf(req, res);
    if (!account) answerProblem(shop, req, res, 401, 'Please sign in first.');
    return account;
  }
}
