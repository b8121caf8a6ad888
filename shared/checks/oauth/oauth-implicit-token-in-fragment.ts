import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isReadableUrl } from '../../facts/readable-url.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext, type Verdict } from '../define.ts';
import { authorizationRequestOf, isClosedRequest, responseTypesOf } from '../oauth-traffic.ts';
import { isSiteHost } from '../site-traffic.ts';

const id = 'oauth-implicit-token-in-fragment';

export default defineCheck({
  id,
  family: 'oauth',
  title: 'Token returned in the URL fragment',
  why: 'In the implicit flow the access token travels through the address bar, where history, extensions and every script of the page can read it, and nothing binds it to the client that asked for it.',
  remedy: 'Use the authorization code flow with PKCE.',
  severity: 'high',
  severityReason: 'RFC 9700 tells clients not to use the implicit grant.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '10.4.4', level: 1 }],
    cwe: ['CWE-598', 'CWE-522'],
    wstg: ['WSTG-ATHZ-05'],
    other: ['RFC 9700 2.1.2', 'RFC 9700 4.3.2', 'OAuth 2.0 for Browser-Based Applications 7.2'],
  },
  messages: {
    requested: '{{name}} asks for an access token in the address of the answer (response_type {{type}}). Ask for a code, with PKCE.',
    written: 'The {{name}} "{{type}}" brings the access token back in the address. Write "code", and use PKCE.',
    configured: '{{api}} brings tokens back in the address ({{type}}). {{advice}}.',
    read: '{{name}} is read from the fragment of an address, where only the implicit flow puts it. Use the authorization code flow with PKCE.',
    returned: 'The answer to {{name}} puts an access token into the fragment of an address. Use the authorization code flow with PKCE.',
  },
  judgesOtherParties: true,
  judge: {
    'code-shape': ofShape(id, (shape): Verdict<'written' | 'configured' | 'read'> => {
      if (hasTrait(shape, 'read')) return { verdict: 'fail', message: 'read', evidence: [shapeEvidence(shape, 'The code takes an access token out of the fragment.')] };
      const type = valueOf(traitOf(shape, 'type'));
      const advice = valueOf(traitOf(shape, 'advice'));
      if (typeof type !== 'string') return skip('it chooses no flow');
      if (typeof advice !== 'string') return { verdict: 'fail', message: 'written', data: { type }, evidence: [shapeEvidence(shape, 'The response type is token.')] };
      const isByDefault = hasTrait(shape, 'isDefault');
      return {
        verdict: 'fail',
        message: 'configured',
        data: { type, advice, api: shape.seen.api },
        evidence: [shapeEvidence(shape, isByDefault ? `${shape.seen.library} does so unless ${shape.name} says otherwise.` : `${shape.name} chooses it.`)],
        ...(isByDefault && { severity: 'medium', severityReason: 'It is the default of the library, and comes into play with sign-in by link or by another provider.' }),
      };
    }),
    exchange: (exchange, context) => {
      const parameters = authorizationRequestOf(exchange, context);
      if (parameters !== undefined && !isClosedRequest(parameters)) {
        const types = responseTypesOf(parameters);
        if (!types.includes('token')) return pass;
        return {
          verdict: 'fail',
          message: 'requested',
          data: { type: `"${types.filter((type) => knownTypes.has(type)).join(' ')}"` },
          evidence: [{ kind: 'wire', text: 'The authorization request has the response type token.', at: exchange.id }],
        };
      }
      if (!returnsToken(exchange, context)) return skip('it is no authorization request of this site, and answers none');
      if (context.once(isRequestSeen)) return skip('the authorization request is judged');
      return { verdict: 'fail', message: 'returned', evidence: [{ kind: 'wire', text: 'The Location of the response has access_token in its fragment.', at: exchange.id }] };
    },
  },
});

const knownTypes: ReadonlySet<string> = new Set(['token', 'id_token', 'code']);

/** Redirects to a page of this site. An ID token alone opens nothing. */
function returnsToken({ url, status, responseHeaders }: ExchangeFact, context: JudgeContext): boolean {
  const location = status >= 300 && status < 400 ? headerOf(responseHeaders, 'location') : undefined;
  if (location === undefined || !location.includes('#') || !isReadableUrl(location, url)) return false;
  const target = new URL(location, url);
  return (new URLSearchParams(target.hash.slice(1)).get('access_token') ?? '') !== '' && isSiteHost(hostOf(target.href), context);
}

function isRequestSeen(context: JudgeContext): boolean {
  return context.all('exchange').some((exchange) => {
    const parameters = authorizationRequestOf(exchange, context);
    return parameters !== undefined && responseTypesOf(parameters).includes('token');
  });
}
