import type { Reader } from './reader.ts';
import type { Node } from './source-file.ts';
import { textOfValue } from './value.ts';

/** The text that an argument or another expression is, wherever it is written. */
export function writtenText(node: Node | undefined, reader: Reader): string | undefined {
  return node && node.type !== 'SpreadElement' ? textOfValue(reader.valueOf(node)) : undefined;
}
