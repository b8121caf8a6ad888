import type { RequestHandler } from 'express';
import type { Shop } from './shop.ts';

/** HSTS is left out on purpose: on loopback it would outlive the demo and break other local sites. */
export function securityHeaders({ apiOrigin, origin }: Shop): RequestHandler {
  const connect = apiOrigin === origin ? "'self'" : `'self' ${apiOrigin}`;
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src ${connect}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  return (_req, res, next) => {
    res.set({
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    });
    next();
  };
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses changes that another origin asks for. A browser always says where a POST comes from; SameSite stops other sites, this also stops sibling hosts. */
export function onlyOwnPages(origin: string): RequestHandler {
  return (req, _res, next) => {
    if (safeMethods.has(req.method)) return next();
    const from = req.get('sec-fetch-site');
    const allowed = req.get('origin') === origin && (from === undefined || from === 'same-origin');
    next(allowed ? undefined : Object.assign(new Error('cross-origin'), { status: 403, type: 'cross-origin' }));
  };
}
