// `export const load = ({ locals }) => ({ session: locals.session })` of SvelteKit: what a load of a server gives is written into
// the page. What is in it the hook tells that puts it there.
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../functions/called-function.ts';
import { roleOfTokenName } from '../secrets/credential-expression.ts';
import { tokenInResult } from '../secrets/typed-fields.ts';
import { outermostFunction } from '../functions/names-around.ts';
import type { SourceContext } from '../site-use.ts';
import type { Reader } from '../../values/reader.ts';
import { nameExportedAs } from '../../values/exports.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type Node } from '../../values/source-file.ts';

export function mayHavePageData(text: string): boolean {
  return /\bload\b/.test(text) && /\blocals\b/.test(text);
}

export interface SessionInPage {
  readonly node: Node;
  readonly name: string;
}

/** Fields of the data of a page that are a record of `locals` with a token in it. */
export function sessionsInPages(context: SourceContext): SessionInPage[] {
  const { reader } = context;
  const { file } = reader;
  const hooks = hooksFor(file.filename);
  if (hooks === undefined) return [];
  return file.nodesOf('ObjectExpression').flatMap((object) => {
    const load = outermostFunction(object, file);
    if (!load || nameExportedAs(load, file) !== 'load' || !isGiven(object, context)) return [];
    return object.properties.flatMap((property): SessionInPage[] => {
      if (property.type !== 'Property') return [];
      const kept = keptInLocals(property.value, reader);
      if (kept !== undefined) return putThere(kept, hooks, context) ? [{ node: property, name: `locals.${kept}` }] : [];
      // `const session = await readSession(cookies)` of another file of the project.
      return property.value.type === 'Identifier' && tokenInResult(property.value, context) ? [{ node: property, name: property.value.name }] : [];
    });
  });
}

/** What a load of a server gives to its page. */
export function dataOfPages(context: SourceContext): TSESTree.ObjectExpression[] {
  const { file } = context.reader;
  if (hooksFor(file.filename) === undefined) return [];
  return file.nodesOf('ObjectExpression').filter((object) => {
    const load = isGiven(object, context) ? outermostFunction(object, file) : undefined;
    return load !== undefined && nameExportedAs(load, file) === 'load';
  });
}

/** `../../hooks.server` for `src/routes/deals/+page.server.ts`. */
function hooksFor(filename: string): string | undefined {
  const steps = filename.split(/[\\/]/);
  const isOfPage = /^\+(?:layout|page)\.server\.[jt]s$/.test(steps.at(-1) ?? '');
  const routes = steps.findLastIndex((step, index) => step === 'routes' && steps[index - 1] === 'src');
  return isOfPage && routes >= 0 ? `${'../'.repeat(steps.length - 1 - routes)}hooks.server` : undefined;
}

/** What the function returns. */
function isGiven(object: TSESTree.ObjectExpression, { reader: { file } }: SourceContext): boolean {
  const parent = file.parentOf(object);
  return parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === object);
}

/** `session` of `locals.session`, of a variable that has it, and of `({ locals: { session } })`. */
function keptInLocals(value: Node, reader: Reader): string | undefined {
  const { file } = reader;
  if (value.type === 'MemberExpression') return /^(?:\w{1,20}\.)?locals$/.test(file.textOf(value.object)) ? reader.keyOf(value) : undefined;
  const def = value.type === 'Identifier' ? file.variableOf(value)?.defs[0] : undefined;
  if (def?.type === 'Variable' && def.node.init) {
    const { id, init } = def.node;
    if (id.type === 'Identifier') return init.type === 'Identifier' ? undefined : keptInLocals(init, reader);
    return /^(?:\w{1,20}\.)?locals$/.test(file.textOf(init)) ? file.textOf(value) : undefined;
  }
  const parameter = def?.type === 'Parameter' && isFunction(def.node) && def.node.params[0] ? file.textOf(def.node.params[0]) : '';
  return value.type === 'Identifier' && /\blocals\s{0,5}:\s{0,5}\{([^{}]{1,200})\}/.exec(parameter)?.[1]?.split(/[^\w$]/).includes(value.name) ? value.name : undefined;
}

/** Whether the hook puts a record with a token there: an object that it writes, or what a function of the project returns. */
function putThere(name: string, hooks: string, context: SourceContext): boolean {
  const handle = context.exportOf?.(hooks, 'handle');
  const there = handle && context.elsewhere?.(handle);
  if (!there) return false;
  const { file } = there.reader;
  const written = file.nodesOf('AssignmentExpression').flatMap(({ left, right }) => (left.type === 'MemberExpression' && new RegExp(`(?:^|\\.)locals\\.${name.replaceAll('$', '\\$')}$`).test(file.textOf(left)) ? [right] : []));
  return written.some((value) => recordsIn(value, there).some(holdsToken) || isTypedRecord(value, there));
}

/** `sid ? await findSession(sid) : null` with a `findSession` whose type names a token. */
function isTypedRecord(value: Node, context: SourceContext): boolean {
  const plain = plainNode(value);
  if (plain.type === 'ConditionalExpression') return isTypedRecord(plain.consequent, context) || isTypedRecord(plain.alternate, context);
  if (plain.type === 'LogicalExpression') return isTypedRecord(plain.left, context) || isTypedRecord(plain.right, context);
  return (plain.type === 'CallExpression' || plain.type === 'Identifier') && tokenInResult(plain, context) !== undefined;
}

function recordsIn(value: Node, context: SourceContext): TSESTree.ObjectExpression[] {
  switch (value.type) {
    case 'ObjectExpression':
      return [value];
    case 'AwaitExpression':
      return recordsIn(value.argument, context);
    case 'ConditionalExpression':
      return [...recordsIn(value.consequent, context), ...recordsIn(value.alternate, context)];
    case 'LogicalExpression':
      return [...recordsIn(value.left, context), ...recordsIn(value.right, context)];
    case 'CallExpression': {
      const called = calledFunction(value.callee, context);
      const returned = called?.there.reader.file.returnsOf(called.owner).flatMap(({ argument }) => argument ?? []) ?? [];
      return [...returned, ...(called ? [called.owner.body] : [])].flatMap((one) => (one?.type === 'ObjectExpression' ? [one] : []));
    }
    default:
      return [];
  }
}

function holdsToken({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && roleOfTokenName(property.key.name) !== undefined);
}
