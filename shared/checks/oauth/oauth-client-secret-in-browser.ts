import type { ExchangeFact } from '../../facts/exchange.ts';
import { valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, skip } from '../define.ts';
import { isMadeBySite } from '../site-traffic.ts';

const id = 'oauth-client-secret-in-browser';

/** Shorter texts are test doubles, not secrets that a provider hands out. */
const fewestOctets = 8;

export default defineCheck({
  id,
  family: 'oauth',
  title: 'OAuth client secret in code that ships to the browser',
  why: 'What a page sends, its visitors can read. Whoever has the client secret can act as the application: exchange stolen codes, and ask for tokens in its name.',
  remedy: 'Make the page a public client with PKCE, or exchange the code on a server. Replace the secret that was published.',
  severity: 'critical',
  severityReason: 'The secret is public.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '10.4.10', level: 2 },
      { id: '13.3.1', level: 2 },
    ],
    cwe: ['CWE-798', 'CWE-522'],
    wstg: ['WSTG-ATHZ-05'],
    other: ['RFC 9700 2.5', 'OAuth 2.0 for Browser-Based Applications 6.3'],
  },
  messages: {
    sent: '{{name}} sends a client secret from the browser. Use PKCE instead of the secret, or exchange the code on a server, and replace the secret.',
    written: 'The OAuth client secret "{{name}}" stands in code that runs in the page. Use PKCE without a secret, or exchange the code on a server, and replace the secret.',
    published: 'The OAuth client secret "{{name}}" comes from {{variable}}, which is put into the page. Use PKCE without a secret, or exchange the code on a server, and replace the secret.',
    maybe: '{{name}} sends the field client_secret from the browser. If it is not empty, everybody can read it: use PKCE instead.',
  },
  replaces: ['oauth-client-secret-hardcoded'],
  judgesOtherParties: true,
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const variable = valueOf(traitOf(shape, 'variable'));
      if (typeof variable === 'string') return { verdict: 'fail', message: 'published', data: { variable }, evidence: [shapeEvidence(shape, 'Bundlers write variables with this prefix into the code of the page.')] };
      const octets = valueOf(traitOf(shape, 'octets'));
      if (typeof octets !== 'number' || octets < fewestOctets || hasTrait(shape, 'placeholder')) return skip('the real secret is to be written there');
      return { verdict: 'fail', message: 'written', evidence: [shapeEvidence(shape, `The secret is a literal of ${octets} octets in a file of the page.`)] };
    }),
    exchange: (exchange, context) => {
      const place = placeOf(exchange);
      if (place === undefined) return skip('it carries no client secret');
      if (exchange.scope === 'other' && !isMadeBySite(exchange, context)) return skip('another site makes the request');
      if (place === 'field') {
        return { verdict: 'unsure', message: 'maybe', evidence: [{ kind: 'wire', text: 'The token request has the field client_secret; its value is too short to be told from an empty one.', at: exchange.id }] };
      }
      return { verdict: 'fail', message: 'sent', evidence: [{ kind: 'wire', text: `The request carries client_secret in its ${place}, with a value that is shaped like a credential.`, at: exchange.id }] };
    },
  },
});

/** Only requests for tokens count in a body: a settings form of an administrator may have a field of that name. */
function placeOf({ marks, requestFields, requestCredentials, urlCredentials = [] }: ExchangeFact): 'body' | 'address' | 'field' | undefined {
  if (urlCredentials.some(({ field, in: place }) => place === 'query' && isSecretName(field))) return 'address';
  if (!marks.includes('token-request')) return undefined;
  if (requestCredentials.some(({ field }) => isSecretName(field))) return 'body';
  return requestFields.some(isSecretName) ? 'field' : undefined;
}

function isSecretName(name: string): boolean {
  return name === 'client_secret' || name === 'clientSecret';
}
