// report.ts is what our code keeps to, report.schema.json what others do. This reads the types with the compiler and
// compares them with the schema, so that neither can change alone.
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import schema from '#shared/report/report.schema.json' with { type: 'json' };

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

const file = path.resolve('shared/report/report.ts');
const program = ts.createProgram([file], { strict: true, noEmit: true, allowImportingTsExtensions: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler });
const checker = program.getTypeChecker();

/** A type or a schema reduced to what both can say. */
type Outline = string | { readonly [key: string]: Outline } | readonly [Outline];

function outlineOfType(type: ts.Type): Outline {
  if (type.isUnion()) return type.types.map((member) => literal(member)).sort().join(' | ');
  if (type.isStringLiteral()) return literal(type);
  if (type.flags & ts.TypeFlags.String) return 'string';
  if (type.flags & ts.TypeFlags.Number) return 'number';
  const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  if (item) return [outlineOfType(item)];
  const index = type.getStringIndexType();
  if (index) return { '*': outlineOfType(index) };
  const properties = type.getProperties().map((property) => {
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const own = checker.getTypeOfSymbol(property);
    return [`${property.name}${isOptional ? '?' : ''}`, outlineOfType(isOptional ? checker.getNonNullableType(own) : own)] as const;
  });
  return sorted(properties);
}

function literal(type: ts.Type): string {
  return type.isStringLiteral() ? JSON.stringify(type.value) : checker.typeToString(type);
}

function outlineOfSchema(given: Schema): Outline {
  const own = given.$ref === undefined ? given : ((schema.$defs as Record<string, Schema>)[given.$ref.replace('#/$defs/', '')] ?? {});
  if (own.enum) return own.enum.map((value) => JSON.stringify(value)).sort().join(' | ');
  if (own.const !== undefined) return JSON.stringify(own.const);
  if (own.type === 'array') return [outlineOfSchema(own.items ?? {})];
  if (own.type === 'integer') return 'number';
  if (own.type !== 'object') return own.type ?? 'anything';
  if (own.properties === undefined) return { '*': outlineOfSchema(own.additionalProperties as Schema) };
  expect(own.additionalProperties, Object.keys(own.properties).join()).toBe(false);
  return sorted(Object.entries(own.properties).map(([name, property]) => [own.required?.includes(name) ? name : `${name}?`, outlineOfSchema(property)] as const));
}

function sorted(entries: readonly (readonly [string, Outline])[]): Outline {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('the schema and the types say the same', () => {
  const source = program.getSourceFile(file);
  const declared = source?.statements.find((statement): statement is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(statement) && statement.name.text === 'ReportFile');
  if (!declared) throw new Error('report.ts declares no ReportFile');
  expect(outlineOfSchema(schema as Schema)).toEqual(outlineOfType(checker.getTypeAtLocation(declared)));
});
