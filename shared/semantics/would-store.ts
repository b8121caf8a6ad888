import { isReadableUrl } from '../facts/readable-url.ts';
import { parseSetCookie, type ParsedSetCookie } from '../parse/set-cookie.ts';
import type { PartitionKey } from './partition.ts';
import { answersIn, possibleWorlds, undecidedBetween, type Answers, type Unsure } from './possible-worlds.ts';
import { setReasons, type CookieReason, type SetReasonId } from './reasons.ts';
import type { RequestContext } from './request-context.ts';
import { storeOutcome, type StoreOutcome } from './store-outcome.ts';
import type { StoredCookie } from './stored-cookie.ts';

export type StoreAnswer = { readonly stored: StoredCookie } | { readonly refused: readonly CookieReason<SetReasonId>[] } | Unsure;

/**
 * What a browser with default settings does with one `Set-Cookie` header value (or one assignment to `document.cookie`):
 * RFC 6265bis section 5.7 with the differences of browsers. Any text in, an answer out. Like Chromium, what is wrong with
 * the text itself is reported alone, what is wrong with it in this context all together. A header that deletes a cookie
 * is stored with an expiry in the past.
 */
export function wouldStore(header: string, context: RequestContext): StoreAnswer {
  if (!isReadableUrl(context.url)) return { unsure: 'The address of the response cannot be read.' };
  const parsed = parseSetCookie(header);
  if (parsed.truncated) return { unsure: 'The header is longer than 64 K; its end was not read.' };
  const existing = context.existing ?? [];
  const worlds = possibleWorlds(context, new URL(context.url), partitionsOf(existing, parsed));
  const answers = answersIn(worlds, (world) => storeOutcome(header, parsed, world, existing));
  const [first, ...others] = answers;
  if (first !== undefined && others.length === 0) return inWords(first.answer, context);
  const certain = refusedInAll(answers);
  return certain.length > 0 ? inWords({ refused: certain }, context) : undecidedBetween(answers, context, describe);
}

/** Where cookies are that this header could replace: some browsers read a word without `=` as the name. */
function partitionsOf(existing: readonly StoredCookie[], { name, value }: ParsedSetCookie): (PartitionKey | undefined)[] {
  return existing.filter((cookie) => cookie.name === name || cookie.name === value).map(({ partitionKey }) => partitionKey);
}

function inWords(outcome: StoreOutcome, { browser }: RequestContext): StoreAnswer {
  return 'refused' in outcome ? { refused: setReasons(outcome.refused, browser) } : outcome;
}

/** Reasons that hold whatever the unknown fields are. */
function refusedInAll(answers: Answers<StoreOutcome>): readonly SetReasonId[] {
  const lists = answers.map(({ answer }) => ('refused' in answer ? answer.refused : []));
  return (lists[0] ?? []).filter((id) => lists.every((list) => list.includes(id)));
}

function describe(outcome: StoreOutcome): string {
  if ('refused' in outcome) return `would refuse it (${outcome.refused.join(', ')})`;
  if ('unsure' in outcome) return 'would store it with a lifetime that is not certain';
  const { expires, partitionKey } = outcome.stored;
  const partition = partitionKey === undefined ? '' : ` for ${partitionKey.topLevelSite} alone`;
  return `would store it${partition} ${expires === undefined ? 'for the browser session' : `until ${new Date(expires).toISOString()}`}`;
}
