import type { TSESTree } from '@typescript-eslint/types';
import { set } from '#shared/facts/known.ts';
import { credentialIn, roleOfTokenName } from '../../sites/secrets/credential-expression.ts';
import { credentialHandedOn } from '../../sites/requests/log-facts.ts';
import { looseTestIn } from '../../sites/requests/origin-test.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFollowedBy } from '../../sites/gate/text-near.ts';
import { tokenByType, tokenInResult } from '../../sites/secrets/typed-fields.ts';
import { initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type FunctionNode, type Node } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Messages between windows: sent to any origin with a credential, or received and used as one without asking from whom. */
export default defineShape({
  check: 'token-postmessage-unsafe',
  needs: [['postMessage', 'onmessage', "'message'", '"message"']],
  mayBeIn: (text) => /token|jwt/i.test(text) || (/\bpostMessage\(/.test(text) && /['"]\*['"]/.test(text) && /\bimport\b/.test(text)),
  find(context) {
    const calls = context.reader.file.nodesOf('CallExpression');
    const assigned = context.reader.file.nodesOf('AssignmentExpression');
    return [...sentByText(context), ...calls.flatMap((call) => sentToAnybody(call, context)), ...calls.flatMap((call) => listenedTo(call, context)), ...assigned.flatMap((assignment) => handledBy(assignment, context))];
  },
});

/** Only windows take a target origin; workers and ports have no use for one. */
function sentToAnybody(call: TSESTree.CallExpression, context: SourceContext): FoundShape[] {
  const { reader } = context;
  const [message, target] = call.arguments;
  const name = call.callee.type === 'MemberExpression' ? reader.keyOf(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : undefined;
  if (name !== 'postMessage' || !message || !target || target.type === 'SpreadElement' || message.type === 'SpreadElement') return [];
  if (!isAnyOrigin(reader.valueOf(target))) return [];
  const found = credentialIn(message, context) ?? credentialOf(message, context);
  return found ? [{ node: call, name: found.name, api: 'postMessage', library: 'browser', role: found.role, traits: { operation: set('post') }, places: new Map([['target', target]]) }] : [];
}

function credentialOf(message: Node, context: SourceContext): { name: string; role: NonNullable<ReturnType<typeof roleOfTokenName>> } | undefined {
  return credentialHandedOn(message, context) ?? inFields(context.reader.valueOf(message), context) ?? spreadIn(message, context);
}

/** `<script>opener.postMessage(${JSON.stringify({ token })}, '*')</script>`: the page of a login, written by a server. */
function sentByText(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('TemplateLiteral').flatMap((page): FoundShape[] => {
    const text = page.expressions.length > 0 ? file.textOf(page) : '';
    if (!text.includes('postMessage(') || !isFollowedBy(text, /postMessage\(/g, /['"`]\*['"`]/, { within: 500, until: /;/ })) return [];
    const [found] = page.expressions.flatMap((hole) => credentialIn(hole, context) ?? credentialOf(textOfObject(hole, context), context) ?? []);
    return found ? [{ node: page, name: found.name, api: 'postMessage', library: 'browser', role: found.role, traits: { operation: set('post') } }] : [];
  });
}

/** What a script gets as text: `JSON.stringify(message)`, with `serialize` and whatever makes it harmless, here or where the variable is declared. */
function textOfObject(given: Node, { reader: { file } }: SourceContext): Node {
  let node = plainNode(given);
  for (let steps = 0; steps < 6; steps++) {
    const init = initializerOf(node, file);
    if (init) node = plainNode(init);
    else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'CallExpression') node = node.callee.object;
    else if (node.type === 'CallExpression' && node.arguments[0] && node.arguments[0].type !== 'SpreadElement' && /^(?:JSON\.stringify|serialize(?:Javascript)?|devalue|uneval|jsesc)$/.test(file.textOf(node.callee))) node = plainNode(node.arguments[0]);
    else return node;
  }
  return node;
}

function isAnyOrigin(target: Value): boolean {
  return alternativesInProduction(target).some((option) => {
    if (option.kind === 'literal') return option.value === '*';
    const origin = option.kind === 'object' ? option.properties.get('targetOrigin')?.value : undefined;
    return origin !== undefined && alternativesInProduction(origin).some((one) => one.kind === 'literal' && one.value === '*');
  });
}

/** `{ type: 'signed-in', token }`: in a message the field names what it is. */
function inFields(message: Value, { reader }: SourceContext): { name: string; role: NonNullable<ReturnType<typeof roleOfTokenName>> } | undefined {
  for (const option of alternativesInProduction(message)) {
    for (const [name, { value, writtenBy }] of option.kind === 'object' ? option.properties : []) {
      const role = roleOfTokenName(name);
      const passed = writtenBy.type === 'Property' ? writtenBy.value : undefined;
      const isPassedOn = passed?.type === 'Identifier' || passed?.type === 'MemberExpression' || (passed?.type === 'CallExpression' && givesToken(passed, reader));
      if (role && isPassedOn && reader.file.owns(writtenBy) && alternativesInProduction(value).some(({ kind }) => kind === 'unknown')) return { name, role };
    }
  }
  return undefined;
}

/** `{ kind: 'signed-in', ...issued }` and `{ pair }`, where the type of `issued` has a token, or the function that gives the `pair`. */
function spreadIn(message: Node, context: SourceContext): { name: string; role: NonNullable<ReturnType<typeof roleOfTokenName>> } | undefined {
  const { file } = context.reader;
  if (message.type === 'CallExpression' && message.arguments[0] && file.textOf(message.callee) === 'JSON.stringify') return spreadIn(message.arguments[0], context);
  const whole = message.type === 'ObjectExpression' ? message.properties.map((property): Node => (property.type === 'SpreadElement' ? property.argument : property.value)) : [message];
  for (const one of whole) {
    const typed = tokenByType(one, context) ?? tokenInResult(one, context);
    if (typed) return { name: typed.field, role: typed.role };
  }
  return undefined;
}

/** `token: currentToken()`, `token: auth.getToken()`: a call that is named after what it gives. */
function givesToken({ callee }: TSESTree.CallExpression, reader: SourceContext['reader']): boolean {
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? reader.keyOf(callee) : undefined;
  return name !== undefined && roleOfTokenName(name) !== undefined;
}

function listenedTo(call: TSESTree.CallExpression, context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { callee, arguments: [type, handler] } = call;
  const isWindows = callee.type === 'Identifier' ? callee.name === 'addEventListener' : callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'window' && reader.keyOf(callee) === 'addEventListener';
  if (!isWindows || !type || !handler) return [];
  const listened = reader.valueOf(type);
  return listened.kind === 'literal' && listened.value === 'message' ? unaskedToken(handler, call, context) : [];
}

function handledBy(assignment: TSESTree.AssignmentExpression, context: SourceContext): FoundShape[] {
  const isWindows = context.reader.file.textOf(assignment.left) === 'window.onmessage';
  return isWindows ? unaskedToken(assignment.right, assignment, context) : [];
}

/** A handler that takes a token from the message and asks neither for its origin nor for its source. */
function unaskedToken(given: Node, node: Node, context: SourceContext): FoundShape[] {
  const { reader } = context;
  const value = reader.valueOf(given);
  const handler = isFunction(given) ? given : value.kind === 'function' && reader.file.owns(value.node) ? value.node : undefined;
  if (!handler) return [];
  const isAsked = mayAsk(handler, context);
  const loose = isAsked ? looseTestIn(handler, isOriginOf(handler, context), context) : undefined;
  if (isAsked && (loose === undefined || asksExactly(handler, context))) return [];
  const taken = tokenTakenIn(handler, context);
  const role = taken === undefined ? undefined : roleOfTokenName(taken);
  return taken !== undefined && role ? [{ node, name: taken, api: 'the message listener', library: 'browser', role, traits: { operation: set('listen'), ...(loose !== undefined && { loose: set(loose) }) } }] : [];
}

/** `event.origin`, and the `origin` that is taken out of the event. */
function isOriginOf(handler: FunctionNode, { reader }: SourceContext): (node: Node) => boolean {
  const [event] = handler.params;
  const variable = event?.type === 'Identifier' ? reader.file.variableOf(event) : undefined;
  return (node) => {
    if (node.type === 'MemberExpression') return variable !== undefined && reader.keyOf(node) === 'origin' && node.object.type === 'Identifier' && reader.file.variableOf(node.object) === variable;
    const def = node.type === 'Identifier' && node.name === 'origin' ? reader.file.variableOf(node)?.defs[0] : undefined;
    if (def?.type === 'Parameter') return def.node === handler && event?.type === 'ObjectPattern';
    const init = def?.type === 'Variable' && def.node.id.type === 'ObjectPattern' ? def.node.init : undefined;
    return init?.type === 'Identifier' && variable !== undefined && reader.file.variableOf(init) === variable;
  };
}

/** Beside the loose test there is one that no other page passes: an origin or a window that is compared. */
function asksExactly(handler: FunctionNode, { reader }: SourceContext): boolean {
  const { file } = reader;
  return file.nodesOf('BinaryExpression').some((comparison) => contains(handler, comparison) && /^[!=]==?$/.test(comparison.operator) && [comparison.left, comparison.right].some((side) => /(?:^|\.)(?:origin|source|hostname|host)$/.test(file.textOf(side).slice(-40))));
}

/** `origin` or `source` is read, or the whole event goes to a function that may do so. */
function mayAsk(handler: FunctionNode, { reader }: SourceContext): boolean {
  const [event] = handler.params;
  if (event?.type === 'ObjectPattern') return event.properties.some((property) => property.type !== 'Property' || ['origin', 'source'].includes(reader.keyOf(property) ?? 'origin'));
  const variable = event?.type === 'Identifier' ? reader.file.variableOf(event) : undefined;
  if (!variable) return true;
  return variable.references.some(({ identifier }) => {
    const parent = reader.file.parentOf(identifier as Node);
    if (parent?.type === 'MemberExpression' && parent.object === identifier) return ['origin', 'source', undefined].includes(reader.keyOf(parent));
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') {
      return parent.id.properties.some((property) => property.type !== 'Property' || ['origin', 'source'].includes(reader.keyOf(property) ?? 'origin'));
    }
    return true;
  });
}

/** The name of a token that is read from `event.data`. */
function tokenTakenIn(handler: FunctionNode, { reader }: SourceContext): string | undefined {
  const { file } = reader;
  const isInside = (node: Node) => handler.range[0] <= node.range[0] && node.range[1] <= handler.range[1];
  const isData = (node: Node): boolean => {
    // `event.data ?? {}`, `event.data as Message`.
    if (node.type === 'LogicalExpression') return isData(node.left);
    if (plainNode(node) !== node) return isData(plainNode(node));
    if (node.type === 'MemberExpression') return reader.keyOf(node) === 'data';
    const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
    if (def?.type === 'Parameter') return def.node === handler && handler.params[0]?.type === 'ObjectPattern' && def.name.type === 'Identifier' && def.name.name === 'data';
    return def?.type === 'Variable' && def.node.init ? (def.node.id.type === 'ObjectPattern' ? def.name.type === 'Identifier' && def.name.name === 'data' : isData(def.node.init)) : false;
  };
  const member = file.nodesOf('MemberExpression').find((node) => isInside(node) && isUsed(node, file.parentOf(node)) && isData(node.object) && roleOfTokenName(reader.keyOf(node) ?? '') !== undefined);
  if (member) return reader.keyOf(member);
  for (const { id, init } of file.nodesOf('VariableDeclarator')) {
    if (!init || id.type !== 'ObjectPattern' || !isInside(id) || !isData(init)) continue;
    const name = id.properties.map((property) => (property.type === 'Property' ? reader.keyOf(property) : undefined)).find((key) => key !== undefined && roleOfTokenName(key) !== undefined);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Handed to a call or kept; a mere question (`if (event.data.token)`) is none of it. */
function isUsed(node: Node, parent: Node | undefined): boolean {
  if (parent?.type === 'CallExpression') return parent.callee !== node;
  return (parent?.type === 'AssignmentExpression' && parent.right === node) || (parent?.type === 'VariableDeclarator' && parent.init === node) || parent?.type === 'Property';
}
