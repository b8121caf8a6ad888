// Headers of responses as code writes them: by hand, and through the options of helmet and its like.
import type { TSESTree } from '@typescript-eslint/types';
import type { HeadersSite, SecurityHeader } from '../../models/model.ts';
import { noBindings } from '../../values/reader.ts';
import { alternativesInProduction, propertyOf, textOfValue, type Value } from '../../values/value.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { mayMissProduction } from '../functions/environment-guard.ts';
import { registeredAt } from '../functions/registered-plugins.ts';
import { matchedArguments, type SourceContext } from '../site-use.ts';

export interface HelmetUse {
  readonly node: TSESTree.CallExpression;
  readonly site: HeadersSite;
  readonly library: string;
  readonly options: Value;
}

/** `helmet({ … })`, outside of branches that production does not take. */
export function helmetUses(context: SourceContext): HelmetUse[] {
  return context.reader.file.nodesOf('CallExpression').flatMap((node) => helmetUsesAt(node, context));
}

function helmetUsesAt(node: TSESTree.CallExpression, context: SourceContext): HelmetUse[] {
  const called = context.index.sitesAt(context.origins.of(node.callee)).filter(({ site }) => !('registered' in site));
  return [...called, ...registeredAt(node, context)].flatMap((used) => {
    const { site, model } = used;
    if (site.kind !== 'headers.configure' || mayMissProduction(node, context)) return [];
    const given = matchedArguments({ ...used, site, context, node, bindings: noBindings }, site.signatures);
    return given?.options ? [{ node, site, library: model.library, options: given.options.value }] : [];
  });
}

/** The same in what another file makes: `app.use(securityHeaders)`, `app.register(security)`, `secure(app)`. The call here is what can be pointed at. */
export function helmetUsesElsewhere(context: SourceContext): HelmetUse[] {
  const { file } = context.reader;
  return file.nodesOf('CallExpression').flatMap((node) => {
    const name = node.callee.type === 'MemberExpression' ? context.reader.keyOf(node.callee) : undefined;
    const isUse = name === 'use' || name === 'register';
    if ((!isUse && !node.arguments.some((argument) => argument.type === 'Identifier' && applications.test(argument.name))) || mayMissProduction(node, context)) return [];
    return (isUse ? node.arguments : [node.callee]).flatMap((part) => {
      const made = context.reader.valueOf(part).node;
      const there = file.owns(made) ? undefined : context.elsewhere?.(made);
      if (!there) return [];
      const calls = made.type === 'CallExpression' ? [made] : isFunction(made) ? there.reader.file.nodesOf('CallExpression').filter((call) => contains(made, call)) : [];
      return calls.flatMap((call) => helmetUsesAt(call, there)).map((use) => ({ ...use, node }));
    });
  });
}

const applications = /^(?:app|server|fastify|application)$/;

/** What the options of a header can be in production; undefined where they are left out or not known in one case. */
export function headerOption({ options, site }: HelmetUse, header: SecurityHeader): readonly Value[] | undefined {
  const values = alternativesInProduction(options).map((option) => {
    const found = site.options[header].map((name) => propertyOf(option, name)).find(({ is }) => is === 'found');
    return found?.is === 'found' ? alternativesInProduction(found.property.value) : undefined;
  });
  return values.includes(undefined) ? undefined : values.flatMap((value) => value ?? []);
}

export function isWrittenOff(values: readonly Value[] | undefined): boolean {
  return values !== undefined && values.length > 0 && values.every((value) => value.kind === 'literal' && value.value === false);
}

/** The header is not sent: switched off, or left out where nothing sends it by default. */
export function isNotSent(use: HelmetUse, header: SecurityHeader): boolean {
  if (isWrittenOff(headerOption(use, header))) return true;
  return use.site.defaults[header] === '' && alternativesInProduction(use.options).every((option) => use.site.options[header].every((name) => propertyOf(option, name).is === 'absent'));
}

export interface WrittenHeader {
  readonly node: Node;
  readonly value: Value;
}

const writers: ReadonlySet<string> = new Set(['setHeader', 'header', 'set', 'append']);
const answers = /^(?:res|response|reply|ctx|c|context|Astro\.response|h\.response\(.{0,40}\)|event\.node\.res)(?:\.|$)/;
/** Of h3, which is given the event first. */
const eventWriters: ReadonlySet<string> = new Set(['setHeader', 'setResponseHeader', 'appendHeader', 'appendResponseHeader']);

/** `res.setHeader('Cache-Control', …)`, outside of branches that production does not take. `header` is in lower case. */
export function writtenHeaders(header: string, context: SourceContext): WrittenHeader[] {
  const { reader } = context;
  const { file } = reader;
  return file.nodesOf('CallExpression').flatMap((node) => {
    const [name, value] = writtenBy(node, context) ?? [];
    if (!name || !value) return [];
    const written = reader.valueOf(name);
    if (written.kind !== 'literal' || String(written.value).toLowerCase() !== header || mayMissProduction(node, context)) return [];
    return [{ node, value: reader.valueOf(value) }];
  });
}

function writtenBy({ callee, arguments: given }: TSESTree.CallExpression, { reader }: SourceContext): readonly Node[] | undefined {
  if (callee.type === 'Identifier') return eventWriters.has(callee.name) ? given.slice(1) : undefined;
  return callee.type === 'MemberExpression' && writers.has(reader.keyOf(callee) ?? '') && answers.test(reader.file.textOf(callee.object).slice(0, 60)) ? given : undefined;
}

/** A header that only answers have, also in objects and lists: `{ 'Strict-Transport-Security': … }`, `{ key: 'Strict-Transport-Security', value: … }`, `headers.set(…)`. */
export function answerHeaders(header: string, context: SourceContext): WrittenHeader[] {
  const { reader } = context;
  const { file } = reader;
  const isNamed = (node: Node) => node.type === 'Literal' && String(node.value).toLowerCase() === header;
  const inCalls = file.nodesOf('CallExpression').flatMap((node): WrittenHeader[] => {
    const [name, value] = node.arguments;
    return name && value && isNamed(name) && node.callee.type === 'MemberExpression' && writers.has(reader.keyOf(node.callee) ?? '') ? [{ node, value: reader.valueOf(value) }] : [];
  });
  const inObjects = file.nodesOf('Property').flatMap((node): WrittenHeader[] => {
    const object = file.parentOf(node);
    if (object?.type !== 'ObjectExpression') return [];
    if (reader.keyOf(node)?.toLowerCase() === header) return areHeaders(object, file) ? [{ node, value: reader.valueOf(node.value) }] : [];
    const value = /^(?:key|name|header)$/.test(reader.keyOf(node) ?? '') && isNamed(node.value) ? object.properties.find((other): other is TSESTree.Property => other.type === 'Property' && reader.keyOf(other) === 'value') : undefined;
    return value ? [{ node: object, value: reader.valueOf(value.value) }] : [];
  });
  const found = [...writtenHeaders(header, context), ...inCalls, ...inObjects].filter(({ node }) => !mayMissProduction(node, context));
  return [...new Map(found.map((one) => [one.node, one])).values()];
}

/** `headers: { … }`, `const securityHeaders = { … }`, `res.set({ … })`: a table may have names of headers for its keys, too. */
function areHeaders(object: TSESTree.ObjectExpression, file: SourceFile): boolean {
  const around = file.parentOf(object);
  const holder = around?.type === 'TSAsExpression' || around?.type === 'TSSatisfiesExpression' ? file.parentOf(around) : around;
  if (holder?.type === 'CallExpression' || holder?.type === 'NewExpression') return /(?:set|headers?|writeHead)$/i.test(file.textOf(holder.callee).slice(-40));
  const name = holder?.type === 'Property' ? holder.key : holder?.type === 'VariableDeclarator' ? holder.id : undefined;
  return name !== undefined && /headers?\W?$/i.test(file.textOf(name).slice(0, 60));
}

/** The one text that it is in production. */
export function onlyText(value: Value): string | undefined {
  const [first, ...others] = alternativesInProduction(value);
  return others.length === 0 ? textOfValue(first) : undefined;
}
