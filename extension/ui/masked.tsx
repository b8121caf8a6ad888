import { useState } from 'preact/hooks';
import { printableText } from '#shared/report/printable-text.ts';

/** UTF-16 code units of a revealed value: a megabyte would only make the panel slow. */
const longestShown = 20_000;

interface MaskedProps {
  readonly value: string;
  /** Whose value it is, for those who hear the button instead of seeing where it stands. */
  readonly name: string;
  /** Hide all of it: personal data is recognised by its first characters. */
  readonly whole?: boolean;
}

/** A secret: dots until its own button is pressed. Short values are hidden whole, longer ones keep their first four characters. */
export function Masked({ value, name, whole = false }: MaskedProps) {
  const [isShown, setShown] = useState(false);
  if (value === '') return <span class="quiet">empty</span>;
  return (
    <span class="masked">
      <code class="value">{isShown ? value.slice(0, longestShown) : printableText(maskedText(value, whole))}</code>
      <button type="button" class="link" aria-pressed={isShown} aria-label={`${isShown ? 'Hide' : 'Reveal'} the value of ${name}`} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide' : 'Reveal'}
      </button>
    </span>
  );
}

/** The same for places that cannot be revealed, such as the row of a table. */
export function maskedText(value: string, whole = false): string {
  return whole || value.length < 16 ? '••••••••' : `${value.slice(0, 4)}••••••••`;
}
