// Which texts cannot hold anything that the linter knows, so that nobody has to parse them. An API can only be used in a
// file that writes its name: what has to be written is read off the access path of the API.
import type { Model, Place, Site, ValueSource } from '../../models/model.ts';
import { parseAccessPath, type Root } from '../../values/access-path.ts';
import { mayBeCalledIn } from './called-name.ts';
import type { FoundWords, Word } from './word-finder.ts';

/** What has to be written: a word, a name where something may be called by it, all of these, or one of these. */
export type Gate = Word | { readonly called: Word } | { readonly all: readonly Gate[] } | { readonly any: readonly Gate[] };

export function nameGate(name: string): Gate {
  return { text: name, isName: true };
}

/** A name that is called, or held under another name. */
function callGate(name: string): Gate {
  return { called: { text: name, isName: true } };
}

export function pieceGate(piece: string): Gate {
  return { text: piece.toLowerCase(), isName: false };
}

/** Of each list one must stand in the text: `names` as written, `needs` in upper or lower case and as parts of longer words, too. */
export function gateOfNeeds({ names = [], needs = [] }: { readonly names?: readonly (readonly string[])[]; readonly needs?: readonly (string | readonly string[])[] }): Gate {
  return { all: [...names.map((list) => anyOf(list.map(nameGate))), ...needs.map((list) => anyOf([list].flat().map(pieceGate)))] };
}

/** Of sites, and of the places that give values of a kind. */
export interface ModelGates {
  readonly gateOf: (model: Model, site: Site) => Gate;
  readonly gateOfValues: (kind: ValueSource['is']) => Gate;
}

/** Gates of what these models know: places are known to all models of a library. */
export function gatesFor(models: readonly Model[]): ModelGates {
  const places = new Map<string, Place[]>();
  for (const { library, places: own } of models) {
    for (const [name, place] of Object.entries(own ?? {})) places.set(`${library} ${name}`, [...(places.get(`${library} ${name}`) ?? []), place]);
  }
  return {
    gateOf: (model, site) => allOf([gateOfPath(site.at, from(model), isCall(site)), gateOfNeeds(site)]),
    gateOfValues: (kind) => anyOf(models.flatMap((model) => (model.values ?? []).flatMap(({ is, at }) => (is === kind ? [gateOfPath(at, from(model))] : [])))),
  };

  function from({ library }: Model): Way {
    return { library, within: [], mayBeElsewhere: false };
  }

  /** Every member that is named must be written, and so must what the path begins with. */
  function gateOfPath(text: string, on: Way, isCalled = false): Gate {
    const { root, steps } = parseAccessPath(text);
    const members = steps.flatMap((step, at) => {
      if (step.kind !== 'member' || step.names === 'any' || !step.names.every(isWritten)) return [];
      const gate = isCalled && at === steps.length - 1 ? callGate : nameGate;
      return [anyOf(step.names.map((name) => gate(longestName(name))))];
    });
    return allOf([...members, gateOfRoot(root, on)]);
  }

  function gateOfRoot(root: Root, { library, within, mayBeElsewhere }: Way): Gate {
    // A version may stand between the parts of a module: `npm:hono@4/cookie`.
    if (root.kind === 'module') return mayBeElsewhere ? anything : allOf(namesIn(root.name).map(nameGate));
    if (root.kind !== 'name') return anything;
    const [owner = library, name = root.name] = root.name.includes(':') ? root.name.split(':') : [];
    const key = `${owner} ${name}`;
    // What leads to a place by way of itself needs no less than what leads there directly.
    if (within.includes(key)) return nothing;
    const found = places.get(key) ?? [];
    const named = found.flatMap(({ parameters = [] }) => parameters.flatMap((parameter) => parameter.named));
    // A handler is often given to an application that another file makes.
    const on = { library: owner, within: [...within, key], mayBeElsewhere: mayBeElsewhere || named.length > 0 };
    const imported = found.flatMap(({ importedAs = [] }) => importedAs);
    return anyOf([...[...named, ...imported].map(nameGate), ...found.flatMap(({ paths }) => paths.map((path) => gateOfPath(path, on)))]);
  }
}

/** Most sites are calls; others are assigned to, or handed to what registers them. */
function isCall(site: Site): boolean {
  return !site.kind.endsWith('.assign') && site.kind !== 'cookie.ref' && !('registered' in site && site.registered === true);
}

/** How a path is reached: by a site of this library, through these places. */
interface Way {
  readonly library: string;
  readonly within: readonly string[];
  /** What the path begins with can be imported from another file of the project, under any name. */
  readonly mayBeElsewhere: boolean;
}

const anything: Gate = { all: [] };
const nothing: Gate = { any: [] };

function isNothing(gate: Gate): boolean {
  return 'any' in gate && gate.any.length === 0;
}

function allOf(gates: readonly Gate[]): Gate {
  const parts = gates.flatMap((gate) => ('all' in gate ? gate.all : [gate]));
  return parts.some(isNothing) ? nothing : { all: parts };
}

function anyOf(gates: readonly Gate[]): Gate {
  const ways = gates.flatMap((gate) => ('any' in gate ? gate.any : [gate]));
  if (ways.some((gate) => 'all' in gate && gate.all.length === 0)) return anything;
  return ways.length === 1 ? ways[0]! : { any: ways };
}

/** Elements of arrays are taken by destructuring, and a default export has the name that its importer likes. */
function isWritten(name: string): boolean {
  return name !== 'default' && !/^\d+$/.test(name);
}

function namesIn(text: string): readonly string[] {
  return text.match(/[\w$]+/g) ?? [];
}

/** A key such as `set-cookie` is several names to whoever reads a text for names. */
function longestName(key: string): string {
  return namesIn(key).toSorted((a, b) => b.length - a.length)[0] ?? key;
}

/** The words that the gates ask about, each once, and which gates pass when some of them were found in a text. */
export function compiled(gates: readonly Gate[]): { words: Word[]; passing: (found: FoundWords, text: string) => ReadonlySet<number> } {
  const indices = new Map<string, number>();
  const words: Word[] = [];
  const indexOf = (word: Word): number => {
    const key = `${word.isName} ${word.text}`;
    const index = indices.get(key) ?? words.push(word) - 1;
    indices.set(key, index);
    return index;
  };
  const compile = (gate: Gate): Compiled => {
    // How a name is written is looked at last: that takes longest.
    if ('all' in gate) return { every: true, of: gate.all.map(compile).toSorted((a, b) => Number(asksForCall(a)) - Number(asksForCall(b))) };
    if ('any' in gate) return { every: false, of: gate.any.map(compile) };
    return 'called' in gate ? { called: indexOf(gate.called) } : indexOf(gate);
  };
  const all = gates.map(compile);
  // Few words stand in a text, and most gates ask for none of those: they are not even looked at.
  const asking = words.map((): number[] => []);
  const always: number[] = [];
  for (const [at, gate] of all.entries()) {
    const telling = tellingWords(gate, words);
    for (const word of telling ?? []) asking[word]!.push(at);
    if (!telling) always.push(at);
  }
  return {
    words,
    passing(found, text) {
      const asked = new Set(always);
      for (let word = 0; word < found.length; word++) if (found[word] === 1) for (const gate of asking[word]!) asked.add(gate);
      const called = new Map<number, boolean>();
      const isCalled = (word: number): boolean => {
        const known = called.get(word) ?? mayBeCalledIn(text, words[word]!.text);
        called.set(word, known);
        return known;
      };
      for (const gate of asked) if (!holds(all[gate]!, found, isCalled)) asked.delete(gate);
      return asked;
    },
  };
}

type Compiled = number | { readonly called: number } | Composed;

interface Composed {
  readonly every: boolean;
  readonly of: readonly Compiled[];
}

function asksForCall(gate: Compiled): boolean {
  return typeof gate !== 'number' && ('called' in gate || gate.of.some(asksForCall));
}

/** Words of which one must be found for the gate to pass, those that are in fewest texts: long ones. Missing when it passes without any. */
function tellingWords(gate: Compiled, words: readonly Word[]): readonly number[] | undefined {
  if (typeof gate === 'number') return [gate];
  if ('called' in gate) return [gate.called];
  const parts = gate.of.map((part) => tellingWords(part, words));
  if (!gate.every) return parts.some((part) => part === undefined) ? undefined : [...new Set(parts.flatMap((part) => part ?? []))];
  const shortest = (part: readonly number[]) => Math.min(...part.map((index) => words[index]!.text.length));
  return parts.filter((part) => part !== undefined).toSorted((a, b) => shortest(b) - shortest(a))[0];
}

function holds(gate: Compiled, found: FoundWords, isCalled: (word: number) => boolean): boolean {
  if (typeof gate === 'number') return found[gate] === 1;
  if ('called' in gate) return found[gate.called] === 1 && isCalled(gate.called);
  for (const part of gate.of) if (holds(part, found, isCalled) !== gate.every) return !gate.every;
  return gate.every;
}
