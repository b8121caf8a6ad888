// What becomes of claims that were decoded and not verified.
import { set, unknown, type Known } from '#shared/facts/known.ts';
import type { DecodeUse } from '#shared/facts/jwt-call.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../values/write-order.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { exportNamed } from '../../values/exports.ts';
import type { Node, SourceFile, Variable } from '../../values/source-file.ts';
import { comparisonsIn, sidesOf } from '../secrets/compared-credential.ts';
import { isHmacDigest } from './hmac-digest.ts';
import { isTokenSignature } from './token-signature.ts';
import { provenanceOf } from '../provenance.ts';
import { sitesOfKind } from '../site-of-kind.ts';
import type { SiteUse, SourceContext } from '../site-use.ts';

/** Expressions the result is followed through. */
const maxSteps = 200;

type Use = DecodeUse | 'unknown';

const strongest: readonly Use[] = ['decision', 'unknown', 'key-lookup', 'display', 'unused'];

export function decodeUse({ context, node }: SiteUse): Known<DecodeUse> {
  return useOf(node, context);
}

export function useOf(node: Node, context: SourceContext): Known<DecodeUse> {
  const search = new UseSearch(context, node);
  search.follow(node);
  const use = strongest.find((candidate) => search.found.has(candidate)) ?? 'unused';
  return use === 'unknown' ? unknown('what the claims are used for could not be followed') : set(use);
}

/** Claims and header parameters that find the key. */
const forTheKey: ReadonlySet<string> = new Set(['kid', 'alg', 'iss', 'header', 'typ', 'x5t', 'tid', 'jku']);
/** Claims that only tell a time. */
const forTheClock: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf']);
const methodsOfValues: ReadonlySet<string> = new Set(['includes', 'some', 'every', 'indexOf', 'startsWith', 'endsWith', 'split', 'toLowerCase', 'toUpperCase', 'toString', 'trim', 'slice', 'at', 'map', 'filter']);
const namesOfLogs: ReadonlySet<string> = new Set(['console', 'logger', 'log', 'debug', 'pino', 'winston']);

class UseSearch {
  readonly found = new Set<Use>();
  private readonly visited = new Set<Node>();
  private readonly context: SourceContext;
  private readonly file: SourceFile;
  /** The call whose result it is. */
  private readonly start: Node;

  constructor(context: SourceContext, start: Node) {
    this.start = start;
    this.context = context;
    this.file = context.reader.file;
  }

  /** `claim` is the member that was read of the decoded token. */
  follow(node: Node, claim?: string): void {
    if (this.visited.has(node) || this.visited.size > maxSteps) return;
    this.visited.add(node);
    const parent = this.file.parentOf(node);
    if (!parent) return;
    switch (parent.type) {
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
      case 'ChainExpression':
      case 'TemplateLiteral':
      case 'SpreadElement':
      case 'ObjectExpression':
      case 'ArrayExpression':
        return this.follow(parent, claim);
      case 'Property':
        return this.follow(parent, claim ?? nameOf(parent.key));
      case 'LogicalExpression':
        return this.follow(parent, claim);
      case 'ConditionalExpression':
        return parent.test === node ? this.tested(claim) : this.follow(parent, claim);
      case 'MemberExpression':
        return this.member(parent, node, claim);
      case 'VariableDeclarator':
        return this.bound(parent.id, claim);
      case 'AssignmentExpression':
        return this.assigned(parent.left, claim);
      case 'CallExpression':
      case 'NewExpression':
        return this.passed(parent, node, claim);
      case 'BinaryExpression':
        return parent.operator === '+' ? this.follow(parent, claim) : this.tested(claim ?? '');
      case 'IfStatement':
      case 'UnaryExpression':
        return this.tested(claim);
      case 'SwitchStatement':
        return this.tested(claim ?? '');
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return this.returned(node, claim);
      case 'ExpressionStatement':
        this.found.add('unused');
        return;
      default:
        this.found.add('unknown');
    }
  }

  private member(member: Node, object: Node, claim: string | undefined): void {
    if (member.type !== 'MemberExpression' || member.object !== object) return void this.found.add('unknown');
    const name = nameOf(member.property);
    const call = this.file.parentOf(member);
    // `claims.roles.includes('admin')`: what is asked of a claim, or made of it, is of that claim.
    if (claim !== undefined && name !== undefined && methodsOfValues.has(name) && call?.type === 'CallExpression' && call.callee === member) return this.follow(call, claim);
    // `decode(token, { complete: true })` has the claims one level down.
    this.follow(member, name === 'payload' || (claim === undefined && name === '1') ? claim : claim !== undefined && forTheKey.has(claim) ? claim : (name ?? claim));
  }

  /** A test of the whole result only asks whether there is one. */
  private tested(claim: string | undefined): void {
    if (claim === undefined) this.found.add('display');
    else this.found.add(forTheKey.has(claim) ? 'key-lookup' : forTheClock.has(claim) ? 'display' : 'decision');
  }

  private bound(pattern: Node, claim: string | undefined): void {
    if (pattern.type === 'Identifier') return this.references(this.file.variableOf(pattern), claim);
    if (pattern.type === 'ArrayPattern') return this.boundInOrder(pattern.elements, claim);
    if (pattern.type !== 'ObjectPattern') return void this.found.add('unknown');
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') this.bound(property.argument, claim);
      else {
        const name = nameOf(property.key);
        const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
        this.bound(target, name === 'payload' ? claim : (claim ?? name));
      }
    }
  }

  /** `const [header, payload] = decode(token)` of djwt; what stands in the list of one claim is of that claim. */
  private boundInOrder(elements: readonly (Node | null)[], claim: string | undefined): void {
    for (const [index, element] of elements.entries()) {
      if (element) this.bound(element.type === 'AssignmentPattern' ? element.left : element, claim ?? (index === 1 ? undefined : 'header'));
    }
  }

  private references(variable: Variable | undefined, claim: string | undefined): void {
    if (!variable) return void this.found.add('unknown');
    const reads = variable.references.filter((reference) => reference.isRead());
    if (reads.length === 0) this.found.add('unused');
    for (const reference of reads) this.follow(reference.identifier as Node, claim);
  }

  /** `req.user = claims` makes a request's identity of them. */
  private assigned(target: Node, claim: string | undefined): void {
    if (target.type === 'Identifier') return this.references(this.file.variableOf(target), claim);
    if (target.type !== 'MemberExpression') return void this.found.add('unknown');
    const text = this.file.textOf(target);
    this.found.add(saysIdentity(text) || ((claim === undefined || identityClaims.has(claim)) && ofRequest.test(text)) ? 'decision' : 'unknown');
  }

  private passed(call: Node, node: Node, claim: string | undefined): void {
    if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return;
    if (call.callee === node) return void this.found.add('unknown');
    const callee = this.file.textOf(call.callee);
    const words = callee.split(/[^a-z]/i);
    if (words.some((word) => namesOfLogs.has(word))) this.found.add('display');
    else if (isIdentityKept(call, node, callee)) this.found.add('decision');
    else if (callee === 'Object.keys' || callee === 'Boolean' || callee === 'JSON.stringify') this.follow(call, claim);
    else if (claim !== undefined && forTheKey.has(claim)) this.found.add('key-lookup');
    else if (claim !== undefined && !forTheClock.has(claim)) this.found.add('decision');
    else this.found.add(claim === undefined ? 'unknown' : 'display');
  }

  /** A local function that returns the claims: whoever calls it goes on with them. */
  private returned(node: Node, claim: string | undefined): void {
    const owner = this.file.functionAround(node);
    const holder = owner && this.file.parentOf(owner);
    const name = owner?.type === 'FunctionDeclaration' ? owner.id : holder?.type === 'VariableDeclarator' ? holder.id : undefined;
    const variable = name ? this.file.variableOf(name) : undefined;
    if (claim !== undefined && !forTheKey.has(claim) && !forTheClock.has(claim) && isContextOf(name ?? (holder?.type === 'Property' ? holder.key : undefined))) return void this.found.add('decision');
    const calls = (variable?.references ?? []).flatMap((reference) => {
      const call = this.file.parentOf(reference.identifier as Node);
      return call?.type === 'CallExpression' && call.callee === reference.identifier ? [call] : [];
    });
    if (calls.length === 0) this.found.add(this.isIdentityOfOthers(nameOf(name ?? node), claim) ? 'decision' : 'unknown');
    for (const call of calls) this.follow(call, claim);
  }

  /** `export function currentUser(request) { …; return { id: claims.sub, role: claims.role }; }`: what other files take for who asks, in a file that verifies nothing. */
  private isIdentityOfOthers(name: string | undefined, claim: string | undefined): boolean {
    if (name === undefined || !(claim === undefined ? this.isOfRequest() && wordsOf(name).some((word) => identityWords.has(word)) : identityClaims.has(claim)) || unverified.test(name) || exportNamed(this.file, name) === undefined) return false;
    // jwt-simple has one function to decode, which may be told not to verify.
    return !verifiesIn(this.context).some(({ call }) => call !== this.start);
  }

  /** `decodeJwt(getCookie(event, 'access'))`: nobody can have verified what is read here. */
  private isOfRequest(): boolean {
    const [token] = this.start.type === 'CallExpression' ? this.start.arguments : [];
    return token !== undefined && fromRequest.has(provenanceOf(this.context.reader.valueOf(token), this.context).is);
  }
}

/** Of a function that gives the claims as they are. */
const identityWords: ReadonlySet<string> = new Set(['user', 'session', 'claims', 'identity', 'viewer', 'account', 'principal', 'member']);
const unverified = /decode|parse|peek|inspect|unsafe|unverified|debug|log|expir|header|payload/i;
/** Claims that say who somebody is, or what they may do. */
const identityClaims: ReadonlySet<string> = new Set(['sub', 'role', 'roles', 'permissions', 'scope', 'scopes', 'userId', 'user_id', 'uid', 'tenant', 'tenantId', 'isAdmin', 'admin']);

const fromRequest: ReadonlySet<string> = new Set(['request-cookie', 'request-token']);

/** What later code takes for the one who asks: `ctx.locals.patron`, `ctx.state.member`, `req.member`, and `req.tenantId` of the claim of that name. */
const ofRequest = /^(?:\w{1,20}\.)?(?:locals|state|context)\.\w{1,30}$|^(?:req|request|ctx|context|event)(?:\.\w{1,30}|\[['"]\w{1,30}['"]\])$/;

function saysIdentity(text: string): boolean {
  const lower = text.toLowerCase();
  return ['user', 'auth', 'session', 'account', 'claims', 'identity', 'principal', 'decoded', 'token'].some((word) => lower.includes(word));
}

/** `context: ({ req }) => ({ user })` of Apollo and `createContext` of tRPC: the identity that all resolvers are given. */
function isContextOf(name: Node | undefined): boolean {
  return name !== undefined && /^(?:(?:create|build|make|get)(?:graphql|trpc|apollo|request|inner)?context|context)$/i.test(nameOf(name) ?? '');
}

/** `c.set('user', claims)`: what later handlers of the request take for its user. */
function isIdentityKept(call: TSESTree.CallExpression | TSESTree.NewExpression, claims: Node, callee: string): boolean {
  const [key, value] = call.arguments;
  return value === claims && /^(?:c|ctx|context|event|req|request)\.set$/.test(callee) && key?.type === 'Literal' && typeof key.value === 'string' && saysIdentity(key.value);
}

/** A verify in the same function, or one that gets the same token anywhere in the file. */
export function isVerifiedBeside({ context, node }: SiteUse, token: Node | undefined): boolean {
  const { file } = context.reader;
  const around = file.functionAround(node);
  if (around && comparesSignature(around, context)) return true;
  const text = token && file.textOf(token);
  const variable = token && rootVariable(token, file);
  return verifiesIn(context).some(({ call, isByName }) => {
    if (call === node) return false;
    const [first] = call.arguments;
    const isSameToken = first !== undefined && file.textOf(first) === text && rootVariable(first, file) === variable;
    return isSameToken || (!isByName && file.functionAround(call) === around);
  });
}

/** `signature !== mac(`${head}.${body}`)`: how well it compares is what jwt-hand-rolled-verification asks. */
function comparesSignature(owner: Node, context: SourceContext): boolean {
  return comparisonsIn(context).some((comparison) => contains(owner, comparison.node) && sidesOf(comparison, (side) => isTokenSignature(side, context) || undefined, (side) => isHmacDigest(side, context)) === true);
}

interface Verify {
  readonly call: TSESTree.CallExpression;
  /** What it does is elsewhere, what it is for is in its name: `await verifyAccessToken(token)`. */
  readonly isByName: boolean;
}

/** Whether anything in the file is a verification, by what it calls or by its name. */
export function verifiesAnything(context: SourceContext): boolean {
  return verifiesIn(context).length > 0;
}

/** Looked for once per file: a bundle can decode in a thousand places. */
const verifies = new WeakMap<SourceFile, readonly Verify[]>();

function verifiesIn(context: SourceContext): readonly Verify[] {
  const { reader } = context;
  const known = verifies.get(reader.file);
  if (known) return known;
  const found = reader.file.siteNodes.flatMap((call): Verify[] => {
    if (call.type !== 'CallExpression') return [];
    if (sitesOfKind('jwt.verify', call.callee, context).length > 0) return [{ call, isByName: false }];
    return isNamedVerify(reader.file.textOf(call.callee)) ? [{ call, isByName: true }] : [];
  });
  verifies.set(reader.file, found);
  return found;
}

/** `req.cookies.token` of two handlers is two tokens. */
function rootVariable(node: Node, file: SourceFile): Variable | undefined {
  let root = node;
  while (root.type === 'MemberExpression') root = root.object;
  return root.type === 'Identifier' ? file.variableOf(root) : undefined;
}

function isNamedVerify(callee: string): boolean {
  const name = callee.slice(callee.lastIndexOf('.') + 1).toLowerCase();
  return name.startsWith('verify') || name.startsWith('validate') || name.startsWith('introspect') || name.startsWith('authenticate');
}

function nameOf(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}
