import { valueOf } from '../facts/known.ts';
import { type Evidence, isAuthRole, noRole, type RoleGuess } from '../facts/role.ts';
import type { StorageFact } from '../facts/storage.ts';
import type { ValueShape } from '../facts/value-shape.ts';
import { isPublishableKey } from '../parse/credential-value.ts';
import { findTokens } from '../parse/find-tokens.ts';
import { parseJwt } from '../parse/jwt.ts';
import { leavesOf } from '../parse/unwrap.ts';
import { isTokenFormat, plainShapeOf } from '../parse/value-shape.ts';
import { roleOfClaims } from './claims-role.ts';
import { valueSentence } from './cookie-role.ts';
import { suggestionOf } from './name-words.ts';
import { roleOfName } from './role-of-name.ts';

/** What is known about credentials elsewhere in the capture. */
export interface SeenCredentials {
  /** Values that requests carried in Authorization or a header like it, with the sentence about it. */
  readonly sent: ReadonlyMap<string, Evidence>;
  /** Keyed hashes of credentials in response bodies, with the sentence about it. */
  readonly received: ReadonlyMap<string, Evidence>;
}

export interface StorageJudgement {
  readonly role: RoleGuess;
  /** Shape of the credential inside, with the way to it. */
  readonly shape?: ValueShape;
}

/** What an entry of Web Storage is for. A name alone is never enough: there must be a credential in the value. */
export function roleOfEntry(fact: StorageFact, seen: SeenCredentials): StorageJudgement {
  const key = valueOf(fact.key) ?? '';
  const value = valueOf(fact.value) ?? '';
  const named = roleOfName(key);
  if (named.role !== 'unknown' && !isAuthRole(named.role) && named.role !== 'auth-hint') return { role: named };
  if (suggestionOf(key)?.role === 'unknown') return { role: noRole };
  const received = (fact.credentialHashes ?? []).map((hash) => seen.received.get(hash)).filter((evidence) => evidence !== undefined);
  const behaviourOf = (raw: string): Evidence[] => [...received.slice(0, 1), ...sentEvidence(raw, seen)];
  const found = [...tokensInside(value, named, behaviourOf), ...opaqueInside(value, named, behaviourOf)];
  // One entry may hold several credentials: the one that lives longest decides.
  return found.find(({ role }) => role.role === 'refresh-token') ?? found.find(({ role }) => isAuthRole(role.role)) ?? found[0] ?? { role: noRole };
}

type BehaviourOf = (raw: string) => Evidence[];

function tokensInside(value: string, named: RoleGuess, behaviourOf: BehaviourOf): StorageJudgement[] {
  return findTokens(value).flatMap(({ raw, wrapping, field }) => {
    const jwt = parseJwt(raw);
    if (!jwt) return [];
    const claims = roleOfClaims(jwt.header, jwt.payload);
    const byField = field === undefined ? noRole : roleOfName(field);
    const role = claims?.role ?? [byField, named].find((guess) => isAuthRole(guess.role))?.role ?? 'access-token';
    const shape = { ...plainShapeOf(raw), length: value.length, wrapping };
    const evidence = [...behaviourOf(raw), ...nameEvidence(byField, field, named), valueEvidence(shape), ...(claims ? [claims.evidence] : [])];
    const confidence = role === 'unknown' ? 'none' : confidenceFrom(evidence);
    return [{ role: { role, confidence, evidence }, shape }];
  });
}

/** Opaque credentials under a name that says so, whole or in a field of JSON. */
function opaqueInside(value: string, named: RoleGuess, behaviourOf: BehaviourOf): StorageJudgement[] {
  return leavesOf(value).flatMap(({ raw, wrapping, field }) => {
    const byField = field === undefined ? named : roleOfName(field);
    const behaviour = behaviourOf(raw);
    // Asked first, because it is cheap and true of nearly everything that an application stores.
    if (!isAuthRole(byField.role) && behaviour.length === 0) return [];
    const shape = plainShapeOf(raw);
    const opaque = shape.format === 'opaque' || shape.format === 'uuid' || (isTokenFormat(shape.format) && shape.format !== 'jws' && shape.format !== 'jwe');
    if (!opaque || shape.bits < 64 || isPublishableKey(raw)) return [];
    const evidence = [...behaviour, ...nameEvidence(byField, field, byField), valueEvidence({ ...shape, wrapping })];
    const role = isAuthRole(byField.role) ? byField.role : 'access-token';
    return [{ role: { role, confidence: confidenceFrom(evidence), evidence }, shape: { ...shape, length: value.length, wrapping } }];
  });
}

function nameEvidence(byField: RoleGuess, field: string | undefined, named: RoleGuess): readonly Evidence[] {
  if (field !== undefined && isAuthRole(byField.role)) return fieldEvidence(field);
  return isAuthRole(named.role) ? named.evidence : [];
}

function valueEvidence(shape: ValueShape): Evidence {
  return { kind: 'value', text: valueSentence(shape) };
}

function fieldEvidence(field: string): Evidence[] {
  return [{ kind: 'name', text: `It stands in a field named "${field.slice(0, 60)}".` }];
}

function sentEvidence(raw: string, { sent }: SeenCredentials): Evidence[] {
  const evidence = sent.get(raw);
  return evidence ? [evidence] : [];
}

function confidenceFrom(evidence: readonly Evidence[]): RoleGuess['confidence'] {
  return evidence.some(({ kind }) => kind === 'behaviour') ? 'confirmed' : 'likely';
}
