// Headers of responses as code writes them: by hand, and through the options of helmet.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, SourceFile } from '../values/source-file.ts';
import { alternativesInProduction, propertyOf, type Value } from '../values/value.ts';
import { hangsOnEnvironment } from './environment-guard.ts';
import type { SourceContext } from './site-use.ts';

export interface HelmetUse {
  readonly node: TSESTree.CallExpression;
  readonly options: Value;
}

/** `helmet({ … })`, outside of branches for one environment. */
export function helmetUses({ reader }: SourceContext): HelmetUse[] {
  const { file } = reader;
  return file.nodesOf('CallExpression').flatMap((node) => {
    const [options] = node.arguments;
    if (!options || !isHelmet(node.callee, file) || hangsOnEnvironment(node, file)) return [];
    return [{ node, options: reader.valueOf(options) }];
  });
}

function isHelmet(callee: Node, file: SourceFile): boolean {
  const [definition, ...others] = callee.type === 'Identifier' ? (file.variableOf(callee)?.defs ?? []) : [];
  if (!definition || others.length > 0) return false;
  if (definition.type === 'ImportBinding') return definition.parent.type === 'ImportDeclaration' && definition.parent.source.value === 'helmet' && definition.node.type !== 'ImportNamespaceSpecifier';
  return definition.type === 'Variable' && definition.node.init ? /^require\((['"])helmet\1\)$/.test(file.textOf(definition.node.init)) : false;
}

/** What an option can be in production under any of its names; undefined where it is left out or not known in one case. */
export function helmetOption({ options }: HelmetUse, names: readonly string[]): readonly Value[] | undefined {
  const values = alternativesInProduction(options).map((option) => {
    const found = names.map((name) => propertyOf(option, name)).find(({ is }) => is === 'found');
    return found?.is === 'found' ? alternativesInProduction(found.property.value) : undefined;
  });
  return values.includes(undefined) ? undefined : values.flatMap((value) => value ?? []);
}

export function isWrittenOff(values: readonly Value[] | undefined): boolean {
  return values !== undefined && values.length > 0 && values.every((value) => value.kind === 'literal' && value.value === false);
}

export interface WrittenHeader {
  readonly node: TSESTree.CallExpression;
  readonly value: Value;
}

const writers: ReadonlySet<string> = new Set(['setHeader', 'header', 'set', 'append']);
const answers = /^(?:res|response|reply|ctx|c|context)(?:\.|$)/;

/** `res.setHeader('Cache-Control', …)`, outside of branches for one environment. `header` is in lower case. */
export function writtenHeaders(header: string, { reader }: SourceContext): WrittenHeader[] {
  const { file } = reader;
  return file.nodesOf('CallExpression').flatMap((node) => {
    const { callee } = node;
    const [name, value] = node.arguments;
    if (callee.type !== 'MemberExpression' || !name || !value || !writers.has(reader.keyOf(callee) ?? '') || !answers.test(file.textOf(callee.object).slice(0, 60))) return [];
    const written = reader.valueOf(name);
    if (written.kind !== 'literal' || String(written.value).toLowerCase() !== header || hangsOnEnvironment(node, file)) return [];
    return [{ node, value: reader.valueOf(value) }];
  });
}

/** The one text that it is in production. */
export function onlyText(value: Value): string | undefined {
  const [first, ...others] = alternativesInProduction(value);
  return first?.kind === 'literal' && typeof first.value === 'string' && others.length === 0 ? first.value : undefined;
}
