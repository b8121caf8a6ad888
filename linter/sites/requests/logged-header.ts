// Headers that carry credentials, as code reads them from a request: one by its name, or all of them at once. What is made of them
// (a length, a mask, the scheme in front) is no credential any more.
import type { TSESTree } from '@typescript-eslint/types';
import { noRole } from '#shared/facts/role.ts';
import { isFunction, type Node } from '../../values/source-file.ts';
import type { NamedCredential } from '../secrets/credential-expression.ts';
import type { SourceContext } from '../site-use.ts';

const credentialHeaders: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key', 'x-auth-token', 'x-access-token']);
/** Who has the headers of a request; a response is called otherwise. */
const requests: ReadonlySet<string> = new Set(['req', 'request', 'ctx', 'event']);
/** Functions that HTTP clients call before they send. */
const hooks: ReadonlySet<string> = new Set(['onRequest', 'beforeRequest']);
const asText: ReadonlySet<string> = new Set(['JSON.stringify', 'String', 'Object.fromEntries', 'Object.entries', 'Array.from', 'util.inspect', 'inspect']);
const maxDepth = 8;

/** A header among what a node hands on, or every header. */
export function headerHandedOn(node: Node, context: SourceContext): NamedCredential | undefined {
  return new HeaderSearch(context).handedOn(node, 0);
}

class HeaderSearch {
  private readonly context: SourceContext;

  constructor(context: SourceContext) {
    this.context = context;
  }

  handedOn(given: Node, depth: number): NamedCredential | undefined {
    if (depth > maxDepth) return undefined;
    const inner = (...nodes: readonly Node[]): NamedCredential | undefined => {
      for (const node of nodes) {
        const found = this.handedOn(node, depth + 1);
        if (found) return found;
      }
      return undefined;
    };
    switch (given.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'ChainExpression':
        return inner(given.expression);
      case 'AwaitExpression':
      case 'SpreadElement':
        return inner(given.argument);
      case 'TemplateLiteral':
        return inner(...given.expressions);
      case 'BinaryExpression':
        return given.operator === '+' ? inner(given.left, given.right) : undefined;
      case 'LogicalExpression':
        return given.operator === '&&' ? inner(given.right) : inner(given.left, given.right);
      case 'ConditionalExpression':
        return inner(given.consequent, given.alternate);
      case 'ArrayExpression':
        return inner(...given.elements.filter((element) => element !== null));
      case 'ObjectExpression':
        return this.inObject(given, inner);
      case 'Identifier':
        return this.ofVariable(given, depth);
      case 'MemberExpression':
        return this.ofMember(given, depth);
      case 'CallExpression':
        return this.ofCall(given, depth);
      default:
        return undefined;
    }
  }

  /** `{ ...req.headers, authorization: undefined }` takes it out. */
  private inObject({ properties }: TSESTree.ObjectExpression, inner: (...nodes: readonly Node[]) => NamedCredential | undefined): NamedCredential | undefined {
    const takesOut = properties.some((property) => property.type === 'Property' && this.isCredentialName(this.context.reader.keyOf(property)) && !inner(property.value));
    return inner(...properties.flatMap((property): Node[] => (property.type === 'Property' ? [property.value] : takesOut ? [] : [property])));
  }

  private ofVariable(identifier: TSESTree.Identifier, depth: number): NamedCredential | undefined {
    const { file } = this.context.reader;
    const variable = file.variableOf(identifier);
    const [def, ...others] = variable?.defs ?? [];
    if (!variable || def?.type !== 'Variable' || others.length > 0 || !def.node.init || variable.references.filter((reference) => reference.isWrite()).length > 1) return undefined;
    const { id, init } = def.node;
    if (id.type === 'Identifier') return init.type === 'ObjectExpression' ? this.writtenHeaders(identifier, init) : this.handedOn(init, depth + 1);
    if (id.type === 'ArrayPattern') return id.elements.findIndex((element) => element !== null && holds(element, def.name as Node)) === 1 && this.isSplit(init, depth) ? this.splitHeader(init, depth) : undefined;
    if (id.type !== 'ObjectPattern') return undefined;
    const property = id.properties.find((candidate): candidate is TSESTree.Property => candidate.type === 'Property' && holds(candidate.value, def.name as Node));
    const key = property && this.context.reader.keyOf(property);
    if (key === undefined) return undefined;
    if (this.isCredentialName(key) && this.isHeaders(init, depth)) return credential(key);
    return key === 'headers' && this.isRequest(init) ? credential('headers') : undefined;
  }

  /** `const headers = { Authorization: … }; console.log(headers)`. */
  private writtenHeaders({ name }: TSESTree.Identifier, { properties }: TSESTree.ObjectExpression): NamedCredential | undefined {
    if (!/headers$/i.test(name)) return undefined;
    const found = properties.find((property) => property.type === 'Property' && this.context.reader.keyOf(property)?.toLowerCase() === 'authorization' && this.isComputed(property.value));
    return found && credential('authorization');
  }

  private isComputed(node: Node): boolean {
    return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'CallExpression' || (node.type === 'TemplateLiteral' && node.expressions.length > 0);
  }

  private ofMember(member: TSESTree.MemberExpression, depth: number): NamedCredential | undefined {
    const key = this.context.reader.keyOf(member);
    if (key === '1' && this.isSplit(member.object, depth)) return this.splitHeader(member.object, depth);
    if (this.isCredentialName(key) && this.isHeaders(member.object, depth)) return credential(key!);
    return key === 'headers' && this.isRequest(member.object) ? credential('headers') : undefined;
  }

  private ofCall(call: TSESTree.CallExpression, depth: number): NamedCredential | undefined {
    const { file } = this.context.reader;
    const { callee, arguments: [first, second] } = call;
    if (first && asText.has(file.textOf(callee)) && !this.isEmptyText(call)) return this.handedOn(first, depth + 1);
    const named = first?.type === 'Literal' ? String(first.value) : undefined;
    if (callee.type === 'Identifier') {
      const name = second?.type === 'Literal' ? String(second.value) : undefined;
      return /^get(?:Request)?Header$/.test(callee.name) && this.isCredentialName(name) ? credential(name!) : undefined;
    }
    if (callee.type !== 'MemberExpression') return undefined;
    const method = this.context.reader.keyOf(callee);
    const owner = withoutWrappers(callee.object);
    if (method === 'get' && this.isCredentialName(named) && (this.isHeaders(owner, depth) || this.isRequest(owner))) return credential(named!);
    if (method === 'header' && this.isRequest(owner) && (first === undefined || this.isCredentialName(named))) return credential(named ?? 'headers');
    const isKept = method === 'trim' || method === 'toString' || method === 'entries' || method === 'replace' || ((method === 'slice' || method === 'substring' || method === 'substr') && second === undefined);
    return isKept ? this.handedOn(owner, depth + 1) : undefined;
  }

  /** `JSON.stringify` of the Headers of the Fetch API says `{}`. */
  private isEmptyText({ callee, arguments: [first] }: TSESTree.CallExpression): boolean {
    const { file } = this.context.reader;
    return first !== undefined && file.textOf(callee) === 'JSON.stringify' && file.text.includes(`${file.textOf(first)}.get(`);
  }

  /** `header.split(' ')`. */
  private isSplit(node: Node, depth: number): boolean {
    return this.splitHeader(node, depth) !== undefined;
  }

  private splitHeader(given: Node, depth: number): NamedCredential | undefined {
    const node = withoutWrappers(given);
    return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && this.context.reader.keyOf(node.callee) === 'split' ? this.handedOn(node.callee.object, depth + 1) : undefined;
  }

  private isHeaders(given: Node, depth: number): boolean {
    const node = withoutWrappers(given);
    if (node.type === 'MemberExpression') return this.context.reader.keyOf(node) === 'headers';
    if (node.type === 'Identifier') return /headers$/i.test(node.name);
    return node.type === 'CallExpression' && depth < maxDepth && /(?:^|\.)headers$/i.test(this.context.reader.file.textOf(node.callee).slice(-60));
  }

  private isRequest(given: Node): boolean {
    const node = withoutWrappers(given);
    const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? this.context.reader.keyOf(node) : undefined;
    if (name === undefined) return false;
    return requests.has(name) || ((name === 'options' || name === 'config') && this.isInHook(node));
  }

  /** `ofetch.create({ onRequest({ options }) { … } })`, `axios.interceptors.request.use((config) => …)`. */
  private isInHook(from: Node): boolean {
    const { reader } = this.context;
    const { file } = reader;
    for (let node: Node | undefined = file.functionAround(from); node; node = file.functionAround(node)) {
      const parent = file.parentOf(node);
      const holder = parent?.type === 'ArrayExpression' ? file.parentOf(parent) : parent;
      if (holder?.type === 'Property' && isFunction(node) && hooks.has(reader.keyOf(holder) ?? '')) return true;
      if (parent?.type === 'CallExpression' && file.textOf(parent.callee).endsWith('interceptors.request.use')) return true;
    }
    return false;
  }

  private isCredentialName(name: string | undefined): boolean {
    return name !== undefined && credentialHeaders.has(name.toLowerCase());
  }
}

function withoutWrappers(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return withoutWrappers(node.expression);
    case 'AwaitExpression':
      return withoutWrappers(node.argument);
    default:
      return node;
  }
}

/** Whether a part of a pattern is this name, with or without a default. */
function holds(part: Node, name: Node): boolean {
  return part === name || (part.type === 'AssignmentPattern' && part.left === name);
}

function credential(name: string): NamedCredential {
  const text = name === 'headers' ? 'They are all headers of a request, the credentials among them.' : `It is the header ${name} of a request.`;
  const isCookie = name === 'headers' || name.toLowerCase() === 'cookie';
  return { name, role: { ...noRole, role: isCookie ? 'session-data' : 'access-token', confidence: 'likely', evidence: [{ kind: 'source', text }] }, isCertain: true };
}
