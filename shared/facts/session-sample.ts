import type { RoleGuess } from './role.ts';
import type { Scope, LiveSighting } from './sighting.ts';
import type { IdentifierPattern } from './session-identifier.ts';

/** What the session identifiers have in common that a server gave to requests without credentials. They were measured and forgotten. */
export interface SessionSampleFact {
  readonly kind: 'session-sample';
  readonly id: string;
  readonly seen: LiveSighting;
  readonly scope: Scope;
  readonly role: RoleGuess;
  /** Name, domain and path of the cookie. */
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  /** Printable: without query. */
  readonly url: string;
  /** Requests that were sent, answers that set the cookie, and different identifiers among them. */
  readonly requests: number;
  readonly given: number;
  readonly distinct: number;
  /** Characters of the longest, and how many positions hold the same one in all. */
  readonly length: number;
  readonly shared: number;
  /** Upper bound of the entropy, from the characters that were seen at each position. */
  readonly bits: number;
  readonly pattern?: IdentifierPattern;
}

/** With fewer, what they have in common may be chance. */
export const fewestIdentifiers = 8;

/** Below this many bits identifiers in use can be found by trying (NIST SP 800-63B-4 5.1). */
export const guessableBits = 64;

/** Whether identifiers of others can be guessed: `accepted` when they can, as an active test that found something. */
export function sampleOutcome(sample: SessionSampleFact): { readonly outcome: 'accepted' | 'refused' | 'unsure'; readonly because: string } {
  const { requests, distinct, pattern, bits } = sample;
  const because = `${requests} requests without credentials got ${distinct} different identifiers: ${sampleWords(sample)}.`;
  if (pattern !== undefined) return { outcome: 'accepted', because: `${because} They ${patternWords[pattern]}.` };
  if (distinct < fewestIdentifiers) return { outcome: 'unsure', because: `${because} That is too few to compare.` };
  return { outcome: bits < guessableBits ? 'accepted' : 'refused', because };
}

export function sampleWords({ length, shared, bits }: SessionSampleFact): string {
  return `${length} characters${shared > 0 ? `, of which ${shared} are the same in all,` : ''} hold at most ${bits} bits`;
}

/** The end of a sentence about identifiers. */
export const patternWords: Readonly<Record<IdentifierPattern, string>> = {
  counted: 'are numbers that count up',
  'object-id': 'are object identifiers of one process: a clock and a counter',
  'clock-uuid': 'are UUIDs of version 1: a clock and one host',
  clock: 'begin with the time at which they were made, and little follows',
};
