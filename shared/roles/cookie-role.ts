import type { CookieFact } from '../facts/cookie.ts';
import { isOn, valueOf } from '../facts/known.ts';
import { type Confidence, type Evidence, isAuthRole, noRole, type Role, type RoleGuess } from '../facts/role.ts';
import type { ValueFormat, ValueShape } from '../facts/value-shape.ts';
import { findTokens } from '../parse/find-tokens.ts';
import { parseJwt } from '../parse/jwt.ts';
import { isTokenFormat } from '../parse/value-shape.ts';
import type { Behaviour } from './behaviour.ts';
import { roleOfClaims } from './claims-role.ts';
import { knownNameOf } from './name-table.ts';
import { roleOfName } from './role-of-name.ts';

export interface Surroundings {
  /** A second cookie holds the signature of this one. */
  readonly signedByTwin?: Evidence;
}

/** What a cookie is for, from everything that was seen under its name on its site. */
export function roleOfCookie(name: string, facts: readonly CookieFact[], behaviour: Behaviour & Surroundings): RoleGuess {
  const living = facts.filter(({ action }) => action !== 'clear');
  const shapes = living.map(({ shape }) => shape).filter((shape) => shape !== undefined);
  const best = strongest(shapes);
  const named = roleOfName(name);
  const token = best?.format === 'jws' || best?.format === 'jwe' ? claimsOf(living) : undefined;

  if (token?.role === 'public-key') return { role: 'public-key', confidence: 'likely', evidence: [token.evidence] };
  if (named.role !== 'unknown' && !isAuthRole(named.role) && !(named.role === 'auth-hint' && isCredential(best))) {
    const confirmed = named.role === 'csrf-token' && behaviour.echoedAsCsrf;
    return confirmed ? { ...named, confidence: 'confirmed', evidence: [confirmed, ...named.evidence] } : named;
  }
  if (behaviour.echoedAsCsrf && knownNameOf(name) === undefined) {
    return { role: 'csrf-token', confidence: 'confirmed', evidence: [behaviour.echoedAsCsrf, ...named.evidence] };
  }
  return authRole(named, best, living, behaviour, token);
}

function authRole(
  named: RoleGuess,
  shape: ValueShape | undefined,
  living: readonly CookieFact[],
  behaviour: Behaviour & Surroundings,
  token: { role: Role; evidence: Evidence } | undefined,
): RoleGuess {
  const hasName = isAuthRole(named.role);
  const credential = isCredential(shape);
  // A value of a few characters authenticates nobody, unless software is known by the name or the traffic shows it.
  const plausible = credential || (hasName && (shape === undefined || named.confidence === 'likely' || shape.bits >= 32));
  const confidence = confidenceOf(named, shape, living, behaviour, plausible);
  if (confidence === 'none') return noRole;
  const isContent = behaviour.signedByTwin !== undefined || shape?.format === 'json';
  const role = token?.role ?? refined(hasName ? named.role : undefined, shape, isContent);
  return { role, confidence, evidence: evidenceOf(named, shape, living, behaviour, token, credential) };
}

function confidenceOf(
  named: RoleGuess,
  shape: ValueShape | undefined,
  living: readonly CookieFact[],
  behaviour: Behaviour & Surroundings,
  plausible: boolean,
): Confidence {
  if (behaviour.missedWhenAbsent) return 'confirmed';
  const hasName = isAuthRole(named.role);
  const wordAndBehaviour = hasName && behaviour.setByLogin && behaviour.sentAfterLogin;
  if (!plausible && !wordAndBehaviour) return 'none';
  if (behaviour.setByLogin && behaviour.clearedAtLogout) return 'confirmed';
  if (behaviour.setByLogin && behaviour.sentAfterLogin) return 'likely';
  if (hasName && named.confidence === 'likely') return 'likely';
  if (shape && selfEvident.has(shape.format) && shape.bits >= 64) return 'likely';
  if (hasName && (isCredential(shape) || behaviour.signedByTwin)) return 'likely';
  if (hasName || behaviour.setByLogin || behaviour.clearedAtLogout) return 'possible';
  return isCredential(shape) && living.some(endsWithBrowser) ? 'possible' : 'none';
}

/** Formats that hold a login by their nature. Frameworks sign other cookies with the rest as well. */
const selfEvident: ReadonlySet<ValueFormat> = new Set(['jws', 'jwe', 'iron-sealed', 'express-signed']);

/** Hidden from script and gone with the browser: how sessions are kept and trackers are not. */
function endsWithBrowser(fact: CookieFact): boolean {
  return isOn(fact.httpOnly) && fact.lifetime.state === 'absent';
}

function isCredential(shape: ValueShape | undefined): boolean {
  if (!shape || shape.bits < 64) return false;
  return isTokenFormat(shape.format) || shape.format === 'opaque' || shape.format === 'uuid';
}

/** Session identifiers are looked up, session data is carried: the value tells which. */
function refined(named: Role | undefined, shape: ValueShape | undefined, isContent: boolean): Role {
  const format = shape?.format;
  if (isContent && (named === 'session-id' || named === undefined)) return 'session-data';
  if (named === 'session-id' || named === 'session-data' || named === undefined) {
    if (format === 'jws') return named === undefined ? 'access-token' : 'session-data';
    if (format !== undefined && sealed.has(format)) return 'session-data';
    if (format === 'uuid' || format === 'express-signed') return 'session-id';
    if (named === 'session-data') return format === 'opaque' && (shape?.length ?? 0) <= 64 ? 'session-id' : named;
    return 'session-id';
  }
  return named;
}

const sealed: ReadonlySet<ValueFormat> = new Set(['jwe', 'iron-sealed', 'rails-signed', 'django-signed', 'flask-signed', 'paseto']);

function claimsOf(living: readonly CookieFact[]): { role: Role; evidence: Evidence } | undefined {
  for (const fact of living) {
    const found = findTokens(valueOf(fact.value) ?? '')[0];
    const jwt = found && parseJwt(found.raw);
    if (jwt) return roleOfClaims(jwt.header, jwt.payload);
  }
  return undefined;
}

function strongest(shapes: readonly ValueShape[]): ValueShape | undefined {
  return shapes.reduce<ValueShape | undefined>((best, shape) => (best && rank(best) >= rank(shape) ? best : shape), undefined);
}

function rank(shape: ValueShape): number {
  return (isTokenFormat(shape.format) ? 10_000 : isCredential(shape) ? 5_000 : 0) + Math.min(shape.bits, 4_000);
}

function evidenceOf(
  named: RoleGuess,
  shape: ValueShape | undefined,
  living: readonly CookieFact[],
  behaviour: Behaviour & Surroundings,
  token: { evidence: Evidence } | undefined,
  credential: boolean,
): Evidence[] {
  const { missedWhenAbsent, setByLogin, rotatedAtLogin, clearedAtLogout, sentAfterLogin } = behaviour;
  return [
    ...[missedWhenAbsent, setByLogin, rotatedAtLogin, clearedAtLogout, sentAfterLogin].filter((evidence) => evidence !== undefined),
    ...(isAuthRole(named.role) ? named.evidence : []),
    ...(shape && credential ? [{ kind: 'value', text: valueSentence(shape) } as const] : []),
    ...(behaviour.signedByTwin ? [behaviour.signedByTwin] : []),
    ...(token ? [token.evidence] : []),
    ...(living.some(endsWithBrowser) ? [{ kind: 'attributes', text: 'Script cannot read it and it ends with the browser session.' } as const] : []),
  ];
}

/** What a shape says, for evidence. */
export function valueSentence({ format, length, bits, wrapping }: ValueShape): string {
  const inside = wrapping.length > 0 ? ', wrapped in its value' : '';
  return format === 'opaque' || format === 'uuid'
    ? `The value could be an identifier: ${length} characters, at most ${bits} bits.`
    : `The value is ${formatNames[format] ?? 'signed'}${inside}.`;
}

const formatNames: Readonly<Partial<Record<ValueFormat, string>>> = {
  jws: 'a signed JWT',
  jwe: 'an encrypted JWT',
  'iron-sealed': 'sealed by iron',
  'express-signed': 'signed as Express does',
  'rails-signed': 'signed or encrypted as Rails does',
  'django-signed': 'signed as Django does',
  'flask-signed': 'signed as Flask does',
  paseto: 'a PASETO',
};
