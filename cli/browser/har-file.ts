import type { Entry, Har } from 'har-format';

/** Text of an HTTP Archive 1.2 with the entries. It holds the secrets of the traffic, as any HAR file with cookies does. */
export function harFileOf(entries: readonly Entry[], version: string): string {
  const har: Har = { log: { version: '1.2', creator: { name: 'crumbtrail', version }, entries: [...entries] } };
  return `${JSON.stringify(har, undefined, 1)}\n`;
}
