import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { sessionFilesWith } from '../../sites/project/application-files.ts';
import { isSession, libraryOfCookieSession, libraryOfOpened } from '../../sites/cookies/cookie-session.ts';
import { isQualified, roleOfTokenName } from '../../sites/secrets/credential-expression.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** Fields by which an answer of a token endpoint is kept whole. */
const tokenSets: ReadonlySet<string> = new Set(['tokens', 'tokenset', 'tokenresponse']);

/** Lists that grow, and several tokens, in a session that is kept in its cookie. */
export default defineShape({
  check: 'cookie-too-large',
  needs: [['session'], ['token', 'push', '...', 'concat']],
  mayBeIn: (text) => named.test(text) || writesTokens.test(text) || growsList.test(text) || (opensSession.test(text) && setsToken.test(text)),
  find(context) {
    const { file } = context.reader;
    const lists = file.nodesOf('CallExpression').flatMap((call) => listIn(call, context));
    const tokensIn = new Map<FunctionNode | undefined, number>();
    const written = writesIn(context).flatMap(({ node, field, value, library: opened }): Found[] => {
      if (grows(value, context)) return [{ node, field, holds: 'list', ...(opened !== undefined && { library: opened }) }];
      if (tokenSets.has(field.toLowerCase().replaceAll('_', ''))) return [{ node, field, holds: 'tokens', ...(opened !== undefined && { library: opened }) }];
      if (!isToken(field)) return [];
      const owner = file.functionAround(node);
      tokensIn.set(owner, (tokensIn.get(owner) ?? 0) + 1);
      return tokensIn.get(owner) === 2 ? [{ node, field, holds: 'tokens', ...(opened !== undefined && { library: opened }) }] : [];
    });
    const found: Found[] = [...lists.map(({ call, field }): Found => ({ node: call, field, holds: 'list' })), ...written];
    const library = found.length > 0 ? (libraryOfCookieSession(ways, context) ?? libraryElsewhere(context)) : undefined;
    return found.flatMap(({ node, field, holds, library: opened = library }) => (opened === undefined ? [] : [{ node, name: field, library: opened, side: 'server' as const, traits: { holds: set(holds) } }]));
  },
});

const ways = ['signed-cookie', 'sealed-cookie'] as const;

const named = /cookie-session|koa-session|client-sessions|iron-session|secure-session|h3|nuxt/i;
/** `req.session.tokens = …`, `request.session.set('idToken', …)`. */
const writesTokens = /\b(?:req|request|ctx)\.session(?:\.(?:set\(['"]\w{0,40}token|\w{1,40}\s?=\s?\{|\w{0,40}token\w{0,10}\s?=)|\s?=\s?\{|,)/i;
/** `const session = await getSession(cookie)`, and `session.set('accessToken', …)`. */
const opensSession = /\bawait\s{1,3}[\w.]{0,40}session\w{0,10}\(/i;
const setsToken = /\.(?:set\(['"]\w{0,20}tokens?['"],|\w{0,20}tokens?\s?=[^=>])/i;
const growsList = /\b(?:req|request|ctx)\.session\.\w{1,40}(?:\.(?:push|unshift)\(|\s?=\s?(?:\[\.\.\.|.{1,60}\.concat\())/;

interface Found {
  readonly node: TSESTree.Node;
  readonly field: string;
  readonly holds: 'list' | 'tokens';
  /** Of a session that a function of another file opens. */
  readonly library?: string;
}

/** The library by which the session of a request is set up in another file. */
function libraryElsewhere(context: SourceContext): string | undefined {
  const found = sessionFilesWith(/['"](?:koa-session|cookie-session|client-sessions|@fastify\/secure-session)['"]/, context).map((there) => libraryOfCookieSession(ways, there));
  return found.every((library) => library !== undefined) ? found[0] : undefined;
}

interface Written {
  readonly node: TSESTree.Node;
  readonly field: string;
  readonly value: TSESTree.Node;
  readonly library?: string;
}

/** `req.session.field = value`, `req.session.set('field', value)`, `req.session = { field: value }`, and the fields of an object that is put there. */
function writesIn(context: SourceContext): Written[] {
  const { file } = context.reader;
  const assigned = file.nodesOf('AssignmentExpression').flatMap((node): Written[] => {
    if (node.operator !== '=') return [];
    const field = fieldOf(node.left, context);
    if (field !== undefined) return [{ node, field, value: node.right }, ...fieldsIn(node.right, context)];
    if (isSession(node.left, context)) return fieldsIn(node.right, context);
    const library = node.left.type === 'MemberExpression' ? libraryOfOpened(node.left.object, ways, context) : undefined;
    const own = node.left.type === 'MemberExpression' ? context.reader.keyOf(node.left) : undefined;
    return library === undefined || own === undefined ? [] : [{ node, field: own, value: node.right, library }];
  });
  const given = file.nodesOf('CallExpression').flatMap((node): Written[] => {
    const { callee, arguments: [first, value] } = node;
    if (callee.type !== 'MemberExpression' || !first || !value) return [];
    if (file.textOf(callee) === 'Object.assign') return isSession(first, context) ? fieldsIn(value, context) : [];
    if (context.reader.keyOf(callee) !== 'set' || first.type !== 'Literal' || typeof first.value !== 'string') return [];
    if (isSession(callee.object, context)) return [{ node, field: first.value, value }, ...fieldsIn(value, context)];
    const library = libraryOfOpened(callee.object, ways, context);
    return library === undefined ? [] : [{ node, field: first.value, value, library }];
  });
  return [...assigned, ...given];
}

function fieldsIn(value: TSESTree.Node, { reader }: SourceContext): Written[] {
  return value.type === 'ObjectExpression' ? value.properties.flatMap((property) => (property.type === 'Property' ? [{ node: property, field: reader.keyOf(property) ?? '', value: property.value }] : [])) : [];
}

/** `req.session.history.push(entry)`. */
function listIn(call: TSESTree.CallExpression, context: SourceContext): { readonly call: TSESTree.CallExpression; readonly field: string }[] {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || !/^(?:push|unshift)$/.test(context.reader.keyOf(callee) ?? '')) return [];
  const field = fieldOf(callee.object, context);
  return field === undefined ? [] : [{ call, field }];
}

/** `history` of `req.session.history`. */
function fieldOf(node: TSESTree.Node, context: SourceContext): string | undefined {
  return node.type === 'MemberExpression' && isSession(node.object, context) ? context.reader.keyOf(node) : undefined;
}

/** `[...old, entry]`, `old.concat(entry)`. */
function grows(node: TSESTree.Node, { reader }: SourceContext): boolean {
  if (node.type === 'ArrayExpression') return node.elements.length > 1 && node.elements.some((element) => element?.type === 'SpreadElement');
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && reader.keyOf(node.callee) === 'concat';
}

function isToken(name: string): boolean {
  const role = isQualified(name) ? roleOfTokenName(name)?.role : undefined;
  return role === 'access-token' || role === 'refresh-token' || role === 'id-token';
}
