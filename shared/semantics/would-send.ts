import { isReadableUrl } from '../facts/readable-url.ts';
import { answersIn, possibleWorlds, undecidedBetween, type Answers, type Unsure } from './possible-worlds.ts';
import { sendReasons, type CookieReason, type SendReasonId } from './reasons.ts';
import type { RequestContext } from './request-context.ts';
import { sendRefusals } from './send-refusals.ts';
import type { StoredCookie } from './stored-cookie.ts';

export type SendAnswer = { readonly sent: true } | { readonly sent: false; readonly reasons: readonly CookieReason<SendReasonId>[] } | Unsure;

/**
 * Whether a browser with default settings sends a stored cookie with this request, or shows it to this script
 * (RFC 6265bis section 5.8.3 with the differences of browsers); if not, every reason.
 */
export function wouldSend(cookie: StoredCookie, context: RequestContext): SendAnswer {
  if (!isReadableUrl(context.url)) return { unsure: 'The address of the request cannot be read.' };
  const answers = answersIn(possibleWorlds(context, new URL(context.url), [cookie.partitionKey]), (world) => sendRefusals(cookie, world));
  const [first, ...others] = answers;
  if (first !== undefined && others.length === 0) return inWords(first.answer, context);
  const certain = refusedInAll(answers);
  return certain.length > 0 ? inWords(certain, context) : undecidedBetween(answers, context, describe);
}

function inWords(refusals: readonly SendReasonId[], { browser }: RequestContext): SendAnswer {
  return refusals.length === 0 ? { sent: true } : { sent: false, reasons: sendReasons(refusals, browser) };
}

/** Reasons that hold whatever the unknown fields are. */
function refusedInAll(answers: Answers<readonly SendReasonId[]>): readonly SendReasonId[] {
  return (answers[0]?.answer ?? []).filter((id) => answers.every(({ answer }) => answer.includes(id)));
}

function describe(refusals: readonly SendReasonId[]): string {
  return refusals.length === 0 ? 'would send it' : `would not send it (${refusals.join(', ')})`;
}
