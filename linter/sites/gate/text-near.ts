// Questions to a text about two things near each other: one expression for both would look back and forth.

/** How far apart, at most, and what ends the search before that. */
interface Reach {
  readonly within: number;
  readonly until?: RegExp;
}

/** Whether `second` stands behind a match of `first`, which is a global expression. */
export function isFollowedBy(text: string, first: RegExp, second: RegExp, { within, until }: Reach): boolean {
  for (const { 0: found, index } of text.matchAll(first)) {
    const start = index + found.length;
    const behind = text.slice(start, start + within);
    const end = until ? behind.search(until) : -1;
    if (second.test(end < 0 ? behind : behind.slice(0, end))) return true;
  }
  return false;
}
