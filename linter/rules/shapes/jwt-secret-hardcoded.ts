import { absent, set, valueOf } from '#shared/facts/known.ts';
import type { Secret } from '#shared/facts/secret.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { hangsOnEnvironment } from '../../sites/functions/environment-guard.ts';
import { secretOf } from '../../sites/secrets/secret-of.ts';
import { isFollowedBy } from '../../sites/gate/text-near.ts';
import { nameOfKey } from '../../values/class-field.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Words that are only in the names of what decides where a setting holds. */
const elsewhere: ReadonlySet<string> = new Set(['test', 'tests', 'testing', 'e2e', 'dev', 'development', 'local', 'example', 'examples', 'sample', 'samples', 'template', 'mock', 'mocks', 'fixture', 'fixtures', 'seed', 'schema', 'openapi', 'swagger', 'i18n', 'locales', 'docs']);
/** What a schema says of a field. */
const types: ReadonlySet<string> = new Set(['string', 'text', 'required', 'optional', 'password', 'hidden', 'secret', 'token', 'true', 'env']);
/** Calls that hand on the settings that they are given. */
const settings = /(?:^|\.)(?:registerAs|freeze|defineConfig|defineNuxtConfig|defineNitroConfig|seal)$/;

/** The secret of tokens among the settings of an application: the file that signs with it may get it in a way that no code shows. */
export default defineShape({
  check: 'jwt-secret-hardcoded',
  needs: [['jwt', 'tokensecret', 'token_secret', 'expiresin'], ['secret', 'key']],
  mayBeIn: (text) => /(?:secret|key)s?['"]?\s?[:=]|secret\s?[,}]/i.test(text) && (/secret|signing/i.test(text) || isFollowedBy(text, /jwt/gi, /key/i, { within: 40, until: /[^\w-]/ })),
  find(context) {
    const { reader } = context;
    const { file } = reader;
    if (wordsOf(file.filename.split(/[\\/]/).slice(-2).join('/')).some((word) => elsewhere.has(word))) return [];
    const given: readonly (readonly [Node, Node | null | undefined])[] = [
      ...file.nodesOf('Property').map(({ key, value }) => [key, value] as const),
      ...file.nodesOf('PropertyDefinition').map(({ key, value }) => [key, value] as const),
      ...file.nodesOf('VariableDeclarator').map(({ id, init }) => [id, init] as const),
    ];
    return given.flatMap(([key, value]): FoundShape[] => {
      const name = nameOfKey(key);
      const holder = file.parentOf(key);
      if (name === undefined || !holder || !value || !/secret|key/i.test(name) || !(isSecretOfTokens(name, holder, file) || isReadFromOne(name, value, holder, file)) || isUsedHere(name, key, file) || hangsOnEnvironment(value, file)) return [];
      const read = reader.valueOf(value);
      const secret = isTextOfSecret(read, name, file) ? valueOf<Secret>(secretOf(read, context)) : undefined;
      if (!secret || secret.publicKey === true) return [];
      const { octets, placeholder } = secret;
      const overriding = secret.origin === 'literal' ? variableOfRuntime(name, holder, file) : undefined;
      const variable = overriding ?? secret.variable;
      const origin = overriding !== undefined && placeholder !== true ? 'environment-with-literal-fallback' : secret.origin;
      return [{ node: holder, name, traits: { origin: set(origin), octets: octets === undefined ? absent : set(octets), placeholder: set(placeholder === true), variable: variable === undefined ? absent : set(variable) } }];
    });
  },
});

/** `jwtSecret`, `jwt: { secret }`, `{ secret, expiresIn }`, `accessTokenSecret` beside tokens that are renewed. */
function isSecretOfTokens(name: string, holder: Node, file: SourceFile): boolean {
  const words = wordsOf(name);
  if (!/^(?:secret|key)s?$/.test(words.at(-1) ?? '') && !(words.includes('secret') && words.includes('jwt'))) return false;
  if (words.includes('public') || words.some((word) => word === 'name' || word === 'id')) return false;
  const [around, isArgument] = namesOfHolders(holder, file);
  if (isArgument || around.flatMap(wordsOf).some((word) => elsewhere.has(word))) return false;
  if (words.includes('jwt')) return true;
  if (words.includes('token') && words.includes('secret')) return /refresh|jwt/i.test(file.text) && !/oauth|twitter|consumer/i.test(file.text);
  if (!words.includes('secret') && !words.includes('signing')) return false;
  return wordsOf(around[0] ?? '').includes('jwt') || (name === 'secret' && hasLifetimeBeside(holder, file));
}

/** `secret: process.env.AUTH_JWT_SECRET || 'changeme'`: the variable says whose secret it is. */
function isReadFromOne(name: string, value: Node, holder: Node, file: SourceFile): boolean {
  if (!/^(?:secret|key)$/i.test(wordsOf(name).at(-1) ?? '') || value.type !== 'LogicalExpression' || value.left.type !== 'MemberExpression' || value.right.type !== 'Literal') return false;
  const words = wordsOf(nameOfKey(value.left.property) ?? '');
  const [around, isArgument] = namesOfHolders(holder, file);
  return /\benv$/.test(file.textOf(value.left.object)) && words.includes('jwt') && words.includes('secret') && !words.includes('public') && !isArgument && !around.flatMap(wordsOf).some((word) => elsewhere.has(word));
}

/** Of the objects and the variable that something stands in, the nearest first, and whether it is an argument of a call, which has it already. */
function namesOfHolders(holder: Node, file: SourceFile): [names: string[], isArgument: boolean] {
  const names: string[] = [];
  for (let child = holder, current = file.parentOf(holder); current; child = current, current = file.parentOf(current)) {
    if (current.type === 'Property' || current.type === 'PropertyDefinition') names.push(nameOfKey(current.key) ?? '');
    else if (current.type === 'VariableDeclarator') names.push(nameOfKey(current.id) ?? '');
    else if (current.type === 'ClassDeclaration') names.push(current.id?.name ?? '');
    else if (current.type === 'NewExpression') return [names, true];
    else if (current.type === 'CallExpression' && current.callee !== child) {
      if (!settings.test(file.textOf(current.callee).slice(-40))) return [names, true];
      const [first] = current.arguments;
      if (first?.type === 'Literal' && typeof first.value === 'string') names.push(first.value);
    }
  }
  return [names, false];
}

/** `NUXT_JWT_SECRET` for `runtimeConfig: { jwt: { secret } }`: where it is set, it goes before what is written there. */
function variableOfRuntime(name: string, holder: Node, file: SourceFile): string | undefined {
  const [around] = namesOfHolders(holder, file);
  const at = around.indexOf('runtimeConfig');
  return at < 0 ? undefined : ['nuxt', ...around.slice(0, at).reverse(), name].flatMap(wordsOf).join('_').toUpperCase();
}

function hasLifetimeBeside(holder: Node, file: SourceFile): boolean {
  const object = file.parentOf(holder);
  return object?.type === 'ObjectExpression' && object.properties.some((property) => property.type === 'Property' && /^(?:expiresIn|jwt\w{1,40}|\w{0,20}token(?:Expir\w{0,20}|Lifetime|Ttl))$/i.test(nameOfKey(property.key) ?? ''));
}

/** A file that uses it reports the use, or looks at it and refuses to start. */
function isUsedHere(name: string, key: Node, file: SourceFile): boolean {
  const isExported = (file.variableOf(key)?.references ?? []).every(({ identifier, init }) => init === true || isHandedOn(identifier as Node, file));
  return !isExported || file.nodesOf('MemberExpression').some(({ property, object }) => nameOfKey(property) === name && !/\benv$/.test(file.textOf(object).slice(-20)));
}

/** `export { JWT_SECRET }`, `module.exports = { JWT_SECRET }`. */
function isHandedOn(identifier: Node, file: SourceFile): boolean {
  const parent = file.parentOf(identifier);
  const holder = parent?.type === 'Property' ? file.parentOf(file.parentOf(parent)!) : parent;
  if (parent?.type === 'ExportSpecifier' || holder?.type === 'ExportDefaultDeclaration') return true;
  return holder?.type === 'AssignmentExpression' && /^(?:module\.)?exports\b/.test(file.textOf(holder.left));
}

/** No label, path, type, address or name of the variable that has it. */
function isTextOfSecret(value: Value, name: string, file: SourceFile): boolean {
  const alternatives = alternativesInProduction(value);
  return alternatives.every((one) => {
    if (one.kind !== 'literal') return one.kind === 'environment-variable';
    if (typeof one.value !== 'string' || !file.owns(one.node)) return false;
    const plain = lettersOf(one.value);
    if (/\s|^(?:\.{0,2}\/|[a-z]+:\/\/|arn:|projects\/|\$\{)|\.(?:pem|key)$/i.test(one.value) && !one.value.startsWith('-----BEGIN ')) return false;
    return alternatives.length > 1 || !(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(one.value) || plain.endsWith(lettersOf(name)) || types.has(plain));
  });
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}

