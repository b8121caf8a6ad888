import { issuerKeys as keysOf, type IssuerKeys } from '#shared/verify/issuer-keys.ts';
import { Failure, reasonOf } from '../failure.ts';

const timeout = 10_000;
const maxOctets = 1024 * 1024;

/** Asks the issuer that the user typed, never one that a token names. Each address is announced before it is asked. */
export async function issuerKeys(issuer: URL, announce: (url: string) => void): Promise<IssuerKeys> {
  try {
    return await keysOf(issuer.href, (address) => {
      announce(address);
      return textAt(address);
    });
  } catch (error) {
    throw new Failure(reasonOf(error), { cause: error });
  }
}

async function textAt(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(timeout) });
    if (!answer.ok) throw new Error(`it answered with status ${answer.status}`);
    return await boundedText(answer);
  } catch (error) {
    throw new Error(causeOf(error), { cause: error });
  }
}

async function boundedText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > maxOctets) throw new Error('the answer is longer than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch` hides the reason in the cause. */
function causeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'it did not answer in time';
  return error instanceof Error && error.cause instanceof Error ? reasonOf(error.cause) : reasonOf(error);
}
