import type { CookieFact } from '../facts/cookie.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { keysOf } from '../facts/identity.ts';
import { valueOf } from '../facts/known.ts';
import { isAuthRole, type RoleGuess } from '../facts/role.ts';
import { isSource } from '../facts/sighting.ts';
import { carrierOfArea, type StorageFact } from '../facts/storage.ts';
import type { TokenFact } from '../facts/token.ts';
import { siteCredentials } from '../infer/site-credentials.ts';
import { cookieAttributes, storageAttributes, tokenAttributes } from './credential-attributes.ts';
import { maskOf } from './mask.ts';
import type { Credential, ReportEvidence } from './report.ts';

/**
 * What the login consists of: cookies, entries and tokens with a part in it, each thing once. Analytics, preferences
 * and the like are left out. Another party's credentials are listed with their scope.
 */
export function credentialsFrom(facts: readonly Fact[], salt: string): Credential[] {
  const tokens = factsOf(facts, 'token');
  const tokenAt = new Map<string, TokenFact>();
  for (const token of tokens) for (const carrier of token.carriers) tokenAt.set(`${carrier.in} ${carrier.name}`, token);
  return [
    ...cookieCredentials(facts, tokenAt, salt),
    ...entryCredentials(facts, tokenAt, salt),
    ...tokens.flatMap((token) => tokenCredential(token, salt)),
    ...headerCredentials(facts, salt),
  ];
}

function cookieCredentials(facts: readonly Fact[], tokenAt: ReadonlyMap<string, TokenFact>, salt: string): Credential[] {
  return eachThing(factsOf(facts, 'cookie').filter((cookie) => cookie.action !== 'clear' && isAboutLogin(cookie))).map((sightings) => {
    const cookie = mostTelling(sightings);
    const name = valueOf(cookie.name) ?? '';
    const token = tokenAt.get(`cookie ${name}`);
    return {
      name: name === '' ? '(no name)' : name,
      in: isSource(cookie.seen) ? 'source' : 'cookie',
      format: token?.format ?? cookie.shape?.format ?? 'unknown',
      ...roleFields(cookie.role),
      scope: cookie.scope,
      preview: previewOf(cookie, salt),
      attributes: { ...cookieAttributes(cookie), ...(token && tokenAttributes(token)) },
      evidence: evidenceOf(cookie.role),
    };
  });
}

function entryCredentials(facts: readonly Fact[], tokenAt: ReadonlyMap<string, TokenFact>, salt: string): Credential[] {
  return eachThing(factsOf(facts, 'storage').filter(isAboutLogin)).map(([entry]) => {
    const name = valueOf(entry.key) ?? '';
    const token = tokenAt.get(`${carrierOfArea[entry.area]} ${name}`);
    return {
      name: name === '' ? '(no name)' : name,
      in: isSource(entry.seen) ? 'source' : carrierOfArea[entry.area],
      format: token?.format ?? entry.shape?.format ?? 'unknown',
      ...roleFields(entry.role),
      scope: entry.scope,
      preview: previewOf(entry, salt),
      attributes: { ...storageAttributes(entry), ...(token && tokenAttributes(token)) },
      evidence: evidenceOf(entry.role),
    };
  });
}

/** Tokens that no cookie or entry of the list stands for already. */
function tokenCredential(token: TokenFact, salt: string): Credential[] {
  const [carrier] = token.carriers.filter(({ in: place }) => place === 'header' || place === 'url' || place === 'body' || place === 'input');
  if (!carrier || token.carriers.some(({ in: place }) => place === 'cookie' || place.endsWith('storage') || place === 'indexeddb')) return [];
  return [
    {
      name: carrier.name,
      in: carrier.in,
      format: token.format,
      ...roleFields(token.role),
      scope: token.scope,
      preview: maskOf(token.raw, salt),
      attributes: tokenAttributes(token),
      evidence: evidenceOf(token.role),
    },
  ];
}

/** Opaque values in headers have no fact of their own. */
function headerCredentials(facts: readonly Fact[], salt: string): Credential[] {
  const opaque = siteCredentials(facts).filter(({ cookies, entries, tokens, sent }) => cookies.length + entries.length + tokens.length === 0 && sent.length > 0);
  return opaque.map(({ name, role, confidence, sent }) => ({
    name,
    in: sent[0]?.by === 'url' ? 'url' : 'header',
    format: 'opaque',
    role,
    confidence,
    scope: 'site',
    preview: maskOf(sent[0]?.value ?? '', salt),
    attributes: { 'Sent in': `${sent.length} ${sent.length === 1 ? 'request' : 'requests'}` },
    evidence: [{ kind: 'wire', text: `It was sent in the ${name} header.`, ...(sent[0] && { at: sent[0].exchange.id }) }],
  }));
}

function isAboutLogin({ role, shape }: CookieFact | StorageFact): boolean {
  if (isAuthRole(role.role) || role.role === 'csrf-token' || role.role === 'login-transaction') return true;
  return role.role === 'unknown' && (shape?.format === 'jws' || shape?.format === 'jwe');
}

type NonEmpty<T> = [T, ...T[]];

/** Groups sightings by the thing they are about, in the order in which the things appear. */
function eachThing<T extends Fact>(facts: readonly T[]): NonEmpty<T>[] {
  const things = new Map<string, NonEmpty<T>>();
  for (const fact of facts) {
    const key = keysOf(fact)[0] ?? fact.id;
    const sightings = things.get(key);
    if (sightings) sightings.push(fact);
    else things.set(key, [fact]);
  }
  return [...things.values()];
}

/** The header says most about attributes, the jar next; a request says only name and value. */
function mostTelling(sightings: NonEmpty<CookieFact>): CookieFact {
  const rank = { set: 0, hold: 1, send: 2, clear: 3 } as const;
  return sightings.reduce((best, cookie) => (rank[cookie.action] < rank[best.action] ? cookie : best));
}

function previewOf({ value, seen }: CookieFact | StorageFact, salt: string): string {
  const raw = valueOf(value);
  if (isSource(seen)) return 'no value in source';
  if (raw === undefined) return 'value not seen';
  return raw === '' ? 'empty' : maskOf(raw, salt);
}

function roleFields({ role, confidence }: RoleGuess): Pick<Credential, 'role' | 'confidence'> {
  return { role, confidence };
}

function evidenceOf({ evidence }: RoleGuess): ReportEvidence[] {
  return evidence.map(({ kind, text, at }) => (at === undefined ? { kind, text } : { kind, text, at }));
}
