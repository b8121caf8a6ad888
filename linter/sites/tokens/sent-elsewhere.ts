// Tokens that the code signs for one receiver alone: it says who that is, and what has to be in them.
import { nameOfKey } from '../../values/class-field.ts';
import { nameExportedAs } from '../../values/exports.ts';
import { isFunction, type Node } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { nameOfFunction } from '../functions/names-around.ts';
import type { SourceContext } from '../site-use.ts';

/** Variables and functions that a token is followed through, and uses of each. */
const maxHops = 4;
const maxUses = 12;

/** `api.github.com` of ``fetch('https://api.github.com/app', { headers: { Authorization: `Bearer ${appToken()}` } })``, where the token goes nowhere else. */
export function hostSentTo(signing: Node, context: SourceContext): string | undefined {
  const hosts = new Set(endsOf(signing, context, 0).map((end) => hostOfRequest(end, context)));
  const [only] = hosts;
  return hosts.size === 1 ? only : undefined;
}

/** Where the token ends up, by way of variables and functions of the file; what a function gives that other files may call is lost there. */
function endsOf(token: Node, context: SourceContext, hops: number): Node[] {
  const { file } = context.reader;
  let [child, parent] = [token, file.parentOf(token)];
  while (parent?.type === 'AwaitExpression' || parent?.type === 'TSAsExpression' || parent?.type === 'TSNonNullExpression') [child, parent] = [parent, file.parentOf(parent)];
  const isResult = parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === child);
  const owner = isResult ? file.functionAround(child) : undefined;
  const named = owner ? identifierOf(owner, context) : parent?.type === 'VariableDeclarator' && parent.init === child && parent.id.type === 'Identifier' ? parent.id : undefined;
  const variable = named && file.variableOf(named);
  if (!variable || hops >= maxHops) return [child];
  const reads = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
  if (reads.length === 0 || reads.length > maxUses) return [child];
  return reads.flatMap((read) => {
    const call = file.parentOf(read);
    if (!owner) return endsOf(read, context, hops + 1);
    return call?.type === 'CallExpression' && call.callee === read ? endsOf(call, context, hops + 1) : [read];
  });
}

function identifierOf(owner: Node, { reader: { file } }: SourceContext): Node | undefined {
  if (!isFunction(owner) || nameOfFunction(owner, file) === undefined || nameExportedAs(owner, file) !== undefined) return undefined;
  if (owner.type === 'FunctionDeclaration') return owner.id ?? undefined;
  const holder = file.parentOf(owner);
  return holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id : undefined;
}

/** The host of a request whose Authorization header has the token in it, when its address is written. */
function hostOfRequest(token: Node, { reader }: SourceContext): string | undefined {
  const { file } = reader;
  let isHeader = false;
  for (let child = token, parent = file.parentOf(token); parent; child = parent, parent = file.parentOf(parent)) {
    if (parent.type === 'Property') isHeader ||= nameOfKey(parent.key)?.toLowerCase() === 'authorization';
    else if (parent.type === 'CallExpression' && isHeader && parent.callee !== child) {
      const [address] = parent.arguments;
      const options = address && address !== child ? alternativesInProduction(reader.valueOf(address)) : [];
      const start = options.length !== 1 ? '' : options[0]?.kind === 'literal' ? String(options[0].value) : options[0]?.kind === 'text' && typeof options[0].parts[0] === 'string' ? options[0].parts[0] : '';
      return /^https:\/\/([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8})\//i.exec(start)?.[1];
    } else if (!['TemplateLiteral', 'BinaryExpression', 'ObjectExpression'].includes(parent.type)) return undefined;
  }
  return undefined;
}
