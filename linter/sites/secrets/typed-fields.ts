// What TypeScript says that a value has in it: `function remember(grant: Grant)` with `interface Grant { accessToken: string }` in the file.
import type { TSESTree } from '@typescript-eslint/types';
import type { RoleGuess } from '#shared/facts/role.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { importedName } from '../../values/variable-value.ts';
import { calledFunction, resultsOf } from '../functions/called-function.ts';
import { isQualified, roleOfTokenName } from './credential-expression.ts';
import type { SourceContext } from '../site-use.ts';

export interface TypedToken {
  readonly field: string;
  readonly role: RoleGuess;
}

/** A field of a variable's type that is called like a token: one that lives longer first. */
export function tokenByType(node: Node, { reader: { file }, exportOf }: SourceContext): TypedToken | undefined {
  const type = typeOf(node, file);
  return type && tokenAmong([...fieldsOf(type, file), ...fieldsOfImported(type, file, exportOf)], node, file);
}

function tokenAmong(fields: readonly string[], node: Node, file: SourceFile): TypedToken | undefined {
  const found = fields.flatMap((field): TypedToken[] => {
    const role = isQualified(field) || field === 'token' ? roleOfTokenName(field) : undefined;
    return role ? [{ field, role: { ...role, evidence: [{ kind: 'source', text: `Its type has the field "${field}".`, at: `${file.filename}:${node.loc.start.line}` }, ...role.evidence] } }] : [];
  });
  return found.find(({ role }) => role.role === 'refresh-token') ?? found[0];
}

function fieldsOfImported(type: TSESTree.TypeNode, file: SourceFile, exportOf: SourceContext['exportOf']): string[] {
  const declared = importedType(type, file, exportOf);
  if (declared?.type === 'TSInterfaceDeclaration') return namesIn(declared.body.body);
  return declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? namesIn(declared.typeAnnotation.members) : [];
}

/** The same, of what a function gives that another file of the project may have: `const pair = await finishLogin(code)`. */
export function tokenInResult(node: Node, context: SourceContext): TypedToken | undefined {
  const { file } = context.reader;
  const made = plainNode(initializerOf(node, file) ?? node);
  const called = made.type === 'CallExpression' ? calledFunction(made.callee, context) : undefined;
  if (!called) return undefined;
  const there = called.there.reader.file;
  const written = called.owner.returnType?.typeAnnotation;
  const given: readonly Node[] = resultsOf(called.owner, there);
  return tokenAmong(written ? fieldsOf(written, there) : given.flatMap((one) => fieldsGiven(one, there)), node, file);
}

/** `answer.data as Tokens`, `{ accessToken, refreshToken }`. */
function fieldsGiven(given: Node, file: SourceFile): string[] {
  if (given.type === 'TSAsExpression') return fieldsOf(given.typeAnnotation, file);
  return given.type === 'ObjectExpression' ? given.properties.flatMap((property) => (property.type === 'Property' && property.value.type !== 'Literal' ? (nameOfKey(property.key) ?? []) : [])) : [];
}

/** The declaration behind `import type { Grant } from './types'`. */
function importedType(type: TSESTree.TypeNode, file: SourceFile, exportOf: SourceContext['exportOf']): Node | undefined {
  const name = type.type === 'TSTypeReference' ? type.typeName : undefined;
  const def = name?.type === 'Identifier' ? file.variableOf(name)?.defs[0] : undefined;
  return def?.type === 'ImportBinding' && def.parent?.type === 'ImportDeclaration' ? exportOf?.(def.parent.source.value, importedName(def.node)) : undefined;
}

/** The fields of a parameter, or of what is left of it, by a type of the project that names all of them. */
export function fieldsOfParameter(node: Node, context: TypeContext): string[] | undefined {
  const { file } = context.reader;
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'Parameter') {
    const type = def.name.type === 'Identifier' ? def.name.typeAnnotation?.typeAnnotation : undefined;
    const members = type && closedMembers(type, context);
    const fields = members ? namesIn(members) : [];
    return fields.length > 0 ? fields : undefined;
  }
  if (def?.type !== 'Variable' || def.node.id.type !== 'ObjectPattern' || def.node.init?.type !== 'Identifier') return undefined;
  const taken = def.node.id.properties.flatMap((property) => (property.type === 'Property' ? (nameOfKey(property.key) ?? []) : []));
  const isRest = def.node.id.properties.some((property) => property.type === 'RestElement' && property.argument === def.name);
  return isRest ? fieldsOfParameter(def.node.init, context)?.filter((field) => !taken.includes(field)) : undefined;
}

/** What is asked of the file and its project. */
type TypeContext = Pick<SourceContext, 'reader' | 'exportOf'>;

/** The members of a type with no `extends` and no `[key: string]: unknown`, in this file or in the one it is imported from. */
function closedMembers(type: TSESTree.TypeNode, { reader: { file }, exportOf }: TypeContext): readonly TSESTree.TypeElement[] | undefined {
  if (type.type === 'TSTypeLiteral') return ifClosed(type.members);
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeArguments) return undefined;
  const { name } = type.typeName;
  const here: Node[] = [...file.nodesOf('TSInterfaceDeclaration'), ...file.nodesOf('TSTypeAliasDeclaration')].filter(({ id }) => id.name === name);
  const [declared, ...others] = here.length > 0 ? here : [importedType(type, file, exportOf)];
  if (others.length > 0) return undefined;
  if (declared?.type === 'TSInterfaceDeclaration') return declared.extends.length === 0 ? ifClosed(declared.body.body) : undefined;
  return declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? ifClosed(declared.typeAnnotation.members) : undefined;
}

function ifClosed(members: readonly TSESTree.TypeElement[]): readonly TSESTree.TypeElement[] | undefined {
  return members.every(({ type }) => type === 'TSPropertySignature') ? members : undefined;
}

function typeOf(node: Node, file: SourceFile): TSESTree.TypeNode | undefined {
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return node.typeAnnotation;
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'Parameter') return def.name.type === 'Identifier' ? (def.name.typeAnnotation?.typeAnnotation ?? typeGivenTo(def.name, file)) : undefined;
  if (def?.type !== 'Variable' || def.node.id.type !== 'Identifier') return undefined;
  return def.node.id.typeAnnotation?.typeAnnotation ?? (def.node.init ? typeMade(def.node.init, file) : undefined);
}

/** What a callback is handed that only looks: `http.post<Session>(url, body).pipe(tap((session) => …))`, `.subscribe({ next: (session) => … })`. */
function typeGivenTo(parameter: Node, file: SourceFile): TSESTree.TypeNode | undefined {
  const owner = file.functionAround(parameter);
  if (!owner || owner.params[0] !== parameter) return undefined;
  let given: Node = owner;
  // `{ next: (session) => … }` is the observer.
  const holder = file.parentOf(owner);
  if (holder?.type === 'Property' && nameOfKey(holder.key) === 'next') given = file.parentOf(holder) ?? owner;
  const call = file.parentOf(given);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== given) return undefined;
  if (call.callee.type === 'MemberExpression') {
    const method = nameOfKey(call.callee.property) ?? '';
    return method === 'subscribe' || method === 'then' ? typeOfStream(call.callee.object) : undefined;
  }
  const pipe = file.parentOf(call);
  const isOperator = call.callee.type === 'Identifier' && lookingOperators.has(call.callee.name);
  if (!isOperator || pipe?.type !== 'CallExpression' || pipe.callee.type !== 'MemberExpression' || nameOfKey(pipe.callee.property) !== 'pipe') return undefined;
  const before = pipe.arguments.slice(0, pipe.arguments.indexOf(call));
  return before.every(passesOn) ? typeOfStream(pipe.callee.object) : undefined;
}

const lookingOperators: ReadonlySet<string> = new Set(['tap', 'map', 'switchMap', 'mergeMap', 'concatMap', 'exhaustMap']);
/** Operators that hand on what they were handed. */
const passingOperators: ReadonlySet<string> = new Set(['tap', 'take', 'first', 'retry', 'catchError', 'timeout', 'shareReplay', 'share', 'finalize', 'delay', 'filter', 'takeUntil', 'takeUntilDestroyed']);

function passesOn(operator: Node): boolean {
  return operator.type === 'CallExpression' && operator.callee.type === 'Identifier' && passingOperators.has(operator.callee.name);
}

/** `http.post<Session>(…)`, with what leaves its answer as it is. */
function typeOfStream(stream: Node): TSESTree.TypeNode | undefined {
  if (stream.type !== 'CallExpression') return undefined;
  const method = stream.callee.type === 'MemberExpression' ? (nameOfKey(stream.callee.property) ?? '') : '';
  if (method === 'pipe' && stream.callee.type === 'MemberExpression') return stream.arguments.every(passesOn) ? typeOfStream(stream.callee.object) : undefined;
  // Only a client of which the answer is the body: axios has it in a field.
  const isClient = stream.callee.type === 'MemberExpression' && askingMethods.has(method) && /http|client|api/i.test(lastNameOf(stream.callee.object));
  const isFunction = stream.callee.type === 'Identifier' && /^\$?(?:of)?fetch$/.test(stream.callee.name);
  return isClient || isFunction ? stream.typeArguments?.params[0] : undefined;
}

const askingMethods: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'request']);

function lastNameOf(node: Node): string {
  return node.type === 'MemberExpression' ? (nameOfKey(node.property) ?? '') : node.type === 'Identifier' ? node.name : '';
}

/** The type that an expression is given as, or that the function of the file returns which it calls. */
function typeMade(made: Node, file: SourceFile): TSESTree.TypeNode | undefined {
  if (made.type === 'AwaitExpression') return typeMade(made.argument, file);
  if (made.type === 'TSAsExpression') return made.typeAnnotation;
  const asked = made.type === 'CallExpression' && made.callee.type === 'Identifier' && /^(?:firstValueFrom|lastValueFrom)$/.test(made.callee.name) ? made.arguments[0] : made;
  const ofAnswer = asked && typeOfStream(asked);
  if (ofAnswer) return ofAnswer;
  const def = made.type === 'CallExpression' && made.callee.type === 'Identifier' ? file.variableOf(made.callee)?.defs[0] : undefined;
  return def?.type === 'FunctionName' && 'returnType' in def.node ? def.node.returnType?.typeAnnotation : undefined;
}

function fieldsOf(type: TSESTree.TypeNode, file: SourceFile): string[] {
  if (type.type === 'TSTypeLiteral') return namesIn(type.members);
  // `Promise<Grant | null>`.
  if (type.type === 'TSUnionType') return type.types.flatMap((one) => fieldsOf(one, file));
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const { name } = type.typeName;
  const [inner] = type.typeArguments?.params ?? [];
  if ((name === 'Promise' || name === 'Readonly') && inner) return fieldsOf(inner, file);
  for (const statement of file.ast.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'TSInterfaceDeclaration' && declared.id.name === name) return namesIn(declared.body.body);
    if (declared?.type === 'TSTypeAliasDeclaration' && declared.id.name === name) return declared.typeAnnotation.type === 'TSTypeLiteral' ? namesIn(declared.typeAnnotation.members) : [];
  }
  return [];
}

function namesIn(members: readonly TSESTree.TypeElement[]): string[] {
  return members.flatMap((member) => (member.type === 'TSPropertySignature' ? (nameOfKey(member.key) ?? []) : []));
}

/** A field that every value of a parameter's type has: `user: UserDocument | false`. What a model leaves out of its JSON cannot be told from its type. */
export function hasFieldByType(node: Node, isWanted: (name: string) => boolean, { reader: { file }, exportOf, elsewhere }: SourceContext): boolean {
  const type = typeOf(node, file);
  const parts = type?.type === 'TSUnionType' ? type.types : type ? [type] : [];
  return parts.some((part) => {
    const declared = part.type === 'TSTypeReference' && part.typeName.type === 'Identifier' && !part.typeArguments ? declarationOf(part, part.typeName.name, file, exportOf) : undefined;
    const there = declared && (file.owns(declared) ? file : elsewhere?.(declared)?.reader.file);
    const members = declared?.type === 'TSInterfaceDeclaration' ? declared.body.body : declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? declared.typeAnnotation.members : [];
    const isColumn = declared?.type === 'ClassDeclaration' && declared.body.body.some((member) => member.type === 'PropertyDefinition' && !member.static && !member.optional && isWanted(nameOfKey(member.key) ?? ''));
    const isKept = isColumn || members.some((member) => member.type === 'TSPropertySignature' && !member.optional && isWanted(nameOfKey(member.key) ?? ''));
    return isKept && there !== undefined && !leavesFieldsOut.test(there.text);
  });
}

/** `schema.set('toJSON', …)`, `toJSON() { … }`, `select: false`. */
const leavesFieldsOut = /to(?:JSON|Object)(?:['"]|\s{0,5}[:=]|\(\)\s{0,5}[{:])|\btransform\b|select\s{0,5}:\s{0,5}false/;

function declarationOf(type: TSESTree.TypeNode, name: string, file: SourceFile, exportOf: SourceContext['exportOf']): Node | undefined {
  return [...file.nodesOf('TSInterfaceDeclaration'), ...file.nodesOf('TSTypeAliasDeclaration'), ...file.nodesOf('ClassDeclaration')].find(({ id }) => id?.name === name) ?? importedType(type, file, exportOf);
}
