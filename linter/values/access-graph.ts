// All access paths of all models as one state machine. Asking "what may this expression be?" is then a walk along the
// expression itself, whose cost does not grow with the number of models.
import { ownModule, parseAccessPath, type Root, type Step } from './access-path.ts';

/** A place in the machine; `labels` are what the models call it. */
export type State = number;
export type States = ReadonlySet<State>;
export const noStates: States = new Set();

/** A step as it is met in code. */
export type Taken =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'call' }
  | { readonly kind: 'instance' }
  | { readonly kind: 'parameter'; readonly arity: number; readonly index: number };

export interface AccessGraph {
  module(name: string): States;
  /** What the framework gives to the exports of a file with this name. */
  exportsOf(filename: string): States;
  readonly global: States;
  /** Names of globals that lead to anything. */
  readonly globalNames: readonly string[];
  /** Where functions of the user's own come from. */
  readonly own: States;
  /** Of which only members lead on: for objects whose own origin is not known. */
  readonly anything: States;
  /** What a parameter may be that has no other origin: its name, and the name of the parameter before it. */
  byParameterName(name: string, before: string | undefined): States;
  step(from: States, taken: Taken): States;
  /** Indices into the list of targets the graph was built with. */
  targetsAt(states: States): readonly number[];
}

/** A named place: other paths of the same library may start with `%name`. */
export interface NamedPlace {
  readonly library: string;
  readonly name: string;
  readonly paths: readonly string[];
  /** Parameter names that stand for it where nothing says what the parameter is, with the names before it. */
  readonly parameters?: readonly { readonly named: readonly string[]; readonly after?: readonly string[] }[];
}

export interface Target {
  readonly library: string;
  readonly path: string;
}

export function accessGraphFrom(places: readonly NamedPlace[], targets: readonly Target[]): AccessGraph {
  const builder = new Builder();
  for (const place of places) {
    const state = builder.named(place.library, place.name);
    for (const path of place.paths) builder.add(place.library, path, state);
  }
  const targetStates = targets.map((target) => builder.add(target.library, target.path));
  return builder.graph(places, targetStates);
}

interface Edge {
  readonly step: Step;
  readonly to: State;
}

class Builder {
  private readonly edges: Edge[][] = [[]];
  /** `from` is also all of these: a path that ends in a name leads there without a step of its own. */
  private readonly also: Set<State>[] = [new Set()];
  private readonly roots = new Map<string, State>();

  private newState(): State {
    this.also.push(new Set());
    return this.edges.push([]) - 1;
  }

  private rootState(key: string): State {
    const state = this.roots.get(key) ?? this.newState();
    this.roots.set(key, state);
    return state;
  }

  named(library: string, name: string): State {
    return this.rootState(`name ${library} ${name}`);
  }

  private stateOfRoot(root: Root, library: string): State {
    switch (root.kind) {
      case 'name': {
        const [owner, name] = root.name.includes(':') ? splitOnce(root.name) : [library, root.name];
        return this.named(owner, name);
      }
      case 'module':
        return this.rootState(`module ${root.name}`);
      case 'exports':
        return this.rootState(`exports ${root.file}`);
      case 'global':
      case 'anything':
        return this.rootState(root.kind);
    }
  }

  add(library: string, path: string, end?: State): State {
    const { root, steps } = parseAccessPath(path);
    let state = this.stateOfRoot(root, library);
    for (const step of steps) {
      const next = this.newState();
      this.edges[state]!.push({ step, to: next });
      state = next;
    }
    if (end !== undefined) this.also[state]!.add(end);
    return state;
  }

  graph(places: readonly NamedPlace[], targetStates: readonly State[]): AccessGraph {
    const { edges, also, roots } = this;
    const closed = also.map((_, state) => closureOf(state, also));
    const union = (states: readonly State[]): States => (states.length === 0 ? noStates : new Set(states.flatMap((state) => [...closed[state]!])));
    const rootStates = (key: string): States => {
      const state = roots.get(key);
      return state === undefined ? noStates : union([state]);
    };
    const targetsByState = new Map<State, number[]>();
    targetStates.forEach((state, index) => targetsByState.set(state, [...(targetsByState.get(state) ?? []), index]));
    const exportFiles = [...roots.keys()].filter((key) => key.startsWith('exports ')).map((key) => key.slice('exports '.length));

    return {
      module: (name) => rootStates(`module ${name}`),
      exportsOf: (filename) => union(exportFiles.filter((file) => isFileNamed(filename, file)).map((file) => roots.get(`exports ${file}`)!)),
      global: rootStates('global'),
      globalNames: [...new Set([...rootStates('global')].flatMap((state) => edges[state]!.flatMap(({ step }) => (step.kind === 'member' && step.names !== 'any' ? step.names : []))))],
      own: rootStates(`module ${ownModule}`),
      anything: rootStates('anything'),
      byParameterName: (name, before) =>
        union(
          places
            .filter((place) => place.parameters?.some(({ named, after }) => named.includes(name) && (!after || (before !== undefined && after.includes(before)))))
            .map((place) => roots.get(`name ${place.library} ${place.name}`)!),
        ),
      step: (from, taken) => {
        const reached: State[] = [];
        for (const state of from) {
          for (const edge of edges[state]!) if (isTaken(edge.step, taken)) reached.push(edge.to);
        }
        return union(reached);
      },
      targetsAt: (states) => [...states].flatMap((state) => targetsByState.get(state) ?? []),
    };
  }
}

function closureOf(start: State, also: readonly Set<State>[]): States {
  const reached = new Set([start]);
  for (const state of reached) {
    for (const next of also[state]!) reached.add(next);
  }
  return reached;
}

function isTaken(step: Step, taken: Taken): boolean {
  if (step.kind === 'member') return taken.kind === 'member' && (step.names === 'any' || step.names.includes(taken.name));
  if (step.kind === 'parameter') {
    return taken.kind === 'parameter' && step.index === taken.index && (step.arities === 'any' || step.arities.includes(taken.arity));
  }
  return step.kind === taken.kind;
}

/** `+server` is `src/routes/login/+server.ts`, `+page.server` is `+page.server.ts`; `app/route` is a `route.ts` somewhere below a folder `app`. */
function isFileNamed(filename: string, pattern: string): boolean {
  const parts = filename.replaceAll('\\', '/').split('/');
  const base = parts.pop()!;
  const [folder, name] = pattern.includes('/') ? pattern.split('/') : [undefined, pattern];
  const dot = base.lastIndexOf('.');
  return (dot < 1 ? base : base.slice(0, dot)) === name && (folder === undefined || parts.includes(folder));
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}

export function unionOf(sets: readonly States[]): States {
  const filled = sets.filter((states) => states.size > 0);
  return filled.length < 2 ? (filled[0] ?? noStates) : new Set(filled.flatMap((states) => [...states]));
}
