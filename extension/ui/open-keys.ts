import { useState } from 'preact/hooks';

/** Which items of a list are open: kept here, since items out of sight are not in the document. */
export function useOpenKeys(first: readonly string[]): readonly [open: ReadonlySet<string>, setOpen: (key: string, isOpen: boolean) => void] {
  const [open, setKeys] = useState<ReadonlySet<string>>(() => new Set(first));
  const setOpen = (key: string, isOpen: boolean) =>
    setKeys((before) => {
      const next = new Set(before);
      if (isOpen) next.add(key);
      else next.delete(key);
      return next;
    });
  return [open, setOpen];
}
