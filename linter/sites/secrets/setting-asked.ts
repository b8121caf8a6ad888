// `config.get('JWT_SECRET')`: a setting that the application asks its configuration for, by the name that it has there.
import { nameOfKey } from '../../values/class-field.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node } from '../../values/source-file.ts';

const getters: ReadonlySet<string> = new Set(['get', 'getOrThrow', 'require']);
/** What answers: `config`, `this.configService`, `appSettings`, `Deno.env`. */
const answering = /(?:config(?:uration)?(?:service)?|settings|secrets|env)$/i;

/** The name of the setting; `undefined` for any other expression. */
export function settingAsked(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !getters.has(nameOfKey(node.callee.property) ?? '')) return undefined;
  const [name] = node.arguments;
  const owner = plainNode(node.callee.object);
  const asked = owner.type === 'Identifier' ? owner.name : owner.type === 'MemberExpression' ? nameOfKey(owner.property) : undefined;
  return asked !== undefined && answering.test(asked) && name?.type === 'Literal' && typeof name.value === 'string' ? name.value : undefined;
}
