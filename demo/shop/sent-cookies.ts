import type { Request } from 'express';
import { parseCookieHeader } from '#shared/parse/cookie-header.ts';

/** A cookie as it came with a request: its attributes stay in the browser, its value is nobody's business. */
export interface SentCookie {
  readonly name: string;
  /** UTF-16 code units of name and value. */
  readonly size: number;
}

export function sentCookies(req: Request): SentCookie[] {
  return parseCookieHeader(req.headers.cookie ?? '').map(({ name, value }) => ({ name, size: name.length + value.length }));
}
