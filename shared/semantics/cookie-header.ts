import type { CookieReason, SendReasonId } from './reasons.ts';
import type { RequestContext } from './request-context.ts';
import type { StoredCookie } from './stored-cookie.ts';
import { wouldSend } from './would-send.ts';

export interface CookieHeader {
  /** The value of the `Cookie` header; empty when nothing is sent. Holds raw values: a secret. */
  readonly header: string;
  readonly sent: readonly StoredCookie[];
  readonly withheld: readonly { readonly cookie: StoredCookie; readonly reasons: readonly CookieReason<SendReasonId>[] }[];
  /** Not in `header`, because it is not certain that they are sent. */
  readonly unsure: readonly { readonly cookie: StoredCookie; readonly reason: string }[];
}

/** What the request would say of these cookies: longer paths first, then the older cookie first (RFC 6265bis 5.8.3). */
export function cookieHeader(cookies: readonly StoredCookie[], context: RequestContext): CookieHeader {
  const sent: StoredCookie[] = [];
  const withheld: { cookie: StoredCookie; reasons: readonly CookieReason<SendReasonId>[] }[] = [];
  const unsure: { cookie: StoredCookie; reason: string }[] = [];
  for (const cookie of cookies.toSorted(byPathThenAge)) {
    const answer = wouldSend(cookie, context);
    if ('unsure' in answer) unsure.push({ cookie, reason: answer.unsure });
    else if (answer.sent) sent.push(cookie);
    else withheld.push({ cookie, reasons: answer.reasons });
  }
  return { header: sent.map(pairText).join('; '), sent, withheld, unsure };
}

function byPathThenAge(one: StoredCookie, other: StoredCookie): number {
  return other.path.length - one.path.length || one.created - other.created;
}

/** A nameless cookie travels as its bare value. */
function pairText({ name, value }: StoredCookie): string {
  return name === '' ? value : `${name}=${value}`;
}
