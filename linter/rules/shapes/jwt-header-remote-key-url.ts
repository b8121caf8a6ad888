import { set } from '#shared/facts/known.ts';
import { carriesParameter, isAllowListed } from '../../sites/token-header.ts';
import { defineShape } from './shape.ts';

const fetching: ReadonlySet<string> = new Set(['fetch', 'createRemoteJWKSet', 'axios', 'got', 'request', 'jwksClient', 'jwksRsa', 'JwksClient']);
const clients: ReadonlySet<string> = new Set(['axios', 'got', 'http', 'https', 'ky', 'superagent', 'needle', 'undici']);
const parameters = ['jku', 'x5u'] as const;

/** An address that the token names, and that is fetched. */
export default defineShape({
  check: 'jwt-header-remote-key-url',
  needs: [['jku', 'x5u']],
  find(context) {
    const { file } = context.reader;
    return file.siteNodes.flatMap((node) => {
      if (node.type === 'AssignmentExpression') return [];
      const words = file.textOf(node.callee).slice(0, 100).split('.');
      if (!fetching.has(words.at(-1) ?? '') && !clients.has(words[0] ?? '')) return [];
      const parameter = parameters.find((name) => node.arguments.some((argument) => carriesParameter(argument, [name], context)));
      if (parameter === undefined || isAllowListed(node, [parameter], context)) return [];
      return [{ node, name: words.join('.').slice(0, 60), traits: { parameter: set(parameter) } }];
    });
  },
});
