// Headers that a function writes into a request that it is given, as interceptors and hooks of HTTP clients do.
import type { Reader } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';

interface WrittenHeader {
  readonly name: string;
  readonly value: Node;
}

/** `config.headers.Authorization = …`, `request.headers.set('Authorization', …)`, `{ ...config, headers: { Authorization: … } }`. */
export function headersWrittenIn(owner: Node, reader: Reader): WrittenHeader[] {
  const { file } = reader;
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ left, right }): WrittenHeader[] => {
    if (left.type !== 'MemberExpression' || !contains(owner, left) || !isHeaders(left.object, reader)) return [];
    const name = reader.keyOf(left);
    return name === undefined ? [] : [{ name, value: right }];
  });
  const set = file.nodesOf('CallExpression').flatMap(({ callee, arguments: [name, value] }): WrittenHeader[] => {
    if (callee.type !== 'MemberExpression' || !name || !value || !contains(owner, callee) || !/^(?:set|append)$/.test(reader.keyOf(callee) ?? '') || !isHeaders(callee.object, reader)) return [];
    const written = reader.valueOf(name);
    return written.kind === 'literal' ? [{ name: String(written.value), value }] : [];
  });
  const given = file.nodesOf('Property').flatMap((property): WrittenHeader[] => {
    const object = file.parentOf(property);
    const holder = object && file.parentOf(object);
    if (!contains(owner, property) || holder?.type !== 'Property' || reader.keyOf(holder) !== 'headers') return [];
    const name = reader.keyOf(property);
    return name === undefined ? [] : [{ name, value: property.value }];
  });
  return [...assigned, ...set, ...given];
}

/** `config.headers`, `request.headers!`, `headers` by itself. */
function isHeaders(node: Node, reader: Reader): boolean {
  if (node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression') return isHeaders(node.expression, reader);
  return node.type === 'MemberExpression' ? reader.keyOf(node) === 'headers' : node.type === 'Identifier' && node.name === 'headers';
}
