// Keys of issuers are fetched by the background: past the cookie jar, and only from a host the user allowed for it.
import type { IssuerAnswer } from '../messages.ts';
import { boundedText } from './bounded-text.ts';
import { isOriginGranted } from './permissions.ts';

const longestAnswer = 1024 * 1024;
const patience = 10_000;

export async function askIssuer(address: string): Promise<IssuerAnswer> {
  if (!(await isOriginGranted(address))) return { ungranted: new URL(address).origin };
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) return { problem: `it answered with status ${response.status}` };
    const { text, isWhole } = await boundedText(response, longestAnswer);
    return isWhole ? { text } : { problem: 'the answer is longer than 1 MB' };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { problem: isLate ? 'it did not answer in time' : 'it could not be reached, or answered with a redirect' };
  }
}
