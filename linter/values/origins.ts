// Where does an expression come from? It is walked from the outside in, from `res.cookie` to the handler parameter,
// to `app.post`, to `express()`, to the import, and the access graph of the models says what each step leads to.
import type { TSESTree } from '@typescript-eslint/types';
import { noStates, unionOf, type AccessGraph, type States } from './access-graph.ts';
import { classAround, fieldInitializer, nameOfKey } from './class-field.ts';
import { OwnProperties } from './own-properties.ts';
import { packagePath } from './package-path.ts';
import { ParameterOrigins } from './parameter-origins.ts';
import type { Reader } from './reader.ts';
import { isFunction, type FunctionNode, type Node, type Variable } from './source-file.ts';
import { importedName } from './variable-value.ts';
import { contains } from './write-order.ts';

/** Steps from an expression to its import; beyond it the origin is not known. */
const maxDepth = 60;
/** Of a variable that is written in several places. */
const maxSources = 12;

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
  private readonly properties: OwnProperties;
  private readonly underWay = new Set<Node>();
  private readonly parameters: ParameterOrigins;

  constructor(
    private readonly reader: Reader,
    private readonly graph: AccessGraph,
    private readonly imported: ImportedOrigins,
  ) {
    this.properties = new OwnProperties(reader);
    this.parameters = new ParameterOrigins(reader, graph, this);
  }

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
        return this.graph.step(unionOf([this.of(node.callee), this.ofExtended(node.callee)]), { kind: 'call' });
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
        return unionOf([this.of(node.consequent), this.of(node.alternate)]);
      case 'LogicalExpression':
        return unionOf([this.of(node.left), this.of(node.right)]);
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

  /** `class Notes extends Dexie`: an instance has what the extended class gives, though its constructor takes something else. */
  private ofExtended(callee: Node): States {
    const def = callee.type === 'Identifier' ? this.reader.file.variableOf(callee)?.defs[0] : undefined;
    return def?.type === 'ClassName' && def.node.superClass ? this.of(def.node.superClass) : noStates;
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
    // What another file gives is no function of this one, and would have to be opened to be told.
    if (callee.type === 'Identifier' && this.reader.file.variableOf(callee)?.defs.some(({ type }) => type === 'ImportBinding')) return noStates;
    const called = this.reader.valueOf(callee);
    if (called.kind !== 'function' || !this.reader.file.owns(called.node)) return noStates;
    const { body } = called.node;
    if (body.type !== 'BlockStatement') return this.of(body);
    return unionOf(this.reader.file.returnsOf(called.node).slice(0, maxSources).map(({ argument }) => (argument ? this.of(argument) : noStates)));
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
    return name === '*' || name === 'default' ? unionOf([own, this.graph.step(own, { kind: 'member', name: local })]) : this.graph.step(own, { kind: 'member', name });
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
        const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : undefined;
        const named = inner?.type === 'AssignmentPattern' ? inner.left : inner;
        if (named?.type !== 'Identifier' || named.name !== name || !isFunction(member.value)) continue;
        const annotated = this.ofAnnotation(named);
        return annotated.size > 0 ? annotated : this.ofParameter(member.value, named);
      }
    }
    const field = fieldInitializer(owner, name, file);
    return field ? this.of(field) : noStates;
  }

  private ofPropertyValue(object: Node, name: string): States {
    const value = this.properties.valueNamed(object, name);
    if (value) return this.of(value);
    return unionOf(this.properties.givenTo(object, name).slice(0, maxSources).map((given) => this.of(given)));
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
    return unionOf(variable.defs.slice(0, maxSources).map((def) => this.ofDefinition(def, variable)));
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
        return unionOf([declared, ...this.ofAssignments(variable)]);
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
      case 'AssignmentPattern': {
        const given = this.inPattern(pattern.left, name, source);
        return given.size > 0 || pattern.left !== name ? given : this.of(pattern.right);
      }
      case 'TSParameterProperty':
        return this.inPattern(pattern.parameter, name, source);
      case 'ObjectPattern':
        return unionOf(
          pattern.properties.map((property) => {
            if (property.type === 'RestElement' || !contains(property.value, name)) return noStates;
            const key = this.reader.keyOf(property);
            return key === undefined ? noStates : this.inPattern(property.value, name, () => this.graph.step(source(), { kind: 'member', name: key }));
          }),
        );
      case 'ArrayPattern':
        return unionOf(
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
    return this.inPattern(pattern, name, () => {
      if ('typeAnnotation' in pattern && pattern.typeAnnotation) {
        const annotated = this.ofAnnotation(pattern);
        if (annotated.size > 0) return annotated;
      }
      return this.parameters.given(owner, index);
    });
  }

  ofAnnotation(node: Node): States {
    return 'typeAnnotation' in node && node.typeAnnotation?.type === 'TSTypeAnnotation' ? this.ofType(node.typeAnnotation.typeAnnotation) : noStates;
  }

  ofType(type: Node): States {
    if (type.type !== 'TSTypeReference') return noStates;
    return this.graph.step(this.ofTypeName(type.typeName), { kind: 'instance' });
  }

  private ofTypeName(name: Node): States {
    if (name.type === 'Identifier') return this.ofIdentifier(name);
    return name.type === 'TSQualifiedName' ? this.graph.step(this.ofTypeName(name.left), { kind: 'member', name: name.right.name }) : noStates;
  }
}
