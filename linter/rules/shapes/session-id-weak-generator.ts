import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { credentialMadeOf, credentialTarget, idGenerators, namesCredential } from '../../sites/secrets/credential-target.ts';
import { piecesFor } from '../../sites/other-languages.ts';
import { isElsewhere } from '../../sites/functions/imported-wrappers.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape } from './shape.ts';

/** Functions of other files that may draw what they return. */
const makers = ['randomString', 'randomId', 'randomToken', 'randomCode', 'generateId', 'generateToken', 'generateCode', 'makeId', 'makeToken', 'createId', 'uniqueId', 'newId', 'genId', 'shortId'] as const;
const lowerMakers: ReadonlySet<string> = new Set(makers.map((name) => name.toLowerCase()));

/** What `sourceOf` and `drawnElsewhere` know; a counter counts where something is called one. */
function mayDraw(text: string): boolean {
  return isModelled(text) || handedGenerator.test(text) || /Math\.random|Date\.now|Date\(\)\.(?:getTime|valueOf)|performance\.now|hrtime|(?:random(?:string|id|token|code)|generate(?:id|token|code)|(?:make|create|unique|new|gen|short)id|maketoken)\(/i.test(text) || (text.includes('++') && /counter|nextid|lastid/i.test(text));
}

/** Packages that models know to give what can be guessed. */
function isModelled(text: string): boolean {
  return /['"](?:uuid\/v1|nanoid\/non-secure|uniqid|shortid)['"]/.test(text) || (/['"]uuid['"]/.test(text) && /\bv[16]\b/.test(text)) || (/['"](?:lodash|underscore)['"]/.test(text) && /\b(?:random|uniqueId)\b/.test(text));
}

/** An option that is given a generator by its name. */
const handedGenerator = new RegExp(`\\b(?:${[...idGenerators].join('|')})\\s{0,3}[:,]`);

/** `Math.random()` or the time of day in a value that is named like a credential. */
export default defineShape({
  check: 'session-id-weak-generator',
  needs: [['Math.random', 'Date.now', 'Date().getTime', 'Date().valueOf', 'performance.now', 'hrtime', 'uuid', 'non-secure', 'uniqid', 'shortid', 'lodash', 'underscore', 'genid', 'genSid', 'idGenerator', 'IDGenerator', 'generateId', 'generateSessionId', 'counter', 'nextId', 'lastId', ...makers], ['sess', 'token', 'sid', 'auth', 'secret', 'genid', 'apikey', 'api_key', 'generateid', 'otp', 'jwt', ...piecesFor('session')]],
  mayBeIn: (text) => mayDraw(text) && namesCredential(text),
  find(context) {
    const { reader: { file }, side } = context;
    const seen = new Set<Node>();
    const mayBeModelled = isModelled(file.text);
    const made = [
      ...file.nodesOf('CallExpression').map((node) => ({ node, source: sourceOf(file.textOf(node.callee)) ?? (mayBeModelled ? modelled(node, context) : undefined) ?? drawnElsewhere(node, context) })),
      ...file.nodesOf('Property').flatMap((property) => generatorBy(property, context)),
      ...file.nodesOf('UpdateExpression').map((node) => ({ node, source: node.operator === '++' ? 'a counter' : undefined })),
    ];
    return made.flatMap(({ node, source }) => {
      // The time of day is in many things, and a counter in most: only what is drawn is followed.
      const target = source && (drawn.has(source) ? credentialMadeOf(node, context) : credentialTarget(node, file));
      if (!source || !target || seen.has(target.node) || (source === 'the time of day' && !target.isIdentifier)) return [];
      // `const token = ++latest` tells requests of a page apart.
      if (source === 'a counter' && !idGenerators.has(target.name) && !(side === 'server' && /session|sid/i.test(target.name) && target.isIdentifier)) return [];
      seen.add(target.node);
      return [{ node, name: target.name, traits: { source: set(source) } }];
    });
  },
});

const drawn: ReadonlySet<string> = new Set(['Math.random', 'a UUID of the time']);
const clocks: ReadonlySet<string> = new Set(['Date.now', 'new Date().getTime', 'new Date().valueOf', 'performance.now', 'process.hrtime', 'process.hrtime.bigint']);

function sourceOf(callee: string): string | undefined {
  if (callee === 'Math.random') return 'Math.random';
  if (clocks.has(callee)) return 'the time of day';
  return callee === 'uuidv1' || callee === 'uuid.v1' ? 'a UUID of the time' : undefined;
}

function modelled(node: Node, { index, origins }: SourceContext): string | undefined {
  return index.valuesAt(origins.of(node)).find(({ source }) => source.is === 'guessable')?.source.api;
}

/** `genid: uuidv1`, and `genid: newId` of another file. */
function generatorBy(property: TSESTree.Property, context: SourceContext): { readonly node: Node; readonly source: string }[] {
  const { file } = context.reader;
  if (!idGenerators.has(context.reader.keyOf(property) ?? '') || property.value.type !== 'Identifier' || file.parentOf(property)?.type !== 'ObjectExpression') return [];
  const known = modelled(property.value, context);
  if (known !== undefined) return [{ node: property.value, source: known }];
  const called = calledFunction(property.value, context);
  const source = called?.isHere === false ? guessedBy(called.owner, called.there) : undefined;
  return source === undefined ? [] : [{ node: property.value, source }];
}

/** What a generator of another file makes its result of, unless something unguessable is with it. */
function guessedBy(owner: Node, there: SourceContext): string | undefined {
  if (draws(owner, there)) return 'Math.random';
  const { file } = there.reader;
  const calls = file.nodesOf('CallExpression').filter((call) => contains(owner, call));
  if (calls.some((call) => /random|nanoid|uuid|crypto|bytes/i.test(file.textOf(call.callee)) && sourceOf(file.textOf(call.callee)) === undefined && modelled(call, there) === undefined)) return undefined;
  return calls.map((call) => sourceOf(file.textOf(call.callee)) ?? modelled(call, there)).find((one) => one !== undefined);
}

/** By itself, or by a function of its file that it calls. */
function draws(owner: Node, context: SourceContext, depth = 0): boolean {
  const { file } = context.reader;
  return file.nodesOf('CallExpression').some(({ callee, range }) => {
    if (range[0] < owner.range[0] || owner.range[1] < range[1]) return false;
    if (file.textOf(callee) === 'Math.random') return true;
    const called = depth < 2 && callee.type === 'Identifier' ? calledFunction(callee, context) : undefined;
    return called?.isHere === true && draws(called.owner, context, depth + 1);
  });
}

/** `randomString(40)` of another file of the project, whose text has `Math.random`. */
function drawnElsewhere({ callee }: TSESTree.CallExpression, context: SourceContext): 'Math.random' | undefined {
  const { reader } = context;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? reader.keyOf(callee) : undefined;
  if (name === undefined || !lowerMakers.has(name.toLowerCase()) || !isElsewhere(callee, reader.file)) return undefined;
  const called = calledFunction(callee, context);
  return called?.isHere === false && draws(called.owner, called.there) ? 'Math.random' : undefined;
}
