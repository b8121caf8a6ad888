import { isOff, isUnknown, valueOf } from '../../facts/known.ts';
import { prefixRuleOf } from '../../standards/cookie-prefixes.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';
import { isOnHttps } from '../transport.ts';

export default defineCheck({
  id: 'cookie-missing-host-prefix',
  family: 'cookie',
  title: 'Auth cookie name has no security prefix',
  why: 'A server sees only name and value of a cookie. Without a prefix in the name it cannot tell its own cookie from one that a subdomain or an attacker on plain http has planted.',
  remedy: 'Name the cookie __Host-<name>, with Secure, Path=/ and no Domain; __Secure-<name>, with Secure, where several hosts need it.',
  severity: 'low',
  severityReason: 'It hardens against planted cookies, which needs another weakness first.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '3.3.1', level: 1 },
      { id: '3.3.3', level: 2 },
    ],
    cwe: ['CWE-565', 'CWE-384'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 4.1.3.2, 8.6', 'draft-ietf-httpbis-layered-cookies-02 "__Http-" and "__Host-Http-"'],
  },
  messages: {
    host: 'Cookie "{{name}}" carries authentication but its name has no prefix. Name it __Host-{{name}}, with Secure, Path=/ and no Domain.',
    rename: 'Cookie "{{name}}" has all that __Host- demands, so renaming it to __Host-{{name}} is enough to keep others from planting it.',
    shared: 'Cookie "{{name}}" carries authentication for several hosts but its name has no prefix. Name it __Secure-{{name}}, with Secure.',
  },
  judge: {
    cookie: ofAuthCookies((cookie) => {
      if (!isOnHttps(cookie)) return skip('prefixes need https');
      if (isUnknown(cookie.name)) return skip('its name is not known');
      if (isUnknown(cookie.domain)) return skip('Domain is not known');
      if (prefixRuleOf(valueOf(cookie.name) ?? '') !== undefined) return pass;
      const isShared = valueOf(cookie.domain) !== undefined;
      const isReady = !isOff(cookie.secure) && valueOf(cookie.path) === '/';
      return {
        verdict: 'fail',
        message: isShared ? 'shared' : isReady ? 'rename' : 'host',
        attribute: 'name',
        evidence: [attributeEvidence('Domain', cookie.domain, cookie.seen), attributeEvidence('Path', cookie.path, cookie.seen)],
      };
    }),
  },
});
