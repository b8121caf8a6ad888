// What the state of a Redux store has in it, for code that copies it elsewhere: `JSON.stringify(store.getState().auth)`.
import type { Role, RoleGuess } from '#shared/facts/role.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { calledName } from '../functions/calls-within.ts';
import { isQualified, roleOfTokenName } from '../secrets/credential-expression.ts';
import type { SourceContext } from '../site-use.ts';

/** The worst first. */
const tokens: readonly Role[] = ['refresh-token', 'access-token', 'id-token'];

/** The credential that the state, or a slice of it, is set up to hold. */
export function tokenInState(node: Node, context: SourceContext): RoleGuess | undefined {
  const slice = sliceRead(node, context);
  if (slice === undefined) return undefined;
  const reducers = reducersIn(context).filter(([name]) => slice === '*' || name === slice);
  const found = reducers.flatMap(([name, reducer]) => fieldsOf(reducer, context).flatMap((field) => tokenOf(field, name)));
  return tokens.map((role) => found.find((one) => one.role === role)).find((one) => one !== undefined);
}

function tokenOf(field: string, slice: string): RoleGuess[] {
  const role = isQualified(field) || field === 'token' ? roleOfTokenName(field) : undefined;
  return role ? [{ ...role, evidence: [{ kind: 'source', text: `The part "${slice}" of the state has the field "${field}".` }, ...role.evidence] }] : [];
}

/** `auth` of `store.getState().auth` and of `const { auth } = store.getState()`, `*` of the whole state. */
function sliceRead(node: Node, context: SourceContext): string | undefined {
  const { reader } = context;
  if (isState(node, context)) return '*';
  if (node.type === 'MemberExpression') return sliceRead(node.object, context) === '*' ? reader.keyOf(node) : undefined;
  const def = node.type === 'Identifier' ? reader.file.variableOf(node)?.defs[0] : undefined;
  if (def?.type !== 'Variable' || !def.node.init) return undefined;
  const { id, init } = def.node;
  if (id.type === 'Identifier') return init.type === 'Identifier' ? undefined : sliceRead(init, context);
  const taken = id.type === 'ObjectPattern' && isState(init, context) ? id.properties.find((property) => property.type === 'Property' && property.value === def.name) : undefined;
  return taken?.type === 'Property' ? reader.keyOf(taken) : undefined;
}

function isState(node: Node, { reader }: SourceContext): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && calledName(node, reader) === 'getState' && node.arguments.length === 0;
}

/** The slices of `configureStore({ reducer: { auth } })` and of `combineReducers({ auth })`. */
function reducersIn({ reader }: SourceContext): [string, Node][] {
  return reader.file.nodesOf('CallExpression').flatMap((call) => {
    const [given] = call.arguments;
    const name = calledName(call, reader);
    const record = name === 'combineReducers' ? given : name === 'configureStore' && given?.type === 'ObjectExpression' ? propertyOf(given, 'reducer', reader) : undefined;
    if (record?.type !== 'ObjectExpression') return [];
    return record.properties.flatMap((property): [string, Node][] => (property.type === 'Property' ? [[reader.keyOf(property) ?? '', property.value]] : []));
  });
}

/** The fields of `createSlice({ initialState })` that begin empty, in the file that the reducer comes from. */
function fieldsOf(reducer: Node, context: SourceContext): string[] {
  const { node } = context.reader.valueOf(reducer);
  const there = context.reader.file.owns(node) ? context : context.elsewhere?.(node);
  const slices = there?.reader.file.nodesOf('CallExpression').filter((call) => calledName(call, there.reader) === 'createSlice') ?? [];
  const [options] = slices.length === 1 ? slices[0]!.arguments : [];
  const initial = there && options?.type === 'ObjectExpression' ? propertyOf(options, 'initialState', there.reader) : undefined;
  if (!there || !initial) return [];
  return alternativesInProduction(there.reader.valueOf(initial)).flatMap((state) => (state.kind === 'object' ? [...state.properties].flatMap(([name, { value }]) => (isFilledLater(value) ? [name] : [])) : []));
}

function isFilledLater(value: Value): boolean {
  return alternativesInProduction(value).some((option) => option.kind === 'unknown' || (option.kind === 'literal' && (option.value === null || option.value === undefined || option.value === '')));
}

function propertyOf({ properties }: TSESTree.ObjectExpression, wanted: string, reader: SourceContext['reader']): Node | undefined {
  const found = properties.find((property) => property.type === 'Property' && reader.keyOf(property) === wanted);
  return found?.type === 'Property' ? found.value : undefined;
}
