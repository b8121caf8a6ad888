// An answer alone proves nothing: the page may be public, or the server may be down. Only three answers side by side tell.
import type { ProbeAnswer, ProbeFact } from './probe.ts';

export interface ProbeOutcome {
  readonly outcome: 'accepted' | 'refused' | 'unsure';
  /** Why, as a sentence. */
  readonly because: string;
}

/** `accepted` only when the answer differs from the anonymous one and equals the authenticated one. */
export function probeOutcome({ probe, authenticated, probed, anonymous, problem }: ProbeFact): ProbeOutcome {
  const unsure = (because: string): ProbeOutcome => ({ outcome: 'unsure', because });
  if (problem !== undefined) return unsure(problem);
  if (probe === 'edited-value') return openedByEdit(authenticated, probed, anonymous);
  if (probe === 'foreign-handshake' && authenticated.status === 101 && isRefusal(probed)) return { outcome: 'refused', because: `The handshake with an origin that was made up is answered with ${answerWords(probed)}.` };
  const usable = probe === 'foreign-write' ? whyNotComparableWrites(authenticated, anonymous) : whyNotComparable(authenticated, anonymous);
  if (usable !== undefined) return unsure(usable);
  if (probed.cached === true) return unsure('A cache answered, not the server.');
  if (isMissing(probed)) return unsure('The request got no answer.');
  if (probed.status === 429 || probed.status >= 500) return unsure(`Status ${probed.status} tells of trouble at the server, not of a refusal.`);
  if (probe === 'foreign-origin') return leaveToRead(probed);
  if (equals(probed, authenticated, anonymous)) return { outcome: 'accepted', because: `The answer equals the authenticated one (${answerWords(probed)}) and differs from the anonymous one (${answerWords(anonymous)}).` };
  if (equals(probed, anonymous, authenticated)) return { outcome: 'refused', because: `The answer is that of a request without credentials (${answerWords(anonymous)}).` };
  if (isRefusal(probed)) return { outcome: 'refused', because: `The answer is ${answerWords(probed)}, where the credential as it is gets ${answerWords(authenticated)}.` };
  return unsure(`The answer (${answerWords(probed)}) is neither the authenticated one (${answerWords(authenticated)}) nor the anonymous one (${answerWords(anonymous)}).`);
}

/** An answer like that to the value as it is may only tell that nobody reads the cookie, so it has to open what was closed. */
function openedByEdit(asItIs: ProbeAnswer, probed: ProbeAnswer, anonymous: ProbeAnswer): ProbeOutcome {
  const unsure = (because: string): ProbeOutcome => ({ outcome: 'unsure', because });
  if ([asItIs, probed, anonymous].some(isMissing)) return unsure('A request got no answer.');
  if ([asItIs, probed, anonymous].some(({ cached }) => cached === true)) return unsure('A cache answered, not the server.');
  const trouble = [asItIs, probed, anonymous].find(({ status }) => status === 429 || status >= 500);
  if (trouble !== undefined) return unsure(`Status ${trouble.status} tells of trouble at the server, not of a refusal.`);
  if (isSuccess(asItIs)) return unsure('The address is open to the user with the cookie as it is.');
  if (isSuccess(anonymous)) return unsure('The address is open without credentials.');
  if (isSuccess(probed)) return { outcome: 'accepted', because: `The address answers ${answerWords(asItIs)} to the cookie as it is, and ${answerWords(probed)} to the edited one.` };
  if (isRefusal(probed) || !differInKind(probed, asItIs)) return { outcome: 'refused', because: `The edited cookie is refused as well (${answerWords(probed)}).` };
  return unsure(`The answer (${answerWords(probed)}) is neither an entry nor a refusal.`);
}

/** What counts here is not who is let in, but who may read the answer (Fetch: CORS protocol). */
function leaveToRead({ allows }: ProbeAnswer): ProbeOutcome {
  return allows?.origin === true && allows.credentials
    ? { outcome: 'accepted', because: 'Access-Control-Allow-Origin names an origin that was made up for the test, and credentials are allowed.' }
    : { outcome: 'refused', because: 'The answer gives an origin that was made up for the test no leave to read it with credentials.' };
}

/** Why an address cannot tell an accepted credential from a refused one, as a sentence; `undefined` when it can. */
export function whyNotComparable(authenticated: ProbeAnswer, anonymous: ProbeAnswer): string | undefined {
  if (isMissing(authenticated) || isMissing(anonymous)) return 'A request for comparison got no answer.';
  if (!isSuccess(authenticated)) return `The credential as it is was not accepted either (${answerWords(authenticated)}).`;
  if (authenticated.cached === true || anonymous.cached === true) return 'A cache answered, not the server.';
  if (anonymous.status === 429 || anonymous.status >= 500) return `The request without credentials met trouble at the server (${answerWords(anonymous)}).`;
  if (!differInKind(authenticated, anonymous) && authenticated.body === anonymous.body) return 'The address answers the same without credentials.';
  return undefined;
}

/** A write that succeeds is often answered by a redirect; so is one that has to sign in first. */
function whyNotComparableWrites(authenticated: ProbeAnswer, anonymous: ProbeAnswer): string | undefined {
  if (!authenticated.redirected) return whyNotComparable(authenticated, anonymous);
  if (anonymous.redirected) return 'The write is answered by a redirect with and without credentials, and where redirects lead is not kept.';
  return whyNotComparable({ ...authenticated, status: 200, redirected: false }, anonymous);
}

/** An answer in a few words: `200`, `302, a redirect`. */
export function answerWords({ status, redirected }: ProbeAnswer): string {
  if (status === 0) return redirected ? 'a redirect' : 'no answer';
  return redirected ? `${status}, a redirect` : String(status);
}

function isSuccess({ status, redirected }: ProbeAnswer): boolean {
  return !redirected && ((status >= 200 && status < 300) || status === 101);
}

function isRefusal({ status }: ProbeAnswer): boolean {
  return status === 401 || status === 403;
}

function isMissing({ status, redirected }: ProbeAnswer): boolean {
  return status === 0 && !redirected;
}

/** By what does not vary from one request to the next. */
export function differInKind(a: ProbeAnswer, b: ProbeAnswer): boolean {
  return a.status !== b.status || a.redirected !== b.redirected;
}

/** Pages carry clocks and nonces, so length tells as well, where that of the other answer is another by half. */
function equals(answer: ProbeAnswer, one: ProbeAnswer, other: ProbeAnswer): boolean {
  if (differInKind(answer, one)) return false;
  if (differInKind(one, other)) return answer.redirected || answer.body === one.body || Math.abs(answer.size - one.size) <= 1;
  if (answer.body === one.body) return one.body !== other.body;
  return Math.abs(one.size - other.size) >= 4 && Math.abs(answer.size - one.size) <= 1;
}
