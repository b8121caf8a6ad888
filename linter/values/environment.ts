// Where code asks in which environment it runs. Such a test counts as it comes out in production, because that is
// where credentials are worth stealing.
import type { Node, SourceFile } from './source-file.ts';
import { literal, oneOf, type Value } from './value.ts';

const namesOfTheMode: ReadonlySet<string> = new Set(['NODE_ENV', 'APP_ENV', 'VERCEL_ENV', 'MODE', 'NUXT_ENV', 'ENVIRONMENT']);
const modesOfProduction: ReadonlySet<string> = new Set(['PROD', 'SSR']);

/** Names that frameworks export as flags, by module: what they are in production. */
const importedFlags: ReadonlyMap<string, Readonly<Record<string, boolean>>> = new Map<string, Readonly<Record<string, boolean>>>([
  ['$app/environment', { dev: false }],
  ['$app/env', { dev: false }],
  ['esm-env', { DEV: false, PROD: true }],
]);

export function environmentVariable(name: string, node: Node): Value {
  if (namesOfTheMode.has(name)) return byEnvironment('production', node);
  if (modesOfProduction.has(name)) return byEnvironment(true, node);
  if (name === 'DEV') return byEnvironment(false, node);
  return { kind: 'environment-variable', name, node };
}

export function environmentFlag(module: string, name: string, node: Node): Value | undefined {
  const flag = importedFlags.get(module)?.[name];
  return flag === undefined ? undefined : byEnvironment(flag, node);
}

/** What names say by themselves that a production is asked for; what they are there. */
const flagsByName: ReadonlyMap<string, boolean> = new Map([
  ...['isprod', 'isproduction', 'inproduction', 'isprodenv', 'isproductionenv'].map((name) => [name, true] as const),
  ...['isdev', 'isdevelopment', 'indevelopment', 'isdevenv', 'isdevmode'].map((name) => [name, false] as const),
]);

/** `isProduction` of a parameter, `config.NODE_ENV` of an object that is made elsewhere: what is not known otherwise is what it is called. */
export function environmentByName(name: string, node: Node): Value | undefined {
  const flag = flagsByName.get(name.toLowerCase().replaceAll('_', ''));
  if (flag !== undefined) return byEnvironment(flag, node);
  return name === 'NODE_ENV' || name === 'APP_ENV' || name === 'nodeEnv' ? byEnvironment('production', node) : undefined;
}

/** `process.env`, `import.meta.env`, `Bun.env`, `env(c)` of Hono. */
export function isEnvironmentObject(node: Node, file: SourceFile): boolean {
  if (node.type === 'CallExpression') {
    const def = node.callee.type === 'Identifier' ? file.variableOf(node.callee)?.defs[0] : undefined;
    return def?.type === 'ImportBinding' && def.parent?.type === 'ImportDeclaration' && def.parent.source.value === 'hono/adapter' && file.textOf(node.callee) === 'env';
  }
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier' || node.property.name !== 'env') return false;
  const owner = node.object;
  if (owner.type === 'MetaProperty') return true;
  if (owner.type !== 'Identifier' || (owner.name !== 'process' && owner.name !== 'Bun')) return false;
  const variable = file.variableOf(owner);
  // `import process from 'node:process'` is the same object.
  return !variable || variable.defs.every((def) => def.type === 'ImportBinding');
}

/** `app.get('env')` of Express and `Deno.env.get('NAME')` ask the environment by a call; so do `config.get('NODE_ENV')` and `config.get('NAME', 'what it is without')` of NestJS, config and nconf. */
export function environmentCall(node: Node, file: SourceFile): Value | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.arguments.length > 2) return undefined;
  const [argument, otherwise] = node.arguments;
  const { object, property } = node.callee;
  if (argument?.type !== 'Literal' || typeof argument.value !== 'string' || property.type !== 'Identifier' || (property.name !== 'get' && property.name !== 'getOrThrow')) return undefined;
  if (otherwise) {
    const isVariable = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(argument.value) && otherwise.type === 'Literal' && typeof otherwise.value === 'string';
    return isVariable ? oneOf([environmentVariable(argument.value, node), literal(otherwise.value, otherwise)], node) : undefined;
  }
  if (argument.value === 'env') return byEnvironment('production', node);
  return environmentByName(argument.value, node) ?? (file.textOf(object) === 'Deno.env' ? environmentVariable(argument.value, node) : undefined);
}

function byEnvironment(production: string | boolean, node: Node): Value {
  return {
    kind: 'by-environment',
    production: { kind: 'literal', value: production, node },
    otherwise: typeof production === 'boolean' ? { kind: 'literal', value: !production, node } : { kind: 'unknown', because: 'it names the environment', node },
    node,
  };
}
