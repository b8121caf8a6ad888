import { valueOf } from '../facts/known.ts';
import type { JwtCallFact } from '../facts/jwt-call.ts';
import type { SessionSetupFact } from '../facts/session-setup.ts';
import type { AuthModel, ModelConfidence, ReportEvidence } from '../report/report.ts';
import { apiWords, hasTwoModels, placeInSource, type SourceCredentials } from './source-credentials.ts';

/** The verdict on source code, where the store and the verification can be read instead of inferred. */
export function sourceModel(source: SourceCredentials): AuthModel {
  const { serverSessions, cookieSessions, unknownSessions, signs, verifies, cookies, entries } = source;
  const jwt = signs.length + verifies.length > 0;
  const base = { carrier: carrierOf(source), evidence: evidenceOf(source), caveats: caveatsOf(source) } as const;
  if (hasTwoModels(source)) {
    const summary = 'Two models in one code base: server-side sessions, and credentials that carry their own content. Which route uses which was not decided.';
    return { kind: 'unclear', credential: jwt ? 'jws' : 'sealed', confidence: 'low', summary, ...base };
  }
  if (serverSessions.length > 0) {
    const summary = `Stateful session: ${librariesOf(serverSessions)} keeps the session on the server and gives the browser an identifier.`;
    return { kind: 'session', credential: 'opaque', confidence: 'high', summary, ...base };
  }
  if (jwt) return jwtModel(source, base);
  const lookedUp = cookieSessions.find((setup) => setup.lookedUp && valueOf(setup.lookedUp) === true);
  if (lookedUp) {
    const summary = `Hybrid: ${librariesOf(cookieSessions)} puts the session into the cookie, and the code compares it with what the server keeps, so it can be revoked.`;
    return { kind: 'hybrid', credential: 'sealed', confidence: 'medium', summary, ...base };
  }
  if (cookieSessions.length > 0) {
    const summary = `Stateless session: ${librariesOf(cookieSessions)} puts the session's data into the cookie itself.`;
    return { kind: 'token', credential: 'sealed', confidence: 'high', summary, ...base };
  }
  if (unknownSessions.length > 0) {
    const summary = `Unclear: ${librariesOf(unknownSessions)} sets up a session, but where its data is kept could not be read.`;
    return { kind: 'unclear', credential: 'none', confidence: 'low', summary, ...base };
  }
  const session = cookies.some(({ role }) => role.role === 'session-id');
  if (session && entries.length === 0) {
    const summary = 'Probably a stateful session: the code sets a session identifier in a cookie; where it is looked up was not seen.';
    return { kind: 'session', credential: 'opaque', confidence: 'low', summary, ...base };
  }
  const summary = 'Unclear: the code stores login credentials, but neither a session set-up nor a JWT call was seen.';
  return { kind: 'unclear', credential: 'none', confidence: 'low', summary, ...base };
}

type ModelBase = Pick<AuthModel, 'carrier' | 'evidence' | 'caveats'>;

function jwtModel({ signs, verifies }: SourceCredentials, base: ModelBase): AuthModel {
  const lookedUp = verifies.find((call) => call.lookedUp && valueOf(call.lookedUp) === true);
  if (lookedUp) {
    const summary = `Hybrid: the JWT is verified at ${placeInSource(lookedUp.seen)} and then looked up, so it can be revoked.`;
    return { kind: 'hybrid', credential: 'jws', confidence: 'high', summary, ...base };
  }
  const verifyOnly = verifies.length > 0 && verifies.every((call) => call.lookedUp?.state === 'absent');
  const confidence: ModelConfidence = verifyOnly ? 'high' : 'medium';
  const doing = signs.length > 0 && verifies.length > 0 ? 'signs JWTs and verifies them' : signs.length > 0 ? 'signs JWTs' : 'verifies JWTs';
  const summary = `Stateless token: the code ${doing}; the token carries the user's data.`;
  return { kind: 'token', credential: 'jws', confidence, summary, ...base };
}

function carrierOf({ serverSessions, cookieSessions, unknownSessions, cookies, entries }: SourceCredentials): AuthModel['carrier'] {
  if (entries.length > 0) return cookies.length > 0 ? 'mixed' : 'none';
  return cookies.length + serverSessions.length + cookieSessions.length + unknownSessions.length > 0 ? 'cookie' : 'none';
}

function evidenceOf(source: SourceCredentials): ReportEvidence[] {
  const setups = [...source.serverSessions, ...source.cookieSessions, ...source.unknownSessions].map((setup) => evidence(storeWords(setup), setup));
  const calls = [...source.signs, ...source.verifies].map((call) => evidence(`${apiWords(call.seen)} ${call.operation === 'sign' ? 'signs' : 'verifies'} a JWT.`, call));
  const refreshes = source.refreshSigns.map((call) => evidence(`${apiWords(call.seen)} signs a refresh token.`, call));
  const cookies = source.cookies.flatMap((cookie) => (cookie.seen.in === 'source' ? [evidence(`${apiWords(cookie.seen)} sets the cookie "${valueOf(cookie.name) ?? 'unknown'}" (${cookie.role.role}).`, { seen: cookie.seen })] : []));
  const entries = source.entries.flatMap((entry) => (entry.seen.in === 'source' ? [evidence(`${apiWords(entry.seen)} writes "${valueOf(entry.key) ?? 'unknown'}" (${entry.role.role}) into ${entry.area} storage.`, { seen: entry.seen })] : []));
  return [...setups, ...calls, ...refreshes, ...cookies, ...entries];
}

function evidence(text: string, { seen }: Pick<JwtCallFact, 'seen'>): ReportEvidence {
  return { kind: 'source', text, at: placeInSource(seen) };
}

function storeWords({ seen, store }: SessionSetupFact): string {
  const words = {
    memory: 'keeps sessions in the memory of the process',
    external: 'keeps sessions in an external store',
    'signed-cookie': 'keeps the session in a signed cookie',
    'sealed-cookie': 'keeps the session in an encrypted cookie',
  } as const;
  const value = valueOf(store);
  const because = store.state === 'default' ? ` (default of ${store.by})` : '';
  return `${apiWords(seen)} ${value ? words[value] : 'sets up a session; its store could not be read'}${because}.`;
}

function caveatsOf({ signs, refreshSigns, verifies, entries, cookies }: SourceCredentials): string[] {
  const caveats: string[] = [];
  if (verifies.some((call) => call.lookedUp === undefined || call.lookedUp.state === 'unknown')) {
    caveats.push('Whether a verified token is also looked up in a store was not decided from the code.');
  }
  if (refreshSigns.length > 0) caveats.push('A refresh token is issued beside it: the server can keep state for that one, so a logout can take effect at the next refresh.');
  if (signs.length > 0 && verifies.length === 0) caveats.push('No verification was seen: another service or a gateway may do it.');
  if (verifies.length > 0 && signs.length === 0) caveats.push('No signing was seen: another service may issue the tokens.');
  if (signs.length + verifies.length > 0) caveats.push('Signed is not encrypted: whoever holds the JWT can read its claims.');
  if (signs.length + verifies.length > 0 && entries.length + cookies.length === 0) caveats.push('How the token travels was not seen in the code.');
  return caveats;
}

function librariesOf(setups: readonly SessionSetupFact[]): string {
  return [...new Set(setups.map(({ seen }) => seen.library))].join(' and ');
}
