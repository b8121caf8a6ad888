import { set } from '#shared/facts/known.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { credentialMadeOf, credentialTarget, idGenerators } from '../../sites/secrets/credential-target.ts';
import { calledName } from '../../sites/functions/calls-within.ts';
import { bitsLeft, drawnBy } from '../../sites/sessions/drawn-bits.ts';
import { piecesFor, sessionNameMeant } from '../../sites/other-languages.ts';
import { keptBy } from '../../sites/sessions/session-identifier.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFollowedBy } from '../../sites/gate/text-near.ts';
import { isFunction, type Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const generators = /randomBytes|nanoid|getRandomValues|randomFillSync|randomInt|customAlphabet/;
/** A UUID is long enough as a whole: texts that cut none are not even parsed. */
const bitsOfUuid = 122;
const uuids = /uuid/gi;
const cuts = /\.(?:slice|substr|substring|split)\(/;

/** `randomBytes(4)`, and `randomUUID().slice(0, 8)`, in a value that is named like a session identifier. */
export default defineShape({
  check: 'session-id-low-entropy',
  needs: [['randomBytes', 'nanoid', 'getRandomValues', 'randomFillSync', 'randomInt', 'customAlphabet', 'uuid'], ['session', 'sid', 'genid', 'generateid', ...piecesFor('session')]],
  mayBeIn: (text) => generators.test(text) || isFollowedBy(text, uuids, cuts, { within: 400 }),
  find(context) {
    const { file } = context.reader;
    return [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')].flatMap((call): FoundShape[] => {
      const bits = bitsOf(call, context);
      if (bits === undefined || bits >= bitsOfUuid) return [];
      const places = placesOf(call, context);
      const made = places.map((place) => credentialMadeOf(place, context)).find((one) => one?.isIdentifier === true && isSessionName(one.name));
      const isOther = !made && places.some((place) => credentialTarget(place, file));
      const name = made?.name ?? keptAs(call, context, isOther ? tokensOfAnything : identifiers);
      return name === undefined ? [] : [{ node: call, name, api: file.textOf(call.callee), traits: { bits: set(bits) } }];
    });
  },
});

/** `const id = randomBytes(6).toString('hex'); await sessions.insert({ id, userId })`: the variable, where it is called like an identifier. */
function keptAs(call: Node, context: SourceContext, names: ReadonlySet<string>): string | undefined {
  const { file } = context.reader;
  let holder = file.parentOf(call);
  while (holder?.type === 'CallExpression' || holder?.type === 'MemberExpression' || holder?.type === 'AwaitExpression') holder = file.parentOf(holder);
  const name = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : undefined;
  return name !== undefined && names.has(name) && keptBy(call, context) !== undefined ? name : undefined;
}

const identifiers: ReadonlySet<string> = new Set(['id', 'key', 'identifier', 'value', 'handle', 'ref', 'raw', 'kennung']);
/** Names of credentials that do not say of what: only the keeper tells. */
const tokensOfAnything: ReadonlySet<string> = new Set(['token', 'secret']);

function bitsOf(call: TSESTree.CallExpression | TSESTree.NewExpression, context: SourceContext): number | undefined {
  const drawn = drawnBy(call, context);
  const name = drawn && calledName(call, context.reader);
  if (!drawn || (filled.has(name ?? '') && drawnInto(call, context).length === 0) || isOneOfMany(call, context)) return undefined;
  return bitsLeft(call, drawn, context);
}

/** `nanoid(8) + nanoid(8)`: neither is all of it. */
function isOneOfMany(call: Node, { reader: { file } }: SourceContext): boolean {
  let whole: Node | undefined;
  for (let current = file.parentOf(call), steps = 0; current && steps < 12 && !isFunction(current); current = file.parentOf(current), steps++) {
    if ((current.type === 'BinaryExpression' && current.operator === '+') || current.type === 'TemplateLiteral') whole = current;
  }
  return whole !== undefined && [...file.textOf(whole).slice(0, 500).matchAll(/\b(?:randomBytes|nanoid|randomUUID|uuidv4|uuid|randomInt)\(/g)].length > 1;
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
