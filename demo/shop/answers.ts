import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { messagePage } from '../pages/message.ts';
import type { Shop } from './shop.ts';

/** Says what went wrong in the form the client asked for. Never a stack trace, never the input. */
export function answerProblem(shop: Shop, req: Request, res: Response, status: number, message: string): void {
  res.status(status);
  if (req.accepts(['json', 'html']) === 'html') res.send(messagePage(shop, { title: titleOf(status), message }));
  else res.json({ error: message });
}

export function answerNotFound(shop: Shop): RequestHandler {
  return (req, res) => answerProblem(shop, req, res, 404, 'There is nothing at this address.');
}

/** The last middleware of every service. */
export function answerErrors(shop: Shop): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const { status, type, code, name } = error as { status?: unknown; type?: unknown; code?: unknown; name?: unknown };
    if (isTokenError(name)) return answerProblem(shop, req, res, 401, 'The token is expired or not ours.');
    const known = typeof status === 'number' && status >= 400 && status < 500;
    answerProblem(shop, req, res, known ? status : 500, messages[String(type)] ?? messages[String(code)] ?? (known ? 'This request could not be understood.' : 'Something went wrong on our side.'));
  };
}

/** By body-parser's `type` and by the `code` of the other middleware. */
const messages: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not valid JSON.',
  'entity.too.large': 'The body is too large. At most 16 KB are accepted.',
  'parameters.too.many': 'The form has too many fields.',
  'encoding.unsupported': 'The encoding of the body is not supported.',
  'charset.unsupported': 'The character set of the body is not supported.',
  'cross-origin': 'This request does not come from our own page, so it was not carried out.',
  EBADCSRFTOKEN: 'This form does not come from our page, or the page is too old. Go back, reload it and send it again.',
};

/** What jsonwebtoken throws when a route verifies without catching. */
function isTokenError(name: unknown): boolean {
  return name === 'JsonWebTokenError' || name === 'TokenExpiredError' || name === 'NotBeforeError';
}

function titleOf(status: number): string {
  return titles[status] ?? (status < 500 ? 'That did not work' : 'Our mistake');
}

const titles: Readonly<Record<number, string>> = {
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Not found',
  413: 'Too large',
  429: 'Too many attempts',
};
