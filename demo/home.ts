import express, { type Express } from 'express';
import type { FrontFiles } from './front/front-files.ts';
import { homePage } from './pages/home.ts';
import { homeHost } from './server/hosts.ts';
import type { NewAccount } from './shop/accounts.ts';

export interface HomeParts {
  readonly front: FrontFiles;
  readonly accounts: readonly NewAccount[];
  originOf(host: string): string;
}

/** The page that explains the doors, on the host above them. */
export function homeApp({ front, accounts, originOf }: HomeParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(front.serve);
  app.get('/', (req, res) => {
    res.set('Content-Security-Policy', "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    res.send(homePage({ accounts, originOf, query: new URL(req.originalUrl, originOf(homeHost)).searchParams }));
  });
  app.use((_req, res) => void res.status(404).type('text').send('There is nothing at this address.\n'));
  return app;
}
