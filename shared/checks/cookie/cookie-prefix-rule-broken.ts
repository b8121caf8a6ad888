import type { CookieFact } from '../../facts/cookie.ts';
import { isOff, isOn, isUnknown, valueOf } from '../../facts/known.ts';
import { hasPrefix, obsoletePrefix, prefixRuleOf, type PrefixRule } from '../../standards/cookie-prefixes.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-prefix-rule-broken',
  family: 'cookie',
  title: 'Cookie name prefix without its attributes',
  why: 'Browsers refuse a cookie whose name promises more than its attributes keep. A login cookie is then never stored, and a line that should delete one does not.',
  remedy: 'Set the attributes that the prefix demands, also when deleting the cookie.',
  severity: 'high',
  severityReason: 'Browsers drop the cookie, so login or logout fails.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '3.3.1', level: 1 },
      { id: '3.3.3', level: 2 },
    ],
    cwe: ['CWE-16', 'CWE-1275'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 5.4, 5.7', 'draft-ietf-httpbis-layered-cookies-02 "Store a Cookie"'],
  },
  messages: {
    broken: 'Cookie "{{name}}" is refused by browsers: the prefix {{prefix}} demands {{missing}}.',
    obsolete: 'Cookie "{{name}}" starts with __HostHttp-, which has no meaning for browsers. The prefix is written __Host-Http-.',
  },
  replaces: ['cookie-missing-secure', 'cookie-domain-too-broad'],
  weighsRole: false,
  judge: {
    cookie(cookie) {
      const name = valueOf(cookie.name);
      if (name === undefined) return skip('its name is not known');
      if (cookie.action === 'send' || cookie.action === 'hold') return skip('a browser accepted it');
      if (hasPrefix(name, obsoletePrefix)) {
        return { verdict: 'fail', message: 'obsolete', severity: 'info', severityReason: 'The cookie works, without the protection that its name suggests.' };
      }
      const rule = prefixRuleOf(name);
      if (rule === undefined) return skip('its name has no prefix');
      const broken = demandsOf(rule, cookie).filter(({ isBroken }) => isBroken);
      const [first] = broken;
      if (first === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'broken',
        data: { prefix: rule.prefix, missing: broken.map(({ text }) => text).join(' and ') },
        attribute: first.attribute,
        change: Object.fromEntries(broken.map(({ attribute, wanted }) => [attribute, wanted])),
        evidence: broken.map(({ label, attribute }) => attributeEvidence(label, cookie[attribute], cookie.seen)),
      };
    },
  },
});

function demandsOf(rule: PrefixRule, cookie: CookieFact) {
  const { secure, httpOnly, domain, path, byScript } = cookie;
  return [
    { attribute: 'secure', label: 'Secure', text: 'Secure', wanted: true, isBroken: isOff(secure) },
    { attribute: 'httpOnly', label: 'HttpOnly', text: 'HttpOnly', wanted: true, isBroken: rule.httpOnly && (isOff(httpOnly) || isOn(byScript)) },
    { attribute: 'domain', label: 'Domain', text: 'no Domain', wanted: null, isBroken: rule.hostOnly && valueOf(domain) !== undefined },
    { attribute: 'path', label: 'Path', text: 'Path=/', wanted: '/', isBroken: rule.hostOnly && !isUnknown(path) && valueOf(path) !== '/' },
  ] as const;
}
