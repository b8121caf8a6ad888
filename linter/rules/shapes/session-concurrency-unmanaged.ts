import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledName } from '../../sites/functions/calls-within.ts';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/functions/names-around.ts';
import { keysOfSessions, sessionEntries, useOfMap, usersOfSessions, type SessionEntry } from '../../sites/sessions/session-entries.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const logins = ['login', 'signin', 'logon', 'authenticate', 'signup', 'register', 'callback'];
/** Words of code that finds, counts, shows or ends the sessions of one user, or can tell all that are older than a change to be old. */
const managing = /(?:all|other|active|list|max|count|concurrent|oldest|limit)_?\w{0,10}sessions|sessions_?(?:of|for|by)|session_?(?:count|limit)|by_?(?:user|account|member)|everywhere|other_?devices|(?:session|token)_?(?:version|epoch|generation)/i;
const ofUser = new RegExp(usersOfSessions.filter((word) => word !== 'login' && word !== 'email').join('|'), 'i');
/** The sessions of a user as a field of the record: `user.sessions.push(id)`, `account.sessionId = id`. */
const fieldOfUser = /\b(?:user|account|member|customer)\w{0,20}\??\.\w{0,20}sess/i;

/** Sessions that a login puts under their identifiers and that nothing could find by their user. */
export default defineShape({
  check: 'session-concurrency-unmanaged',
  needs: [['session', 'sess:'], usersOfSessions, ['sessions.put(', 'sessions.set(', 'new map', '= {}', 'object.create(null)', 'sess:', 'session:', 'sessions:', 'sess/', 'sess_', 'sess-']],
  mayBeIn: (text) => /sess\w{0,20}(?:\.(?:set|put)\(|\[)/i.test(text) || keysOfSessions.test(text),
  find(context) {
    const { file } = context.reader;
    if (context.side === 'client') return [];
    const byStore = new Map<string, FoundShape>();
    for (const entry of sessionEntries(context)) {
      const isOfLogin = isLogin(entry.node, file);
      if (byStore.has(entry.store) || !(isOfLogin || /expir|created|issued|ttl/i.test(file.textOf(entry.node)))) continue;
      byStore.set(entry.store, {
        node: entry.node,
        name: entry.store,
        side: 'server',
        library: 'by hand',
        traits: { managed: set(isManaged(entry, context)), closed: set(entry.map ? isOfLogin && entry.map.references.every(({ identifier }) => useOfMap(identifier as Node, file) !== 'handed-on') : isOnlyDoor(entry, context)) },
      });
    }
    return [...byStore.values()];
  },
});

/** The file that writes sessions reads and ends them, too, each by its identifier: whoever else wants one asks it. */
function isOnlyDoor({ store }: SessionEntry, { reader }: SourceContext): boolean {
  return reader.file.nodesOf('CallExpression').some((call) => call.callee.type === 'MemberExpression' && reading.has(calledName(call, reader) ?? '') && reader.file.textOf(call.callee.object).slice(-60) === store);
}

const reading: ReadonlySet<string> = new Set(['get', 'getEx', 'getex', 'hGetAll', 'hgetall', 'hget', 'hGet', 'getItem', 'getWithMetadata', 'getDel', 'getdel']);

function isLogin(node: Node, file: SourceFile): boolean {
  const handler = outermostFunction(node, file);
  return namesAround(node, file).some((name) => saysOneOf(name, logins)) || (handler !== undefined && /password/i.test(file.textOf(handler)));
}

function isManaged({ store, key, map }: SessionEntry, { reader }: SourceContext): boolean {
  const { file } = reader;
  const text = map ? file.text.replaceAll(new RegExp(`(?<![\\w$.])${store.replaceAll('$', '\\$')}(?![\\w$])`, 'g'), '') : file.text;
  if (managing.test(text) || fieldOfUser.test(text)) return true;
  const goesThrough = map?.references.some(({ identifier }) => useOfMap(identifier as Node, file) === 'all' && ofUser.test(textAround(identifier as Node, file))) ?? false;
  return goesThrough || file.nodesOf('CallExpression').some((call) => keepsByUser(call, key, reader));
}

/** Code that sweeps old sessions away looks at no user. */
function textAround(node: Node, file: SourceFile): string {
  let around = node;
  for (let parent = file.parentOf(node); parent && parent.type !== 'BlockStatement' && parent.type !== 'Program'; parent = file.parentOf(parent)) around = parent;
  return file.textOf(around);
}

/** `sidOf.set(user.id, id)`, `idsOf(user).add(id)`, `` redis.sadd(`logins:${user.id}`, id) ``: an index by user, beside the sessions. */
function keepsByUser(call: TSESTree.CallExpression, key: string, reader: SourceContext['reader']): boolean {
  const [first, ...rest] = call.arguments;
  if (!first || call.callee.type !== 'MemberExpression' || !/^(?:set|add|sadd|sAdd|zadd|zAdd|rpush|rPush|lpush|lPush|hset|hSet|push)$/.test(calledName(call, reader) ?? '')) return false;
  const { file } = reader;
  const [holder, entry] = [file.textOf(call.callee.object), file.textOf(first)];
  return ofUser.test(entry) ? rest.some((one) => file.textOf(one).includes(key)) : ofUser.test(holder) && rest.length === 0 && entry.includes(key);
}
