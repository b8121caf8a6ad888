import { hostOf } from '../../facts/identity.ts';
import { isOff, isOn } from '../../facts/known.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { hostsReceivingToken } from '../token-receivers.ts';

export default defineCheck({
  id: 'jwt-missing-audience',
  family: 'jwt',
  title: 'No aud claim',
  why: 'A token without an audience is good everywhere its issuer is trusted. One service that receives it can use it at another in the name of the user.',
  remedy: 'Name the recipient in aud when issuing, and check it when verifying.',
  severity: 'low',
  severityReason: 'It needs a second service that trusts the same issuer.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '9.2.4', level: 2 },
      { id: '9.2.3', level: 2 },
      { id: '10.3.1', level: 2 },
    ],
    cwe: ['CWE-345', 'CWE-287'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 4.1.3', 'RFC 8725 2.7, 3.9', 'RFC 9068 2.2'],
  },
  messages: {
    missing: 'The JWT in "{{name}}" says who issued it but not for whom (aud). Name the audience, and check it.',
    signed: '{{name}} signs a token that says who issued it but not for whom. Name the audience, and check it.',
  },
  judge: {
    token: ofCredentialTokens(({ payload, raw }, context) => {
      const issuer = payload['iss'];
      if (typeof issuer !== 'string') return skip('it names no issuer');
      if (payload['aud'] !== undefined) return pass;
      const hosts = [...hostsReceivingToken(raw, context)];
      const issuerHost = hostOf(issuer);
      if (hosts.length < 2 && !(issuerHost !== undefined && hosts.some((host) => host !== issuerHost))) {
        return skip('it was seen with one application only, which may have issued it for itself');
      }
      return {
        verdict: 'fail',
        message: 'missing',
        attribute: 'payload',
        evidence: [{ kind: 'wire', text: `The token was sent to ${hosts.slice(0, 4).join(', ')}${issuerHost === undefined ? '' : `; its issuer is ${issuerHost}`}.` }],
        ...(hosts.length > 1 && { severity: 'medium', severityReason: 'Several services receive the same token, and each can use it at the others.' }),
      };
    }),
    'jwt-call'(call, context) {
      if (call.operation !== 'sign' || call.issuer === undefined || call.audience === undefined) return skip('its claims are not known');
      if (!isOn(call.issuer)) return skip('it names no issuer');
      if (!isOff(call.audience)) return pass;
      const isFirstParty = context.all('jwt-call').some(({ operation }) => operation === 'verify');
      return {
        verdict: 'fail',
        message: 'signed',
        attribute: 'audience',
        evidence: [{ kind: 'source', text: 'An issuer is named, and no audience.', at: `${call.seen.file}:${call.seen.line}` }],
        ...(isFirstParty && { severity: 'info', severityReason: 'The same file verifies tokens, so the application seems to issue them for itself.' }),
      };
    },
  },
});
