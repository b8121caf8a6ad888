// Whether two tokens are signed with one key, where what the key is cannot be seen.
import type { JwtSite } from '../../models/model.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import type { Value } from '../../values/value.ts';
import { settingAsked } from '../secrets/setting-asked.ts';
import type { SiteUse } from '../site-use.ts';

/** The same text for calls of a file that have the same key; `undefined` where that cannot be told. */
export function keyIdentity(use: SiteUse<JwtSite>, key: Value | undefined, options: Value | undefined): string | undefined {
  const { file } = use.context.reader;
  if (key) return key.kind === 'unknown' && file.owns(key.node) ? identityOf(key.node, file) : undefined;
  return use.site.lifetimeBy && saysEverything(options) ? `set-up of ${receiverOf(use)}` : undefined;
}

function identityOf(node: Node, file: SourceFile): string | undefined {
  const setting = settingAsked(node);
  if (setting !== undefined) return `setting ${setting}`;
  if (node.type === 'CallExpression') return isMadeOnce(node, file) ? `made at ${node.range[0]}` : undefined;
  let root: Node = node;
  while (root.type === 'MemberExpression' && !root.computed) root = root.object;
  const def = root.type === 'Identifier' ? file.variableOf(root)?.defs[0] : undefined;
  return def?.type === 'ImportBinding' ? `import ${file.textOf(node)}` : undefined;
}

/** `const key = await load()` of the module, and `this.key = load()` of a constructor: whoever reads it later has this one. */
function isMadeOnce(call: Node, file: SourceFile): boolean {
  let holder = file.parentOf(call);
  if (holder?.type === 'AwaitExpression') holder = file.parentOf(holder);
  return (holder?.type === 'VariableDeclarator' && file.functionAround(holder) === undefined) || holder?.type === 'PropertyDefinition' || (holder?.type === 'AssignmentExpression' && holder.left.type === 'MemberExpression' && holder.left.object.type === 'ThisExpression');
}

/** No options, or all of them written: another key would be among them. */
function saysEverything(options: Value | undefined): boolean {
  return options === undefined || (options.kind === 'object' ? options.open === undefined : options.kind === 'literal' && options.value === undefined);
}

/** `this.jwt` of `this.jwt.signAsync(payload)`: a class can have two services. A plug-in has one key for the whole application. */
function receiverOf({ node, context }: SiteUse<JwtSite>): string {
  const receiver = node.type !== 'AssignmentExpression' && node.callee.type === 'MemberExpression' ? context.reader.file.textOf(node.callee.object) : '';
  return receiver.startsWith('this.') ? receiver : '';
}
