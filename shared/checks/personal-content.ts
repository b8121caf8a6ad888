import type { ContentKind } from '../facts/content-kind.ts';
import type { ContentFound } from '../facts/value-content.ts';

/** What of the content tells about a person. A name alone may be that of anything; with a date of birth it is a person's. */
export function personalContent(found: readonly ContentFound[]): ContentFound[] {
  const isPerson = found.some(({ kind }) => kind === 'birth-date') && found.some(({ kind }) => kind === 'name');
  return found.filter(({ kind }) => personalKinds.has(kind) || (isPerson && (kind === 'birth-date' || kind === 'name')));
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
