import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isParameter } from '../../sites/requests/origin-test.ts';
import { outcomesOf } from '../../sites/functions/outcomes.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { moduleOf } from '../../values/module-of.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { writtenText } from '../../values/written-text.ts';
import { defineShape, type FoundShape } from './shape.ts';

/**
 * Of angular-oauth2-oidc 22.0.2 and oidc-client-ts 3.5.0 (`disablePKCE`), angular-auth-oidc-client 22.0.1 (`disablePkce`), keycloak-js 26.2.4 (`pkceMethod`),
 * expo-auth-session 57.0.13 and react-native-app-auth 8.4.1 (`usePKCE`), @okta/okta-auth-js 8.0.1 (`pkce`).
 */
const pkceSwitches = ['disablePKCE', 'disablePkce', 'pkceMethod', 'usePKCE', 'pkce'] as const;

/** Switches that leave an authorization request without state and PKCE, and password grants. */
export default defineShape({
  check: 'oauth-request-unprotected',
  names: [
    ['checks', 'state', 'code_challenge_method', 'grant_type', 'response_type', 'callbackURL', 'skipStateCheck', 'buildAuthorizationUrl', 'checkStateFunction', ...pkceSwitches],
    ['clientId', 'clientID', 'client_id', 'code_challenge_method', 'grant_type', 'skipStateCheck', 'buildAuthorizationUrl', 'checkStateFunction', 'userinfo', 'wellKnown', 'disablePKCE', 'disablePkce', 'pkceMethod'],
  ],
  find: (context) => [...context.reader.file.nodesOf('ObjectExpression').flatMap((object) => shapesIn(object, context)), ...strategiesIn(context), ...addressesIn(context), ...checksLeftOut(context)],
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
    if (library === undefined || !strategies.has(library) || !options || options.type === 'SpreadElement') return [];
    // The settings may stand in another file, or be spread.
    const given = reader.valueOf(options);
    if (given.kind !== 'object' || given.open !== undefined || !given.properties.has('clientID') || !given.properties.has('callbackURL') || protections.some((name) => given.properties.has(name))) return [];
    return [{ node, name: library, library, side: 'server', traits: { problem: set('no state by default') } }];
  });
}

type Keys = ReadonlyMap<string, TSESTree.Property>;

function shapesIn(object: TSESTree.ObjectExpression, context: SourceContext): FoundShape[] {
  const { reader } = context;
  const keys: Keys = new Map(object.properties.flatMap((property) => (property.type === 'Property' ? [[reader.keyOf(property) ?? '', property] as const] : [])));
  const found = (key: string, problem: string, library = 'by hand'): FoundShape[] => [{ node: keys.get(key)!, name: key, library, traits: { problem: set(problem) } }];
  const isClient = keys.has('clientId') || keys.has('clientID') || keys.has('client_id');
  // A provider that the application wrote itself is given its client elsewhere.
  const isProvider = isClient || ((keys.has('userinfo') || keys.has('wellKnown')) && /^(?:oauth|oidc)$/.test(writtenText(keys.get('type')?.value, context.reader) ?? ''));
  if (keys.has('checks') && isProvider && hasNoChecks(keys.get('checks')!, context)) return found('checks', 'no checks', 'Auth.js');
  const off = pkceSwitches.find((name) => keys.has(name) && turnsPkceOff(name, keys, isClient, context));
  if (off !== undefined) return [{ node: keys.get(off)!, name: off, library: 'the client', side: 'client', traits: { problem: set('no pkce') } }];
  if (keys.has('state') && isClient && (keys.has('callbackURL') || keys.has('authorizationURL')) && isWritten(keys.get('state')!, false, context) && !isTrue(keys.get('pkce'), context)) return found('state', 'no state', 'passport-oauth2');
  if (writtenText(keys.get('code_challenge_method')?.value, context.reader) === 'plain') return found('code_challenge_method', 'plain');
  if (writtenText(keys.get('grant_type')?.value, context.reader) === 'password' && keys.has('password') && keys.has('username')) return found('grant_type', 'password');
  const isOpen = object.properties.some(({ type }) => type !== 'Property');
  if (writtenText(keys.get('response_type')?.value, context.reader) === 'code' && keys.has('client_id') && !isOpen && isSent(object, reader.file)) {
    const problem = problemOf(context);
    if (problem !== undefined) return found('response_type', problem);
  }
  return [];
}

/** Libraries of clients that keep no secret; a server with one, and the implicit flow, which has no code, are judged elsewhere. */
function turnsPkceOff(name: (typeof pkceSwitches)[number], keys: Keys, isClient: boolean, context: SourceContext): boolean {
  const property = keys.get(name)!;
  const asked = writtenText((keys.get('responseType') ?? keys.get('response_type'))?.value, context.reader);
  if (keys.has('clientSecret') || keys.has('client_secret') || (asked !== undefined && !/\bcode\b/.test(asked))) return false;
  if (name === 'disablePKCE' || name === 'disablePkce') return isWritten(property, true, context);
  if (!isWritten(property, false, context)) return false;
  if (name === 'pkceMethod') return writtenText(keys.get('flow')?.value, context.reader) !== 'implicit' && /keycloak/i.test(context.reader.file.text);
  return isClient && (name === 'usePKCE' || (asked !== undefined && keys.has('issuer') && /okta/i.test(context.reader.file.text)));
}

function isWritten({ value }: TSESTree.Property, wanted: boolean, { reader }: SourceContext): boolean {
  return alternativesInProduction(reader.valueOf(value)).every((option) => option.kind === 'literal' && option.value === wanted);
}

/** `` `${authorize}?response_type=code&client_id=${id}` ``, and parameters that are set one by one. */
function addressesIn(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const problem = problemOf(context);
  if (problem === undefined) return [];
  const isRequest = (text: string) => /[?&]response_type=code(?:&|$)/.test(text) && /[?&]client_id=/.test(text);
  const written: readonly Node[] = [...file.nodesOf('TemplateLiteral').filter(({ quasis }) => isRequest(quasis.map(({ value }) => value.cooked).join(''))), ...file.nodesOf('Literal').filter(({ value }) => typeof value === 'string' && isRequest(value))];
  const set = file.nodesOf('CallExpression').filter((call) => isSetTo(call, 'response_type', file) && call.arguments[1]?.type === 'Literal' && call.arguments[1].value === 'code');
  const whole = set.filter((call) => file.nodesOf('CallExpression').some((other) => isSetTo(other, 'client_id', file) && ownerOf(other, file) === ownerOf(call, file)));
  return [...written, ...whole].map((node) => shapeOf(node, 'response_type', problem, 'by hand', problem === 'bare' ? 'server' : 'client'));
}

/** `url.searchParams.set('response_type', 'code')`. */
function isSetTo({ callee, arguments: [name] }: TSESTree.CallExpression, wanted: string, file: SourceFile): boolean {
  return callee.type === 'MemberExpression' && /^(?:set|append)$/.test(file.textOf(callee.property)) && name?.type === 'Literal' && name.value === wanted;
}

function ownerOf({ callee }: TSESTree.CallExpression, file: SourceFile): string {
  return callee.type === 'MemberExpression' ? file.textOf(callee.object) : '';
}

/** What ties an answer to a request beside state. */
const otherTies = /code_?verifier|pkce|code_challenge|nonce/i;

/** `skipStateCheck` of openid-client and oauth4webapi, an authorization request of openid-client that is given nothing, and a check of @fastify/oauth2 that always agrees. */
function checksLeftOut(context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { file } = reader;
  const text = file.text.replaceAll(/nopkce/gi, '');
  const isTied = otherTies.test(text);
  const skipped = isTied ? [] : [...file.nodesOf('MemberExpression').filter((node) => reader.keyOf(node) === 'skipStateCheck'), ...file.nodesOf('Identifier').filter((node) => node.name === 'skipStateCheck' && isHandedOn(node, file))];
  const isWithout = !isTied && !/\bstate\b|request_uri/.test(text);
  const bare = file.nodesOf('CallExpression').filter((call) => {
    const [, parameters] = call.arguments;
    return isWithout && /(?:^|\.)buildAuthorizationUrl$/.test(file.textOf(call.callee)) && parameters?.type === 'ObjectExpression' && parameters.properties.every(({ type }) => type === 'Property');
  });
  const agreeing = file.nodesOf('Property').filter((property) => reader.keyOf(property) === 'checkStateFunction' && isFunction(property.value) && !/\bpkce\b/.test(text) && alwaysAgrees(property.value, context));
  return [...skipped.map((node) => shapeOf(node, 'skipStateCheck', 'no state', 'openid-client')), ...bare.map((node) => shapeOf(node, 'response_type', 'bare', 'openid-client')), ...agreeing.map((node) => shapeOf(node, 'checkStateFunction', 'no state', '@fastify/oauth2'))];
}

/** A value that is given to somebody, and not the import of it. */
function isHandedOn(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  return parent?.type === 'CallExpression' || (parent?.type === 'Property' && parent.value === node && file.parentOf(parent)?.type === 'ObjectExpression');
}

/** `() => true`, `(request, callback) => callback()`. */
function alwaysAgrees(check: FunctionNode, { reader }: SourceContext): boolean {
  const isCallback = isParameter(check, 1, reader.file);
  const outcomes = outcomesOf<'agrees' | 'refuses'>(check, (node, isReturned) => {
    if (node.type === 'CallExpression' && isCallback(node.callee)) return node.arguments.length === 0 ? 'agrees' : 'refuses';
    const value = isReturned ? reader.valueOf(node) : undefined;
    return value?.kind === 'literal' ? (value.value === true ? 'agrees' : 'refuses') : undefined;
  });
  return outcomes.size === 1 && outcomes.has('agrees');
}

function shapeOf(node: Node, name: string, problem: string, library = 'by hand', side: 'server' | 'client' = 'server'): FoundShape {
  return { node, name, library, side, traits: { problem: set(problem) } };
}

/** The whole query, as against the settings of a library that adds to them. */
function isSent(object: TSESTree.ObjectExpression, file: SourceFile): boolean {
  const parent = file.parentOf(object);
  return (parent?.type === 'NewExpression' || parent?.type === 'CallExpression') && /(?:^|\.)(?:URLSearchParams|stringify)$/.test(file.textOf(parent.callee));
}

/** What a request for a code lacks; `undefined` when the file has it, or could. */
function problemOf({ reader: { file }, side }: SourceContext): 'bare' | 'public client' | undefined {
  if (isBare(file.text)) return 'bare';
  // A page that exchanges the code itself: it has no secret to do it with, or one that everybody can read.
  const isPublic = side !== 'server' && file.text.includes('authorization_code') && (!/client_?secret/i.test(file.text) || navigates.test(file.text)) && /\blocation\b|\bsessionStorage\b|\blocalStorage\b/.test(file.text);
  return isPublic && !/code_?challenge|code_?verifier|pkce|request_uri|nonce/i.test(file.text) ? 'public client' : undefined;
}

const navigates = /(?:\b(?:window|globalThis)\.|(?<![.\w$]))location(?:\.href)?(?:\s{0,5}=[^=]|\.(?:assign|replace)\()/;

/** Nothing in the file could add what the object lacks. */
function isBare(text: string): boolean {
  return !/state|nonce|code_challenge|request_uri|pkce/i.test(text);
}

function hasNoChecks({ value }: TSESTree.Property, { reader }: SourceContext): boolean {
  const options = alternativesInProduction(reader.valueOf(value));
  return options.every((option) => (option.kind === 'array' ? option.open === undefined && option.elements.every((element) => element.kind === 'literal' && element.value === 'none') : option.kind === 'literal' && option.value === 'none'));
}

function isTrue(property: TSESTree.Property | undefined, { reader }: SourceContext): boolean {
  return property !== undefined && alternativesInProduction(reader.valueOf(property.value)).some((option) => option.kind !== 'literal' || Boolean(option.value));
}
