// Whether the server can end a session that is kept in its cookie: it compares a version of the user with the one in the session, or
// looks a row up by an identifier that is in it.
import { wordsOf } from '#shared/parse/words.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import type { Reader } from '../../values/reader.ts';

const versions: ReadonlySet<string> = new Set(['version', 'epoch', 'generation', 'stamp', 'revision', 'counter']);
const identifiers = /^(?:sid|jti|session_?(?:id|token|key))$/i;

/** The comparison or look-up; `undefined` where there is none in the file. */
export function sessionLookUp(reader: Reader): Node | undefined {
  const { file } = reader;
  return comparedVersion(reader) ?? fieldsRead(reader, (name) => identifiers.test(name)).map((field) => lookUpBy(field, file)).find((found) => found !== undefined);
}

/** `user.sessionEpoch !== session.epoch`. */
function comparedVersion(reader: Reader): Node | undefined {
  const fields = new Set(fieldsRead(reader, isVersion));
  const heldIn = (node: Node): Node => declaredFrom(node, reader.file) ?? node;
  return reader.file.nodesOf('BinaryExpression').find(({ operator, left, right }) => {
    if (!/^(?:[!=]==?|[<>]=?)$/.test(operator)) return false;
    return [[left, right] as const, [right, left] as const].some(([mine, other]) => fields.has(heldIn(mine)) && other.type === 'MemberExpression' && !fields.has(other) && isVersion(reader.keyOf(other) ?? ''));
  });
}

function isVersion(name: string): boolean {
  return wordsOf(name).some((word) => versions.has(word));
}

/** `session.sid`, `req.session.sid` and `session.get('sid')`. */
function fieldsRead(reader: Reader, isWanted: (name: string) => boolean): Node[] {
  const { file } = reader;
  const isOfSession = (object: Node) => /(?:^|\.)(?:\w{0,20}session|cookie|data)$/i.test(file.textOf(object).slice(-60));
  const members = file.nodesOf('MemberExpression').filter((node) => isWanted(reader.keyOf(node) ?? '') && isOfSession(node.object));
  const calls = file.nodesOf('CallExpression').filter(({ callee, arguments: [name] }) => callee.type === 'MemberExpression' && reader.keyOf(callee) === 'get' && name?.type === 'Literal' && isWanted(String(name.value)) && isOfSession(callee.object));
  return [...members, ...calls];
}

/** `const row = await db.session.findUnique({ where: { id: sid } })`, and `row` is asked for. */
function lookUpBy(field: Node, file: SourceFile): Node | undefined {
  const parent = file.parentOf(field);
  const variable = parent?.type === 'VariableDeclarator' && parent.init === field ? file.variableOf(parent.id) : undefined;
  const uses = variable ? variable.references.slice(0, 20).map(({ identifier }) => identifier as Node) : [field];
  return file.nodesOf('VariableDeclarator').find(({ id, init }) => {
    if (!init || id.type !== 'Identifier' || init === field) return false;
    const isLookUp = file.nodesOf('AwaitExpression').some(({ argument }) => argument.type === 'CallExpression' && contains(init, argument) && argument.arguments.some((given) => uses.some((use) => contains(given, use))));
    return isLookUp && file.nodesOf('UnaryExpression').some(({ operator, argument }) => operator === '!' && argument.type === 'Identifier' && file.variableOf(argument) === file.variableOf(id));
  });
}
