import { hostOf } from '../../facts/identity.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { hostsReceivingToken } from '../token-receivers.ts';

/** Issuers whose ID tokens first-party backends accept by design. */
const acceptedByDesign = /^https:\/\/(?:securetoken\.google\.com|accounts\.google\.com|cognito-idp\.[a-z0-9-]{1,30}\.amazonaws\.com)(?:\/|$)/;

export default defineCheck({
  id: 'jwt-id-token-as-access-token',
  family: 'jwt',
  title: 'ID token sent as API bearer',
  why: 'An ID token tells a client who signed in; it says nothing about what the holder may do at an API. An API that accepts it also accepts ID tokens that were issued for other purposes.',
  remedy: 'Ask for an access token for the API, and send that.',
  severity: 'medium',
  severityReason: 'An API must not accept ID tokens.',
  detectable: ['live-passive'],
  references: {
    asvs: [
      { id: '9.2.2', level: 2 },
      { id: '10.3.1', level: 2 },
    ],
    cwe: ['CWE-287', 'CWE-345'],
    wstg: ['WSTG-SESS-10', 'WSTG-ATHZ-05'],
    other: ['RFC 9068 5', 'OpenID Connect Core 2', 'RFC 8725 3.12'],
  },
  messages: {
    sent: 'The bearer token in "{{name}}" is an ID token: it has the claim {{claim}}. Send an access token to the API.',
  },
  judge: {
    token: ofCredentialTokens(({ payload, raw }, context) => {
      const claim = ['nonce', 'at_hash', 'c_hash'].find((name) => payload[name] !== undefined);
      if (claim === undefined) return skip('nothing in it says that it is an ID token');
      const issuer = String(payload['iss']);
      const hosts = [...hostsReceivingToken(raw, context)].filter((host) => host !== hostOf(issuer));
      const [host] = hosts;
      if (host === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'sent',
        data: { claim },
        attribute: 'payload',
        evidence: [{ kind: 'wire', text: `It was sent as a bearer token to ${host}.` }],
        ...(acceptedByDesign.test(issuer) && { severity: 'low', severityReason: 'Backends of this issuer accept its ID tokens by design.' }),
      };
    }),
  },
});
