import { useState } from 'preact/hooks';

export function CopyButton({ text, label = 'Copy' }: { readonly text: () => string | Promise<string>; readonly label?: string }) {
  const [done, setDone] = useState<string>();
  async function copy() {
    setDone((await copied(await text())) ? 'Copied' : 'Copying was refused');
    setTimeout(() => setDone(undefined), 1_500);
  }
  return (
    <button type="button" class="button" onClick={() => void copy()}>
      <span aria-live="polite">{done ?? label}</span>
    </button>
  );
}

/** DevTools panels are frames that may not use the Clipboard API in every browser; the older command works there on a click. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }
}
