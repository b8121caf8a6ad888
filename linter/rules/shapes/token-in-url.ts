import { set } from '#shared/facts/known.ts';
import { credentialIn, roleOfTokenName } from '../../sites/secrets/credential-expression.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/**
 * A server that takes the credential of its users from the address as well as from a header; the token of a link in an e-mail comes
 * alone. And links and files of a page whose address has one, wherever they are put together.
 */
export default defineShape({
  check: 'token-in-url',
  names: [['query', 'searchParams', 'getQuery', 'fromUrlQueryParameter', 'access_token', 'auth_token', 'id_token', 'refresh_token', 'session_token', 'accessToken', 'authToken']],
  needs: [['token', 'jwt']],
  mayBeIn: (text) => text.includes('fromUrlQueryParameter') || (readsQuery.test(text) && /authorization|x-auth|token/i.test(text)) || parameterIn.test(text),
  find(context) {
    const { file } = context.reader;
    const extractors = file.nodesOf('CallExpression').filter(({ callee }) => callee.type === 'MemberExpression' && file.textOf(callee).endsWith('ExtractJwt.fromUrlQueryParameter'));
    const found = extractors.map((node) => ({ node: node as Node, name: 'ExtractJwt.fromUrlQueryParameter' }));
    const links = linksIn(context);
    if (context.side === 'client') return links;
    const seen = new Set<Node | undefined>();
    for (const read of [...file.nodesOf('MemberExpression'), ...file.nodesOf('CallExpression'), ...file.nodesOf('VariableDeclarator')]) {
      const owner = file.functionAround(read);
      const name = seen.has(owner) ? undefined : tokenOfQuery(read, context);
      if (name === undefined || !owner || !readsHeaders(owner, context) || (/\btoken(?:'\))?$/.test(name) && !isAlternative(read, file))) continue;
      seen.add(owner);
      found.push({ node: read, name });
    }
    return [...links, ...found.map(({ node, name }) => ({ node, name, side: 'server' as const, traits: { read: set(true) } }))];
  },
});

const parameterIn = /[?&](?:access|auth|id|refresh|session)_?token=(?:\$\{|['"])/i;

/** `{ href: `${origin}/files/${name}?access_token=${token}` }` and `<img src={…}>`. What a request opens is told by the request. */
function linksIn(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('TemplateLiteral').flatMap((template): FoundShape[] => {
    const parameters = template.quasis.map(({ value }) => /[?&]((?:access|auth|id|refresh|session)_?token)=$/i.exec(value.cooked ?? '')?.[1]);
    const at = parameters.findIndex((parameter) => parameter !== undefined);
    const value = at < 0 ? undefined : template.expressions[at];
    if (!value || !isAddressOfLink(template, context) || isOfOtherSite(template, context) || !isToken(value, context)) return [];
    return [{ node: template, name: parameters[at]!, traits: { link: set(true) } }];
  });
}

function isToken(value: Node, context: SourceContext): boolean {
  const isComputed = alternativesInProduction(context.reader.valueOf(value)).some(({ kind }) => kind === 'unknown');
  return isComputed && credentialIn(value, context) !== undefined;
}

const linkKeys = /^(?:href|src|link|poster|url|\w{1,30}(?:Href|Src|Link|Url|URL|_url|_href|_link))$/;

/** A field of an answer, or an attribute of an element. */
function isAddressOfLink(template: Node, context: SourceContext, depth = 0): boolean {
  const { reader, index, origins } = context;
  const { file } = reader;
  const holder = file.parentOf(template);
  // `const href = …` that an element or an answer is given.
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' && depth === 0) return file.variableOf(holder.id)?.references.some(({ identifier, init }) => !init && isAddressOfLink(identifier as Node, context, 1)) === true;
  if (holder?.type === 'AssignmentExpression') return holder.right === template && holder.left.type === 'MemberExpression' && /^(?:href|src|poster)$/.test(reader.keyOf(holder.left) ?? '') && !index.sitesAt(origins.of(holder.left)).some(({ site }) => site.kind === 'request.assign');
  if (holder?.type === 'JSXExpressionContainer') {
    const attribute = file.parentOf(holder);
    return attribute?.type === 'JSXAttribute' && /^(?:href|src|poster|data|action)$/.test(file.textOf(attribute.name));
  }
  if (holder?.type !== 'Property' || holder.value !== template || !linkKeys.test(reader.keyOf(holder) ?? '')) return false;
  const object = file.parentOf(holder);
  const call = object && file.parentOf(object);
  return !(call?.type === 'CallExpression' && index.sitesAt(origins.of(call.callee)).some(({ site }) => site.kind === 'request.send'));
}

/** A service that is written down may take a token of its own in the address only, as maps and social networks do. */
function isOfOtherSite(template: Node, { reader }: SourceContext): boolean {
  return alternativesInProduction(reader.valueOf(template)).some((value) => value.kind === 'text' && typeof value.parts[0] === 'string' && /^https?:\/\/\w/i.test(value.parts[0]));
}

/** `req.query.token`, `const { token } = req.query`, `c.req.query('token')`, `url.searchParams.get('token')`, as they are written. */
function tokenOfQuery(read: Node, context: SourceContext): string | undefined {
  const { reader } = context;
  const { file } = reader;
  const isToken = (name: string | undefined) => name !== undefined && roleOfTokenName(name) !== undefined;
  switch (read.type) {
    case 'MemberExpression':
      return isToken(reader.keyOf(read)) && isQuery(read.object, file) ? `${file.textOf(plainNode(read.object)).slice(0, 40)}.${reader.keyOf(read)}` : undefined;
    case 'CallExpression': {
      const [first] = read.arguments;
      const asked = first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined;
      return isToken(asked) && /(?:\.req\.query|\bsearchParams\.get)$/.test(file.textOf(read.callee).slice(-100)) ? `${file.textOf(read.callee).slice(-40)}('${asked}')` : undefined;
    }
    case 'VariableDeclarator': {
      const key = read.id.type === 'ObjectPattern' && read.init && isQuery(read.init, file) ? read.id.properties.map((property) => (property.type === 'Property' ? reader.keyOf(property) : undefined)).find(isToken) : undefined;
      return key === undefined || !read.init ? undefined : `${file.textOf(plainNode(read.init)).slice(0, 40)}.${key}`;
    }
    default:
      return undefined;
  }
}

/** `header ?? query.token`, `token = query.token`, a return of it: a mere `token` beside the credential of a header may be that of an invitation. */
function isAlternative(read: Node, file: SourceFile, depth = 0): boolean {
  if (depth > 8) return false;
  if (read.type === 'VariableDeclarator') return namesIn(read.id).some((name) => file.variableOf(name)?.references.some(({ identifier, init }) => !init && isAlternative(identifier as Node, file, depth + 1)) === true);
  const holder = file.parentOf(read);
  switch (holder?.type) {
    case 'LogicalExpression': {
      const other = holder.left === read ? holder.right : holder.left;
      return (holder.operator !== '&&' && !isNothing(other)) || isAlternative(holder, file, depth + 1);
    }
    case 'ConditionalExpression':
      if (holder.test === read) return false;
      return !isNothing(holder.consequent === read ? holder.alternate : holder.consequent) || isAlternative(holder, file, depth + 1);
    case 'AssignmentExpression':
      return holder.right === read && holder.left.type === 'Identifier';
    case 'ReturnStatement':
      return true;
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'VariableDeclarator':
      return isAlternative(holder, file, depth + 1);
    default:
      return false;
  }
}

function isNothing(node: Node): boolean {
  return node.type === 'Literal' || (node.type === 'Identifier' && node.name === 'undefined');
}

function namesIn(pattern: Node): Node[] {
  if (pattern.type !== 'ObjectPattern') return [pattern];
  return pattern.properties.flatMap((property) => (property.type === 'Property' ? [property.value.type === 'AssignmentPattern' ? property.value.left : property.value] : []));
}

function isQuery(given: Node, file: SourceFile): boolean {
  return /^(?:(?:req|request|ctx|ctx\.request)\??\.query|getQuery\(\w+\)|c\.req\.query\(\))$/.test(file.textOf(plainNode(given)));
}

/** Cheaply: most servers read no query where they read headers. */
const readsQuery = /\b(?:req|request|ctx)\??\.query\b|\bsearchParams\.get\(|\bgetQuery\(/;
const credentialHeader = /\b(?:headers?|get)\??[.([\s'"`]{1,4}(?:authorization|x-access-token|x-auth-token|x-auth|token)\b/i;

function readsHeaders(owner: Node, { reader: { file } }: SourceContext): boolean {
  // `searchParams.get('token')` is no `req.get('token')`.
  return credentialHeader.test(file.textOf(owner).replaceAll('searchParams.get(', '').replaceAll(').get(', ''));
}
