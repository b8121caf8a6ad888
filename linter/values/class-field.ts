// Fields of classes: `this.cookieOptions`, `Config.sessionName`, and members of enums. A field counts when it is
// written once, where it is declared or in the constructor.
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings, Reader } from './reader.ts';
import type { Node, SourceFile } from './source-file.ts';
import { injectedValue } from './typed-value.ts';
import type { Value } from './value.ts';

export function classFieldValue(object: Node, key: string, bindings: Bindings, reader: Reader): Value | undefined {
  const { file } = reader;
  const enumMember = enumInitializer(object, key, file);
  if (enumMember) return reader.valueOf(enumMember, bindings);
  const owner = object.type === 'ThisExpression' ? classAround(object, file) : classNamed(object, file);
  const field = fieldInitializer(owner, key, file);
  if (field) return reader.valueOf(field, bindings);
  const declared = owner && object.type === 'ThisExpression' ? declarationOf(owner, key) : undefined;
  return declared && (injectedValue(declared, reader) ?? (declared.type === 'PropertyDefinition' ? undefined : reader.valueOf(declared, bindings)));
}

/** The field of that name, or the parameter of the constructor that makes one. */
function declarationOf({ body }: TSESTree.ClassBody, key: string): Node | undefined {
  for (const member of body) {
    if (member.type === 'PropertyDefinition' && !member.computed && nameOfKey(member.key) === key) return member;
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const made of member.value.params) {
      const parameter = made.type === 'TSParameterProperty' ? made.parameter : undefined;
      const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
      if (name?.type === 'Identifier' && name.name === key) return name;
    }
  }
  return undefined;
}

/** The expression that gives a field its only value, or the method of that name. */
export function fieldInitializer(owner: TSESTree.ClassBody | undefined, key: string, file: SourceFile): Node | undefined {
  if (!owner) return undefined;
  for (const member of owner.body) {
    if ((member.type !== 'PropertyDefinition' && member.type !== 'MethodDefinition') || member.computed || nameOfKey(member.key) !== key) continue;
    if (member.type === 'MethodDefinition') return member.kind === 'method' ? member.value : undefined;
    if (member.value) return member.value;
  }
  const assigned = file.siteNodes.filter(
    (node): node is TSESTree.AssignmentExpression =>
      node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && node.left.object.type === 'ThisExpression' && !node.left.computed && nameOfKey(node.left.property) === key && classAround(node, file) === owner,
  );
  return assigned.length === 1 && assigned[0]!.operator === '=' ? assigned[0]!.right : undefined;
}

export function classAround(node: Node, file: SourceFile): TSESTree.ClassBody | undefined {
  for (let current = file.parentOf(node); current; current = file.parentOf(current)) {
    if (current.type === 'ClassBody') return current;
    if (current.type === 'FunctionDeclaration') return undefined;
  }
  return undefined;
}

function classNamed(object: Node, file: SourceFile): TSESTree.ClassBody | undefined {
  const def = object.type === 'Identifier' ? file.variableOf(object)?.defs[0] : undefined;
  return def?.type === 'ClassName' ? def.node.body : undefined;
}

function enumInitializer(object: Node, key: string, file: SourceFile): Node | undefined {
  const def = object.type === 'Identifier' ? file.variableOf(object)?.defs[0] : undefined;
  if (def?.type !== 'TSEnumName') return undefined;
  return def.node.body.members.find((member) => nameOfKey(member.id) === key)?.initializer;
}

export function nameOfKey(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Literal' ? String(key.value) : undefined;
}
