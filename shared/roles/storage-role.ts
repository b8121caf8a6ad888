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
  /** Values that requests carried as bearer tokens, with the exchange. */
  readonly sent: ReadonlyMap<string, string>;
  /** Keyed hashes of credentials in response bodies, with the sentence about it. */
  readonly received: ReadonlyMap<string, Evidence>;
}

export interface StorageJudgement {
  readonly role: RoleGuess;
  /** Shape of the credential inside, when it is not the whole value. */
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
  return tokenInside(value, named, behaviourOf) ?? opaqueInside(value, named, fact, behaviourOf) ?? { role: noRole };
}

type BehaviourOf = (raw: string) => Evidence[];

function tokenInside(value: string, named: RoleGuess, behaviourOf: BehaviourOf): StorageJudgement | undefined {
  // Access before identity before refresh would hide the worst: a refresh token decides, then the first other one.
  const found = findTokens(value).flatMap(({ raw, wrapping, field }) => {
    const jwt = parseJwt(raw);
    if (!jwt) return [];
    const claims = roleOfClaims(jwt.header, jwt.payload);
    const byField = field === undefined ? noRole : roleOfName(field);
    const role = claims?.role ?? (isAuthRole(byField.role) ? byField.role : isAuthRole(named.role) ? named.role : 'access-token');
    const evidence = [
      ...behaviourOf(raw),
      ...(isAuthRole(byField.role) ? fieldEvidence(field!) : isAuthRole(named.role) ? named.evidence : []),
      { kind: 'value', text: valueSentence({ ...plainShapeOf(raw), wrapping }) } as const,
      ...(claims ? [claims.evidence] : []),
    ];
    return [{ role, evidence, shape: { ...plainShapeOf(raw), length: value.length, wrapping } }];
  });
  const chosen = found.find(({ role }) => role === 'refresh-token') ?? found.find(({ role }) => isAuthRole(role)) ?? found[0];
  if (!chosen) return undefined;
  if (chosen.role === 'unknown') return { role: { role: 'unknown', confidence: 'none', evidence: chosen.evidence } };
  return { role: { role: chosen.role, confidence: confidenceFrom(chosen.evidence), evidence: chosen.evidence }, shape: chosen.shape };
}

/** An opaque credential under a name that says so, whole or in a field of JSON. */
function opaqueInside(value: string, named: RoleGuess, fact: StorageFact, behaviourOf: BehaviourOf): StorageJudgement | undefined {
  for (const { raw, wrapping, field } of leavesOf(value)) {
    const shape = plainShapeOf(raw);
    if (shape.bits < 64 || isPublishableKey(raw)) continue;
    if (!isTokenFormat(shape.format) && shape.format !== 'opaque' && shape.format !== 'uuid') continue;
    const suggestion = field === undefined ? undefined : suggestionOf(field);
    const guess = field === undefined ? named : suggestion && isAuthRole(suggestion.role) ? roleOfName(field) : noRole;
    const behaviour = behaviourOf(raw);
    if (!isAuthRole(guess.role) && behaviour.length === 0) continue;
    const evidence = [
      ...behaviour,
      ...(field === undefined ? guess.evidence : isAuthRole(guess.role) ? fieldEvidence(field) : []),
      { kind: 'value', text: valueSentence({ ...shape, wrapping }) } as const,
    ];
    const role = isAuthRole(guess.role) ? guess.role : 'access-token';
    return {
      role: { role, confidence: confidenceFrom(evidence), evidence },
      ...(wrapping.length > 0 ? { shape: { ...shape, length: value.length, wrapping } } : fact.shape && { shape: fact.shape }),
    };
  }
  return undefined;
}

function fieldEvidence(field: string): Evidence[] {
  return [{ kind: 'name', text: `It stands in a field named "${field.slice(0, 60)}".` }];
}

function sentEvidence(raw: string, { sent }: SeenCredentials): Evidence[] {
  const exchange = sent.get(raw);
  return exchange === undefined ? [] : [{ kind: 'behaviour', text: 'Requests carry it in the Authorization header.', at: exchange }];
}

function confidenceFrom(evidence: readonly Evidence[]): RoleGuess['confidence'] {
  return evidence.some(({ kind }) => kind === 'behaviour') ? 'confirmed' : 'likely';
}
