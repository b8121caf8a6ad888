import type { CookieFact } from '../../facts/cookie.ts';
import { cookieDomain, cookiePath, keysOf } from '../../facts/identity.ts';
import { isOn, isUnknown, valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-clear-scope-mismatch',
  family: 'cookie',
  title: 'Cookie deleted with a different Path or Domain',
  why: 'A cookie is deleted by setting it again with a date in the past, and that only works for the same name, Domain and Path. With other attributes the old cookie stays, and the logout only looks like one.',
  remedy: 'Delete the cookie with the name, Domain, Path and Partitioned that it was set with.',
  severity: 'medium',
  severityReason: 'The logout seems to work and leaves the user signed in.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '7.4.1', level: 1 }],
    cwe: ['CWE-613', 'CWE-459'],
    wstg: ['WSTG-SESS-06'],
    other: ['RFC 6265bis 5.7'],
  },
  messages: {
    stays: 'Cookie "{{name}}" is deleted with another {{attributes}} than it was set with, so browsers keep it. Use the same.',
  },
  judge: {
    cookie(cookie, context) {
      const name = valueOf(cookie.name);
      if (cookie.action !== 'clear' || name === undefined) return skip('it deletes no cookie that is known');
      const same = (context.once(cookiesByName).get(name) ?? []).filter((other) => isComparable(cookie, other));
      const held = same.filter((other) => other.action !== 'clear' && isAuthCookie(other));
      const clears = same.filter(({ action }) => action === 'clear');
      const missed = held.find((other) => !clears.some((clear) => differences(clear, other).length === 0));
      if (missed === undefined) return held.length === 0 ? skip('it was not seen being set') : pass;
      const attributes = differences(cookie, missed);
      return {
        verdict: 'fail',
        message: 'stays',
        data: { attributes: attributes.join(' and ') },
        attribute: attributes[0] === 'Domain' ? 'domain' : attributes[0] === 'Path' ? 'path' : 'partitioned',
        evidence: [attributeEvidence('Path of the cookie', missed.path, missed.seen), attributeEvidence('Domain of the cookie', missed.domain, missed.seen)],
      };
    },
  },
});

function differences(clear: CookieFact, held: CookieFact): string[] {
  return [
    ...(cookiePath(clear) === cookiePath(held) ? [] : ['Path']),
    ...(reachOf(clear) === reachOf(held) ? [] : ['Domain']),
    ...(isOn(clear.partitioned) === isOn(held.partitioned) ? [] : ['Partitioned']),
  ];
}

/** A host-only cookie and one with Domain are two cookies, even on the same host. */
function reachOf(cookie: CookieFact): string {
  return valueOf(cookie.domain) === undefined ? cookieDomain(cookie) : `.${cookieDomain(cookie)}`;
}

/** Both from source or both seen live, for hosts that share cookies, with nothing that was left open. */
function isComparable(clear: CookieFact, other: CookieFact): boolean {
  if (isSource(clear.seen) !== isSource(other.seen) || other.action === 'send' || other.scope !== 'site') return false;
  if ([clear, other].some(({ path, domain, partitioned }) => isUnknown(path) || isUnknown(domain) || isUnknown(partitioned))) return false;
  const [a, b] = [cookieDomain(clear), cookieDomain(other)];
  return isSource(clear.seen) || a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** Cookies of a name, one for each scope: a name with more scopes than this has been made to cost time. */
const mostScopes = 50;

function cookiesByName(context: JudgeContext): Map<string, CookieFact[]> {
  const byName = new Map<string, Map<string, CookieFact>>();
  for (const cookie of context.all('cookie')) {
    const name = valueOf(cookie.name) ?? '';
    const scopes = byName.get(name) ?? new Map<string, CookieFact>();
    const scope = JSON.stringify([cookie.action, keysOf(cookie), isOn(cookie.partitioned), isAuthCookie(cookie)]);
    if (scopes.size < mostScopes && !scopes.has(scope)) scopes.set(scope, cookie);
    byName.set(name, scopes);
  }
  return new Map([...byName].map(([name, scopes]) => [name, [...scopes.values()]]));
}
