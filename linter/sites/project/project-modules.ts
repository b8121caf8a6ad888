// Other files of the project, read as far as their exports are asked for.
import type { AccessGraph, States } from '../../values/access-graph.ts';
import { exportNamed, namesExported } from '../../values/exports.ts';
import { originsFor, type Origins } from '../../values/origins.ts';
import type { Reader } from '../../values/reader.ts';
import { sourceFileFrom, type Node, type ParsedSource, type SourceFile } from '../../values/source-file.ts';
import { readerFor, type Depth } from '../../values/value-reader.ts';
import type { FunctionValue, Property, Value } from '../../values/value.ts';
import type { ParseProblem } from '../../parse-source.ts';
import type { Project, ProjectFile } from '../../project/project.ts';

/** Files that are parsed for one file under analysis, and re-exports that are followed. */
const maxModules = 30;
const maxHops = 8;
/** Exports that are read of a module that is imported as a whole. */
const maxNames = 200;

export type Parse = (code: string, filename: string) => ParsedSource | { readonly problem: ParseProblem };

export interface ProjectAccess {
  readonly project: Project;
  readonly parse: Parse;
}

export interface Module {
  readonly reader: Reader;
  readonly origins: Origins;
  /** The other file, of those that were opened, that a node stands in. */
  readonly ownerOf: (node: Node) => Module | undefined;
  /** What a module exports that the file need not import: a framework calls it. */
  readonly exportOf: (module: string, name: string) => Node | undefined;
  /** What is written in such a module, when that is all that is asked. */
  readonly textOf: (module: string) => string | undefined;
  /** The whole of such a module. */
  readonly open: (module: string) => Module | undefined;
}

/** The file under analysis, with a way into the files it imports. */
export function moduleFrom(file: SourceFile, graph: AccessGraph, access: ProjectAccess | undefined): Module {
  const opened = new Map<string, Module | undefined>();
  const depth: Depth = { now: 0 };
  return linked(file);

  function linked(from: SourceFile): Module {
    const imports = (module: string, name: string, node: Node): Value | undefined => {
      const value = exported(module, name, from, ({ reader }, found) => reader.valueOf(found)) ?? (name === '*' ? wholeModule(module, from, node) : undefined);
      return value?.kind === 'function' ? withOthers(value, module, name, from, node) : value;
    };
    const imported = (module: string, name: string): States | undefined => exported(module, name, from, ({ origins }, node) => origins.of(node));
    const reader = readerFor(from, imports, depth);
    return { reader, origins: originsFor(reader, graph, imported), ownerOf: (node) => [...opened.values()].find((module) => module?.reader.file.owns(node)), exportOf: (module, name) => exported(module, name, from, (_, node) => node), textOf: (module) => access?.project.fileAt(module, from.filename)?.code, open: (module) => open(module, from.filename) };
  }

  function exported<T>(module: string, name: string, from: SourceFile, ask: (module: Module, node: Node) => T, hops = 0): T | undefined {
    const target = hops < maxHops ? open(module, from.filename) : undefined;
    const found = target && exportNamed(target.reader.file, name);
    if (!target || !found) return undefined;
    return found.is === 'here' ? ask(target, found.node) : exported(found.module, found.name, target.reader.file, ask, hops + 1);
  }

  /** `module.exports = guard; module.exports.leave = …`: a function, and what else is written on it. */
  function withOthers(value: FunctionValue, module: string, name: string, from: SourceFile, node: Node): Value {
    const others = name === '*' || name === 'default' ? wholeModule(module, from, node) : undefined;
    return others?.kind === 'object' && others.properties.size > 0 ? { ...value, properties: new Map([...others.properties, ...(value.properties ?? [])]) } : value;
  }

  /** `import * as options` and `require`: an object of everything that is exported. */
  function wholeModule(module: string, from: SourceFile, node: Node): Value | undefined {
    const target = open(module, from.filename);
    if (!target) return undefined;
    const names = namesExported(target.reader.file).slice(0, maxNames);
    const properties = names.flatMap((name): [string, Property][] => {
      const value = exported(module, name, from, ({ reader }, found) => reader.valueOf(found));
      return value ? [[name, { value, writtenBy: value.node }]] : [];
    });
    return { kind: 'object', properties: new Map(properties), open: 'it is a module', node };
  }

  function open(module: string, from: string): Module | undefined {
    const file = access?.project.fileAt(module, from);
    if (!access || !file) return undefined;
    if (opened.has(file.filename)) return opened.get(file.filename);
    if (opened.size >= maxModules) return undefined;
    const source = sourceOf(file, access.parse);
    const target = source && linked(source);
    opened.set(file.filename, target);
    return target;
  }
}

/**
 * A file of constants is imported by many: it is parsed once for as long as the project remembers it. Trees are some seventy times as large
 * as their text, so that only those asked for last are kept. Octets.
 */
const maxKept = 2_500_000;
const sources = new Map<ProjectFile, SourceFile | null>();
let keptOctets = 0;

function sourceOf(file: ProjectFile, parse: Parse): SourceFile | undefined {
  const known = sources.get(file);
  if (known !== undefined) {
    sources.delete(file);
    sources.set(file, known);
    return known ?? undefined;
  }
  const parsed = parse(file.code, file.filename);
  const source = 'problem' in parsed ? null : sourceFileFrom(parsed);
  sources.set(file, source);
  keptOctets += file.code.length;
  for (const oldest of sources.keys()) {
    if (keptOctets <= maxKept || oldest === file) break;
    sources.delete(oldest);
    keptOctets -= oldest.code.length;
  }
  return source ?? undefined;
}
