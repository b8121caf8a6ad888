import { headersOf, type ExchangeFact, type HeaderList } from '../facts/exchange.ts';

/** The directives of one policy, with their sources in lower case. */
export type ContentSecurityPolicy = ReadonlyMap<string, readonly string[]>;

/** The enforced policies of a response: one header may hold several, and the first of two equal directives counts (CSP3 2.2). */
export function policiesOf(headers: HeaderList, name = 'content-security-policy'): ContentSecurityPolicy[] {
  return headersOf(headers, name).flatMap(policiesIn);
}

/** What a page enforces on itself in meta elements, without the directives that count in a header only (CSP3 3.3). */
export function metaPoliciesOf({ metaPolicies = [] }: ExchangeFact): ContentSecurityPolicy[] {
  const policies = metaPolicies.flatMap(policiesIn);
  for (const policy of policies) for (const name of headerOnly) policy.delete(name);
  return policies.filter(({ size }) => size > 0);
}

const headerOnly = ['frame-ancestors', 'report-uri', 'sandbox'];

function policiesIn(text: string): Map<string, readonly string[]>[] {
  return text.slice(0, longestHeader).toLowerCase().split(',', mostPolicies).map(policyFrom).filter(({ size }) => size > 0);
}

/**
 * What lets foreign script run under the policy, in words; undefined when nothing was found. Nonces, hashes and
 * 'strict-dynamic' switch 'unsafe-inline' off, and 'strict-dynamic' also the names of hosts (CSP3 8.2).
 */
export function scriptGapOf(policy: ContentSecurityPolicy): string | undefined {
  const sources = policy.get('script-src') ?? policy.get('default-src');
  if (sources === undefined) return 'It does not restrict scripts.';
  const isStrict = sources.includes("'strict-dynamic'");
  const isListed = sources.some((source) => /^'(?:nonce|sha256|sha384|sha512)-/.test(source));
  if (sources.includes("'unsafe-inline'") && !isStrict && !isListed) return "It allows 'unsafe-inline' for scripts.";
  const wide = isStrict ? undefined : ['*', 'data:', 'http:', 'https:'].find((source) => sources.includes(source));
  return wide === undefined ? undefined : `It allows scripts from ${wide} and so from anywhere.`;
}

/** What is missing beside the scripts: plug-ins, and a base for relative addresses. */
export function minorGapOf(policy: ContentSecurityPolicy): string | undefined {
  const missing = [!policy.has('object-src') && !policy.has('default-src') && 'object-src', !policy.has('base-uri') && 'base-uri'].filter((name) => name !== false);
  return missing.length === 0 ? undefined : `It leaves out ${missing.join(' and ')}.`;
}

const longestHeader = 16_384;
const mostPolicies = 20;
const mostDirectives = 50;

function policyFrom(text: string): Map<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(';', mostDirectives)) {
    const [name, ...sources] = part.split(/\s/).filter((word) => word !== '');
    if (name !== undefined && !directives.has(name)) directives.set(name, sources);
  }
  return directives;
}
