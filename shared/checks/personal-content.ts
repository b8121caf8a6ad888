import type { ContentKind } from '../facts/content-kind.ts';
import type { CookieFact } from '../facts/cookie.ts';
import type { Evidence } from '../facts/role.ts';
import { isSource } from '../facts/sighting.ts';
import { foundFields, type ContentFound } from '../facts/value-content.ts';

/** What of the content tells about a person. A name alone may be that of anything; with a date of birth it is a person's. */
export function personalContent(found: readonly ContentFound[]): ContentFound[] {
  const isPerson = found.some(({ kind }) => kind === 'birth-date') && found.some(({ kind }) => kind === 'name');
  return found.filter(({ kind }) => personalKinds.has(kind) || (isPerson && (kind === 'birth-date' || kind === 'name')));
}

/** Where it was seen: in the opened value, or in the code that puts it there. */
export function contentEvidence({ seen }: CookieFact, shown: readonly ContentFound[]): Evidence {
  const text = `${kindWords(shown)} in ${foundFields(shown)}.`;
  if (!isSource(seen)) return { kind: 'value', text: `The value was opened and holds ${text}` };
  return { kind: 'source', text: `By its name the code puts ${kindWords(shown)} into it: ${foundFields(shown)}.`, at: `${seen.file}:${seen.line}` };
}

/** The kinds as words for a sentence. */
export function kindWords(found: readonly ContentFound[]): string {
  return [...new Set(found.map(({ kind }) => words[kind] ?? kind))].join(', ');
}

const personalKinds: ReadonlySet<ContentKind> = new Set<ContentKind>(['email', 'phone', 'national-id', 'card', 'iban']);

const words: Readonly<Partial<Record<ContentKind, string>>> = {
  email: 'an e-mail address',
  phone: 'a telephone number',
  'national-id': 'a national identifier',
  card: 'a card number',
  'card-like': 'digits that could be a card number',
  iban: 'an account number',
  'birth-date': 'a date of birth',
  name: 'a name',
  password: 'a password',
  'password-hash': 'the hash of a password',
  key: 'a secret key',
  token: 'a token',
};
