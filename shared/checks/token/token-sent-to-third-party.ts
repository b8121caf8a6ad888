import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { credentialOwnerDomains } from '../../standards/credential-owners.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { isCredential } from '../credential-token.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { tokensByHash } from '../known-credentials.ts';
import { isMadeBySite, isSiteHost, mayHaveCredentials } from '../site-traffic.ts';

export default defineCheck({
  id: 'token-sent-to-third-party',
  family: 'token',
  title: 'Credential sent to another site',
  why: 'Whoever receives the credential can act for the user, and so can everybody who reads the receiver’s logs.',
  remedy: 'Attach credentials to requests to your own hosts only, and take them out of what goes to statistics and error trackers.',
  severity: 'high',
  severityReason: 'Another party has received what signs the user in.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '14.2.3', level: 2 },
      { id: '10.1.1', level: 2 },
    ],
    cwe: ['CWE-200', 'CWE-522', 'CWE-201'],
    wstg: ['WSTG-SESS-04'],
    other: ['RFC 9700 4.9', 'RFC 9700 4.10.2', 'RFC 6750 5.2'],
  },
  messages: {
    sent: '{{name}} carries {{what}} of this site to {{host}}. Attach credentials to requests to your own hosts only.',
    allowed: '{{name}} carries {{what}} of this site to {{host}}, which lets this site read its answers. If it is not yours, keep the credential from it.',
    written: '{{api}} hands the credential "{{name}}" to {{host}}. Leave it out of what goes to statistics.',
  },
  judgesOtherParties: true,
  exchangeStandsFor: 'host',
  judge: {
    'credential-use': ({ by, origin, seen }, context) => {
      if (by !== 'statistics') return skip('whose the receiver is is not known');
      const host = hostOf(valueOf(origin));
      if (host === undefined) return skip('the receiver is not known');
      if (mayHaveCredentials(host, context)) return pass;
      return { verdict: 'fail', message: 'written', data: { api: seen.api, host }, attribute: 'name' };
    },
    exchange: (exchange, context) => {
      const leak = context.once(leaks).get(exchange.id);
      if (leak === undefined) return skip('it carries no credential of this site to another one');
      const { where, what, isAllowed } = leak;
      return {
        verdict: isAllowed ? 'unsure' : 'fail',
        message: isAllowed ? 'allowed' : 'sent',
        data: { what, host: hostOf(exchange.url) ?? '' },
        evidence: [{ kind: 'behaviour', text: `The ${where} of the request holds the same value as ${what}.`, at: exchange.id }],
      };
    },
  },
});

interface Leak {
  readonly where: 'address' | 'body' | 'header';
  readonly what: string;
  /** The receiver names this site in Access-Control-Allow-Origin, as an API of its own would. */
  readonly isAllowed: boolean;
}

/** The worst leak to each other host, by exchange. */
function leaks(context: JudgeContext): Map<string, Leak> {
  const byHost = new Map<string, { readonly id: string; readonly leak: Leak }>();
  const used = context.once(credentialsUsedAtSite);
  if (used.size === 0) return new Map();
  for (const exchange of context.all('exchange')) {
    const host = hostOf(exchange.url);
    if (host === undefined || host === '' || mayHaveCredentials(host, context) || !isMadeBySite(exchange, context)) continue;
    const before = byHost.get(host);
    if (before?.leak.isAllowed === false) continue;
    const leak = leakIn(exchange, host, used, context);
    if (leak !== undefined && (before === undefined || !leak.isAllowed)) byHost.set(host, { id: exchange.id, leak });
  }
  return new Map([...byHost.values()].map(({ id, leak }) => [id, leak]));
}

function leakIn(exchange: ExchangeFact, host: string, used: ReadonlyMap<string, string>, context: JudgeContext): Leak | undefined {
  const { urlCredentials = [], requestCredentials, headerCredentials = [] } = exchange;
  const isAllowed = namesSite(exchange, context);
  for (const [where, credentials] of [['address', urlCredentials], ['body', requestCredentials], ['header', headerCredentials]] as const) {
    for (const { hash } of credentials) {
      const what = used.get(hash);
      if (what === undefined || isOwner(host, hash, context)) continue;
      // A browser sends such a header to another origin only after that origin has agreed to it.
      if (where === 'header' && isAllowed) continue;
      return { where, what, isAllowed };
    }
  }
  return undefined;
}

/**
 * What authenticates at hosts of this site, by hash: cookies, and values in headers for credentials. A token that the site's server
 * made for another service (chat, video, payment) is handed out by the site and not used there.
 */
function credentialsUsedAtSite(context: JudgeContext): Map<string, string> {
  const used = new Map<string, string>();
  if (context.site === undefined) return used;
  for (const cookie of context.all('cookie')) {
    if (isSource(cookie.seen) || cookie.scope !== 'site' || !isAuthCookie(cookie) || cookie.role.confidence === 'possible') continue;
    for (const hash of cookie.credentialHashes ?? []) used.set(hash, `cookie "${(valueOf(cookie.name) ?? '').slice(0, 60)}"`);
  }
  for (const { url, headerCredentials = [] } of context.all('exchange')) {
    if (!isSiteHost(hostOf(url), context)) continue;
    for (const { field, hash } of headerCredentials) if (!used.has(hash)) used.set(hash, `the credential in the ${field.slice(0, 40)} header`);
  }
  for (const [hash, token] of tokensByHash(context)) if (!isCredential(token)) used.delete(hash);
  return used;
}

/** Whoever issued the token, or is named in it as its audience, or handed it out, knows it anyway. */
function isOwner(host: string, hash: string, context: JudgeContext): boolean {
  const domain = domainOf(host);
  if (credentialOwnerDomains.has(domain) || context.once(issuingDomains).has(domain)) return true;
  if (context.once(givers).get(hash)?.has(domain) === true) return true;
  const payload = tokensByHash(context).get(hash)?.payload;
  return [payload?.['iss'], ...[payload?.['aud']].flat()].some((party) => typeof party === 'string' && domainOf(hostOf(party) ?? party.toLowerCase()) === domain);
}

function issuingDomains(context: JudgeContext): Set<string> {
  const issuing = context.all('exchange').filter(({ marks }) => marks.includes('oauth-request') || marks.includes('token-request'));
  return new Set(issuing.map(({ url }) => domainOf(hostOf(url) ?? '')));
}

function givers(context: JudgeContext): Map<string, Set<string>> {
  const byHash = new Map<string, Set<string>>();
  for (const { url, responseCredentials } of context.all('exchange')) {
    const domain = domainOf(hostOf(url) ?? '');
    for (const { hash } of responseCredentials) byHash.set(hash, (byHash.get(hash) ?? new Set()).add(domain));
  }
  return byHash;
}

function namesSite({ responseHeaders }: ExchangeFact, context: JudgeContext): boolean {
  return isSiteHost(hostOf(headerOf(responseHeaders, 'access-control-allow-origin')), context);
}

/** Enough of a host to tell whether two belong together; under `co.uk` and its like one label more. */
function domainOf(host: string): string {
  const labels = host.split('.').slice(-3);
  const [, second = '', top = ''] = labels;
  return (labels.length === 3 && !(top.length === 2 && second.length <= 3) ? labels.slice(1) : labels).join('.');
}
