import type { ContentKind } from './content-kind.ts';

/** What could be read in a value without a key: names and kinds, never a value. */
export interface ValueContent {
  /** `signed`: it can be read and not edited; `sealed`: neither. */
  readonly envelope: 'plain' | 'signed' | 'sealed';
  /** Names of all fields, as they may be shown; at most 100. */
  readonly names: readonly string[];
  /** What was recognised, with the name of its field; '' when the value itself is it. */
  readonly found: readonly ContentFound[];
}

export interface ContentFound {
  readonly kind: ContentKind;
  readonly field: string;
}

/** The names of the fields with what was recognised, for a sentence; `its value` when it stands in no field. */
export function foundFields(found: readonly ContentFound[]): string {
  const names = [...new Set(found.map(({ field }) => (field === '' ? 'its value' : field.slice(0, 60))))];
  return names.slice(0, 6).join(', ');
}
