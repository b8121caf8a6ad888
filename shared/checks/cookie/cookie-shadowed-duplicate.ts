import type { CookieFact } from '../../facts/cookie.ts';
import { headerOf } from '../../facts/exchange.ts';
import { isOn, valueOf } from '../../facts/known.ts';
import { hasPrefix } from '../../standards/cookie-prefixes.ts';
import { isAuthCookie, ofAuthCookies } from '../auth-cookie.ts';
import { sentNames } from '../cookie-reach.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

export default defineCheck({
  id: 'cookie-shadowed-duplicate',
  family: 'cookie',
  title: 'Two cookies with the same name',
  why: 'A request with two cookies of one name leaves it to the server which one counts. A subdomain or another path can so put its own session before the real one, and sign the user in as somebody else.',
  remedy: 'Use a __Host- name, and refuse requests in which the name comes twice.',
  severity: 'medium',
  severityReason: 'It allows session fixation and forced logins.',
  detectable: ['live-passive'],
  references: {
    asvs: [{ id: '3.3.3', level: 2 }],
    cwe: ['CWE-384', 'CWE-565'],
    wstg: ['WSTG-SESS-03'],
    other: ['RFC 6265bis 5.8.3, 8.6'],
  },
  messages: {
    twice: 'Cookie "{{name}}" carries authentication and was sent twice in one request, so the one that counts depends on the server. Use a __Host- name.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      const name = valueOf(cookie.name) ?? '';
      const exchange = context.once(firstRequestWithTwo).get(name);
      if (exchange === undefined) return pass;
      if (hasPrefix(name, '__Host-')) return skip('no other host can set a __Host- cookie');
      const twins = context.once(authCookiesByName).get(name) ?? [];
      if (twins[0] !== cookie) return skip('the first cookie of the name speaks for both');
      if (twins.some(({ partitioned }) => isOn(partitioned))) return skip('one of the two is partitioned');
      return {
        verdict: 'fail',
        message: 'twice',
        evidence: [{ kind: 'wire', text: 'One Cookie header contains the name twice.', at: exchange }],
        ...(twins.every(({ domain }) => valueOf(domain) === undefined) && {
          severity: 'low',
          severityReason: 'Neither of the two has a Domain, so both come from the same host.',
        }),
      };
    }),
  },
});

function firstRequestWithTwo(context: JudgeContext): Map<string, string> {
  const exchanges = new Map<string, string>();
  for (const { id, requestHeaders } of context.all('exchange')) {
    const seen = new Set<string>();
    for (const name of sentNames(headerOf(requestHeaders, 'cookie'))) {
      if (seen.has(name) && !exchanges.has(name)) exchanges.set(name, id);
      seen.add(name);
    }
  }
  return exchanges;
}

function authCookiesByName(context: JudgeContext): Map<string, CookieFact[]> {
  const byName = new Map<string, CookieFact[]>();
  for (const cookie of context.all('cookie')) {
    if (cookie.action === 'send' || cookie.action === 'clear' || cookie.scope !== 'site' || !isAuthCookie(cookie)) continue;
    const name = valueOf(cookie.name) ?? '';
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [cookie]);
    else same.push(cookie);
  }
  return byName;
}
