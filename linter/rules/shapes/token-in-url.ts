import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { credentialIn, roleOfTokenName } from '../../sites/credential-expression.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/**
 * A server that takes the credential of its users from the address as well as from a header; the token of a link in an e-mail comes
 * alone. And links and files of a page whose address has one, wherever they are put together.
 */
export default defineShape({
  check: 'token-in-url',
  names: [['query', 'fromUrlQueryParameter', 'access_token', 'auth_token', 'id_token', 'refresh_token', 'session_token', 'accessToken', 'authToken']],
  needs: [['token', 'jwt']],
  mayBeIn: (text) => text.includes('fromUrlQueryParameter') || (/\b(?:req|request|ctx)\.query\b/.test(text) && credentialHeader.test(text)) || parameterIn.test(text),
  find(context) {
    const { file } = context.reader;
    const extractors = file.nodesOf('CallExpression').filter(({ callee }) => callee.type === 'MemberExpression' && file.textOf(callee).endsWith('ExtractJwt.fromUrlQueryParameter'));
    const found = extractors.map((node) => ({ node: node as Node, name: 'ExtractJwt.fromUrlQueryParameter' }));
    const links = linksIn(context);
    if (context.side === 'client') return links;
    const seen = new Set<Node | undefined>();
    for (const member of file.nodesOf('MemberExpression')) {
      const owner = file.functionAround(member);
      if (seen.has(owner) || !isTokenOfQuery(member, context) || !owner || !readsHeaders(owner, context)) continue;
      seen.add(owner);
      found.push({ node: member, name: file.textOf(member).slice(0, 60) });
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
function isAddressOfLink(template: Node, { reader, index, origins }: SourceContext): boolean {
  const { file } = reader;
  const holder = file.parentOf(template);
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

/** `req.query.token`. */
function isTokenOfQuery(member: TSESTree.MemberExpression, { reader }: SourceContext): boolean {
  const key = reader.keyOf(member);
  return key !== undefined && roleOfTokenName(key) !== undefined && /^(?:req|request|ctx|ctx\.request)\.query$/.test(reader.file.textOf(member.object));
}

const credentialHeader = /\b(?:headers?|get)\??[.([\s'"`]{1,4}(?:authorization|x-access-token|x-auth-token|x-auth|token)\b/i;

function readsHeaders(owner: Node, { reader: { file } }: SourceContext): boolean {
  return credentialHeader.test(file.textOf(owner));
}
