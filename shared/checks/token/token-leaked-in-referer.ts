import { headerOf, headersOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { addressSecretIn, type AddressSecret } from '../address-secret.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { firstOfEach, isDocument, isSiteHost, mayHaveCredentials } from '../site-traffic.ts';

export default defineCheck({
  id: 'token-leaked-in-referer',
  family: 'token',
  title: 'Credential sent in Referer',
  why: 'A page whose address carries a secret hands it to every host that it loads something from, when its Referrer-Policy lets the query out. Those hosts write it to their logs.',
  remedy: 'Keep secrets out of addresses, and send Referrer-Policy: no-referrer with pages that cannot.',
  severity: 'high',
  severityReason: 'Another party has received the secret.',
  detectable: ['live-passive'],
  references: {
    asvs: [
      { id: '14.2.1', level: 1 },
      { id: '3.4.5', level: 2 },
    ],
    cwe: ['CWE-598', 'CWE-200'],
    wstg: ['WSTG-SESS-04'],
    other: ['RFC 9700 4.2', 'RFC 9110 10.1.3'],
  },
  messages: {
    leaked: '{{host}} received the secret in the address of a page of {{from}} in the Referer header. Keep it out of the address, and send Referrer-Policy: no-referrer.',
    allowed: '{{name}} has a secret in its address, and its Referrer-Policy lets every host see it. Send Referrer-Policy: no-referrer.',
  },
  judgesOtherParties: true,
  exchangeStandsFor: 'host',
  judge: {
    exchange: (exchange, context) => {
      const leak = leakIn(exchange, context);
      if (leak !== undefined) {
        if (!context.once(firstLeaks).has(exchange.id)) return skip('an earlier request to the host is judged');
        return {
          verdict: 'fail',
          message: 'leaked',
          data: { host: hostOf(exchange.url) ?? '', from: hostOf(headerOf(exchange.requestHeaders, 'referer')) ?? '' },
          evidence: [{ kind: 'wire', text: `The Referer header carries the parameter "${leak.name}".`, at: exchange.id }],
        };
      }
      if (exchange.scope !== 'site' || !isDocument(exchange) || addressSecretIn(exchange.url, exchange.urlCredentials, context) === undefined) return skip('no secret stands in the address of the page');
      const policy = referrerPolicyOf(exchange);
      if (policy !== 'unsafe-url' && policy !== 'no-referrer-when-downgrade') return pass;
      if (context.once(firstLeaks).size > 0) return skip('a leak was seen and is judged');
      return {
        verdict: 'fail',
        message: 'allowed',
        evidence: [{ kind: 'wire', text: `Its Referrer-Policy is ${policy}.`, at: exchange.id }],
        severity: 'medium',
        severityReason: 'No request to another host was seen yet.',
      };
    },
  },
});

/** The secret of a page of this site that a request to a host of somebody else tells. An API key may be public. */
function leakIn({ url, requestHeaders, refererCredentials }: ExchangeFact, context: JudgeContext): AddressSecret | undefined {
  const referer = headerOf(requestHeaders, 'referer');
  if (referer === undefined || refererCredentials === undefined || context.site === undefined) return undefined;
  if (!isSiteHost(hostOf(referer), context) || mayHaveCredentials(hostOf(url), context)) return undefined;
  const secret = addressSecretIn(referer, refererCredentials, context);
  return secret?.kind === 'key' ? undefined : secret;
}

function firstLeaks(context: JudgeContext): ReadonlySet<string> {
  return firstOfEach(context.all('exchange'), (exchange) => (leakIn(exchange, context) === undefined ? undefined : hostOf(exchange.url)));
}

/** The last policy that browsers know counts (Referrer Policy 8.1). */
function referrerPolicyOf({ responseHeaders }: ExchangeFact): string | undefined {
  const policies = headersOf(responseHeaders, 'referrer-policy').flatMap((header) => header.toLowerCase().split(',', 20).map((policy) => policy.trim()));
  return policies.findLast((policy) => knownPolicies.has(policy));
}

const knownPolicies: ReadonlySet<string> = new Set(['no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url']);
