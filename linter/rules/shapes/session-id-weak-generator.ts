import { set } from '#shared/facts/known.ts';
import { credentialMadeOf, credentialTarget, idGenerators, namesCredential } from '../../sites/credential-target.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** `Math.random()` or the time of day in a value that is named like a credential. */
export default defineShape({
  check: 'session-id-weak-generator',
  needs: [['Math.random', 'Date.now', 'Date().getTime', 'uuidv1', 'uuid.v1', 'genid', 'counter', 'nextId', 'lastId'], ['sess', 'token', 'sid', 'auth', 'secret', 'genid', 'apikey', 'api_key', 'generateid', 'otp', 'jwt']],
  mayBeIn: namesCredential,
  find(context) {
    const { reader: { file }, side } = context;
    const seen = new Set<Node>();
    const made = [
      ...file.nodesOf('CallExpression').map((node) => ({ node, source: sourceOf(file.textOf(node.callee)) })),
      ...file.nodesOf('UpdateExpression').map((node) => ({ node, source: node.operator === '++' ? 'a counter' : undefined })),
    ];
    return made.flatMap(({ node, source }) => {
      // The time of day is in many things, and a counter in most: only what is drawn is followed.
      const target = source && (source === 'Math.random' ? credentialMadeOf(node, context) : credentialTarget(node, file));
      if (!source || !target || seen.has(target.node) || (source === 'the time of day' && !target.isIdentifier)) return [];
      // `const token = ++latest` tells requests of a page apart.
      if (source === 'a counter' && !idGenerators.has(target.name) && !(side === 'server' && /session|sid/i.test(target.name) && target.isIdentifier)) return [];
      seen.add(target.node);
      return [{ node, name: target.name, traits: { source: set(source) } }];
    });
  },
});

function sourceOf(callee: string): string | undefined {
  if (callee === 'Math.random') return 'Math.random';
  if (callee === 'Date.now' || callee === 'new Date().getTime') return 'the time of day';
  return callee === 'uuidv1' || callee === 'uuid.v1' ? 'a version 1 UUID' : undefined;
}
