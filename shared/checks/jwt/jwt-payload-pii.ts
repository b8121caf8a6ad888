import { isPersonalName } from '../../facts/content-kind.ts';
import { valueOf } from '../../facts/known.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-payload-pii',
  family: 'jwt',
  title: 'Personal data in a readable JWT',
  why: 'The payload of a signed JWT is encoded, not encrypted. Names and addresses in it end up in logs, in proxies and in every service that receives the token.',
  remedy: 'Keep an identifier in the token, and look personal data up where it is needed.',
  severity: 'low',
  severityReason: 'The data is that of the user who holds the token; it leaks where the token does.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '14.2.6', level: 3 },
      { id: '14.1.1', level: 2 },
    ],
    cwe: ['CWE-359', 'CWE-200'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 12', 'RFC 9068 6', 'draft-ietf-oauth-browser-based-apps-27 6.1.3.4'],
  },
  messages: {
    token: 'The JWT in "{{name}}" contains personal data ({{claims}}), which everybody who sees the token can read. Keep an identifier only.',
    signed: '{{name}} signs a token with personal data ({{claims}}), which everybody who sees the token can read. Keep an identifier only.',
  },
  judge: {
    token: ofCredentialTokens(({ payload, role, carriers }) => {
      if (role.role === 'id-token') return skip('an ID token is made to tell who somebody is');
      const claims = Object.keys(payload).filter((claim) => isPersonalName(claim) && Boolean(payload[claim]));
      if (claims.length === 0) return pass;
      return {
        verdict: 'fail',
        message: 'token',
        data: { claims: listed(claims) },
        attribute: 'payload',
        evidence: [{ kind: 'value', text: `The payload has the ${claims.length === 1 ? 'claim' : 'claims'} ${listed(claims)}.` }],
        ...(carriers.some((carrier) => carrier.in === 'url') && { severity: 'medium', severityReason: 'The token is part of a URL, which is logged and passed on.' }),
      };
    }),
    'jwt-call'(call) {
      if (call.operation !== 'sign') return skip('it signs nothing');
      if (call.encrypted === true) return skip('its claims are encrypted');
      if (call.role?.role === 'id-token') return skip('an ID token is made to tell who somebody is');
      const claims = (valueOf(call.claims) ?? call.someClaims ?? []).filter(isPersonalName);
      if (claims.length === 0) return pass;
      return {
        verdict: 'fail',
        message: 'signed',
        data: { claims: listed(claims) },
        attribute: 'claims',
        evidence: [{ kind: 'source', text: `The payload is written with the claims ${listed(claims)}.`, at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});

function listed(claims: readonly string[]): string {
  return claims.slice(0, 6).join(', ');
}
