import { isAuthRole, noRole, type RoleGuess } from '../facts/role.ts';
import { knownNameOf } from './name-table.ts';
import { suggestionOf } from './name-words.ts';

/**
 * What the name of a cookie or storage key says by itself: `likely` when software is known by that name, `possible` when
 * only its words suggest it. Live facts are judged by more than this; source code may have nothing else.
 */
export function roleOfName(name: string): RoleGuess {
  let role = known.get(name);
  if (role === undefined) {
    role = guessFrom(name);
    if (known.size >= mostKnown) known.clear();
    if (name.length <= longestKnown) known.set(name, role);
  }
  return role;
}

/** The same names come again and again. */
const known = new Map<string, RoleGuess>();
const mostKnown = 4_000;
const longestKnown = 80;

function guessFrom(name: string): RoleGuess {
  const used = knownNameOf(name);
  if (used) {
    const text = `The name is used by ${used.by}.`;
    return { role: used.role, confidence: used.generic ? 'possible' : 'likely', evidence: [{ kind: 'name', text }] };
  }
  const suggestion = suggestionOf(name);
  if (!suggestion || suggestion.role === 'unknown') return noRole;
  return { role: suggestion.role, confidence: 'possible', evidence: [{ kind: 'name', text: wordsSentence(suggestion.words) }] };
}

/** Whether a request header is one that carries credentials: Authorization, or a name that says so. */
export function isCredentialHeader(name: string): boolean {
  return name.toLowerCase() === 'authorization' || isAuthRole(roleOfName(name).role);
}

function wordsSentence(words: readonly string[]): string {
  const quoted = [...new Set(words)].map((word) => `"${word}"`);
  return `The name contains the word${quoted.length > 1 ? 's' : ''} ${quoted.join(' and ')}.`;
}
