// Whose fact is it? The site is its registrable domain and the API hosts that its pages send credentials to. An identity
// provider also receives tokens, but its cookies and endpoints are its own.
import type { ExchangeFact } from '../facts/exchange.ts';
import { headerOf } from '../facts/exchange.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { cookieDomain, hostOf } from '../facts/identity.ts';
import { isSource, type Scope } from '../facts/sighting.ts';
import type { TokenFact } from '../facts/token.ts';
import { findTokens } from '../parse/find-tokens.ts';
import { registrableDomain } from '../parse/registrable-domain.ts';

/** The facts with their scope. Without a site everything is the site's. */
export function withScope(facts: readonly Fact[], site: string | undefined): Fact[] {
  if (site === undefined) return [...facts];
  const isOurs = hostTest(factsOf(facts, 'exchange'), site);
  const tokenScopes = scopesOfTokens(facts, isOurs);
  return facts.map((fact): Fact => ({ ...fact, scope: fact.kind === 'token' ? (tokenScopes.get(fact.raw) ?? 'other') : scopeOf(fact, isOurs) }));
}

type HostTest = (host: string | undefined) => boolean;

function scopeOf(fact: Exclude<Fact, TokenFact>, isOurs: HostTest): Scope {
  if (isSource(fact.seen)) return fact.scope;
  const host = fact.kind === 'cookie' ? cookieDomain(fact) : hostOf(fact.kind === 'storage' ? (fact.origin ?? fact.seen.url) : fact.seen.url);
  // What was typed in or came without a URL is the user's own.
  return host === undefined || host === '' || isOurs(host) ? 'site' : 'other';
}

/** Hosts of the site's registrable domain, and hosts to which its pages send `Authorization`, unless they issue tokens. */
function hostTest(exchanges: readonly ExchangeFact[], site: string): HostTest {
  const issuers = new Set<string>();
  const receivers = new Set<string>();
  for (const exchange of exchanges) {
    const host = hostOf(exchange.url);
    if (host === undefined || registrableDomain(host) === site) continue;
    if (exchange.marks.includes('oauth-request') || exchange.marks.includes('token-request')) issuers.add(registrableDomain(host) ?? host);
    else if (headerOf(exchange.requestHeaders, 'authorization') !== undefined && comesFrom(exchange, site)) receivers.add(host);
  }
  const known = new Map<string, boolean>();
  return (host) => {
    if (host === undefined) return true;
    const before = known.get(host);
    if (before !== undefined) return before;
    const domain = registrableDomain(host);
    const ours = domain === site || (receivers.has(host) && !issuers.has(domain ?? host));
    known.set(host, ours);
    return ours;
  };
}

function comesFrom(exchange: ExchangeFact, site: string): boolean {
  const from = headerOf(exchange.requestHeaders, 'origin') ?? headerOf(exchange.requestHeaders, 'referer');
  return from !== undefined && registrableDomain(from) === site;
}

/** A token is the site's when one of the places it was seen in is. */
function scopesOfTokens(facts: readonly Fact[], isOurs: HostTest): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  const tokens = new Set(factsOf(facts, 'token').map(({ raw }) => raw));
  if (tokens.size === 0) return scopes;
  for (const fact of facts) {
    if (fact.kind === 'token') {
      if (fact.carriers.some(({ in: place }) => place === 'input')) scopes.set(fact.raw, 'site');
      continue;
    }
    if (scopeOf(fact, isOurs) === 'site') for (const raw of rawTokensOf(fact)) if (tokens.has(raw)) scopes.set(raw, 'site');
  }
  return scopes;
}

function rawTokensOf(fact: Exclude<Fact, TokenFact>): string[] {
  const texts =
    fact.kind === 'exchange'
      ? [fact.url, ...[...fact.requestHeaders, ...fact.responseHeaders].map(([, value]) => value)]
      : (fact.kind === 'cookie' || fact.kind === 'storage') && 'value' in fact.value
        ? [fact.value.value]
        : [];
  return texts.filter((text) => text.length >= 20).flatMap((text) => findTokens(text).map(({ raw }) => raw));
}
