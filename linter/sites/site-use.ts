import type { RoleOverride } from '#shared/roles/overrides.ts';
import type { Side, SourceSighting } from '#shared/facts/sighting.ts';
import type { Model, Site } from '../models/model.ts';
import type { Setting } from '../project/project.ts';
import type { Origins } from '../values/origins.ts';
import type { Bindings, Reader } from '../values/reader.ts';
import type { Node, SiteNode } from '../values/source-file.ts';
import { literal, type Value } from '../values/value.ts';
import type { SiteIndex } from './site-index.ts';

/** One file under analysis. */
export interface SourceContext {
  readonly reader: Reader;
  readonly origins: Origins;
  readonly index: SiteIndex;
  /** Who runs this file, as far as the file itself says. */
  readonly side: Side;
  /** The version of a package that is installed for this file, when that can be seen. */
  readonly versionOf: (packageName: string) => string | undefined;
  /** What a dotenv file of the project sets a variable to. */
  readonly settingOf?: (variable: string) => Setting | undefined;
  /** The file of the project that says that a proxy stands before the application. */
  readonly proxyOf?: () => string | undefined;
  /** The same for another file of the project, when a node stands in one that was opened. */
  readonly elsewhere?: (node: Node) => SourceContext | undefined;
  /** What a module of the project exports, by a path from the file under analysis. */
  readonly exportOf?: (module: string, name: string) => Node | undefined;
  readonly textOf?: (module: string) => string | undefined;
  /** The whole of such a module. */
  readonly fileAt?: (module: string) => SourceContext | undefined;
  /** What names are for, as the user says. */
  readonly roles: readonly RoleOverride[];
}

/** What a user has told us about a project. */
export interface Declared {
  readonly roles?: readonly RoleOverride[];
  /** The user's own functions, as a model; of equal settings it is one object. */
  readonly functions?: Model;
}

/** One use of an API: a node, the model that knows it, and what the parameters around it are for one way to get there. */
export interface SiteUse<S extends Site = Site> {
  readonly context: SourceContext;
  readonly model: Model;
  readonly site: S;
  readonly node: SiteNode;
  readonly bindings: Bindings;
  /** For a plug-in that is registered: the options it is given, which are no argument of its own. */
  readonly registration?: Registration;
}

export interface Registration {
  /** Missing when it is given none. */
  readonly options?: Node;
}

export function argumentsOf(node: SiteNode): readonly Node[] {
  return node.type === 'AssignmentExpression' ? [node.right] : node.arguments;
}

/** An argument as its signature names it. */
export interface Argument {
  readonly index: number;
  /** Missing when it was left out. */
  readonly node?: Node;
  readonly value: Value;
}

/**
 * The arguments by what they mean; `undefined` when no signature fits or a spread hides which is which. A left-out
 * `options` is there, as `undefined` at the place where it would stand.
 */
export function matchedArguments<A extends string>(
  { node, context, bindings, registration }: SiteUse,
  signatures: readonly { readonly takes: readonly A[]; readonly atLeast?: number }[],
): Partial<Record<A, Argument>> | undefined {
  if (registration) return registeredOptions(registration, context, node, bindings) as Partial<Record<A, Argument>>;
  const given = argumentsOf(node);
  if (given.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const values = given.map((argument) => context.reader.valueOf(argument, bindings));
  const signature = signatures.find(({ takes, atLeast }) => {
    const required = atLeast ?? takes.filter((name) => name !== 'options' && !name.startsWith(':')).length;
    return given.length >= required && given.length <= takes.length && takes.every((name, index) => index >= given.length || mayBe(name, values[index]!));
  });
  if (!signature) return undefined;
  const matched: Partial<Record<A, Argument>> = {};
  for (const [index, name] of signature.takes.entries()) {
    const argument = given[index];
    matched[name] = argument ? { index, node: argument, value: values[index]! } : { index, value: literal(undefined, node) };
  }
  return matched;
}

function registeredOptions({ options }: Registration, { reader }: SourceContext, node: SiteNode, bindings: Bindings): { readonly options: Argument } {
  return { options: options ? { index: 1, node: options, value: reader.valueOf(options, bindings) } : { index: 1, value: literal(undefined, node) } };
}

/** Overloads differ in what an argument can be: a name or an address is no object, a record is no text, a callback is a function. */
function mayBe(meaning: string, value: Value): boolean {
  switch (meaning) {
    case 'record':
    case 'headers':
    case 'init':
      return value.kind === 'object' || value.kind === 'unknown' || value.kind === 'one-of' || value.kind === 'by-environment';
    case 'name':
    case 'header':
    case 'url':
      return value.kind !== 'object';
    case 'options':
      return value.kind !== 'function' && !(value.kind === 'literal' && typeof value.value === 'string');
    case 'config':
      return value.kind !== 'text' && !(value.kind === 'literal' && typeof value.value === 'string');
    case 'algorithm':
      return value.kind !== 'object' && value.kind !== 'function';
    case 'callback':
      return value.kind === 'function' || value.kind === 'unknown';
    default:
      return !meaning.startsWith(':') || value.kind !== 'object';
  }
}

export function sightingOf({ context, model, site, node }: SiteUse): SourceSighting {
  const { file } = context.reader;
  const { line, column } = node.loc.start;
  const installed = context.versionOf(model.library);
  return {
    in: 'source',
    file: file.filename,
    line,
    column: column + 1,
    side: model.side === 'unknown' ? context.side : model.side,
    api: apiAsWritten(file.textOf(node.type === 'AssignmentExpression' ? node.left : node.callee)) ?? site.api,
    library: model.library,
    ...(installed !== undefined && { installed }),
  };
}

/** `res.cookie` as it stands in the code; a chain over several lines is better called by the model's name. */
function apiAsWritten(text: string): string | undefined {
  return /^[\w$.]{1,60}$/.test(text) ? text : undefined;
}
