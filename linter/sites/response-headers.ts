// Headers of responses as code writes them: by hand, and through the options of helmet.
import type { TSESTree } from '@typescript-eslint/types';
import type { HeadersSite, SecurityHeader } from '../models/model.ts';
import { noBindings } from '../values/reader.ts';
import { alternativesInProduction, propertyOf, type Value } from '../values/value.ts';
import { hangsOnEnvironment } from './environment-guard.ts';
import { registeredAt } from './registered-plugins.ts';
import { matchedArguments, type SourceContext } from './site-use.ts';

export interface HelmetUse {
  readonly node: TSESTree.CallExpression;
  readonly site: HeadersSite;
  readonly library: string;
  readonly options: Value;
}

/** `helmet({ … })`, outside of branches for one environment. */
export function helmetUses(context: SourceContext): HelmetUse[] {
  const { file } = context.reader;
  return file.nodesOf('CallExpression').flatMap((node) => {
    const called = context.index.sitesAt(context.origins.of(node.callee)).filter(({ site }) => !('registered' in site));
    return [...called, ...registeredAt(node, context)].flatMap((used) => {
      const { site, model } = used;
      if (site.kind !== 'headers.configure' || hangsOnEnvironment(node, file)) return [];
      const given = matchedArguments({ ...used, site, context, node, bindings: noBindings }, site.signatures);
      return given?.options ? [{ node, site, library: model.library, options: given.options.value }] : [];
    });
  });
}

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

export interface WrittenHeader {
  readonly node: TSESTree.CallExpression;
  readonly value: Value;
}

const writers: ReadonlySet<string> = new Set(['setHeader', 'header', 'set', 'append']);
const answers = /^(?:res|response|reply|ctx|c|context|Astro\.response)(?:\.|$)/;

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
