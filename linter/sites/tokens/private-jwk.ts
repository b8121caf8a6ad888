// JSON Web Keys that are made of a private key, and so have its private member (`d`): `exportJWK(privateKey)` of jose,
// `privateKey.export({ format: 'jwk' })` of Node, `crypto.subtle.exportKey('jwk', keys.privateKey)`.
import type { TSESTree } from '@typescript-eslint/types';
import { functionDeclaredAs } from '../../values/declared-from.ts';
import type { Reader } from '../../values/reader.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type Node } from '../../values/source-file.ts';
import { resultsOf } from '../functions/called-function.ts';

const maxDepth = 8;
/** Functions that give a private key. */
const givesPrivateKey: ReadonlySet<string> = new Set(['importPKCS8', 'createPrivateKey']);
const isNamedPrivate = (name: string | undefined) => name !== undefined && /^(?:\w{0,40}[a-z])?[pP]rivate_?(?:[kK]ey|KEY)$|^PRIVATE_KEY$/.test(name);

/** Whether a value is such a key or has one inside: in a list, under a name, spread with other members. */
export function holdsPrivateJwk(given: Node, reader: Reader, depth = 0): boolean {
  const node = plainNode(given);
  if (depth > maxDepth) return false;
  const inner = (one: Node) => holdsPrivateJwk(one, reader, depth + 1);
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.some((element) => element !== null && inner(element.type === 'SpreadElement' ? element.argument : element));
    case 'ObjectExpression':
      return !takesOut(node, reader) && node.properties.some((property) => inner(property.type === 'SpreadElement' ? property.argument : property.value));
    case 'CallExpression':
      return reader.file.textOf(node.callee) === 'JSON.stringify' ? node.arguments.slice(0, 1).some(inner) : isPrivateExport(node, reader);
    case 'Identifier': {
      const init = initOf(node, reader);
      return init !== undefined && !isStripped(node, reader) && inner(init);
    }
    default:
      return false;
  }
}

function isPrivateExport({ callee, arguments: given }: TSESTree.CallExpression, reader: Reader): boolean {
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? reader.keyOf(callee) : undefined;
  const [first, second] = given;
  const isJwk = (node: Node) => reader.file.textOf(node).slice(0, 80).includes('jwk');
  if (name === 'exportJWK') return first !== undefined && isPrivateKey(first, reader);
  if (name === 'exportKey') return first !== undefined && second !== undefined && isJwk(first) && isPrivateKey(second, reader);
  return name === 'export' && callee.type === 'MemberExpression' && first !== undefined && isJwk(first) && isPrivateKey(callee.object, reader);
}

function isPrivateKey(given: Node, reader: Reader, depth = 0): boolean {
  const node = plainNode(given);
  if (depth > maxDepth) return false;
  if (node.type === 'MemberExpression') return isNamedPrivate(reader.keyOf(node));
  if (node.type === 'CallExpression') {
    const { callee, arguments: [next] } = node;
    // `readFile(path).then((pem) => importPKCS8(pem, 'RS256'))`.
    if (callee.type === 'MemberExpression' && reader.keyOf(callee) === 'then' && next) return next.type === 'Identifier' ? givesPrivateKey.has(next.name) : isFunction(next) && resultsOf(next, reader.file).some((result) => isPrivateKey(result, reader, depth + 1));
    // `const signingKey = async () => importPKCS8(await pem(), 'RS256')`.
    const own = functionDeclaredAs(callee, reader.file);
    if (own) return resultsOf(own, reader.file).some((result) => isPrivateKey(result, reader, depth + 1));
    return givesPrivateKey.has((callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? reader.keyOf(callee) : undefined) ?? '');
  }
  if (node.type !== 'Identifier') return false;
  const init = initOf(node, reader);
  return init ? isPrivateKey(init, reader, depth + 1) : isNamedPrivate(originalName(node, reader));
}

/** `privateKey` of `const { privateKey: signingKey } = await generateKeyPair('ES256')`, and of a name as it is otherwise. */
function originalName(node: TSESTree.Identifier, reader: Reader): string {
  const def = reader.file.variableOf(node)?.defs[0];
  if (def?.type !== 'Variable' || def.node.id.type !== 'ObjectPattern') return node.name;
  const property = def.node.id.properties.find((candidate): candidate is TSESTree.Property => candidate.type === 'Property' && candidate.value === def.name);
  return (property && reader.keyOf(property)) ?? node.name;
}

/** What a variable that is written once was declared with. */
function initOf(node: TSESTree.Identifier, { file }: Reader): Node | undefined {
  const variable = file.variableOf(node);
  const def = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  return def?.type === 'Variable' && def.node.id.type === 'Identifier' && variable!.references.every((reference) => !reference.isWrite() || reference.init) ? (def.node.init ?? undefined) : undefined;
}

/** `{ ...jwk, d: undefined }`. */
function takesOut({ properties }: TSESTree.ObjectExpression, reader: Reader): boolean {
  return properties.some((property) => property.type === 'Property' && reader.keyOf(property) === 'd');
}

/** `delete jwk.d`, `jwk.d = undefined`. */
function isStripped(node: TSESTree.Identifier, reader: Reader): boolean {
  const { file } = reader;
  return (file.variableOf(node)?.references ?? []).some(({ identifier }) => {
    const member = file.parentOf(identifier as Node);
    if (member?.type !== 'MemberExpression' || member.object !== identifier || reader.keyOf(member) !== 'd') return false;
    const use = file.parentOf(member);
    return use?.type === 'UnaryExpression' || (use?.type === 'AssignmentExpression' && use.left === member);
  });
}
