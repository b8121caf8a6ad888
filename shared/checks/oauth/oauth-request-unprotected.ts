import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { authorizationRequestOf, isClosedRequest, responseTypesOf } from '../oauth-traffic.ts';
import { isMadeBySite, isSiteHost } from '../site-traffic.ts';

const id = 'oauth-request-unprotected';

export default defineCheck({
  id,
  family: 'oauth',
  title: 'Authorization request without PKCE or state',
  why: 'Without PKCE, or at least state or nonce, the client cannot tell whether the code that comes back answers its own request. An attacker can sign the user in to another account, or put a stolen code into a session.',
  remedy: 'Send code_challenge with the method S256, and state or nonce.',
  severity: 'medium',
  severityReason: 'A forged answer signs the user in to an account of somebody else.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '10.2.1', level: 2 },
      { id: '10.4.6', level: 2 },
      { id: '10.4.4', level: 1 },
    ],
    cwe: ['CWE-352', 'CWE-345'],
    wstg: ['WSTG-ATHZ-05'],
    other: ['RFC 9700 2.1.1', 'RFC 9700 2.4', 'RFC 9700 4.5', 'RFC 9700 4.7', 'RFC 7636'],
  },
  messages: {
    switched: '{{name}} turns off what protects the authorization request of {{library}}. Remove it, so that state and PKCE are checked.',
    byDefault: 'The strategy of {{name}} is given neither state nor pkce, so nothing ties the answer to the browser that asked. Set state: true, and pkce: true where the provider takes it.',
    publicInCode: 'The page asks for a code without code_challenge and exchanges it itself. Send code_challenge with the method S256.',
    bareInCode: 'The authorization request asks for a code without code_challenge, state or nonce. Send code_challenge with the method S256.',
    withoutPkce: '{{name}} turns PKCE off for a client that has no secret, so whoever gets hold of a code can exchange it. Remove it, so that code_challenge is sent.',
    plainInCode: 'The code_challenge is sent with the method plain, so whoever sees the request knows the verifier. Use the method S256.',
    passwordInCode: 'The page sends the user’s password with grant_type=password. Send the user to the authorization server instead, with the code flow and PKCE.',
    bare: '{{name}} asks for a code without code_challenge, state or nonce. Send code_challenge with the method S256.',
    publicClient: '{{name}} asks for a code without code_challenge, and the browser itself exchanges the code. Send code_challenge with the method S256.',
    plain: '{{name}} sends its code_challenge with the method plain, so whoever sees the request knows the verifier. Use the method S256.',
    password: '{{name}} sends the user’s password with grant_type=password. Send the user to the authorization server instead, with the code flow and PKCE.',
  },
  judgesOtherParties: true,
  judge: {
    exchange: (exchange, context) => {
      const { marks, requestFields } = exchange;
      if (marks.includes('token-request') && requestFields.includes('password') && requestFields.includes('username')) {
        if (exchange.scope === 'other' && !isMadeBySite(exchange, context)) return skip('another site makes the request');
        return { verdict: 'fail', message: 'password', evidence: [{ kind: 'wire', text: 'The token request has the fields grant_type, username and password.', at: exchange.id }] };
      }
      const parameters = authorizationRequestOf(exchange, context);
      if (parameters === undefined) return skip('it is no authorization request of this site');
      if (isClosedRequest(parameters)) return skip('its parameters are signed or pushed');
      if (!responseTypesOf(parameters).includes('code')) return skip('it asks for no code');
      if (parameters.has('code_challenge')) {
        if (parameters.get('code_challenge_method')?.toLowerCase() === 's256') return pass;
        return { verdict: 'fail', message: 'plain', evidence: [{ kind: 'wire', text: parameters.has('code_challenge_method') ? 'code_challenge_method is not S256.' : 'code_challenge_method is not set, which means plain (RFC 7636 4.3).', at: exchange.id }] };
      }
      if (context.once(clientsInBrowser).has(hostOf(exchange.url) ?? '')) {
        return {
          verdict: 'fail',
          message: 'publicClient',
          severity: 'high',
          severityReason: 'A client in the browser has no secret that would stop a stolen code.',
          evidence: [{ kind: 'wire', text: 'The authorization request has no code_challenge, and a page of the site sent the code to the token endpoint.', at: exchange.id }],
        };
      }
      if (parameters.has('state') || parameters.has('nonce')) return pass;
      return { verdict: 'fail', message: 'bare', evidence: [{ kind: 'wire', text: 'The authorization request has none of code_challenge, state and nonce.', at: exchange.id }] };
    },
    'code-shape': ofShape(id, (shape) => {
      switch (valueOf(traitOf(shape, 'problem'))) {
        case 'no checks':
        case 'no state':
          return { verdict: 'fail', message: 'switched', data: { library: shape.seen.library }, evidence: [shapeEvidence(shape, `The option ${shape.name} leaves nothing that ties the answer to the request.`)] };
        case 'no state by default':
          return { verdict: 'fail', message: 'byDefault', evidence: [shapeEvidence(shape, 'Without state, pkce and store, passport-oauth2 accepts every answer, and the file does not mention state.')] };
        case 'bare':
          return { verdict: 'fail', message: 'bareInCode', evidence: [shapeEvidence(shape, 'The request is written out, and nothing in the file adds state, nonce or code_challenge.')] };
        case 'public client':
          return {
            verdict: 'fail',
            message: 'publicInCode',
            severity: 'high',
            severityReason: 'A client in the browser has no secret that would stop a stolen code.',
            evidence: [shapeEvidence(shape, 'The request is written out, the same file sends the code to the token endpoint without a secret, and nothing in it makes a code_challenge.')],
          };
        case 'no pkce':
          return {
            verdict: 'fail',
            message: 'withoutPkce',
            severity: 'high',
            severityReason: 'A client in the browser or on a device has no secret that would stop a stolen code.',
            evidence: [shapeEvidence(shape, `The option ${shape.name} is written so that no code_challenge is sent.`)],
          };
        case 'plain':
          return { verdict: 'fail', message: 'plainInCode', evidence: [shapeEvidence(shape, 'code_challenge_method is written as plain.')] };
        case 'password':
          if (shape.seen.side !== 'client') return skip('a server asks, not a page');
          return { verdict: 'fail', message: 'passwordInCode', evidence: [shapeEvidence(shape, 'Code of the page sends grant_type, username and password.')] };
        case undefined:
          return skip('how the request is made is not known');
        default:
          return pass;
      }
    }),
  },
});

/** Hosts to which a page exchanged a code with no client secret. */
function clientsInBrowser(context: JudgeContext): Set<string> {
  const hosts = new Set<string>();
  for (const exchange of context.all('exchange')) {
    const { marks, requestFields, url } = exchange;
    const host = hostOf(url);
    if (host === undefined || !marks.includes('token-request') || !requestFields.includes('code')) continue;
    if (!requestFields.includes('client_secret') && (isMadeBySite(exchange, context) || isSiteHost(host, context))) hosts.add(host);
  }
  return hosts;
}
