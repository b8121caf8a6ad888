import type { CookieFact } from '../../facts/cookie.ts';
import { cookieDomain, cookiePath } from '../../facts/identity.ts';
import { isUnknown, valueOf } from '../../facts/known.ts';
import type { Role } from '../../facts/role.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie, ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip, type JudgeContext, type Judgement, type Verdict } from '../define.ts';

export default defineCheck({
  id: 'cookie-path-used-as-boundary',
  family: 'cookie',
  title: 'Path relied on for isolation',
  why: 'Path only decides to which requests a cookie is attached. Two applications on one host are one origin, and a script of either can act for the other.',
  remedy: 'Give each application a host name of its own.',
  severity: 'info',
  severityReason: 'It is a remark about the design.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.5.4', level: 2 }],
    cwe: ['CWE-668'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 4.1.2.4, 8.5'],
  },
  messages: {
    each: 'Cookie "{{name}}" carries authentication for {{paths}}, one for each on the same host. A path does not separate applications; a host name does.',
    beside: 'Cookie "{{name}}" carries authentication for {{path}} only, beside another for {{other}} on the same host. A path does not separate applications; a host name does.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (cookie.role.role === 'refresh-token') return skip('a narrow path for refresh tokens lowers their exposure');
      const path = cookiePath(cookie);
      if (isSource(cookie.seen)) return judgeWritten(cookie, context);
      if (path === '/') return pass;
      const cookies = context.once(authCookiesByDomain).get(cookieDomain(cookie)) ?? [];
      const beside = cookies.find((other) => isApart(path, cookiePath(other)));
      if (beside === undefined) return pass;
      const paths = cookies.map(cookiePath);
      if (paths.indexOf(path) > paths.indexOf(cookiePath(beside))) return skip('the first of the two speaks for both');
      return { ...apart(path, beside), evidence: [{ kind: 'attributes', text: `Cookie "${valueOf(beside.name) ?? ''}" of the same host belongs to another path.` }] };
    }),
  },
});

function apart(path: string, beside: CookieFact): Judgement<'beside'> {
  return { verdict: 'fail', message: 'beside', data: { path, other: cookiePath(beside) } };
}

/** Code says more of why there are two: a session for each path, or one cookie that is set for several. */
function judgeWritten(cookie: CookieFact, context: JudgeContext): Verdict<'beside' | 'each'> {
  if (cookie.pathsApart !== undefined && isSession(cookie.role.role)) {
    return { verdict: 'fail', message: 'each', data: { paths: cookie.pathsApart }, attribute: 'path', evidence: [{ kind: 'source', text: `The code sets it for ${cookie.pathsApart}.` }] };
  }
  if (!isLogin(cookie)) return skip('the path of a session or an access token is meant to part applications; others are narrowed to be sent less');
  if (!isWrittenWhole(cookie)) return skip('its path or its domain is not known');
  const beside = context.once(writtenCookies).find((other) => isBefore(other, cookie) && isOtherLogin(other, cookie) && cookieDomain(other) === cookieDomain(cookie) && isApart(cookiePath(cookie), cookiePath(other)));
  if (beside === undefined || !isSource(beside.seen)) return pass;
  return {
    ...apart(cookiePath(cookie), beside),
    attribute: 'path',
    evidence: [{ kind: 'source', text: `Cookie "${valueOf(beside.name) ?? ''}" is set for another path.`, at: `${beside.seen.file}:${beside.seen.line}` }],
  };
}

function isLogin({ role }: CookieFact): boolean {
  return isSession(role.role) || role.role === 'access-token';
}

function isSession(role: Role): boolean {
  return role === 'session-id' || role === 'session-data';
}

function isWrittenWhole({ name, path, domain }: CookieFact): boolean {
  return valueOf(name) !== undefined && path.state === 'set' && path.value.startsWith('/') && !isUnknown(domain);
}

/** Two logins; one that is set for several paths is narrowed and parts nothing. */
function isOtherLogin(a: CookieFact, b: CookieFact): boolean {
  if (a.valueIdentity !== undefined && a.valueIdentity === b.valueIdentity) return false;
  return valueOf(a.name) === valueOf(b.name) || (isSession(a.role.role) && isSession(b.role.role));
}

/** The later of two in a file is reported, and the one of this file beside one of another. */
function isBefore({ seen: a }: CookieFact, { seen: b }: CookieFact): boolean {
  return isSource(a) && isSource(b) && (a.file !== b.file || a.line < b.line || (a.line === b.line && a.column < b.column));
}

/** Logins as code sets them, the first for each name and path. */
function writtenCookies(context: JudgeContext): CookieFact[] {
  const found = new Map<string, CookieFact>();
  for (const cookie of context.all('cookie')) {
    if (!isSource(cookie.seen) || cookie.action !== 'set' || cookie.scope !== 'site' || !isAuthCookie(cookie) || !isLogin(cookie) || !isWrittenWhole(cookie)) continue;
    const key = `${valueOf(cookie.name)} ${cookieDomain(cookie)} ${cookiePath(cookie)}`;
    const before = found.get(key);
    if (before ? isBefore(cookie, before) : found.size < 50) found.set(key, cookie);
  }
  return [...found.values()];
}

/** Neither path lies below the other. */
function isApart(a: string, b: string): boolean {
  const below = (path: string, root: string) => path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`);
  return !below(a, b) && !below(b, a);
}

/** At most one cookie for each path, so that many cookies stay cheap to compare. */
function authCookiesByDomain(context: JudgeContext): Map<string, CookieFact[]> {
  const byDomain = new Map<string, Map<string, CookieFact>>();
  for (const cookie of context.all('cookie')) {
    if (cookie.action === 'send' || cookie.action === 'clear' || cookie.scope !== 'site' || isSource(cookie.seen)) continue;
    if (!isAuthCookie(cookie) || cookie.role.role === 'refresh-token') continue;
    const paths = byDomain.get(cookieDomain(cookie)) ?? new Map<string, CookieFact>();
    if (paths.size < 20 && !paths.has(cookiePath(cookie))) paths.set(cookiePath(cookie), cookie);
    byDomain.set(cookieDomain(cookie), paths);
  }
  return new Map([...byDomain].map(([domain, paths]) => [domain, [...paths.values()]]));
}
