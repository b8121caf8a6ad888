import type { CookieFact } from '#shared/facts/cookie.ts';
import { valueOf } from '#shared/facts/known.ts';
import type { StoreAnswer } from '#shared/semantics/would-store.ts';
import type { CookieState } from './cookie-rows.ts';

const states: Readonly<Record<CookieState, string>> = { stored: 'kept', refused: 'refused', deleted: 'deleted', gone: 'not kept', seen: 'seen' };
const stateHints: Readonly<Record<CookieState, string>> = {
  stored: 'The browser keeps it.',
  refused: 'The browser did not take it when it was set last.',
  deleted: 'The last answer about it deleted it.',
  gone: 'It was set, and by the rules kept, but the cookie store no longer has it: it ended, was deleted by script, or made room for others.',
  seen: 'Only seen in a request or in document.cookie.',
};

export const stateWord = (state: CookieState) => states[state];
export const stateHint = (state: CookieState) => stateHints[state];

/** What became of one `Set-Cookie`, in sentences. */
export function storeWords(answer: StoreAnswer): readonly string[] {
  if ('refused' in answer) return answer.refused.map(({ text }) => text);
  return 'unsure' in answer ? [answer.unsure] : [];
}

/** Whose cookie it is and where it goes. */
export function partyWords({ scope, partitioned }: CookieFact): string {
  const party = scope === 'site' ? 'this site' : 'other party';
  return valueOf(partitioned) === true ? `${party}, partitioned` : party;
}
