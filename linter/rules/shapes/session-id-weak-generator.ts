import { set } from '#shared/facts/known.ts';
import { credentialTarget } from '../../sites/credential-target.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** `Math.random()` or the time of day in a value that is named like a credential. */
export default defineShape({
  check: 'session-id-weak-generator',
  needs: [['Math.random', 'Date.now', 'getTime', 'uuid'], ['session', 'token', 'sid', 'auth', 'secret', 'genid', 'apikey', 'api_key', 'generateid', 'otp', 'jwt']],
  find({ reader: { file } }) {
    const seen = new Set<Node>();
    return file.nodesOf('CallExpression').flatMap((call) => {
      const source = sourceOf(file.textOf(call.callee));
      const target = source && credentialTarget(call, file);
      if (!source || !target || seen.has(target.node) || (source === 'the time of day' && !target.isIdentifier)) return [];
      seen.add(target.node);
      return [{ node: call, name: target.name, traits: { source: set(source) } }];
    });
  },
});

function sourceOf(callee: string): string | undefined {
  if (callee === 'Math.random') return 'Math.random';
  if (callee === 'Date.now' || callee === 'new Date().getTime') return 'the time of day';
  return callee === 'uuidv1' || callee === 'uuid.v1' ? 'a version 1 UUID' : undefined;
}
