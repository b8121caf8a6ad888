import { useState } from 'preact/hooks';

/** A secret: dots until its own button is pressed. Short values are hidden whole, longer ones keep their first four characters. */
export function Masked({ value, name }: { readonly value: string; readonly name: string }) {
  const [isShown, setShown] = useState(false);
  if (value === '') return <span class="quiet">empty</span>;
  return (
    <span class="masked">
      <code class="value">{isShown ? value : maskedText(value)}</code>
      <button type="button" class="link" aria-pressed={isShown} aria-label={`${isShown ? 'Hide' : 'Reveal'} the value of ${name}`} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide' : 'Reveal'}
      </button>
    </span>
  );
}

export function maskedText(value: string): string {
  return value.length < 16 ? '••••••••' : `${value.slice(0, 4)}••••••••`;
}
