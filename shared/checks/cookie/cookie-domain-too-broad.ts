import { cookieHost } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { hostsReceiving, plainHttpHostUnder } from '../cookie-reach.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

export default defineCheck({
  id: 'cookie-domain-too-broad',
  family: 'cookie',
  title: 'Auth cookie shared with every subdomain',
  why: 'A Domain attribute sends the cookie to every subdomain and lets each of them overwrite it. One forgotten, taken-over or plain http subdomain is then enough to read or plant the session.',
  remedy: 'Leave Domain out, and name the cookie __Host-<name>.',
  severity: 'medium',
  severityReason: 'Every subdomain becomes part of what has to be trusted.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '3.3.3', level: 2 },
      { id: '3.5.4', level: 2 },
    ],
    cwe: ['CWE-1275', 'CWE-668'],
    wstg: ['WSTG-SESS-02', 'WSTG-SESS-09'],
    other: ['RFC 6265bis 4.1.2.3, 8.5, 8.6', 'draft-ietf-oauth-browser-based-apps-27 6.1.3.2'],
  },
  messages: {
    broad: 'Cookie "{{name}}" carries authentication and has Domain={{domain}}, so every subdomain receives it and can overwrite it. Leave Domain out.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      const domain = valueOf(cookie.domain)?.toLowerCase();
      if (domain === undefined || domain === '') return pass;
      if (cookie.isSharedOnPurpose) return skip('it is shared with the subdomains on purpose');
      const host = cookieHost(cookie);
      if (host !== undefined && host !== domain && !host.endsWith(`.${domain}`)) {
        return skip('browsers refuse a Domain that the host does not belong to');
      }
      const exposed = plainHttpHostUnder(domain, context);
      const receivers = hostsReceiving(valueOf(cookie.name) ?? '', context);
      return {
        verdict: 'fail',
        message: 'broad',
        data: { domain },
        attribute: 'domain',
        change: { domain: null },
        evidence: [attributeEvidence('Domain', cookie.domain, cookie.seen)],
        ...(exposed !== undefined
          ? { severity: 'high', severityReason: `The host ${exposed} was used over plain http, where anybody on the network can read and set the cookie.` }
          : receivers.length > 1 && { severity: 'low', severityReason: `Several hosts use the cookie (${receivers.slice(0, 4).join(', ')}), so sharing it looks intended.` }),
      };
    }),
  },
});
