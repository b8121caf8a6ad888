// Where does an expression come from? It is walked from the outside in, from `res.cookie` to the handler parameter,
// to `app.post`, to `express()`, to the import, and the access graph of the models says what each step leads to.
import type { TSESTree } from '@typescript-eslint/types';
import { noStates, type AccessGraph, type States, type Taken } from './access-graph.ts';
import { classAround, fieldInitializer, nameOfKey } from './class-field.ts';
import { nameExportedAs } from './exports.ts';
import { packagePath } from './package-path.ts';
import type { Reader } from './reader.ts';
import { isFunction, type FunctionNode, type Node, type Variable } from './source-file.ts';
import { importedName } from './variable-value.ts';
import { contains } from './write-order.ts';

/** Steps from an expression to its import; beyond it the origin is not known. */
const maxDepth = 60;
/** Of a variable that is written in several places, or a function that is called from several places. */
const maxSources = 12;
/** Objects inside objects that a handler is an option of. */
const maxNesting = 4;

/** A key that is computed. */
const anyKey = Symbol('any key');

export interface Origins {
  of(node: Node): States;
}

/** What another file of the project exports. */
export type ImportedOrigins = (module: string, name: string) => States | undefined;

export function originsFor(reader: Reader, graph: AccessGraph, imported: ImportedOrigins = () => undefined): Origins {
  return new OriginSearch(reader, graph, imported);
}

class OriginSearch implements Origins {
  private readonly known = new Map<Node, States>();
  private readonly knownVariables = new Map<Variable, States>();
  private keys: Set<string | symbol | undefined> | undefined;
  private readonly underWay = new Set<Node>();
  constructor(
    private readonly reader: Reader,
    private readonly graph: AccessGraph,
    private readonly imported: ImportedOrigins,
  ) {}

  of(node: Node): States {
    const remembered = this.known.get(node);
    if (remembered) return remembered;
    if (this.underWay.has(node) || this.underWay.size > maxDepth) return noStates;
    this.underWay.add(node);
    const states = this.search(node);
    this.underWay.delete(node);
    this.known.set(node, states);
    return states;
  }

  private search(node: Node): States {
    switch (node.type) {
      case 'Identifier':
        return this.ofIdentifier(node);
      case 'MemberExpression':
        return this.ofMember(node);
      case 'CallExpression':
        return this.ofCall(node);
      case 'NewExpression':
        return this.graph.step(this.of(node.callee), { kind: 'call' });
      case 'ImportExpression':
        return this.ofModule(node.source);
      case 'TaggedTemplateExpression':
        return noStates;
      case 'AwaitExpression':
        return this.of(node.argument);
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
        return this.of(node.expression);
      case 'TSAsExpression':
      case 'TSTypeAssertion': {
        const annotated = this.ofType(node.typeAnnotation);
        return annotated.size > 0 ? annotated : this.of(node.expression);
      }
      case 'AssignmentExpression':
        return this.of(node.right);
      case 'SequenceExpression':
        return this.of(node.expressions.at(-1)!);
      case 'Super':
        return this.ofSuperClass(node);
      case 'ConditionalExpression':
        return union([this.of(node.consequent), this.of(node.alternate)]);
      case 'LogicalExpression':
        return union([this.of(node.left), this.of(node.right)]);
      default:
        return noStates;
    }
  }

  /** `super(options)` constructs the class that is extended; `extends PassportStrategy(Strategy)` extends what it wraps. */
  private ofSuperClass(node: Node): States {
    const body = classAround(node, this.reader.file);
    const owner = body && this.reader.file.parentOf(body);
    const extended = owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression' ? owner.superClass : undefined;
    if (!extended) return noStates;
    const states = this.of(extended);
    const wrapped = extended.type === 'CallExpression' ? extended.arguments[0] : undefined;
    return states.size > 0 || !wrapped ? states : this.of(wrapped);
  }

  private ofCall(node: TSESTree.CallExpression): States {
    const { callee } = node;
    if (callee.type === 'Identifier' && callee.name === 'require' && !this.reader.file.variableOf(callee)?.defs.length) return this.ofModule(node.arguments[0]);
    const injected = this.ofInjected(node);
    if (injected.size > 0) return injected;
    // `promisify(jwt.verify)` is the same function, which gives a promise.
    if (node.arguments[0] && /^(?:util\.)?promisify$/.test(this.reader.file.textOf(callee))) return this.of(node.arguments[0]);
    const states = this.graph.step(this.of(callee), { kind: 'call' });
    return states.size > 0 ? states : this.ofLocalResult(callee);
  }

  /** `inject(CookieService)` of Angular gives an instance of the class that it is given. */
  private ofInjected({ callee, arguments: [token] }: TSESTree.CallExpression): States {
    return callee.type === 'Identifier' && callee.name === 'inject' && token?.type === 'Identifier' ? this.graph.step(this.of(token), { kind: 'instance' }) : noStates;
  }

  /** `const app = createApp()` with `function createApp() { return express(); }`. */
  private ofLocalResult(callee: Node): States {
    const called = this.reader.valueOf(callee);
    if (called.kind !== 'function' || !this.reader.file.owns(called.node)) return noStates;
    const { body } = called.node;
    if (body.type !== 'BlockStatement') return this.of(body);
    return union(this.reader.file.returnsOf(called.node).slice(0, maxSources).map(({ argument }) => (argument ? this.of(argument) : noStates)));
  }

  private ofModule(source: Node | undefined): States {
    const name = source && this.reader.valueOf(source);
    return name?.kind === 'literal' && typeof name.value === 'string' ? this.ofImport(name.value, '*') : noStates;
  }

  /** `local` is what the importer calls it. */
  private ofImport(module: string, name: string, local = name): States {
    const states = this.graph.module(packagePath(module));
    if (states.size === 0) {
      const own = this.ofOwn(name, local);
      return own.size > 0 ? own : (this.imported(module, name) ?? noStates);
    }
    // A default import and the whole of a CommonJS module are one thing.
    return name === '*' || name === 'default' ? states : this.graph.step(states, { kind: 'member', name });
  }

  /** A function that the user has told us about, also as a member of what is imported as a whole. */
  private ofOwn(name: string, local: string): States {
    const { own } = this.graph;
    return name === '*' || name === 'default' ? union([own, this.graph.step(own, { kind: 'member', name: local })]) : this.graph.step(own, { kind: 'member', name });
  }

  private ofMember(node: TSESTree.MemberExpression): States {
    const name = this.reader.keyOf(node);
    if (name === undefined) return noStates;
    const object = this.of(node.object);
    const states = name === 'default' && object.size > 0 ? object : this.graph.step(object, { kind: 'member', name });
    if (states.size > 0) return states;
    const known = node.object.type === 'ThisExpression' ? this.ofField(node.object, name) : this.ofPropertyValue(node.object, name);
    return known.size === 0 && object.size === 0 ? this.graph.step(this.graph.anything, { kind: 'member', name }) : known;
  }

  /** `this.jwt` of a class: an initialiser, a type, or a constructor parameter that is a property. */
  private ofField(self: Node, name: string): States {
    const { file } = this.reader;
    const owner = classAround(self, file);
    for (const member of owner?.body ?? []) {
      if (member.type === 'PropertyDefinition' && !member.computed && nameOfKey(member.key) === name && member.typeAnnotation) {
        const states = this.ofType(member.typeAnnotation.typeAnnotation);
        if (states.size > 0) return states;
      }
      if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
      for (const parameter of member.value.params) {
        if (parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'Identifier' && parameter.parameter.name === name) {
          return this.ofAnnotation(parameter.parameter);
        }
      }
    }
    const field = fieldInitializer(owner, name, file);
    return field ? this.of(field) : noStates;
  }

  /** `services.jwt` of `const services = { jwt: require('jsonwebtoken') }`. */
  private ofPropertyValue(object: Node, name: string): States {
    if (object.type !== 'Identifier' || !this.isKey(name)) return noStates;
    const value = this.reader.valueOf(object);
    const property = value.kind === 'object' ? value.properties.get(name)?.writtenBy : undefined;
    return property?.type === 'Property' && this.reader.file.owns(property) ? this.of(property.value) : noStates;
  }

  /** Whether an object of this file has a property of this name: to ask what a variable holds costs far more. */
  private isKey(name: string): boolean {
    this.keys ??= new Set(this.reader.file.nodesOf('Property').map((property) => (property.computed ? anyKey : nameOfKey(property.key))));
    return this.keys.has(name) || this.keys.has(anyKey);
  }

  private ofIdentifier(node: TSESTree.Identifier): States {
    const variable = this.reader.file.variableOf(node);
    if (!variable || variable.defs.length === 0) return this.ofGlobal(node.name);
    const remembered = this.knownVariables.get(variable);
    if (remembered) return remembered;
    const states = this.ofVariable(variable);
    this.knownVariables.set(variable, states);
    return states;
  }

  private ofVariable(variable: Variable): States {
    const annotated = this.ofAnnotation(variable.identifiers[0]!);
    if (annotated.size > 0) return annotated;
    return union(variable.defs.slice(0, maxSources).map((def) => this.ofDefinition(def, variable)));
  }

  private ofGlobal(name: string): States {
    if (name === 'globalThis' || name === 'window' || name === 'self' || name === 'global') return this.graph.global;
    const states = this.graph.step(this.graph.global, { kind: 'member', name });
    return states.size > 0 ? states : this.graph.step(this.graph.own, { kind: 'member', name });
  }

  private ofDefinition(def: Variable['defs'][number], variable: Variable): States {
    switch (def.type) {
      case 'ImportBinding':
        if (def.node.type === 'TSImportEqualsDeclaration') {
          return def.node.moduleReference.type === 'TSExternalModuleReference' ? this.ofModule(def.node.moduleReference.expression) : noStates;
        }
        return def.parent?.type === 'ImportDeclaration' ? this.ofImport(def.parent.source.value, importedName(def.node), def.name.name) : noStates;
      case 'Variable': {
        const declared = def.node.init ? this.inPattern(def.node.id, def.name, () => this.of(def.node.init!)) : noStates;
        return union([declared, ...this.ofAssignments(variable)]);
      }
      case 'Parameter':
        return isFunction(def.node) ? this.ofParameter(def.node, def.name) : noStates;
      default:
        return noStates;
    }
  }

  private ofAssignments(variable: Variable): States[] {
    const found: States[] = [];
    for (const reference of variable.references) {
      if (found.length >= maxSources) break;
      const parent = reference.isWrite() && !reference.init ? this.reader.file.parentOf(reference.identifier as Node) : undefined;
      if (parent?.type === 'AssignmentExpression' && parent.left === reference.identifier) found.push(this.of(parent.right));
    }
    return found;
  }

  /** The steps that a destructuring pattern takes from its source to one of its names. */
  private inPattern(pattern: Node, name: Node, source: () => States): States {
    if (pattern === name) return source();
    switch (pattern.type) {
      case 'AssignmentPattern':
        return this.inPattern(pattern.left, name, source);
      case 'ObjectPattern':
        return union(
          pattern.properties.map((property) => {
            if (property.type === 'RestElement' || !contains(property.value, name)) return noStates;
            const key = this.reader.keyOf(property);
            return key === undefined ? noStates : this.inPattern(property.value, name, () => this.graph.step(source(), { kind: 'member', name: key }));
          }),
        );
      case 'ArrayPattern':
        return union(
          pattern.elements.map((element, index) =>
            element && contains(element, name) ? this.inPattern(element, name, () => this.graph.step(source(), { kind: 'member', name: String(index) })) : noStates,
          ),
        );
      default:
        return noStates;
    }
  }

  private ofParameter(owner: FunctionNode, name: Node): States {
    const index = owner.params.findIndex((parameter) => contains(parameter, name));
    const pattern = owner.params[index];
    if (!pattern) return noStates;
    const taken: Taken = { kind: 'parameter', arity: owner.params.length, index };
    return this.inPattern(pattern, name, () => {
      if ('typeAnnotation' in pattern && pattern.typeAnnotation) {
        const annotated = this.ofAnnotation(pattern);
        if (annotated.size > 0) return annotated;
      }
      const given = this.givenTo(owner, taken);
      return given.size > 0 ? given : this.byName(owner, index);
    });
  }

  /** What reaches a parameter: from a framework that was handed the function, or from calls in this file. */
  private givenTo(owner: FunctionNode, taken: Taken & { readonly kind: 'parameter' }): States {
    const direct = this.handedTo(owner, taken);
    if (direct.size > 0) return direct;
    const found: States[] = [];
    for (const reference of this.namesOf(owner).slice(0, maxSources)) {
      const parent = this.reader.file.parentOf(reference);
      const argument = parent?.type === 'CallExpression' && parent.callee === reference ? parent.arguments[taken.index] : undefined;
      found.push(argument ? this.of(argument) : this.handedTo(reference, taken));
    }
    return union(found);
  }

  /** `app.get('/', handler)`, also in an array or inside a wrapper such as `asyncHandler(handler)`. */
  private handedTo(handler: Node, taken: Taken, depth = 0): States {
    const parent = this.reader.file.parentOf(handler);
    if (!parent || depth > 4) return noStates;
    if (parent.type === 'ArrayExpression' || parent.type === 'TSAsExpression' || parent.type === 'TSSatisfiesExpression') return this.handedTo(parent, taken, depth + 1);
    if (parent.type === 'CallExpression' && parent.callee !== handler) {
      const states = this.graph.step(this.of(parent.callee), taken);
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
    return this.graph.step(this.ofAnnotation(parent.id), taken);
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
        annotated = this.ofType(holder.typeAnnotation);
        [inner, holder] = [holder, this.reader.file.parentOf(holder)];
      }
      // `const actions: Actions = { login(event) {} }`: the type says what is handed over, else the framework that the file is for.
      if (holder?.type === 'VariableDeclarator') return union([annotated, this.ofAnnotation(holder.id), this.exportedAs(inner)].map((from) => this.step(from, keys, taken)));
    }
    return holder?.type === 'CallExpression' ? this.step(this.of(holder.callee), keys, taken) : noStates;
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

  private ofAnnotation(node: Node): States {
    return 'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation' ? this.ofType(node.typeAnnotation.typeAnnotation) : noStates;
  }

  private ofType(type: Node): States {
    if (type.type !== 'TSTypeReference') return noStates;
    return this.graph.step(this.ofTypeName(type.typeName), { kind: 'instance' });
  }

  private ofTypeName(name: Node): States {
    if (name.type === 'Identifier') return this.ofIdentifier(name);
    return name.type === 'TSQualifiedName' ? this.graph.step(this.ofTypeName(name.left), { kind: 'member', name: name.right.name }) : noStates;
  }
}

function union(sets: readonly States[]): States {
  const filled = sets.filter((states) => states.size > 0);
  return filled.length < 2 ? (filled[0] ?? noStates) : new Set(filled.flatMap((states) => [...states]));
}
