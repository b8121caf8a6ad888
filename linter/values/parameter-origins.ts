// What reaches a parameter of a function: from a framework that was handed the function, or from calls in this file.
import type { TSESTree } from '@typescript-eslint/types';
import { noStates, unionOf, type AccessGraph, type States, type Taken } from './access-graph.ts';
import { argumentsOfConstructions } from './class-value.ts';
import { nameExportedAs } from './exports.ts';
import { rootOfChain } from './plain-node.ts';
import type { Reader } from './reader.ts';
import type { FunctionNode, Node } from './source-file.ts';

/** Calls of one function that are looked at. */
const maxCalls = 12;
/** Objects inside objects that a handler is an option of. */
const maxNesting = 4;

/** Where an expression, an annotated name and a type come from. */
export interface OriginSteps {
  of(node: Node): States;
  ofAnnotation(node: Node): States;
  ofType(type: Node): States;
}

export class ParameterOrigins {
  /** Parameters that are known by their names alone. */
  private readonly guessed = new Set<Node>();

  constructor(
    private readonly reader: Reader,
    private readonly graph: AccessGraph,
    private readonly search: OriginSteps,
  ) {}

  given(owner: FunctionNode, index: number): States {
    const given = this.givenTo(owner, { kind: 'parameter', arity: owner.params.length, index });
    if (given.size > 0 && !this.isHandedToGuess(owner)) return given;
    const named = this.byName(owner, index);
    if (given.size > 0) return named.size > 0 ? named : given;
    if (named.size > 0) this.guessed.add(owner.params[index]!);
    return named;
  }

  /** `app.post('/', (request, reply) => …)` of a parameter `app`, which is called so by all frameworks: `reply` says more. */
  private isHandedToGuess(owner: FunctionNode): boolean {
    const { file } = this.reader;
    const call = file.parentOf(owner);
    if (this.guessed.size === 0 || call?.type !== 'CallExpression') return false;
    const root = rootOfChain(call.callee);
    const def = root.type === 'Identifier' ? file.variableOf(root)?.defs[0] : undefined;
    return def?.type === 'Parameter' && this.guessed.has(def.name as Node);
  }

  private givenTo(owner: FunctionNode, taken: Taken & { readonly kind: 'parameter' }): States {
    const direct = this.handedTo(owner, taken);
    if (direct.size > 0) return direct;
    const found: States[] = [];
    for (const reference of this.namesOf(owner).slice(0, maxCalls)) {
      const parent = this.reader.file.parentOf(reference);
      const argument = parent?.type === 'CallExpression' && parent.callee === reference ? parent.arguments[taken.index] : undefined;
      found.push(argument ? this.search.of(argument) : this.handedTo(reference, taken));
    }
    found.push(...argumentsOfConstructions(owner, taken.index, this.reader.file).slice(0, maxCalls).map((argument) => this.search.of(argument)));
    return unionOf(found);
  }

  /** `app.get('/', handler)`, also in an array or inside a wrapper such as `asyncHandler(handler)`. */
  private handedTo(handler: Node, taken: Taken, depth = 0): States {
    const parent = this.reader.file.parentOf(handler);
    if (!parent || depth > 4) return noStates;
    if (parent.type === 'ArrayExpression' || parent.type === 'TSAsExpression' || parent.type === 'TSSatisfiesExpression') return this.handedTo(parent, taken, depth + 1);
    if (parent.type === 'CallExpression' && parent.callee !== handler) {
      const states = this.graph.step(this.search.of(parent.callee), taken);
      return states.size > 0 ? states : this.handedTo(parent, taken, depth + 1);
    }
    const annotated = this.ofAnnotatedFunction(handler, parent, taken);
    if (annotated.size > 0) return annotated;
    if (parent.type === 'Property' && parent.value === handler) return this.asOption(parent, taken);
    return this.asExport(handler, taken);
  }

  /** `export const POST: RequestHandler = (event) => …`: the type says what is handed over. */
  private ofAnnotatedFunction(handler: Node, parent: Node, taken: Taken): States {
    if (parent.type !== 'VariableDeclarator' || parent.init !== handler) return noStates;
    return this.graph.step(this.search.ofAnnotation(parent.id), taken);
  }

  /** `server.route({ handler(request, h) {} })`: the key is a member of the argument, or of an object that is exported. */
  private asOption(property: TSESTree.Property, taken: Taken): States {
    const keys: string[] = [];
    let holder: Node | undefined = property;
    while (holder?.type === 'Property' && keys.length < maxNesting) {
      const key = this.reader.keyOf(holder);
      if (key === undefined) return noStates;
      keys.unshift(key);
      const object = this.reader.file.parentOf(holder);
      if (object?.type !== 'ObjectExpression') return noStates;
      let inner: Node = object;
      let annotated = noStates;
      holder = this.reader.file.parentOf(object);
      while (holder?.type === 'TSAsExpression' || holder?.type === 'TSSatisfiesExpression') {
        annotated = this.search.ofType(holder.typeAnnotation);
        [inner, holder] = [holder, this.reader.file.parentOf(holder)];
      }
      // `const actions: Actions = { login(event) {} }`: the type says what is handed over, else the framework that the file is for.
      if (holder?.type === 'VariableDeclarator') return unionOf([annotated, this.search.ofAnnotation(holder.id), this.exportedAs(inner)].map((from) => this.step(from, keys, taken)));
    }
    return holder?.type === 'CallExpression' ? this.step(this.search.of(holder.callee), keys, taken) : noStates;
  }

  private step(from: States, keys: readonly string[], taken: Taken): States {
    return this.graph.step(keys.reduce((states, name) => this.graph.step(states, { kind: 'member', name }), from), taken);
  }

  /** `export const POST = (event) => …` in a file whose exports a framework calls. */
  private asExport(handler: Node, taken: Taken): States {
    return this.graph.step(this.exportedAs(handler), taken);
  }

  private exportedAs(node: Node): States {
    const { file } = this.reader;
    const exports = this.graph.exportsOf(file.filename);
    if (exports.size === 0) return noStates;
    const name = nameExportedAs(node, file);
    return name === undefined ? noStates : this.graph.step(exports, { kind: 'member', name });
  }

  /** The identifiers that refer to a function by its name. */
  private namesOf(owner: FunctionNode): Node[] {
    const parent = this.reader.file.parentOf(owner);
    const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
    const variable = name && this.reader.file.variableOf(name);
    return variable ? variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier as Node) : [];
  }

  /** The last resort, for handlers that are exported to a router in another file: `(req, res) => …`. */
  private byName(owner: FunctionNode, index: number): States {
    const nameAt = (at: number) => {
      const parameter = owner.params[at];
      return parameter?.type === 'Identifier' && !parameter.typeAnnotation ? parameter.name : undefined;
    };
    const name = nameAt(index);
    return name === undefined ? noStates : this.graph.byParameterName(name, nameAt(index - 1));
  }
}
