import { isEndlessText } from '../../sites/sessions/endless-store.ts';
import { keysOfSessions, sessionEntries, usersOfSessions } from '../../sites/sessions/session-entries.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** Sessions that a login puts into a store of keys and values, in a file that says of none of them when it ends. */
export default defineShape({
  check: 'session-no-idle-timeout',
  needs: [['session', 'sess:'], usersOfSessions, ['.set(', '.put(', '.hset(', '.hmset(', '.setItem(']],
  mayBeIn: mayBeEndless,
  find(context) {
    if (context.side === 'client' || !mayBeEndless(context.reader.file.text)) return [];
    const seen = new Set<string>();
    return sessionEntries(context).flatMap(({ node, store, map }) => {
      if (map || seen.has(store) || mayBeToldElsewhere(node)) return [];
      seen.add(store);
      return [{ node, name: store, side: 'server' as const, library: 'by hand', traits: {} }];
    });
  },
});

/** `redis.set(key, value, sessionOptions)`; of `hset` the third is the value. */
function mayBeToldElsewhere(node: Node): boolean {
  return node.type === 'CallExpression' && node.arguments.slice(2).some(({ type }) => type !== 'Literal' && type !== 'ObjectExpression' && type !== 'CallExpression' && type !== 'TemplateLiteral');
}

function mayBeEndless(text: string): boolean {
  return (keysOfSessions.test(text) || /sessions\w{0,20}\.put\(/i.test(text)) && isEndlessText(text);
}
