import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { isElsewhere } from '../../sites/functions/imported-wrappers.ts';
import { carriesParameter, isAllowListed } from '../../sites/tokens/token-header.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape } from './shape.ts';

const fetching: ReadonlySet<string> = new Set(['fetch', '$fetch', 'ofetch', 'createRemoteJWKSet', 'axios', 'got', 'request', 'jwksClient', 'jwksRsa', 'JwksClient']);
/** What requests are made with: `axios.get(…)`, `this.httpService.get(…)`. */
const clients = /^(?:axios|got|https?|ky|superagent|needle|undici|ofetch|phin|bent)$|(?:http|fetch|request)(?:client|service|er)?$/i;
const parameters = ['jku', 'x5u'] as const;

/** An address that the token names, and that is fetched. */
export default defineShape({
  check: 'jwt-header-remote-key-url',
  needs: [['jku', 'x5u']],
  find(context) {
    const { file } = context.reader;
    return file.siteNodes.flatMap((node) => {
      if (node.type === 'AssignmentExpression') return [];
      const isOwn = isFetching(node, file);
      if (!isOwn && !isElsewhere(node.callee, file)) return [];
      const parameter = parameters.find((name) => node.arguments.some((argument) => carriesParameter(argument, [name], context)));
      if (parameter === undefined || !(isOwn || isFetchedElsewhere(node, context)) || isAllowListed(node, [parameter], context)) return [];
      return [{ node, name: file.textOf(node.callee).slice(0, 60), traits: { parameter: set(parameter) } }];
    });
  },
});

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

function isFetching({ callee }: Call, file: SourceFile): boolean {
  const words = file.textOf(callee).slice(0, 100).split('.');
  return fetching.has(words.at(-1) ?? '') || words.slice(0, -1).some((word) => clients.test(word));
}

/** `keySets.load(header.jku)`, of a function in another file that fetches what it is given. */
function isFetchedElsewhere({ callee }: Call, context: SourceContext): boolean {
  const called = calledFunction(callee, context);
  if (called?.isHere !== false) return false;
  const { file } = called.there.reader;
  const names = called.owner.params.flatMap((parameter) => (parameter.type === 'Identifier' ? [parameter.name] : []));
  const takes = (node: Node) => new RegExp(`(?<![\\w$.])(?:${names.map((name) => name.replaceAll('$', '\\$')).join('|')})(?![\\w$])`).test(file.textOf(node).slice(0, 300));
  return names.length > 0 && file.siteNodes.some((node) => node.type !== 'AssignmentExpression' && contains(called.owner, node) && isFetching(node, file) && node.arguments.some(takes));
}
