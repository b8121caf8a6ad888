import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { roleOfTokenName } from '../../sites/credential-expression.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** A server that takes the credential of its users from the address as well as from a header. The token of a link in an e-mail comes alone. */
export default defineShape({
  check: 'token-in-url',
  names: [['query', 'fromUrlQueryParameter']],
  needs: [['token', 'jwt']],
  find(context) {
    const { file } = context.reader;
    const extractors = file.nodesOf('CallExpression').filter(({ callee }) => callee.type === 'MemberExpression' && file.textOf(callee).endsWith('ExtractJwt.fromUrlQueryParameter'));
    const found = extractors.map((node) => ({ node: node as Node, name: 'ExtractJwt.fromUrlQueryParameter' }));
    if (context.side === 'client') return [];
    const seen = new Set<Node | undefined>();
    for (const member of file.nodesOf('MemberExpression')) {
      const owner = file.functionAround(member);
      if (seen.has(owner) || !isTokenOfQuery(member, context) || !owner || !readsHeaders(owner, context)) continue;
      seen.add(owner);
      found.push({ node: member, name: file.textOf(member).slice(0, 60) });
    }
    return found.map(({ node, name }) => ({ node, name, side: 'server' as const, traits: { read: set(true) } }));
  },
});

/** `req.query.token`. */
function isTokenOfQuery(member: TSESTree.MemberExpression, { reader }: SourceContext): boolean {
  const key = reader.keyOf(member);
  return key !== undefined && roleOfTokenName(key) !== undefined && /^(?:req|request|ctx|ctx\.request)\.query$/.test(reader.file.textOf(member.object));
}

const credentialHeader = /\b(?:headers?|get)\??[.([\s'"`]{1,4}(?:authorization|x-access-token|x-auth-token|x-auth|token)\b/i;

function readsHeaders(owner: Node, { reader: { file } }: SourceContext): boolean {
  return credentialHeader.test(file.textOf(owner));
}
