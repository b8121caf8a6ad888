import type { Guess } from '#shared/verify/guess-secret.ts';
import type { KeyInput, SignatureVerdict } from '#shared/verify/verify-signature.ts';
import type { TestedToken, TokenAnswer, TokenTask } from './token-worker.ts';

/** Milliseconds without a word after which a test is given up. */
const longestSilence = 20_000;

export type GuessProgress = (tried: number, total: number) => void;

/** Rejects with a sentence when the test could not be made, and with the signal's reason when it was cancelled. */
export interface TokenTests {
  readonly verify: (token: TestedToken, key: KeyInput, signal: AbortSignal) => Promise<SignatureVerdict>;
  /** Undefined when no secret can be guessed. */
  readonly guess: (token: TestedToken, progress: GuessProgress, signal: AbortSignal) => Promise<Guess | undefined>;
}

/** Each test has a worker of its own, which ends with it: so does what the user pasted. */
export function tokenTestsInWorker(): TokenTests {
  return {
    verify: async (token, key, signal) => {
      const answer = await answered({ verify: partsOf(token), key }, () => undefined, signal);
      if ('verdict' in answer) return answer.verdict;
      throw new Error('The worker answered something else than a verdict.');
    },
    guess: async (token, progress, signal) => {
      const answer = await answered({ guess: partsOf(token) }, progress, signal);
      if ('guess' in answer) return answer.guess;
      throw new Error('The worker answered something else than a guess.');
    },
  };
}

/** A fact has more than the worker needs. */
function partsOf({ raw, format, header, payload, signature }: TestedToken): TestedToken {
  return { raw, format, signature, ...(header !== undefined && { header }), ...(payload !== undefined && { payload }) };
}

type LastAnswer = Exclude<TokenAnswer, { readonly problem: string } | { readonly tried: number }>;

function answered(task: TokenTask, progress: GuessProgress, signal: AbortSignal): Promise<LastAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('token-worker.js', { type: 'module', name: 'crumbtrail-token' });
    const end = () => {
      clearTimeout(timer);
      worker.terminate();
    };
    const giveUp = (problem: unknown) => {
      end();
      reject(problem);
    };
    const late = () => giveUp(new Error('It took longer than 20 seconds and was stopped.'));
    let timer = setTimeout(late, longestSilence);
    signal.addEventListener('abort', () => giveUp(signal.reason), { once: true });
    worker.onerror = ({ message }) => giveUp(new Error(message === undefined || message === '' ? 'The worker could not be started.' : message));
    worker.onmessage = ({ data }: MessageEvent<TokenAnswer>) => {
      if ('problem' in data) giveUp(new Error(data.problem));
      else if ('tried' in data) {
        clearTimeout(timer);
        timer = setTimeout(late, longestSilence);
        progress(data.tried, data.total);
      } else {
        end();
        resolve(data);
      }
    };
    worker.postMessage(task);
  });
}
