// Sessions that the code keeps itself: what it stores under the identifier that the request came with, without a library that could be asked.
import type { TSESTree } from '@typescript-eslint/types';
import { initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node } from '../../values/source-file.ts';
import { calledName } from '../functions/calls-within.ts';
import { ofOwnSession, sentIdentifier } from './sent-identifier.ts';
import type { SourceContext } from '../site-use.ts';

/** A field of the record of the visitor's own session, where it is written. */
export interface RecordField {
  readonly node: Node;
  readonly name: string;
  readonly value: Node;
  /** The identifier, as the code has it. */
  readonly key: string;
}

const saving: ReadonlySet<string> = new Set(['save', 'set', 'put', 'update', 'write', 'store', 'setItem', 'setex', 'setEx', 'hset', 'hSet']);

/** `store.save(req.sessionId, { ...record, userId: user.id })`, `sessions.get(sid).userId = user.id`. */
export function recordFields(context: SourceContext): RecordField[] {
  const { reader } = context;
  const { file } = reader;
  const saved = file.nodesOf('CallExpression').flatMap((call) => {
    const key = saving.has(calledName(call, reader) ?? '') ? ownKey(call, context) : undefined;
    return key === undefined ? [] : call.arguments.slice(1).flatMap((argument) => fieldsOf(argument, context).map((field) => ({ ...field, node: call, key })));
  });
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ operator, left, right }): RecordField[] => {
    const name = operator === '=' && left.type === 'MemberExpression' ? reader.keyOf(left) : undefined;
    const found = name !== undefined && left.type === 'MemberExpression' ? lookUpBehind(left.object, context) : undefined;
    const key = found && ownKey(found, context);
    return name === undefined || key === undefined ? [] : [{ node: left, name, value: right, key }];
  });
  return [...saved, ...assigned];
}

/** The key of a call on something that keeps sessions, when it is what the request came with. */
function ownKey({ callee, arguments: [first] }: TSESTree.CallExpression, context: SourceContext): string | undefined {
  const { file } = context.reader;
  if (callee.type !== 'MemberExpression' || !first) return undefined;
  const key = first.type === 'TemplateLiteral' && first.expressions.length === 1 ? first.expressions[0]! : first.type === 'BinaryExpression' && first.operator === '+' ? first.right : first;
  const text = file.textOf(key);
  if (ofOwnSession.test(text)) return text;
  const isOfSessions = /sess/i.test(`${file.textOf(callee.object).slice(-60)} ${key === first ? '' : file.textOf(first).slice(0, 60)}`);
  const sent = key.type === 'Identifier' ? sentIdentifier(key, context) : undefined;
  return sent && (sent.isOfSession || isOfSessions) ? text : undefined;
}

function fieldsOf(node: Node, { reader }: SourceContext): { readonly name: string; readonly value: Node }[] {
  const record = node.type === 'CallExpression' && reader.file.textOf(node.callee) === 'JSON.stringify' ? node.arguments[0] : node;
  if (record?.type !== 'ObjectExpression') return [];
  return record.properties.flatMap((property) => {
    const name = property.type === 'Property' ? reader.keyOf(property) : undefined;
    return property.type === 'Property' && name !== undefined ? [{ name, value: property.value }] : [];
  });
}

/** `sessions.get(sid)` of `const session = await sessions.get(sid); session.userId = …`. */
function lookUpBehind(node: Node, { reader }: SourceContext): TSESTree.CallExpression | undefined {
  const call = plainNode(initializerOf(node, reader.file) ?? node);
  return call.type === 'CallExpression' && /^(?:get|find|load)$/.test(calledName(call, reader) ?? '') ? call : undefined;
}
