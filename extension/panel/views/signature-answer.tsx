// What the ways to test a signature share.
import { useEffect, useRef } from 'preact/hooks';
import type { SignatureAnswer } from '../signature-words.ts';
import { Said } from '../../ui/said.tsx';

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
export const notMade = (error: unknown): SignatureAnswer => ({ tag: 'not known', words: reasonOf(error) });

export function AnswerLine({ answer: { tag, words } }: { readonly answer: SignatureAnswer }) {
  return (
    <p class="signature-answer">
      <span class={tag === 'does not match' ? 'tag warning' : 'tag'}>{tag}</span> <Said text={words} />
    </p>
  );
}

/** The controller of the test that runs, which ends when the token is no longer shown. */
export function useAborting() {
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  return running;
}
