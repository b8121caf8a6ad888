import { useId, useState } from 'preact/hooks';
import { discoveryAddress, isKeyAddress, otherIssuer } from '#shared/verify/issuer-keys.ts';
import type { SignatureTools, Ungranted } from '../signature-tools.ts';
import { verdictAnswer, type SignatureAnswer } from '../signature-words.ts';
import type { TestedToken } from '../token-worker.ts';
import { Said } from '../../ui/said.tsx';
import { AnswerLine, notMade, useAborting } from './signature-answer.tsx';

/** Verifies with the keys that an issuer publishes. Its server is asked by a click, under an address that is named before. */
export function IssuerTest({ token, tools }: { readonly token: TestedToken; readonly tools: SignatureTools }) {
  const field = useId();
  const claimed = token.payload?.['iss'];
  const [issuer, setIssuer] = useState(typeof claimed === 'string' && isKeyAddress(claimed) ? claimed : '');
  const [answer, setAnswer] = useState<SignatureAnswer>();
  const [ungranted, setUngranted] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const running = useAborting();
  const forget = () => {
    running.current?.abort();
    setAnswer(undefined);
    setUngranted(undefined);
    setAsking(false);
  };
  const ask = async () => {
    forget();
    setAsking(true);
    const { signal } = (running.current = new AbortController());
    const said = await verified(token, issuer.trim(), tools, signal).catch(notMade);
    if (signal.aborted) return;
    setAsking(false);
    if ('ungranted' in said) setUngranted(said.ungranted);
    else setAnswer(said);
  };
  const isAddress = isKeyAddress(issuer.trim());
  return (
    <form
      class="issuer-test"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <label for={field}>Or ask the issuer for its keys</label>
      <div class="signature-orders">
        <input id={field} type="url" class="field" required spellcheck={false} placeholder="https://issuer.example" value={issuer} onInput={({ currentTarget: { value } }) => (forget(), setIssuer(value))} />
        <button type="submit" class="button" disabled={!isAddress || isAsking}>
          {isAsking ? 'Asking …' : 'Ask'}
        </button>
      </div>
      <p class="quiet">
        {isAddress ? (
          <>
            Sends a request, without cookies and without the token, to <Said text={discoveryAddress(issuer.trim())} />, and to the address of keys that the answer names.
          </>
        ) : (
          'An https address: keys are fetched over https only.'
        )}
      </p>
      <div aria-live="polite">
        {answer === undefined ? null : <AnswerLine answer={answer} />}
        {ungranted === undefined ? null : (
          <p>
            The browser has to be allowed to ask <Said text={ungranted} />.{' '}
            <button type="button" class="link" onClick={() => tools.askForKeyGrant(ungranted)}>
              Allow it in a tab of its own
            </button>
            , then ask again.
          </p>
        )}
      </div>
    </form>
  );
}

async function verified(token: TestedToken, issuer: string, { tests, keysOf }: SignatureTools, signal: AbortSignal): Promise<SignatureAnswer | Ungranted> {
  const keys = await keysOf(issuer);
  signal.throwIfAborted();
  if ('ungranted' in keys) return keys;
  const answer = verdictAnswer(await tests.verify(token, { kind: 'key', text: keys.text }, signal));
  const other = answer.tag === 'verified' ? otherIssuer(token.payload, keys) : undefined;
  return other === undefined ? answer : { tag: 'does not match', words: `${other} Its key fits all the same.` };
}
