// What is handed over by whoever sets an application up, as far as TypeScript says what it is: `constructor(private readonly storage: StorageService)`,
// `createApp({ config }: Parts)`. A class has its methods, and an interface is what the only function that is declared to make one returns.
import type { TSESTree } from '@typescript-eslint/types';
import { instanceOf } from './class-value.ts';
import type { Reader } from './reader.ts';
import { isFunction, type Node } from './source-file.ts';
import { unknownValue, type ObjectValue, type Property, type Value } from './value.ts';

export type TypeNode = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration;

/** What a container puts into a field or parameter; a type that says nothing about what can be called or read has no value. */
export function injectedValue(declared: Node, reader: Reader): Value | undefined {
  const type = 'typeAnnotation' in declared ? declared.typeAnnotation : undefined;
  return type?.type === 'TSTypeAnnotation' ? valueOfType(type.typeAnnotation, reader) : undefined;
}

/** A type as a value: `instance` is what has it. */
export function typeValue(node: TypeNode, reader: Reader): Value {
  const made = madeAs(node, reader) ?? (node.type === 'TSInterfaceDeclaration' ? ofMembers(node.body.body, node, reader) : asObject(valueOfType(node.typeAnnotation, reader)));
  return made ? { kind: 'object', properties: new Map(), open: 'it is a type', node, instance: () => made } : unknownValue('it is a type', node);
}

function valueOfType(type: Node, reader: Reader): Value | undefined {
  switch (type.type) {
    case 'TSTypeLiteral':
      return ofMembers(type.members, type, reader);
    case 'TSTypeQuery':
      return type.exprName.type === 'Identifier' ? known(reader.valueOf(type.exprName)) : undefined;
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' ? (inWrapper(type, type.typeName.name, reader) ?? instanceOf(reader.valueOf(type.typeName))) : undefined;
    default:
      return undefined;
  }
}

/** `ReturnType<typeof loadConfig>`, `Awaited<…>`, `Readonly<Config>`. */
function inWrapper(type: TSESTree.TSTypeReference, name: string, reader: Reader): Value | undefined {
  const [argument] = type.typeArguments?.params ?? [];
  if (!argument) return undefined;
  if (name === 'Readonly' || name === 'Awaited' || name === 'Required') return valueOfType(argument, reader);
  const made = name === 'ReturnType' ? valueOfType(argument, reader) : undefined;
  return made?.kind === 'function' ? known(made.resultOf([], type)) : undefined;
}

/** `export function loadConfig(env = process.env): AppConfig { … }`, `export const config: AppConfig = { … }` beside the type, when there is but one. */
function madeAs({ id }: TypeNode, reader: Reader): ObjectValue | undefined {
  const { file } = reader;
  const isOfType = (annotation: TSESTree.TSTypeAnnotation | undefined) => annotation?.typeAnnotation.type === 'TSTypeReference' && annotation.typeAnnotation.typeName.type === 'Identifier' && annotation.typeAnnotation.typeName.name === id.name;
  const makers = file.ast.body.flatMap((statement): Node[] => {
    const declared = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration') return isOfType(declared.returnType) ? [declared] : [];
    if (declared?.type !== 'VariableDeclaration') return [];
    return declared.declarations.flatMap(({ id: name, init }): Node[] => (init && ((name.type === 'Identifier' && isOfType(name.typeAnnotation)) || (isFunction(init) && isOfType(init.returnType))) ? [init] : []));
  });
  const [maker, ...others] = makers;
  if (!maker || others.length > 0) return undefined;
  const made = reader.valueOf(maker);
  return asObject(made.kind === 'function' ? made.resultOf([], maker) : made);
}

/** An object of what its members are known to be; of data alone nothing is known. */
function ofMembers(members: readonly TSESTree.TypeElement[], node: Node, reader: Reader): ObjectValue | undefined {
  const properties = members.flatMap((member): [string, Property][] => {
    const key = member.type === 'TSPropertySignature' && !member.computed ? member.key : undefined;
    const value = key && injectedValue(member, reader);
    return value && key.type === 'Identifier' ? [[key.name, { value, writtenBy: member }]] : [];
  });
  return properties.length > 0 ? { kind: 'object', properties: new Map(properties), open: 'only its type is known', node } : undefined;
}

function asObject(value: Value | undefined): ObjectValue | undefined {
  return value?.kind === 'object' ? value : undefined;
}

function known(value: Value): Value | undefined {
  return value.kind === 'unknown' ? undefined : value;
}
