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
]);

/** `randomBytes(4)` in a value that is named like a session identifier. */
export default defineShape({
  check: 'session-id-low-entropy',
  needs: [['randomBytes', 'nanoid', 'getRandomValues'], ['session', 'sid', 'genid', 'generateid', ...piecesFor('session')]],
  find(context) {
    const { file } = context.reader;
    return [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')].flatMap((call): FoundShape[] => {
      const bits = bitsOf(call, context);
      const target = bits === undefined ? undefined : credentialTarget(isDrawn(call, context) ?? call, file);
      if (bits === undefined) return [];
      const name = target ? (target.isIdentifier && isSessionName(target.name) ? target.name : undefined) : keptAs(call, context);
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
  if (unit === undefined || !count || count.type === 'SpreadElement' || (name === 'Uint8Array' && !isDrawn(call, context))) return undefined;
  const value = context.reader.valueOf(count);
  return value.kind === 'literal' && typeof value.value === 'number' && value.value > 0 ? value.value * unit : undefined;
}

/** The call of `getRandomValues` that fills the array. */
function isDrawn(call: Node, { reader: { file } }: SourceContext): Node | undefined {
  const parent = file.parentOf(call);
  return parent?.type === 'CallExpression' && /(?:^|\.)getRandomValues$/.test(file.textOf(parent.callee)) ? parent : undefined;
}

function isSessionName(name: string): boolean {
  return idGenerators.has(name) || roleOfName((sessionNameMeant(name) ?? name).replace(/^(?:generate|create|make|new|get|gen|random)_?(?=[A-Z_])/, '')).role === 'session-id';
}
