// Times of a token that are written in milliseconds, where NumericDates are seconds.
import type { TSESTree } from '@typescript-eslint/types';
import type { Reader } from '../../values/reader.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { optionAt } from '../option-value.ts';

/** Seconds beyond which a NumericDate is surely in milliseconds: the year 5138. */
const farthest = 1e11;
/** Sums inside sums that are looked into. */
const maxDepth = 4;

/** Claims of a payload whose times are in milliseconds. */
export function millisecondClaims(payload: Value, reader: Reader): string[] {
  return ['exp', 'nbf', 'iat'].filter((claim) =>
    alternativesInProduction(payload).some((option) => {
      const looked = optionAt(option, claim);
      return looked.is === 'found' && isInMilliseconds(looked.property.value, reader);
    }),
  );
}

/** `Date.now() + ttl` is, whatever is added to it; a Date object is another matter: libraries convert it, refuse it or make text of it. */
export function isInMilliseconds(value: Value, reader: Reader, depth = 0): boolean {
  return alternativesInProduction(value).some((option) => {
    const { node } = option;
    if (option.kind === 'moment') return option.unit === 'milliseconds' && node.type !== 'NewExpression';
    if (option.kind === 'literal') return typeof option.value === 'number' && option.value > farthest;
    if (option.kind !== 'unknown' || depth >= maxDepth || !reader.file.owns(node)) return false;
    if (node.type === 'CallExpression') return readsMilliseconds(node, reader);
    if (node.type !== 'BinaryExpression' || node.operator !== '+') return false;
    return [node.left, node.right].some((side) => isInMilliseconds(reader.valueOf(side), reader, depth + 1));
  });
}

/** `addHours(now, 4).getTime()`, `DateTime.now().plus({ hours: 4 }).toMillis()`: of whatever point in time it is. */
function readsMilliseconds({ callee, arguments: given }: TSESTree.CallExpression, reader: Reader): boolean {
  const name = callee.type === 'MemberExpression' && given.length === 0 ? reader.keyOf(callee) : undefined;
  return name === 'getTime' || name === 'toMillis' || (name === 'valueOf' && /\b(?:dayjs|moment|DateTime|Date)\b/.test(reader.file.textOf(callee)));
}
