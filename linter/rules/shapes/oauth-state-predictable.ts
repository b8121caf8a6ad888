import { set, unknown, type Known } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, resultsOf } from '../../sites/functions/called-function.ts';
import { textBehind } from '../../sites/secrets/encoded-text.ts';
import { isElsewhere } from '../../sites/functions/imported-wrappers.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** What an authorization request is told to send as state or nonce. */
export default defineShape({
  check: 'oauth-state-predictable',
  needs: [['state', 'nonce', 'createAuthorizationURL'], ['authoriz', 'oauth', 'authenticate', 'generateAuthUrl', 'response_type', 'getAuthCodeUrl', 'signinRedirect', 'loginRedirect', 'login']],
  mayBeIn: (text) => /authoriz|oauth|authenticate\(|generateAuthUrl|response_type|getAuthCodeUrl|signinRedirect|loginRedirect/i.test(text) || (/Date\.now|Math\.random/.test(text) && /\bstate\b/.test(text)),
  find(context) {
    const { reader } = context;
    const inAddresses = reader.file.nodesOf('TemplateLiteral').flatMap((address) => parametersOfAddress(address, context));
    const inObjects = reader.file.nodesOf('ObjectExpression').flatMap((object) => {
      const keys = new Map(object.properties.flatMap((property) => (property.type === 'Property' ? [[reader.keyOf(property) ?? '', property] as const] : [])));
      if (!isRequest(object, keys, reader.file)) return [];
      const hasPkce = keys.has('code_challenge') || keys.has('codeChallenge') || keys.has('code_verifier');
      return ['state', 'nonce'].flatMap((name) => {
        const property = keys.get(name);
        return property ? [{ node: property, name, traits: { source: sourceOf(property.value, context), pkce: set(hasPkce) } }] : [];
      });
    });
    return [...inAddresses, ...inObjects, ...parametersSet(context), ...argumentsGiven(context), ...generatorsOf(context)];
  },
});

/** `/authorize?response_type=code&state=${state}` in a template. */
function parametersOfAddress(address: TSESTree.TemplateLiteral, context: SourceContext): FoundShape[] {
  const texts = address.quasis.map(({ value }) => value.cooked);
  const whole = texts.join('');
  if (!/[?&]response_type=/.test(whole) || !/[?&](?:client_id|redirect_uri)=/.test(whole)) return [];
  const pkce = set(whole.includes('code_challenge='));
  return address.expressions.flatMap((value, index) => {
    const name = /[?&](state|nonce)=$/.exec(texts[index] ?? '')?.[1];
    return name === undefined ? [] : [{ node: value, name, traits: { source: sourceOf(encoded(value), context), pkce } }];
  });
}

/** `url.searchParams.set('state', state)`, when the same parameters are given a client id or a response type. */
function parametersSet(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const calls = file.nodesOf('CallExpression').flatMap((call) => {
    const [name, value] = call.arguments;
    const isSet = call.callee.type === 'MemberExpression' && /^(?:set|append)$/.test(file.textOf(call.callee.property));
    if (!isSet || call.callee.type !== 'MemberExpression' || name?.type !== 'Literal' || !value) return [];
    return [{ call, of: file.textOf(call.callee.object), name: String(name.value), value }];
  });
  const has = (of: string, ...names: string[]) => calls.some((call) => call.of === of && names.includes(call.name));
  return calls.flatMap(({ call, of, name, value }) => {
    if ((name !== 'state' && name !== 'nonce') || !has(of, 'client_id', 'response_type')) return [];
    return [{ node: call, name, traits: { source: sourceOf(value, context), pkce: set(has(of, 'code_challenge')) } }];
  });
}

/** `google.createAuthorizationURL(state, verifier, scopes)` of arctic, and a function with a random default for its parameter `state` that is given another. */
function argumentsGiven(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const hasDefault = file.nodesOf('AssignmentPattern').some(({ left }) => left.type === 'Identifier' && isState(left.name));
  return file.nodesOf('CallExpression').flatMap((call) => {
    const [first] = call.arguments;
    if (first && call.callee.type === 'MemberExpression' && context.reader.keyOf(call.callee) === 'createAuthorizationURL') {
      return [{ node: first, name: 'state', traits: { source: sourceOf(first, context), pkce: set(call.arguments.length > 2) } }];
    }
    // Without such a default here it is a function of another file: what the arguments are matters for no other call.
    if (!hasDefault && (!sendsAway.test(file.textOf(call).slice(0, 200)) || !isElsewhere(call.callee, file))) return [];
    return call.arguments.flatMap((argument, index): FoundShape[] => {
      const source = sourceOf(argument, context);
      const name = source.state === 'set' && source.value !== 'random' ? (randomByDefault(call.callee, index, context) ?? ofRequest(call.callee, index, context)) : undefined;
      return name === undefined ? [] : [{ node: argument, name, traits: { source, pkce: unknown('the function that it is given to decides it') } }];
    });
  });
}

/** What a function is called, or is given, that begins a login. */
const sendsAway = /auth|login|logon|sign|ur[il]|redirect|state|nonce|connect|oidc|sso|consent|link|provider/i;

/** `(state = randomBytes(24).toString('hex')) => …`: the parameter, when its default is random. */
function randomByDefault(callee: Node, index: number, { reader }: SourceContext): string | undefined {
  const called = reader.valueOf(callee);
  const parameter = called.kind === 'function' ? called.node.params[index] : undefined;
  if (parameter?.type !== 'AssignmentPattern' || parameter.left.type !== 'Identifier' || !isState(parameter.left.name)) return undefined;
  return isMadeRandom(parameter.right) ? parameter.left.name : undefined;
}

/** `createUrl(state)` of another file, which writes an authorization request. */
function ofRequest(callee: Node, index: number, context: SourceContext): string | undefined {
  const called = calledFunction(callee, context);
  const parameter = called?.isHere === false ? called.owner.params[index] : undefined;
  if (!called || parameter?.type !== 'Identifier' || !isState(parameter.name)) return undefined;
  return called.there.reader.file.textOf(called.owner).includes('response_type') ? parameter.name : undefined;
}

function isState(name: string): boolean {
  return name === 'state' || name === 'nonce';
}

const randomCalls: ReadonlySet<string> = new Set(['randomBytes', 'randomUUID', 'getRandomValues', 'nanoid', 'uuid', 'uuidv4', 'generateState', 'randomState', 'randomNonce']);

/** Read off the calls: a default can stand in another file, whose text is not at hand. */
function isMadeRandom(node: Node): boolean {
  if (node.type === 'MemberExpression') return isMadeRandom(node.object);
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return randomCalls.has(name) || node.arguments.some(isMadeRandom) || (callee.type === 'MemberExpression' && isMadeRandom(callee.object));
}

/** `generateStateFunction: () => 'login'` of @fastify/oauth2. */
function generatorsOf(context: SourceContext): FoundShape[] {
  const { reader } = context;
  return reader.file.nodesOf('Property').flatMap((property): FoundShape[] => {
    if (reader.keyOf(property) !== 'generateStateFunction' || !isFunction(property.value)) return [];
    const options = reader.file.parentOf(property);
    const hasPkce = options?.type === 'ObjectExpression' && options.properties.some((other) => other.type === 'Property' && reader.keyOf(other) === 'pkce');
    const [result, ...others] = resultsOf(property.value, reader.file);
    return result && others.length === 0 ? [{ node: property, name: 'state', library: '@fastify/oauth2', traits: { source: sourceOf(result, context), pkce: set(hasPkce) } }] : [];
  });
}

/** `state` of `encodeURIComponent(state)`. */
function encoded(node: Node): Node {
  const inner = node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'encodeURIComponent' ? node.arguments[0] : undefined;
  return inner ?? node;
}

/** The parameters of an authorization request, or the options of a call that makes one. */
function isRequest(object: TSESTree.ObjectExpression, keys: ReadonlyMap<string, unknown>, file: SourceFile): boolean {
  const isAuthorization = keys.has('response_type') || keys.has('responseType') || ((keys.has('redirect_uri') || keys.has('redirectUri')) && keys.has('scope'));
  if (isAuthorization && (keys.has('client_id') || keys.has('clientId') || keys.has('redirect_uri') || keys.has('redirectUri'))) return true;
  const call = file.parentOf(object);
  if (call?.type !== 'CallExpression') return false;
  const callee = file.textOf(call.callee).slice(-60);
  return /(?:^|\.)(?:authorizeURL|authorizationUrl|generateAuthUrl|buildAuthorizationUrl|getAuthorizationUrl|getAuthCodeUrl|signinRedirect|loginRedirect|acquireTokenRedirect)$/i.test(callee) || callee === 'passport.authenticate';
}

function sourceOf(node: Node, context: SourceContext): Known<string> {
  const { reader } = context;
  const text = writtenOut(node, reader.file);
  if (/Math\s*\.\s*random/.test(text) || isDrawnElsewhere(node, context)) return set('Math.random');
  const value = reader.valueOf(node);
  if (value.kind === 'literal') return typeof value.value === 'string' && value.value !== '' ? set('constant') : unknown('it is left out');
  if (/random|uuid|nanoid|crypto|sign|hmac|encrypt/i.test(text)) return set('random');
  if (value.kind === 'moment' || /Date\.now\(\)|new Date\(/.test(text)) return set('time');
  if (/(?:\buser|session\.user|\buserId|\buid)(?:\??\.(?:id|_id|email))?$/.test(text)) return set('user');
  return isDestination(node, reader.file) ? set('destination') : unknown('it is made elsewhere');
}

/** `const state = makeState()` of another file, which draws it with `Math.random` alone. */
function isDrawnElsewhere(node: Node, context: SourceContext): boolean {
  const { file } = context.reader;
  const made = plainNode(initializerOf(node, file) ?? node);
  const called = made.type === 'CallExpression' && isElsewhere(made.callee, file) ? calledFunction(made.callee, context) : undefined;
  const text = called ? called.there.reader.file.textOf(called.owner).slice(0, 800) : '';
  return text.includes('Math.random') && !/crypto|getRandomValues|randomUUID|randomBytes/.test(text);
}

const destinations = /^(?:return(?:to|url|path|uri)?|next(?:url)?|redirect(?:to|url|uri)?|continue|destination|dest|from|goto|back|callbackurl)$/i;

/** `req.query.returnTo`, by way of variables and defaults, and however it is encoded: where to go after the login, and nothing else. */
function isDestination(node: Node, file: SourceFile, depth = 0): boolean {
  if (depth > maxSteps) return false;
  const behind = textBehind(node, file) ?? plainNode(node);
  if (behind !== node) return isDestination(behind, file, depth + 1);
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator !== '&&' && isDestination(node.left, file, depth + 1);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].some((side) => isDestination(side, file, depth + 1)) && [node.consequent, node.alternate].every((side) => side.type === 'Literal' || isDestination(side, file, depth + 1));
    case 'MemberExpression':
      return node.property.type === 'Identifier' && destinations.test(node.property.name) && /\.(?:query|params|body)$/.test(file.textOf(node.object).slice(-40));
    case 'CallExpression':
      return file.textOf(node.callee) === 'JSON.stringify' && node.arguments[0]?.type === 'ObjectExpression' && isOnlyDestination(node.arguments[0], file, depth);
    case 'Identifier': {
      const [definition, ...others] = file.variableOf(node)?.defs ?? [];
      if (others.length > 0 || definition?.type !== 'Variable' || !definition.node.init) return false;
      if (definition.node.id.type === 'Identifier') return isDestination(definition.node.init, file, depth + 1);
      return definition.node.id.type === 'ObjectPattern' && destinations.test(node.name) && /\.(?:query|params|body)$/.test(file.textOf(definition.node.init).slice(-40));
    }
    default:
      return false;
  }
}

const maxSteps = 8;

function isOnlyDestination({ properties: [only, ...others] }: TSESTree.ObjectExpression, file: SourceFile, depth: number): boolean {
  return others.length === 0 && only?.type === 'Property' && isDestination(only.value, file, depth + 1);
}

/** The text of an expression, with the declarations of the variables in it, or of the function of the file that makes it. */
function writtenOut(node: Node, file: SourceFile, depth = 0): string {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.arguments.length === 0) {
    const called = file.variableOf(node.callee)?.defs[0];
    const maker = called?.type === 'FunctionName' ? called.node : called?.type === 'Variable' && called.node.init && isFunction(called.node.init) ? called.node.init : node;
    return file.textOf(maker).slice(0, 400);
  }
  if (node.type !== 'Identifier' || depth > 3) return file.textOf(node).slice(0, 400);
  const [definition, ...others] = file.variableOf(node)?.defs ?? [];
  return others.length === 0 && definition?.type === 'Variable' && definition.node.init ? writtenOut(definition.node.init, file, depth + 1) : node.name;
}
