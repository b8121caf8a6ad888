// Callbacks of Auth.js: `callbacks: { session() {} }` in its options, or an object of its own that another file puts there.
import type { TSESTree } from '@typescript-eslint/types';
import { functionDeclaredAs } from '../../values/declared-from.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { nameExportedAs } from '../../values/exports.ts';
import type { Reader } from '../../values/reader.ts';

export interface AuthJsCallback {
  /** Where it is put into the options, or the function itself, where another file does that. */
  readonly property: Node;
  readonly callback: FunctionNode;
}

export function authJsCallbacks(name: string, reader: Reader): AuthJsCallback[] {
  const { file } = reader;
  const found = file.nodesOf('Property').flatMap((property) => {
    if (reader.keyOf(property) !== name) return [];
    const object = file.parentOf(property);
    const callback = functionBehind(property.value, file);
    return callback && object?.type === 'ObjectExpression' && areCallbacks(object, reader) ? [{ property, callback }] : [];
  });
  return found.length > 0 ? found : callbacksForOthers(name, reader);
}

/** What each callback is given, where that tells it from the others. */
const takes: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['session', [['session', 'token'], ['session', 'user']]],
  ['redirect', [['url', 'baseUrl']]],
]);

/** `export async function onSession({ session, token }: { session: Session; token: JWT })` of a file that has to do with Auth.js, for the options in another file. */
function callbacksForOthers(name: string, { file }: Reader): AuthJsCallback[] {
  const meant = takes.get(name);
  if (!meant || !/['"](?:next-auth|@auth\/core)/.test(file.text)) return [];
  return [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('ArrowFunctionExpression'), ...file.nodesOf('FunctionExpression')].flatMap((callback) => {
    const [given] = callback.params;
    const keys = given?.type === 'ObjectPattern' ? given.properties.flatMap((property) => (property.type === 'Property' && property.key.type === 'Identifier' ? [property.key.name] : [])) : [];
    const isMeant = nameExportedAs(callback, file) !== undefined && meant.some((names) => names.every((one) => keys.includes(one)));
    return isMeant ? [{ property: callback, callback }] : [];
  });
}

function areCallbacks(object: TSESTree.ObjectExpression, reader: Reader): boolean {
  const { file } = reader;
  const outer = file.parentOf(object);
  if (outer?.type === 'Property') return reader.keyOf(outer) === 'callbacks';
  const holder = outer?.type === 'TSSatisfiesExpression' || outer?.type === 'TSAsExpression' ? file.parentOf(outer) : outer;
  if (holder?.type !== 'VariableDeclarator') return false;
  const type = outer?.type === 'TSSatisfiesExpression' || outer?.type === 'TSAsExpression' ? outer.typeAnnotation : holder.id.typeAnnotation?.typeAnnotation;
  if (type) return typeOfCallbacks.test(file.textOf(type));
  // Without a type, only Auth.js has callbacks of these two names beside each other.
  const names = object.properties.flatMap((property) => (property.type === 'Property' ? (reader.keyOf(property) ?? []) : []));
  return /callbacks$/i.test(file.textOf(holder.id)) && names.includes('jwt') && names.includes('session');
}

const typeOfCallbacks = /\b(?:NextAuthOptions|NextAuthConfig|AuthOptions|AuthConfig)\[['"]callbacks['"]\]|\bCallbacksOptions\b/;

function functionBehind(value: Node, file: SourceFile): FunctionNode | undefined {
  return isFunction(value) ? value : functionDeclaredAs(value, file);
}
