import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Switches that leave an authorization request without state and PKCE, and password grants. */
export default defineShape({
  check: 'oauth-request-unprotected',
  names: [
    ['checks', 'state', 'code_challenge_method', 'grant_type', 'response_type', 'callbackURL'],
    ['clientId', 'clientID', 'client_id', 'code_challenge_method', 'grant_type'],
  ],
  find: (context) => [...context.reader.file.nodesOf('ObjectExpression').flatMap((object) => shapesIn(object, context)), ...strategiesIn(context)],
});

/** Strategies that hand their options to passport-oauth2 1.8.0, which without `state`, `pkce` and `store` keeps nothing to compare the answer with (lib/strategy.js, lib/state/null.js). */
const strategies: ReadonlySet<string> = new Set(['passport-oauth2', 'passport-google-oauth20', 'passport-facebook', 'passport-github', 'passport-github2', 'passport-gitlab2', 'passport-discord', 'passport-linkedin-oauth2', 'passport-spotify']);
const protections = ['state', 'pkce', 'store', 'sessionKey'];

/** `new GoogleStrategy({ clientID, clientSecret, callbackURL }, verify)`: a file that speaks of state otherwise may compare it itself. */
function strategiesIn({ reader }: SourceContext): FoundShape[] {
  const { file } = reader;
  if (/\b(?:state|nonce)\b/i.test(file.text)) return [];
  return file.nodesOf('NewExpression').flatMap((node): FoundShape[] => {
    const [options] = node.arguments;
    const library = moduleOf(node.callee, file);
    if (library === undefined || !strategies.has(library) || options?.type !== 'ObjectExpression') return [];
    const names = options.properties.map((property) => (property.type === 'Property' ? reader.keyOf(property) : undefined));
    if (names.includes(undefined) || !names.includes('clientID') || !names.includes('callbackURL') || names.some((name) => protections.includes(name!))) return [];
    return [{ node, name: library, library, side: 'server', traits: { problem: set('no state by default') } }];
  });
}

type Keys = ReadonlyMap<string, TSESTree.Property>;

function shapesIn(object: TSESTree.ObjectExpression, context: SourceContext): FoundShape[] {
  const { reader } = context;
  const keys: Keys = new Map(object.properties.flatMap((property) => (property.type === 'Property' ? [[reader.keyOf(property) ?? '', property] as const] : [])));
  const found = (key: string, problem: string, library = 'by hand'): FoundShape[] => [{ node: keys.get(key)!, name: key, library, traits: { problem: set(problem) } }];
  const isClient = keys.has('clientId') || keys.has('clientID') || keys.has('client_id');
  if (keys.has('checks') && isClient && hasNoChecks(keys.get('checks')!, context)) return found('checks', 'no checks', 'Auth.js');
  if (keys.has('state') && isClient && (keys.has('callbackURL') || keys.has('authorizationURL')) && isFalse(keys.get('state')!, context) && !isTrue(keys.get('pkce'), context)) return found('state', 'no state', 'passport-oauth2');
  if (textOf(keys.get('code_challenge_method'), context) === 'plain') return found('code_challenge_method', 'plain');
  if (textOf(keys.get('grant_type'), context) === 'password' && keys.has('password') && keys.has('username')) return found('grant_type', 'password');
  const isOpen = object.properties.some(({ type }) => type !== 'Property');
  if (textOf(keys.get('response_type'), context) === 'code' && keys.has('client_id') && !isOpen && isSent(object, reader.file) && isBare(reader.file.text)) return found('response_type', 'bare');
  return [];
}

/** The whole query, as against the settings of a library that adds to them. */
function isSent(object: TSESTree.ObjectExpression, file: SourceFile): boolean {
  const parent = file.parentOf(object);
  return (parent?.type === 'NewExpression' || parent?.type === 'CallExpression') && /(?:^|\.)(?:URLSearchParams|stringify)$/.test(file.textOf(parent.callee));
}

/** Nothing in the file could add what the object lacks. */
function isBare(text: string): boolean {
  return !/state|nonce|code_challenge|request_uri|pkce/i.test(text);
}

function hasNoChecks({ value }: TSESTree.Property, { reader }: SourceContext): boolean {
  const options = alternativesInProduction(reader.valueOf(value));
  return options.every((option) => (option.kind === 'array' ? option.open === undefined && option.elements.every((element) => element.kind === 'literal' && element.value === 'none') : option.kind === 'literal' && option.value === 'none'));
}

function isFalse({ value }: TSESTree.Property, { reader }: SourceContext): boolean {
  return alternativesInProduction(reader.valueOf(value)).every((option) => option.kind === 'literal' && option.value === false);
}

function isTrue(property: TSESTree.Property | undefined, { reader }: SourceContext): boolean {
  return property !== undefined && alternativesInProduction(reader.valueOf(property.value)).some((option) => option.kind !== 'literal' || Boolean(option.value));
}

function textOf(property: TSESTree.Property | undefined, { reader }: SourceContext): string | undefined {
  const value = property && reader.valueOf(property.value);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The module that a class comes from, imported or required, itself or as a member. */
function moduleOf(node: Node, file: SourceFile): string | undefined {
  if (node.type === 'MemberExpression') return moduleOf(node.object, file);
  if (node.type === 'CallExpression') {
    const [module] = node.arguments;
    return file.textOf(node.callee) === 'require' && module?.type === 'Literal' ? String(module.value) : undefined;
  }
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  if (def?.type === 'ImportBinding') return def.parent.type === 'ImportDeclaration' ? def.parent.source.value : undefined;
  const made: Node | null | undefined = def?.type === 'Variable' ? def.node.init : undefined;
  return made && made.type !== 'Identifier' ? moduleOf(made, file) : undefined;
}
