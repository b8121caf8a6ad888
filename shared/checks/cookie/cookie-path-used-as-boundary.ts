import type { CookieFact } from '../../facts/cookie.ts';
import { cookieDomain, cookiePath } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie, ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

export default defineCheck({
  id: 'cookie-path-used-as-boundary',
  family: 'cookie',
  title: 'Path relied on for isolation',
  why: 'Path only decides to which requests a cookie is attached. Two applications on one host are one origin, and a script of either can act for the other.',
  remedy: 'Give each application a host name of its own.',
  severity: 'info',
  severityReason: 'It is a remark about the design.',
  detectable: ['live-passive'],
  references: {
    asvs: [{ id: '3.5.4', level: 2 }],
    cwe: ['CWE-668'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 4.1.2.4, 8.5'],
  },
  messages: {
    beside: 'Cookie "{{name}}" carries authentication for {{path}} only, beside another for {{other}} on the same host. A path does not separate applications; a host name does.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (isSource(cookie.seen)) return skip('which applications share a host is seen live');
      if (cookie.role.role === 'refresh-token') return skip('a narrow path for refresh tokens lowers their exposure');
      const path = cookiePath(cookie);
      if (path === '/') return pass;
      const cookies = context.once(authCookiesByDomain).get(cookieDomain(cookie)) ?? [];
      const beside = cookies.find((other) => isApart(path, cookiePath(other)));
      if (beside === undefined) return pass;
      const paths = cookies.map(cookiePath);
      if (paths.indexOf(path) > paths.indexOf(cookiePath(beside))) return skip('the first of the two speaks for both');
      return {
        verdict: 'fail',
        message: 'beside',
        data: { path, other: cookiePath(beside) },
        evidence: [{ kind: 'attributes', text: `Cookie "${valueOf(beside.name) ?? ''}" of the same host belongs to another path.` }],
      };
    }),
  },
});

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
