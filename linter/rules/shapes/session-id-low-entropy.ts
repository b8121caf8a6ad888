import { set } from '#shared/facts/known.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { credentialTarget, idGenerators } from '../../sites/credential-target.ts';
import { piecesFor, sessionNameMeant } from '../../sites/other-languages.ts';
import { keptBy } from '../../sites/session-identifier.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Bits of each unit that the argument counts. */
const sources: ReadonlyMap<string, number> = new Map([
  ['randomBytes', 8],
  ['nanoid', 6],
  ['Uint8Array', 8],
  ['alloc', 8],
]);

/** `randomBytes(4)` in a value that is named like a session identifier. */
export default defineShape({
  check: 'session-id-low-entropy',
  needs: [['randomBytes', 'nanoid', 'getRandomValues', 'randomFillSync'], ['session', 'sid', 'genid', 'generateid', ...piecesFor('session')]],
  find(context) {
    const { file } = context.reader;
    return [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')].flatMap((call): FoundShape[] => {
      const bits = bitsOf(call, context);
      if (bits === undefined) return [];
      const targets = placesOf(call, context).flatMap((place) => credentialTarget(place, file) ?? []);
      const name = targets.length > 0 ? targets.find((one) => one.isIdentifier && isSessionName(one.name))?.name : keptAs(call, context);
      return name === undefined ? [] : [{ node: call, name, api: file.textOf(call.callee), traits: { bits: set(bits) } }];
    });
  },
});

/** `const id = randomBytes(6).toString('hex'); await sessions.insert({ id, userId })`: the variable, where it is called like an identifier. */
function keptAs(call: Node, context: SourceContext): string | undefined {
  const { file } = context.reader;
  let holder = file.parentOf(call);
  while (holder?.type === 'CallExpression' || holder?.type === 'MemberExpression' || holder?.type === 'AwaitExpression') holder = file.parentOf(holder);
  const name = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : undefined;
  return name !== undefined && identifiers.has(name) && keptBy(call, context) !== undefined ? name : undefined;
}

const identifiers: ReadonlySet<string> = new Set(['id', 'key', 'identifier', 'value', 'handle', 'ref', 'raw', 'kennung']);

function bitsOf(call: TSESTree.CallExpression | TSESTree.NewExpression, context: SourceContext): number | undefined {
  const { callee } = call;
  const name = callee.type === 'MemberExpression' ? context.reader.keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  const unit = sources.get(name ?? '');
  const [count] = call.arguments;
  if (unit === undefined || !count || count.type === 'SpreadElement' || (filled.has(name ?? '') && drawnInto(call, context).length === 0)) return undefined;
  const value = context.reader.valueOf(count);
  return value.kind === 'literal' && typeof value.value === 'number' && value.value > 0 ? value.value * unit : undefined;
}

/** Arrays that hold what is drawn, and nothing before. */
const filled: ReadonlySet<string> = new Set(['Uint8Array', 'alloc']);

/** Where the value stands that the call gives: itself, or the array that was filled. */
function placesOf(call: Node, context: SourceContext): readonly Node[] {
  const drawn = drawnInto(call, context);
  return drawn.length > 0 ? drawn : [call];
}

/** `crypto.getRandomValues(new Uint8Array(8))`, and every use of `bytes` where `const bytes = new Uint8Array(8); crypto.getRandomValues(bytes)`. */
function drawnInto(made: Node, { reader: { file } }: SourceContext): readonly Node[] {
  const fills = (node: Node | undefined): node is TSESTree.CallExpression => node?.type === 'CallExpression' && /(?:^|\.)(?:getRandomValues|randomFillSync)$/.test(file.textOf(node.callee));
  const parent = file.parentOf(made);
  if (fills(parent)) return [parent];
  const variable = parent?.type === 'VariableDeclarator' && parent.init === made && parent.id.type === 'Identifier' ? file.variableOf(parent.id) : undefined;
  const uses = (variable?.references.slice(0, 20) ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
  return uses.some((use) => fills(file.parentOf(use))) ? uses.map((use) => { const user = file.parentOf(use); return fills(user) ? user : use; }) : [];
}

function isSessionName(name: string): boolean {
  return idGenerators.has(name) || roleOfName((sessionNameMeant(name) ?? name).replace(/^(?:generate|create|make|new|get|gen|random)_?(?=[A-Z_])/, '')).role === 'session-id';
}
