import { durationOf } from '../facts/duration.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { isOn, valueOf } from '../facts/known.ts';
import type { SourceSighting } from '../facts/sighting.ts';
import type { AuthModel, ComparisonRow, Finding, ReportEvidence } from '../report/report.ts';
import { statusWords } from './after-logout.ts';
import type { AuthView } from './auth-view.ts';
import { isSelfContained } from './credential-form.ts';
import { nameAndPlace, whereHeld } from './credential-words.ts';
import type { SiteCredential } from './site-credentials.ts';
import { apiWords, hasTwoModels, placeInSource } from './source-credentials.ts';

export type Cell = ComparisonRow['observed'];

export interface CellInput {
  readonly facts: readonly Fact[];
  readonly view: AuthView;
  readonly model: AuthModel;
  readonly findings: readonly Finding[];
}

export function notSeen(why: string): Cell {
  return { text: `Not seen. ${why}`, basis: 'not seen', evidence: [] };
}

const twoModels = notSeen('The code holds two models, and the answer differs between them.');

function isUndecided({ primaries, source }: AuthView): boolean {
  return primaries.length === 0 && hasTwoModels(source);
}

/** Where the bytes sit: on which side, and in which store. */
export function storageCell({ view, model }: CellInput): Cell {
  const { primaries, source } = view;
  if (primaries.length > 0) {
    const data = primaries.some(({ form }) => isSelfContained(form)) ? 'the data itself' : 'only an identifier';
    const text = `The browser holds ${data} in ${whereHeld([...new Set(primaries.flatMap(({ places }) => places))]) || 'a place that was not seen'}.`;
    const evidence = primaries.map((credential) => ({ kind: 'value', text: holdingWords(credential) }));
    return { text, basis: 'observed', evidence };
  }
  if (isUndecided(view)) return twoModels;
  const [server] = source.serverSessions;
  if (server && model.kind === 'session') {
    const where = valueOf(server.store) === 'memory' ? 'the memory of the server process' : 'a store on the server side';
    return fromSource(`In ${where}; the browser gets an identifier.`, server);
  }
  const [sealed] = source.cookieSessions;
  if (sealed) return fromSource('In the cookie itself, signed or encrypted.', sealed);
  const [entry] = source.entries;
  if (entry?.seen.in === 'source') return fromSource(`In the browser: ${entry.area} storage.`, { seen: entry.seen });
  const [cookie] = source.cookies;
  if (cookie?.seen.in === 'source') return fromSource('In the browser: a cookie.', { seen: cookie.seen });
  return notSeen('No place that holds a login credential was seen.');
}

/** Evidence only: what binds a request to one server. The model alone is a tendency, not a measurement. */
export function scalabilityCell({ facts, view, model }: CellInput): Cell {
  const sticky = factsOf(facts, 'cookie').find(({ role, scope }) => role.role === 'load-balancer' && scope === 'site');
  if (sticky) {
    const name = valueOf(sticky.name) ?? 'a cookie';
    const text = 'A load balancer ties the browser to one server. That does not prove that the session lives there.';
    return { text, basis: 'observed', evidence: [{ kind: 'name', text: `"${name}" is a stickiness cookie.` }] };
  }
  if (isUndecided(view)) return twoModels;
  const [server] = view.source.serverSessions;
  if (server) {
    const memory = valueOf(server.store) === 'memory';
    return fromSource(memory ? 'Bound to one process: sessions are kept in its memory.' : 'Several servers can share the store: one look-up each.', server);
  }
  if (model.kind === 'token') {
    return { text: 'Any server that holds the key can check the credential; no shared store is needed for that.', basis: 'inferred', evidence: model.evidence.slice(0, 2) };
  }
  return notSeen('How many servers share the state cannot be seen from outside, and no stickiness cookie was there.');
}

/** Measured bytes; a look-up is known only from code. Latency is never claimed from passive data. */
export function performanceCell({ view, model }: CellInput): Cell {
  const sizes = new Map<string, number>();
  for (const { sent } of view.primaries) {
    for (const { exchange, name, value } of sent) sizes.set(exchange.id, (sizes.get(exchange.id) ?? 0) + octets(name) + octets(value));
  }
  if (sizes.size === 0) {
    if (isUndecided(view)) return twoModels;
    const [server] = view.source.serverSessions;
    if (server) return fromSource('One look-up per request, by the session middleware; bytes per request were not measured.', server);
    return notSeen('No request with the credential was captured.');
  }
  const largest = [...sizes].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  const lookUp = model.kind === 'session' || model.kind === 'hybrid' ? ' The look-up behind it was not measured.' : '';
  const text = `The credential adds up to ${largest[1]} bytes to a request, over ${sizes.size} ${sizes.size === 1 ? 'request' : 'requests'}.${lookUp}`;
  return { text, basis: 'observed', evidence: [{ kind: 'wire', text: 'Octets of the cookie, header or parameter that carries it.', at: largest[0] }] };
}

/** At once, at expiry, never, or not known; a replay after logout is the proof. */
export function revocationCell({ view, model }: CellInput): Cell {
  const { replay, primaries, source } = view;
  if (replay) {
    const evidence: ReportEvidence = { kind: 'behaviour', text: `Sent again after the logout: ${statusWords(replay)}.`, at: replay.at };
    if (replay.outcome === 'refused') return { text: 'At once: after the logout the same credential was refused.', basis: 'observed', evidence: [evidence] };
    const control = replay.control ? '' : ' (or the request is open to everybody)';
    return { text: `Not at logout: the same credential was still accepted${control}.`, basis: 'observed', evidence: [evidence] };
  }
  if (isUndecided(view)) return twoModels;
  if (model.kind === 'token' || model.kind === 'unclear') {
    const tokens = primaries.flatMap((credential) => credential.tokens);
    const [token] = tokens;
    if (token?.payload) return expiryCell(token.payload['iat'], token.payload['exp']);
    const [sign] = source.signs;
    if (sign && sign.lifetime.state !== 'unknown') {
      const seconds = valueOf(sign.lifetime);
      return fromSource(seconds === undefined ? 'Never by itself: the token is signed without an expiry.' : `At the latest when it expires, ${durationOf(seconds)} after it is issued.`, sign);
    }
  }
  const [server] = source.serverSessions;
  if (server && model.kind === 'session') return fromSource('The server can delete the session at any time.', server);
  return notSeen('It takes a logout, and the old credential sent once more, to see it.');
}

function expiryCell(issued: unknown, expires: unknown): Cell {
  if (typeof expires !== 'number') {
    return { text: 'Never by itself: the token has no exp claim.', basis: 'inferred', evidence: [{ kind: 'value', text: 'The payload has no exp claim.' }] };
  }
  const after = typeof issued === 'number' && expires > issued ? `, ${durationOf(expires - issued)} after it is issued` : '';
  return { text: `At the latest when it expires${after}. Nothing earlier was seen.`, basis: 'inferred', evidence: [{ kind: 'value', text: 'The exp claim of the token.' }] };
}

function holdingWords(credential: SiteCredential): string {
  const words = nameAndPlace(credential);
  const [cookie] = credential.cookies;
  const readable = cookie ? (isOn(cookie.httpOnly) ? ', out of reach of page scripts (HttpOnly)' : cookie.httpOnly.state === 'unknown' ? '' : ', readable by page scripts') : '';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${readable}.`;
}

function fromSource(text: string, { seen }: { readonly seen: SourceSighting }): Cell {
  return { text, basis: 'observed', evidence: [{ kind: 'source', text: `${apiWords(seen)} says so.`, at: placeInSource(seen) }] };
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}
