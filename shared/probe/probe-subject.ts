// Which credential is tested, and where. Only what the application itself was seen to send to the named origin is ever sent there again.
import type { Fact } from '../facts/fact.ts';
import { headerOf, type ExchangeFact } from '../facts/exchange.ts';
import type { ProbedCredential } from '../facts/probe.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { JsonObject } from '../facts/token.ts';
import { authViewOf } from '../infer/auth-view.ts';
import type { SentValue } from '../infer/sent-values.ts';
import type { SiteCredential } from '../infer/site-credentials.ts';
import type { ProbeRequest } from './probe-host.ts';
import type { ProbeInput } from './probe-input.ts';

export interface ProbeSubject {
  readonly credential: ProbedCredential;
  /** The JWT inside the value, when it is one. A secret. */
  readonly jwt?: string;
  /** JWTs of the same credential that were seen before it. Secrets. */
  readonly older: readonly { readonly raw: string; readonly payload: JsonObject }[];
  /** Where to ask, the best address first. */
  readonly addresses: readonly string[];
  /** The request as the application sends it. */
  whole(url: string): ProbeRequest;
  /** The same with no other credential beside the tested one, whose JWT may be another. */
  alone(url: string, jwt?: string): ProbeRequest;
}

const mostAddresses = 3;

/** Names of the login credentials that the origin is sent, the one that is tested by itself first. */
export function probeCredentials(facts: readonly Fact[], origin: string): string[] {
  return [...new Set(authViewOf(facts).primaries.flatMap((candidate) => (sentTo(candidate, origin).length > 0 ? [candidate.name] : [])))];
}

function sentTo(credential: SiteCredential, origin: string): SentValue[] {
  return credential.sent.filter(({ by, exchange }) => (by === 'cookie' || by === 'bearer') && originOf(exchange.url) === origin);
}

/** The credential that stands for the user at the origin, or why nothing can be tested, as a sentence. `address` is one that the user chose, `page` the one they look at. */
export function probeSubject(facts: readonly Fact[], { origin, credential: wanted, address, page }: Pick<ProbeInput, 'origin' | 'credential' | 'address' | 'page'>): ProbeSubject | string {
  const { primaries, credentials } = authViewOf(facts);
  const credential = primaries.find((candidate) => (wanted === undefined || candidate.name === wanted) && sentTo(candidate, origin).length > 0);
  const latest = credential && sentTo(credential, origin).at(-1);
  if (credential === undefined || latest === undefined) return `No request was seen that carries a login credential to ${origin}.`;
  const sent = sentTo(credential, origin).filter((one) => one.by === latest.by);
  const token = credential.tokens.find(({ raw }) => latest.value.includes(raw));
  const others = new Set(credentials.filter((other) => other !== credential).map(({ name }) => name));
  const request = (url: string, value: string, keep: (name: string) => boolean): ProbeRequest =>
    latest.by === 'bearer' ? { url, headers: { authorization: `${latest.scheme === 'dpop' ? 'DPoP' : 'Bearer'} ${value}` } } : { url, headers: { cookie: cookieHeader(latest, value, keep) } };
  return {
    credential: {
      name: credential.name,
      by: latest.by === 'bearer' ? 'bearer' : 'cookie',
      form: credential.form,
      ...(token?.payload !== undefined && { expires: typeof token.payload['exp'] === 'number' ? token.payload['exp'] : null }),
    },
    ...(token?.format === 'jws' && { jwt: token.raw }),
    older: credential.tokens.flatMap(({ raw, payload }) => (raw === token?.raw || payload === undefined ? [] : [{ raw, payload }])),
    addresses: address === undefined ? addressesOf(sent, page) : [address],
    whole: (url) => request(url, latest.value, () => true),
    alone: (url, jwt) => request(url, jwt === undefined || token === undefined ? latest.value : latest.value.replace(token.raw, () => jwt), (name) => !others.has(name)),
  };
}

/** The page itself; then data before other pages, because it does not vary by clocks and nonces. What was asked last first. */
function addressesOf(sent: readonly SentValue[], page: string | undefined): string[] {
  const usable = sent.map(({ exchange }) => exchange).filter(isRepeatable).reverse();
  const data = usable.filter(({ responseType = '' }) => responseType.includes('json'));
  const pages = usable.filter(({ responseType = '' }) => responseType.includes('html'));
  const named = pages.filter(({ url }) => page !== undefined && withoutFragment(url) === withoutFragment(page));
  return [...new Set([...named, ...data, ...pages].map(({ url }) => withoutFragment(url)))].slice(0, mostAddresses);
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}

function isRepeatable({ method, status, marks }: ExchangeFact): boolean {
  return method === 'GET' && status >= 200 && status < 300 && marks.length === 0;
}

function cookieHeader({ name, exchange }: SentValue, value: string, keep: (name: string) => boolean): string {
  const pairs = (headerOf(exchange.requestHeaders, 'cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair !== '' && (nameIn(pair) === name || keep(nameIn(pair))))
    .map((pair) => (nameIn(pair) === name ? `${name}=${value}` : pair))
    .join('; ');
}

function nameIn(pair: string): string {
  const equals = pair.indexOf('=');
  return equals < 0 ? pair : pair.slice(0, equals);
}

function originOf(url: string): string | undefined {
  return isReadableUrl(url) ? new URL(url).origin : undefined;
}
