// A store of sessions that is seen to keep for ever what nobody uses: a class or an object of the project that writes no
// time beside the session and asks for none, and a package that is told not to set one.
import type { Node } from '../../values/source-file.ts';
import { propertyOf, truthOf, type Value } from '../../values/value.ts';
import type { SourceContext } from '../site-use.ts';

/** `undefined` for stores that nobody has seen the inside of, which have limits of their own most often. */
export function isEndlessStore(store: Value, context: SourceContext): boolean | undefined {
  if (store.kind === 'object' && ['get', 'set', 'destroy'].every((name) => store.properties.get(name)?.value.kind === 'function')) return isWrittenWithoutEnd(store.node, context);
  const { node } = store;
  if (!context.reader.file.owns(node)) {
    const there = context.elsewhere?.(node);
    return there && isToldSo(node, there);
  }
  return isToldSo(node, context);
}

function isWrittenWithoutEnd(node: Node, context: SourceContext): boolean | undefined {
  const there = context.reader.file.owns(node) ? context : context.elsewhere?.(node);
  if (!there) return undefined;
  const { file } = there.reader;
  const text = file.textOf(node);
  return writes.test(text) && !/\bMap\b/.test(file.text) && isEndlessText(file.text) ? true : undefined;
}

/** `new RedisStore({ client, disableTTL: true })`. */
function isToldSo(node: Node, { reader, index, origins }: SourceContext): true | undefined {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
  const switches = index.valuesAt(origins.of(node)).flatMap(({ source }) => source.endlessWith ?? []);
  return switches.some((name) => node.arguments.some((given) => isOn(reader.valueOf(given), name))) ? true : undefined;
}

function isOn(options: Value, name: string): boolean {
  const found = propertyOf(options, name);
  return found.is === 'found' && truthOf(found.property.value) === true;
}

/** Methods that write an entry or a row. */
const writes = /\.(?:upsert|replaceOne|updateOne|insertOne|findOneAndUpdate|findByIdAndUpdate|findOneAndReplace|insert|create|createOrUpdate|put|set|hSet|hset|hmset|query|execute|exec|run|save|writeFile|writeFileSync|setItem|doc)\(/;
/** Nothing in the text of a file knows of times, nor does it leave them to a model. */
export function isEndlessText(text: string): boolean {
  return !ending.test(text) && !ofModel.test(text);
}

/** Words of code that knows when a session was used or begins, or when it ends. */
const ending = /expir|\bttl|ttl\b|max_?age|time_?out|setex|\b[EP]X\b|life_?time|touched|last_?(?:seen|used|access|active)|(?:updated|created|issued|started|saved|modified)_?(?:at|on)\b|timestamp|date\.now|new date|interval|stale|clean|prune|purge|reap|sweep|gc\b|idle|\bage\b|valid_?(?:until|to)/i;
/** A model or schema of the project may have the limit. */
const ofModel = /(?:from|require\()\s{0,3}['"](?:\.{1,2}|[@~#])\/[\w./-]{0,80}(?:model|schema|entit)/i;
