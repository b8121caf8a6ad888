import { useId, useState } from 'preact/hooks';
import { familyOf } from '#shared/standards/jose-algorithms.ts';
import type { Guess } from '#shared/verify/guess-secret.ts';
import type { SecretOrigin } from '#shared/standards/weak-secrets.ts';
import { count, guessedWords, keyInputOf, unguessedWords, verdictAnswer, type SecretEncoding, type SignatureAnswer } from '../signature-words.ts';
import type { SignatureTools } from '../signature-tools.ts';
import type { TestedToken } from '../token-worker.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Masked } from '../../ui/masked.tsx';
import { IssuerTest } from './issuer-test.tsx';
import { AnswerLine, notMade, reasonOf, useAborting } from './signature-answer.tsx';

interface SignatureTestProps {
  readonly token: TestedToken;
  readonly tools: SignatureTools;
  /** The secret was found, and is known from there. */
  readonly onGuess: (origin: SecretOrigin) => void;
  readonly heading: 'h2' | 'h3';
}

/** Verifies the signature with a key that the user pastes or the issuer publishes, and tries known secrets. Nothing for tokens without a signature. */
export function SignatureTest({ token, tools, onGuess, heading: Heading }: SignatureTestProps) {
  const title = useId();
  if (token.format === 'jwe' || token.signature === 'empty') return null;
  const algorithm = token.header?.['alg'];
  return (
    <div class="signature" role="group" aria-labelledby={title}>
      <Heading id={title}>Verify the signature</Heading>
      <KeyForm token={token} tools={tools} />
      {familyOf(String(algorithm)) === 'hmac' ? null : <IssuerTest token={token} tools={tools} />}
      {algorithm === 'HS256' || algorithm === 'HS384' || algorithm === 'HS512' ? <SecretGuess token={token} tools={tools} onGuess={onGuess} /> : null}
    </div>
  );
}

function KeyForm({ token, tools: { tests } }: Pick<SignatureTestProps, 'token' | 'tools'>) {
  const field = useId();
  const [text, setText] = useState('');
  const [encoding, setEncoding] = useState<SecretEncoding>('text');
  const [answer, setAnswer] = useState<SignatureAnswer>();
  const running = useAborting();
  const change = (apply: () => void) => {
    running.current?.abort();
    setAnswer(undefined);
    apply();
  };
  const verify = async () => {
    const { signal } = (running.current = new AbortController());
    setAnswer(undefined);
    const said = await tests.verify(token, keyInputOf(text, encoding), signal).then(verdictAnswer, notMade);
    if (!signal.aborted) setAnswer(said);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        running.current?.abort();
        void verify();
      }}
    >
      <label for={field}>Secret, public key or certificate (PEM), JWK or JWK set</label>
      <textarea id={field} rows={3} required spellcheck={false} autocomplete="off" value={text} onInput={({ currentTarget: { value } }) => change(() => setText(value))} />
      <div class="signature-orders">
        <button type="submit" class="button primary">
          Verify
        </button>
        <ChoiceField label="How a secret is written" value={encoding} choices={encodings} onChange={(value) => change(() => setEncoding(value))} />
        <span class="quiet">It stays in this panel and is kept nowhere.</span>
      </div>
      <div aria-live="polite">
        {answer === undefined ? null : <AnswerLine answer={answer} />}
      </div>
    </form>
  );
}

const encodings = [
  ['text', 'A secret is text'],
  ['base64url', 'A secret is base64url'],
] as const;

type Guessing =
  | { readonly stage: 'idle' | 'starting' }
  | { readonly stage: 'running' | 'cancelled'; readonly tried: number; readonly total: number }
  | { readonly stage: 'done'; readonly guess: Guess | undefined }
  | { readonly stage: 'failed'; readonly problem: string };

function SecretGuess({ token, tools: { tests }, onGuess }: Omit<SignatureTestProps, 'heading'>) {
  const [guessing, setGuessing] = useState<Guessing>({ stage: 'idle' });
  const running = useAborting();
  const isRunning = guessing.stage === 'starting' || guessing.stage === 'running';
  const start = async () => {
    const { signal } = (running.current = new AbortController());
    setGuessing({ stage: 'starting' });
    try {
      const guess = await tests.guess(token, (tried, total) => setGuessing({ stage: 'running', tried, total }), signal);
      setGuessing({ stage: 'done', guess });
      if (guess?.found !== undefined) onGuess(guess.found.origin);
    } catch (error) {
      if (!signal.aborted) setGuessing({ stage: 'failed', problem: reasonOf(error) });
    }
  };
  const cancel = () => {
    running.current?.abort();
    setGuessing(guessing.stage === 'running' ? { ...guessing, stage: 'cancelled' } : { stage: 'cancelled', tried: 0, total: 0 });
  };
  return (
    <div class="secret-guess">
      <p class="quiet">Or try secrets that everybody knows: defaults of frameworks, secrets of tutorials, names in the token with usual endings, and the password dictionary of zxcvbn-ts. Nothing is sent.</p>
      <div class="signature-orders">
        <button type="button" class="button" onClick={() => (isRunning ? cancel() : void start())}>
          {isRunning ? 'Cancel' : 'Try known secrets'}
        </button>
        {isRunning ? <Tried guessing={guessing} /> : null}
      </div>
      <div aria-live="polite">
        <GuessAnswer guessing={guessing} />
      </div>
    </div>
  );
}

function Tried({ guessing }: { readonly guessing: Guessing }) {
  if (guessing.stage !== 'running') return <span class="quiet">Loading the list …</span>;
  return (
    <>
      <progress aria-label="Secrets tried" max={guessing.total} value={guessing.tried} />
      <span class="quiet">
        {count(guessing.tried)} of {count(guessing.total)}
      </span>
    </>
  );
}

function GuessAnswer({ guessing }: { readonly guessing: Guessing }) {
  if (guessing.stage === 'failed') return <p>The secrets could not be tried: {guessing.problem}</p>;
  if (guessing.stage === 'cancelled') return <p>Cancelled{guessing.total === 0 ? '' : ` after ${count(guessing.tried)} of ${count(guessing.total)} secrets`}: nothing was found.</p>;
  if (guessing.stage !== 'done') return null;
  const found = guessing.guess?.found;
  if (found === undefined) return <p>{unguessedWords(guessing.guess)}</p>;
  return (
    <p class="signature-answer">
      <span class="tag warning">secret found</span> <Masked value={found.secret} name="the secret" whole /> {guessedWords(found.origin)}
    </p>
  );
}
