// What takes the browser's copy of a credential away without naming it in a call: a reference to a cookie that is emptied, and a
// storage that is cleared as a whole.
import { isAuthRole } from '#shared/facts/role.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../values/source-file.ts';
import { writtenText } from '../../values/written-text.ts';
import { callBehind } from '../functions/call-behind.ts';
import { isEmptyValue } from '../page/page-state.ts';
import type { SourceContext } from '../site-use.ts';
import { areaOfStorage } from '../page/storage-area.ts';

export interface Emptied {
  readonly node: Node;
  readonly name: string;
  /** Only pages write it like this. */
  readonly side?: 'client';
}

/** `token.value = null` with `const token = useCookie('token')`, `localStorage.token = ''`, `document.cookie = 'token=; Max-Age=0'`, `delete sessionStorage.token`. */
export function clearedByWriting(context: SourceContext): Emptied[] {
  const { file } = context.reader;
  const written = file.nodesOf('AssignmentExpression').flatMap((node): Emptied[] => {
    if (node.operator !== '=' || node.left.type !== 'MemberExpression') return [];
    const name = file.textOf(node.left) === 'document.cookie' ? expiredIn(node.right, context) : isEmptyValue(node.right, context.reader) ? (refNamed(node.left, context) ?? entryNamed(node.left, context)) : undefined;
    return name === undefined ? [] : [{ node, name, side: 'client' }];
  });
  const deleted = file.nodesOf('UnaryExpression').flatMap((node): Emptied[] => {
    const name = node.operator === 'delete' && node.argument.type === 'MemberExpression' ? entryNamed(node.argument, context) : undefined;
    return name === undefined ? [] : [{ node, name, side: 'client' }];
  });
  return [...written, ...deleted].filter(({ name }) => isAuthRole(roleOfName(name).role));
}

/** The name of a token that the file keeps in the storage which `localStorage.clear()` empties. */
export function wholeStorage({ callee, arguments: given }: TSESTree.CallExpression, context: SourceContext): string | undefined {
  if (callee.type !== 'MemberExpression' || given.length > 0 || areaOfStorage(callee.object, context) === undefined) return undefined;
  for (const call of context.reader.file.nodesOf('CallExpression')) {
    const [key] = call.arguments;
    if (call.callee.type !== 'MemberExpression' || !key || !/^(?:get|set)Item$/.test(context.reader.keyOf(call.callee) ?? '')) continue;
    const name = writtenText(key, context.reader);
    if (name !== undefined && isAuthRole(roleOfName(name).role)) return name;
  }
  return undefined;
}

function refNamed(left: TSESTree.MemberExpression, context: SourceContext): string | undefined {
  const call = context.reader.keyOf(left) === 'value' ? callBehind(left.object, context.reader) : undefined;
  const isRef = call?.callee.type === 'Identifier' && /^use(?:Cookie|LocalStorage|SessionStorage|Storage)$/.test(call.callee.name);
  return isRef ? writtenText(call.arguments[0], context.reader) : undefined;
}

function entryNamed(member: TSESTree.MemberExpression, context: SourceContext): string | undefined {
  return areaOfStorage(member.object, context) === undefined ? undefined : context.reader.keyOf(member);
}

/** `token` of `token=; expires=Thu, 01 Jan 1970 00:00:00 GMT`. */
function expiredIn(node: Node, context: SourceContext): string | undefined {
  const text = writtenText(node, context.reader) ?? '';
  return /max-age=(?:0|-\d{1,9})\b|expires=\w{3}, 0?1[ -]jan[ -]1970/i.test(text) ? /^([\w.-]{1,80})=/.exec(text)?.[1] : undefined;
}
