import type { TSESTree } from '@typescript-eslint/types';
import { nameOfKey } from './class-field.ts';
import type { Node, SourceFile } from './source-file.ts';

/** What a module exports under a name: an expression of its own, or a name of another module. */
export type Export = { readonly is: 'here'; readonly node: Node } | { readonly is: 'elsewhere'; readonly module: string; readonly name: string };

/** Many files ask the same module for the same names. */
const answered = new WeakMap<SourceFile, Map<string, Export | undefined>>();

export function exportNamed(file: SourceFile, name: string): Export | undefined {
  const known = answered.get(file) ?? new Map<string, Export | undefined>();
  answered.set(file, known);
  if (!known.has(name)) known.set(name, findExport(file, name));
  return known.get(name);
}

function findExport(file: SourceFile, name: string): Export | undefined {
  let everything: Export | undefined;
  for (const statement of file.ast.body) {
    if (statement.type === 'ExportDefaultDeclaration' && name === 'default') return { is: 'here', node: statement.declaration };
    if (statement.type === 'ExportAllDeclaration') {
      if (!statement.exported) everything ??= { is: 'elsewhere', module: statement.source.value, name };
      else if (nameOfKey(statement.exported) === name) return { is: 'elsewhere', module: statement.source.value, name: '*' };
    }
    const found = statement.type === 'ExportNamedDeclaration' ? inDeclaration(statement, name) : undefined;
    if (found) return found;
  }
  return commonJsExport(file, name) ?? typeExport(file, name) ?? everything;
}

/** An interface or another name for a type: a value of the same name goes before it. */
function typeExport({ ast }: SourceFile, name: string): Export | undefined {
  const types = ast.body.flatMap((statement) => (statement.type === 'ExportNamedDeclaration' && statement.declaration ? [statement.declaration] : []));
  const node = types.find((declared) => (declared.type === 'TSInterfaceDeclaration' || declared.type === 'TSTypeAliasDeclaration') && declared.id.name === name);
  return node && { is: 'here', node };
}

/** The names a module exports itself; what it passes on from others is not among them. */
export function namesExported(file: SourceFile): string[] {
  const names = file.ast.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const { declaration } = statement;
    const declared = declaration?.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') && declaration.id ? [declaration.id] : [];
    return [...statement.specifiers.map(({ exported }) => exported), ...declared].map(nameOfKey);
  });
  const assigned = file.siteNodes.flatMap((node) => {
    const left = node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' ? node.left : undefined;
    return left && (file.textOf(left.object) === 'exports' || file.textOf(left.object) === 'module.exports') ? [nameOfKey(left.property)] : [];
  });
  return [...names, ...assigned].filter((name) => name !== undefined);
}

function inDeclaration(statement: TSESTree.ExportNamedDeclaration, name: string): Export | undefined {
  for (const specifier of statement.specifiers) {
    if (nameOfKey(specifier.exported) !== name) continue;
    return statement.source ? { is: 'elsewhere', module: statement.source.value, name: nameOfKey(specifier.local) ?? name } : { is: 'here', node: specifier.local };
  }
  const { declaration } = statement;
  if ((declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') && declaration.id?.name === name) return { is: 'here', node: declaration };
  if (declaration?.type !== 'VariableDeclaration') return undefined;
  const declarator = declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
  if (declarator) return { is: 'here', node: declarator.id };
  // `export const { getSession, commitSession } = createCookieSessionStorage(…)`.
  const taken = declaration.declarations.flatMap(({ id }) => (id.type === 'ObjectPattern' ? id.properties : []));
  const found = taken.find((property) => property.type === 'Property' && property.value.type === 'Identifier' && property.value.name === name);
  return found?.type === 'Property' ? { is: 'here', node: found.value } : undefined;
}

/** `module.exports = …`, `module.exports.name = …`, `exports.name = …`. */
function commonJsExport(file: SourceFile, name: string): Export | undefined {
  for (const node of file.siteNodes) {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') continue;
    const target = file.textOf(node.left);
    if (target === `exports.${name}` || target === `module.exports.${name}`) return { is: 'here', node: node.right };
    if (target !== 'module.exports') continue;
    if (name === 'default' || name === '*') return { is: 'here', node: node.right };
    const properties = node.right.type === 'ObjectExpression' ? node.right.properties : [];
    const property = properties.find((candidate): candidate is TSESTree.Property => candidate.type === 'Property' && !candidate.computed && nameOfKey(candidate.key) === name);
    if (property) return { is: 'here', node: property.value };
  }
  return undefined;
}

/** The name under which a declaration is exported where it stands. */
export function nameExportedAs(handler: Node, { parentOf }: SourceFile): string | undefined {
  const parent = parentOf(handler);
  if (parent?.type === 'ExportDefaultDeclaration') return 'default';
  if (parent?.type === 'ExportNamedDeclaration') return handler.type === 'FunctionDeclaration' ? handler.id?.name : undefined;
  const declaration = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parentOf(parent) : undefined;
  if (!declaration || parentOf(declaration)?.type !== 'ExportNamedDeclaration') return undefined;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}
