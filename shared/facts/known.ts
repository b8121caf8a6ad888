/**
 * One attribute of a fact, with how we know it. Absent is not false, default is not set, unknown is never guessed.
 *
 * - `set`: somebody wrote it.
 * - `default`: nobody wrote it; the named library (with version) behaves like this.
 * - `assumed`: a stated assumption, made in one place (source code is judged as deployed over https).
 * - `absent`: it was looked for and is not there.
 * - `unknown`: it could not be seen, and why.
 */
export type Known<T> =
  | { readonly state: 'set'; readonly value: T }
  | { readonly state: 'default'; readonly value: T; readonly by: string }
  | { readonly state: 'assumed'; readonly value: T; readonly because: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly because: string };

export const set = <T>(value: T): Known<T> => ({ state: 'set', value });
export const byDefault = <T>(value: T, by: string): Known<T> => ({ state: 'default', value, by });
export const assumed = <T>(value: T, because: string): Known<T> => ({ state: 'assumed', value, because });
export const absent: Known<never> = { state: 'absent' };
export const unknown = (because: string): Known<never> => ({ state: 'unknown', because });

/** The value when there is one, `undefined` when absent or unknown. */
export function valueOf<T>(known: Known<T>): T | undefined {
  return 'value' in known ? known.value : undefined;
}

export function isUnknown(known: Known<unknown>): boolean {
  return known.state === 'unknown';
}

/** For flags: true when it is known that the flag is not in force (absent, or false by hand or by default). */
export function isOff(known: Known<boolean>): boolean {
  return known.state === 'absent' || ('value' in known && known.value === false);
}

export function isOn(known: Known<boolean>): boolean {
  return 'value' in known && known.value === true;
}
