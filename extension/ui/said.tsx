import { printableText } from '#shared/report/printable-text.ts';

/** Words of a stranger: a name, a claim, a path. Control and bidirectional characters are written out, and the text cannot reorder its surroundings. */
export function Said({ text }: { readonly text: string }) {
  return <bdi>{printableText(text)}</bdi>;
}
