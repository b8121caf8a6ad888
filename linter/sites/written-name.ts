// What the code calls a name that it does not write: `SESSION_COOKIE` of another package, `process.env.AUTH_COOKIE_NAME`.
import { wordsOf } from '#shared/parse/words.ts';
import { nameOfKey } from '../values/class-field.ts';
import type { Node } from '../values/source-file.ts';
import { settingAsked } from './secrets/setting-asked.ts';
import { alternativesInProduction, type Value } from '../values/value.ts';

/** `undefined` when it has no name of its own either. */
export function writtenName(value: Value): string | undefined {
  const options = alternativesInProduction(value);
  const computed = options.find(({ kind }) => kind !== 'literal') ?? options[0];
  if (computed?.kind === 'environment-variable') return computed.name;
  return computed?.kind === 'unknown' ? nameOfNode(computed.node) : undefined;
}

function nameOfNode(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression': {
      const own = node.computed ? undefined : nameOfKey(node.property);
      const owner = nameOfNode(node.object);
      return own === undefined ? undefined : owner === undefined ? own : `${owner}.${own}`;
    }
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return nameOfNode(node.expression);
    case 'CallExpression':
      // `config.getOrThrow('refresh.cookie')`: what settings call it.
      return settingAsked(node);
    default:
      return undefined;
  }
}

/** Words that say only that something is a name. */
const aboutNames: ReadonlySet<string> = new Set(['cookie', 'cookies', 'name', 'names', 'key', 'keys', 'storage', 'config', 'settings', 'options', 'constants', 'env', 'process', 'const']);

/** What a constant names: `session` of `SESSION_COOKIE_NAME`, and of `config.session.cookieName`. */
export function wordsMeant(called: string): string {
  return wordsOf(called).filter((word) => !aboutNames.has(word)).join('-');
}
