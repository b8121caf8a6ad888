import { headerOf, type ExchangeFact } from '../facts/exchange.ts';
import { csrfFields, csrfHeaders } from '../standards/csrf-names.ts';
import { sentNames } from './cookie-reach.ts';
import type { JudgeContext } from './define.ts';

/**
 * What the capture shows of a defence against cross-site request forgery on requests that carry this cookie:
 * `everywhere` a token, `missing` on a form that any site could submit, or nothing that decides.
 */
export function csrfDefence(cookieName: string, context: JudgeContext): 'everywhere' | 'missing' | 'not seen' {
  const seen = context.once(defenceByCookie).get(cookieName);
  if (seen === undefined) return 'not seen';
  if (seen.exposedForms > 0) return 'missing';
  return seen.guarded > 0 && seen.unguarded === 0 ? 'everywhere' : 'not seen';
}

interface Defence {
  guarded: number;
  unguarded: number;
  exposedForms: number;
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** The types a form can send to another site without a CORS preflight (Fetch, "CORS-safelisted request-header"). */
const formTypes: readonly string[] = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

function defenceByCookie(context: JudgeContext): Map<string, Defence> {
  const byCookie = new Map<string, Defence>();
  for (const exchange of context.all('exchange')) {
    if (exchange.scope !== 'site' || !isWrite(exchange) || exchange.marks.length > 0) continue;
    const isGuarded = hasCsrfToken(exchange);
    const isExposed = !isGuarded && exchange.status < 400 && isForm(exchange);
    for (const name of sentNames(headerOf(exchange.requestHeaders, 'cookie'))) {
      const seen = byCookie.get(name) ?? { guarded: 0, unguarded: 0, exposedForms: 0 };
      if (isGuarded) seen.guarded += 1;
      else seen.unguarded += 1;
      if (isExposed) seen.exposedForms += 1;
      byCookie.set(name, seen);
    }
  }
  return byCookie;
}

/** Methods that are not safe (RFC 9110 9.2.1). */
export function isWrite({ method }: ExchangeFact): boolean {
  return !safeMethods.has(method);
}

export function hasCsrfToken(exchange: ExchangeFact): boolean {
  return (
    exchange.requestHeaders.some(([name]) => csrfHeaders.has(name.toLowerCase())) ||
    exchange.requestFields.some((field) => csrfFields.has(field.toLowerCase()))
  );
}

/** The request has a type that a form of any site can send without a preflight. */
export function isForm(exchange: ExchangeFact): boolean {
  const type = (exchange.requestType ?? headerOf(exchange.requestHeaders, 'content-type') ?? '').toLowerCase();
  return formTypes.some((form) => type.startsWith(form));
}
