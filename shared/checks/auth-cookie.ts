import type { CookieFact } from '../facts/cookie.ts';
import { valueOf } from '../facts/known.ts';
import { isAuthRole } from '../facts/role.ts';
import type { ValueContent } from '../facts/value-content.ts';
import { skip, type JudgeContext, type Verdict } from './define.ts';

type CookieJudge<MessageId extends string> = (cookie: CookieFact, context: JudgeContext) => Verdict<MessageId>;

/** Judges only cookies that carry authentication and are kept: everything else is none of an attribute check's business. */
export function ofAuthCookies<MessageId extends string>(judge: CookieJudge<MessageId>): CookieJudge<MessageId> {
  return ofKeptCookies((cookie, context) =>
    isAuthCookie(cookie) ? judge(cookie, context) : skip(`its role is ${cookie.role.role}`),
  );
}

/** Judges every cookie that a response, a script or the jar holds with its attributes, whatever it is for. */
export function ofKeptCookies<MessageId extends string>(judge: CookieJudge<MessageId>): CookieJudge<MessageId> {
  return (cookie, context) => {
    if (cookie.action === 'clear') return skip('it deletes the cookie');
    if (cookie.action === 'send') return skip('a request shows no attributes');
    if (valueOf(cookie.name) === undefined && cookie.called === undefined) return skip('its name is not known');
    return judge(cookie, context);
  };
}

/** Judges what could be read in the value of a cookie, or what code puts into it, whatever it is for and wherever it was seen. */
export function ofReadableCookies<MessageId extends string>(
  judge: (cookie: CookieFact, content: ValueContent, context: JudgeContext) => Verdict<MessageId>,
): CookieJudge<MessageId> {
  return (cookie, context) => {
    if (cookie.action === 'clear') return skip('it deletes the cookie');
    if (cookie.content === undefined) return skip('nothing in its value can be read');
    if (cookie.content.envelope === 'sealed') return skip('its value is encrypted');
    return judge(cookie, cookie.content, context);
  };
}

/** True when a second cookie holds the signature of this one, as Koa and cookie-session write it. */
export function isSignedByTwin(cookie: CookieFact, context: JudgeContext): boolean {
  return context.once(cookieNames).has(`${valueOf(cookie.name) ?? ''}.sig`);
}

function cookieNames(context: JudgeContext): Set<string> {
  return new Set(context.all('cookie').map(({ name }) => valueOf(name) ?? ''));
}

/** True when the holder of the cookie is treated as the user. */
export function isAuthCookie(cookie: CookieFact): boolean {
  return isAuthRole(cookie.role.role) && cookie.role.confidence !== 'none';
}

/** Keeps a user signed in by the user's choice: long-lived, and an opaque ticket unless its value says otherwise. */
export function isRememberMe(cookie: CookieFact): boolean {
  return rememberName.test(valueOf(cookie.name) ?? '');
}

const rememberName = /remember|persist|keep[-_]?(?:me|signed)/i;
