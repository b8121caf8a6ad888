import { isAuthRole, noRole, type Role, type RoleGuess } from '#shared/facts/role.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { overriddenRole } from '#shared/roles/overrides.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { alternativesInProduction, type Value } from '../values/value.ts';
import { holdsSession } from './cookies/cookie-content.ts';
import { credentialIn } from './secrets/credential-expression.ts';
import { sessionNameMeant } from './other-languages.ts';
import { provenanceOf, type Provenance } from './provenance.ts';
import { otherSessions, sessionIdentifier } from './sessions/session-identifier.ts';
import type { SourceContext } from './site-use.ts';
import { wordsMeant } from './written-name.ts';

/** What a cookie or entry is for, from its name and from what is put into it; `called` is what the code calls a name that is not known. */
export function roleInSource(known: string | undefined, value: Value, context: SourceContext, called?: string): RoleGuess {
  if (known === undefined && called === undefined) return noRole;
  const declared = known === undefined ? undefined : overriddenRole(known, context.roles, undefined);
  if (declared) return declared;
  const name = known ?? wordsMeant(called ?? '');
  const guess = isVague(name) ? noRole : roleOfName(sessionNameMeant(name) ?? name);
  const provenance = provenanceOf(value, context);
  // A name that says what else it is (CSRF token, preference) is believed.
  if (guess.role !== 'unknown' && !isAuthRole(guess.role)) return guess;
  if (provenance.is === 'signed') {
    return { role: guess.role === 'refresh-token' || guess.role === 'id-token' ? guess.role : 'access-token', confidence: 'likely', evidence: [...guess.evidence, ...provenance.evidence] };
  }
  if (provenance.is === 'session-id') return { role: 'session-id', confidence: 'likely', evidence: [...guess.evidence, ...provenance.evidence] };
  if (guess.role === 'unknown') return roleOfFields(provenance, context)?.role ?? roleOfHandedOn(value, context) ?? guess;
  if (provenance.is === 'written' || provenance.is === 'empty') return { ...guess, confidence: 'possible' };
  return {
    ...guess,
    confidence: guess.confidence === 'confirmed' ? 'confirmed' : 'likely',
    evidence: [...guess.evidence, ...(provenance.evidence.length > 0 ? provenance.evidence : [{ kind: 'source', text: 'The value is not written in the code but computed.' } as const])],
  };
}

/** Of a cookie; pages keep identifiers of other sessions, such as those of a chat, in their storage. */
export function cookieRoleInSource(known: string | undefined, value: Value, context: SourceContext, called?: string): RoleGuess {
  const guess = roleInSource(known, value, context, called);
  const identifier = guess.role === 'unknown' && (known ?? called) !== undefined ? sessionIdentifier(known ?? called!, value, context) : undefined;
  if (identifier) return { role: 'session-id', confidence: 'likely', evidence: [identifier] };
  if (guess.role === 'unknown' && holdsSession(value, context)) return { role: 'session-data', confidence: 'likely', evidence: [{ kind: 'source', text: 'What is put into it is called a session.' }] };
  return guess.role === 'unknown' && remembersLogin(known ?? called ?? '', value, context) ? { role: 'refresh-token', confidence: 'likely', evidence: [{ kind: 'name', text: 'The name says that it remembers somebody, and the value is made by a call.' }] } : guess;
}

/** `shop_remember` with what `issueRememberToken()` gives, rather than an address to fill in. */
function remembersLogin(name: string, value: Value, { reader: { file } }: SourceContext): boolean {
  if (!wordsOf(name).some((word) => word === 'remember' || word === 'rememberme' || word === 'remembered')) return false;
  return alternativesInProduction(value).every((option) => (option.kind === 'unknown' || option.kind === 'text') && option.node.type === 'CallExpression' && !(file.owns(option.node) && /mail|name|login|phone|checked|\.trim\(|boolean/i.test(file.textOf(option.node))));
}

const sessionEndings: ReadonlySet<string> = new Set(['session', 'sessions', 'sessionid', 'sess', 'sid', 'sessid', 'ssid', 'usersession', 'id', 'key', 'data', 'value', 'hash', 'cookie', 'identifier', 'uuid', 'ref', 'token', 'tokens', 'bearer', 'auth', 'authentication', 'authorization', 'sso']);

/** `setItem('acme.access', data.accessToken)`: what is put in says what the name does not. */
function roleOfHandedOn(value: Value, context: SourceContext): RoleGuess | undefined {
  for (const option of alternativesInProduction(value)) {
    const credential = option.kind === 'unknown' ? credentialIn(option.node, context) : undefined;
    if (!credential?.isCertain) continue;
    const at = `${context.reader.file.filename}:${option.node.loc.start.line}`;
    return { ...credential.role, confidence: 'likely', evidence: [{ kind: 'source', text: `What is put into it is called "${credential.name}".`, at }, ...credential.role.evidence] };
  }
  return undefined;
}

/**
 * `lastLogin`, `authModalOpen`, `session-expired-banner`, `tour-session`: words of a session around something else, or of another kind of session.
 * Functions make portal sessions for a billing service; what is kept under that name is the login of a portal.
 */
function isVague(name: string): boolean {
  const guess = roleOfName(name);
  const words = wordsOf(name).filter((word) => !/^\d/.test(word));
  return guess.role === 'session-id' && guess.confidence === 'possible' && words.length > 1 && (!sessionEndings.has(words.at(-1)!) || words.some((word) => word !== 'portal' && otherSessions.has(word)));
}

/** `localStorage.setItem('state', JSON.stringify({ accessToken, theme }))`: the first field that is a token, and a refresh token before all others. */
export function roleOfFields({ fields }: Provenance, context: SourceContext): { field: string; role: RoleGuess } | undefined {
  const found = [...(fields ?? [])].flatMap(([field, value]) => {
    const role = roleInSource(field, value, context);
    if (!isTokenRole(role.role) || role.confidence !== 'likely') return [];
    return [{ field, role: { ...role, evidence: [{ kind: 'source', text: `It holds the field "${field}".` } as const, ...role.evidence] } }];
  });
  return found.find(({ role }) => role.role === 'refresh-token') ?? found[0];
}

/** A field called `session` or `user` in stored JSON says too little; one called `accessToken` says enough. */
function isTokenRole(role: Role): boolean {
  return role === 'access-token' || role === 'refresh-token' || role === 'id-token';
}
