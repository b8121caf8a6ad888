// How much of a value is drawn: what the generator is asked for, and what is left of it when the text is cut.
import type { TSESTree } from '@typescript-eslint/types';
import { plainNode } from '../../values/plain-node.ts';
import type { Node } from '../../values/source-file.ts';
import { credentialTarget } from '../secrets/credential-target.ts';
import type { SourceContext } from '../site-use.ts';

/** `unit` is what one octet or letter of the value holds. */
interface Drawn {
  readonly bits: number;
  readonly unit: number;
}

/** Generators that are told how much, and the bits of each octet or letter that they count. */
const counted: ReadonlyMap<string, number> = new Map([
  ['randomBytes', 8],
  ['randomBytesAsync', 8],
  ['nanoid', 6],
  ['Uint8Array', 8],
  ['alloc', 8],
]);

/** Generators that give one size, and names under which uuid is imported. A letter of a UUID is a hexadecimal digit, or now and then a hyphen. */
const whole: ReadonlyMap<string, Drawn> = new Map([
  ['randomUUID', { bits: 122, unit: 4 }],
  ['uuid', { bits: 122, unit: 4 }],
  ['uuidv4', { bits: 122, unit: 4 }],
  ['uuidV4', { bits: 122, unit: 4 }],
  ['v4', { bits: 122, unit: 4 }],
  ['nanoid', { bits: 126, unit: 6 }],
]);

/** Bits of a letter, by the name of the encoding. */
const letters: ReadonlyMap<string, number> = new Map([['hex', 4], ['base64', 6], ['base64url', 6], ['latin1', 8], ['binary', 8], ['ascii', 7]]);

/** Methods that leave as much as there was. */
const same: ReadonlySet<string> = new Set(['toUpperCase', 'toLowerCase', 'trim', 'replace', 'replaceAll', 'padStart', 'padEnd', 'toString']);

/** What a call of a generator draws; nothing for other calls, and for a size that is not known. */
export function drawnBy(call: TSESTree.CallExpression | TSESTree.NewExpression, context: SourceContext): Drawn | undefined {
  const { callee } = call;
  const name = callee.type === 'MemberExpression' ? context.reader.keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name === undefined) return undefined;
  const [first, second] = call.arguments;
  if (!first) return whole.get(name);
  if (name === 'randomInt') return drawnFromRange(first, second, context);
  if (name === 'customAlphabet') return drawnOfAlphabet(first, second, context);
  const unit = counted.get(name);
  const count = unit === undefined ? undefined : numberOf(first, context);
  return unit === undefined || count === undefined || count <= 0 ? undefined : { bits: count * unit, unit };
}

/** `randomInt(100_000, 999_999)`, which is written with digits. */
function drawnFromRange(first: Node, second: Node | undefined, context: SourceContext): Drawn | undefined {
  const low = second ? numberOf(first, context) : 0;
  const high = numberOf(second ?? first, context);
  return low === undefined || high === undefined || high <= low ? undefined : { bits: Math.floor(Math.log2(high - low)), unit: Math.log2(10) };
}

/** `customAlphabet('0123456789', 12)` of nanoid. */
function drawnOfAlphabet(letters: Node, size: Node | undefined, context: SourceContext): Drawn | undefined {
  const alphabet = context.reader.valueOf(letters);
  const count = size && numberOf(size, context);
  if (alphabet.kind !== 'literal' || typeof alphabet.value !== 'string' || alphabet.value.length < 2 || count === undefined) return undefined;
  const unit = Math.log2(alphabet.value.length);
  return { bits: Math.floor(count * unit), unit };
}

/** What is left at the end of the chain that begins with a draw: `randomUUID().replaceAll('-', '').slice(0, 12)`. */
export function bitsLeft(start: Node, drawn: Drawn, context: SourceContext): number {
  const { file } = context.reader;
  let { bits, unit } = drawn;
  for (let child = start, parent = file.parentOf(child); parent; child = parent, parent = file.parentOf(parent)) {
    if (parent.type !== 'MemberExpression' || parent.object !== child) {
      if (plainNode(parent) === plainNode(child)) continue;
      const only = parent.type === 'VariableDeclarator' && parent.init === child && !credentialTarget(child, file) ? onlyUseOf(parent.id, context) : undefined;
      return only ? bitsLeft(only, { bits, unit }, context) : bits;
    }
    const call = file.parentOf(parent);
    const name = context.reader.keyOf(parent);
    if (call?.type !== 'CallExpression' || call.callee !== parent || name === undefined) return bits;
    if (name === 'split') return bits <= 122 && isFirstOf(call, context) ? Math.min(bits, 8 * unit) : bits;
    const left = lengthLeft(name, call.arguments, context);
    if (name === 'toString') unit = lettersOf(call.arguments[0], context) ?? unit;
    else if (left !== undefined) bits = Math.min(bits, Math.floor(left * unit));
    else if (!same.has(name)) return bits;
    parent = call;
  }
  return bits;
}

/** `const raw = randomUUID(); const sid = raw.slice(0, 8)`: nothing else takes it whole, and it has no name of a credential before it is cut. */
function onlyUseOf(id: Node, { reader: { file } }: SourceContext): Node | undefined {
  const uses = (id.type === 'Identifier' && file.variableOf(id)?.references.filter((reference) => reference.isRead())) || [];
  return uses.length === 1 ? (uses[0]!.identifier as Node) : undefined;
}

/** `[0]` of `randomUUID().split('-')[0]`: eight letters. */
function isFirstOf(call: TSESTree.CallExpression, { reader }: SourceContext): boolean {
  const [separator] = call.arguments;
  const part = reader.file.parentOf(call);
  return separator?.type === 'Literal' && separator.value === '-' && part?.type === 'MemberExpression' && part.object === call && reader.keyOf(part) === '0';
}

/** How many letters or octets a method leaves, when it cuts. */
function lengthLeft(name: string, given: readonly Node[], context: SourceContext): number | undefined {
  const [from, to] = given.map((one) => numberOf(one, context));
  if (from === undefined || (given.length > 1 && to === undefined)) return undefined;
  switch (name) {
    case 'slice':
    case 'substring':
    case 'subarray':
      if (to === undefined) return from < 0 ? -from : undefined;
      return from >= 0 && to > from ? to - from : undefined;
    case 'substr':
      return to;
    default:
      return undefined;
  }
}

function lettersOf(encoding: Node | undefined, { reader }: SourceContext): number | undefined {
  const value = encoding && reader.valueOf(encoding);
  return value?.kind === 'literal' ? letters.get(String(value.value)) : undefined;
}

function numberOf(node: Node, { reader }: SourceContext): number | undefined {
  const value = reader.valueOf(node);
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}
