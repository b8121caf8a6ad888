import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { answersOnly, calledName, callsWithin, type Call } from '../../sites/functions/calls-within.ts';
import { functionCalled, nameOfFunction, namesAround, saysOneOf } from '../../sites/functions/names-around.ts';
import { sitesOfKind } from '../../sites/site-of-kind.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

const renewals = ['refresh', 'renew', 'renewal'];
const makers: ReadonlySet<string> = new Set(['sign', 'create', 'generate', 'issue', 'make', 'mint', 'build', 'encode']);
/** First words of calls that look at the token that came, and change nothing. */
const looks: ReadonlySet<string> = new Set(['verify', 'decode', 'validate', 'check', 'find', 'get', 'load', 'fetch', 'read', 'lookup', 'look', 'retrieve', 'search', 'by', 'is', 'has', 'parse', 'safe', 'compare', 'hash', 'require', 'log', 'select', 'exists']);
const plain: ReadonlySet<string> = new Set(['jwtVerify', 'byId', 'test', 'trim', 'split', 'slice', 'startsWith', 'includes', 'match', 'toString', 'json', 'text', 'formData', 'query', 'execute', 'prepare', 'bind', 'first', 'from', 'where', 'eq', 'limit', 'encode', 'now', 'throw', 'String', 'Number', 'MoreThan', 'MoreThanOrEqual', 'LessThan', 'IsNull', 'Not', 'Equal', 'gt', 'gte', 'lt', 'isNull', 'and', 'next', 'createError', 'Unauthorized', 'unauthorized', 'cookie', 'setCookie']);
/** What hands out another refresh token, ends the old one, notices its second use, or binds it to its client. */
const rotating = /rotat|revok|delete|remove|destroy|invalidat|replace|reuse|famil|denylist|blacklist|blocklist|consume|\bused|\.del\b|\bupdate\b|\binsert\b|dpop|\bcnf\b/i;
const refreshName = /refresh_?token|refreshCookie|\brefresh\b/i;

/** Code that answers a refresh token with a new access token and does nothing else. */
export default defineShape({
  check: 'refresh-token-not-rotated',
  needs: [['refresh'], ['sign', 'token(', 'jwt(', 'access(', 'access.', 'accesstoken.', 'accesstokens.', 'access_token.', 'access_tokens.']],
  find(context) {
    const { file } = context.reader;
    const found = new Map<Node, FoundShape>();
    const calls: readonly Call[] = [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')];
    const helpers = helpersIn(calls, context);
    for (const call of calls) {
      if (!(isIssuing(call, context) || isByHelper(call, helpers, context)) || isOfRefreshToken(call, file)) continue;
      const around = file.functionAround(call as Node);
      const branch = branchForRenewal(call as Node, file);
      const renewing = branch ? around : functionCalled(renewals, call as Node, file);
      const handler = renewing ?? (around && handsBack(around, context) ? around : undefined);
      const names = namesAround(call as Node, file);
      const label = handler && (names.find((name) => saysOneOf(name, renewals)) ?? nameOfFunction(handler, file) ?? names[0]);
      const region = branch ?? handler;
      if (!handler || !region || label === undefined || found.has(region) || (renewing && !branch && !takesRefreshToken(handler, context))) continue;
      const isSame = !renewing || givesBackTheSame(region, handler, context);
      const rotates = isSame ? mayEndIt(textOnTheWay(region, call as Node, file)) : mayRotate(region, context);
      // The first token is made in the same function, on another way through it.
      if (!renewing && rotates) continue;
      found.set(region, { node: call as Node, name: label.slice(0, 60), side: 'server', library: 'by hand', traits: { rotates: set(rotates || (branch !== undefined && provesClient.test(file.textOf(handler)))) } });
    }
    return [...found.values()];
  },
});

/** A client that proves who it is may keep its token (RFC 9700 4.14.2). */
const provesClient = /client_?secret|authenticate_?client|clientAuth|dpop|\bcnf\b/i;

/** The block of `if (body.grant_type === 'refresh_token') { … }`, or the case of a switch, of an endpoint for every kind of grant. */
function branchForRenewal(node: Node, file: SourceFile): Node | undefined {
  for (let current = file.parentOf(node), child = node; current && !isFunction(current); child = current, current = file.parentOf(current)) {
    const isFor = (test: Node | null) => test !== null && grant.test(file.textOf(test));
    if (current.type === 'IfStatement' && current.consequent === child && isFor(current.test)) return child;
    if (current.type === 'SwitchCase' && isFor(current.test)) return current;
  }
  return undefined;
}

const grant = /['"`]refresh_token['"`]/;

/** The text of a block without the branches that leave it before they come to a node. */
function textOnTheWay(region: Node, node: Node, file: SourceFile): string {
  const left = file.nodesOf('IfStatement').filter(({ consequent }) => contains(region, consequent) && !contains(consequent, node) && leaves(consequent));
  return left.reduce((text, { consequent }) => text.replace(file.textOf(consequent), ''), file.textOf(region));
}

function leaves(branch: Node): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

/** `private tokenFor(user) { return this.jwt.signAsync({ sub: user.id }); }`, by its name: what signs is no more than a line of it. */
function helpersIn(calls: readonly Call[], context: SourceContext): ReadonlyMap<string, FunctionNode> {
  const { file } = context.reader;
  return new Map(
    calls.flatMap((call) => {
      const owner = isIssuing(call, context) && !isOfRefreshToken(call, file) ? file.functionAround(call as Node) : undefined;
      const name = owner && nameOfFunction(owner, file);
      return name !== undefined && owner && !saysOneOf(name, renewals) && !/refresh/i.test(file.textOf(owner)) ? [[name, owner] as const] : [];
    }),
  );
}

/** Of this file, or one of another file that is called like what it makes. */
function isByHelper(call: Call, helpers: ReadonlyMap<string, FunctionNode>, context: SourceContext): boolean {
  const name = call.type === 'CallExpression' ? calledName(call, context.reader) : undefined;
  if (name === undefined) return false;
  const helper = helpers.get(name);
  if (!helper && !/access|jwt/i.test(name)) return false;
  const called = calledFunction(call.callee, context);
  if (called === undefined || called.isHere) return helper !== undefined && called?.owner === helper;
  return helpersIn(callsWithin(called.owner, called.there.reader.file), called.there).size > 0;
}

/** `{ accessToken: accessFor(row.user), refreshToken: token }` with the `token` that was looked up, or with the field of the body that was. */
function handsBack(owner: FunctionNode, context: SourceContext): boolean {
  const { reader } = context;
  const { file } = reader;
  const given = file.nodesOf('Property').filter(({ key, value }) => contains(owner.body, value) && refreshField.test(nameOfKey(key) ?? '')).map(({ value }) => value as Node);
  const fields = given.filter((value) => value.type === 'MemberExpression' && isWhatCame(value, owner, context)).map((value) => file.textOf(value));
  const back = given.flatMap((value) => {
    const variable = value.type === 'Identifier' ? file.variableOf(value) : undefined;
    return variable?.defs[0]?.type === 'Parameter' && variable.defs[0].node === owner ? [variable] : [];
  });
  if (back.length === 0 && fields.length === 0) return false;
  return callsWithin(owner, file).some((call) => {
    const name = calledName(call, reader) ?? '';
    const isLook = looks.has(wordsOf(name)[0] ?? '') || plain.has(name);
    if (!isLook) return false;
    if (fields.some((field) => call.arguments.some((argument) => file.textOf(argument).includes(field)))) return true;
    return back.some(({ references }) => references.some(({ identifier }) => call.arguments.some((argument) => argument.type !== 'ObjectExpression' && contains(argument, identifier as Node))));
  });
}

/** `jwt.sign(…)`, `reply.jwtSign(…)`, `generateAccessToken(user)`, `new SignJWT(…)`. */
function isIssuing(call: Call, context: SourceContext): boolean {
  const name = calledName(call, context.reader);
  if (name === undefined) return false;
  if (call.type === 'NewExpression') return name === 'SignJWT';
  const words = wordsOf(name);
  if (name === 'sign' || name === 'signAsync' || name === 'jwtSign') return true;
  // `this.access.issue(userId)`, `accessTokens.create(user)`.
  if (call.callee.type === 'MemberExpression' && makers.has(words[0] ?? '') && /(?:^|\.)access(?:_?tokens?)?$/i.test(context.reader.file.textOf(call.callee.object).slice(-60))) return true;
  if (makers.has(words[0] ?? '') && (words.includes('token') || words.includes('jwt'))) return !words.includes('csrf');
  return words.at(-1) === 'access' && (makers.has(words[0] ?? '') || isSigner(call, context));
}

/** `const access = (user) => jwt.sign(…)`. */
function isSigner({ callee }: Call, context: SourceContext): boolean {
  const called = calledFunction(callee, context);
  return called !== undefined && callsWithin(called.owner, called.there.reader.file).some((inner) => sitesOfKind('jwt.sign', inner.callee, called.there).length > 0);
}

/** Signed with the other secret, made by the other function, or kept under the other name. */
function isOfRefreshToken(call: Call, file: SourceFile): boolean {
  let holder: Node = call;
  for (let outer = file.parentOf(holder); outer && (outer.type === 'AwaitExpression' || outer.type === 'MemberExpression' || outer.type === 'CallExpression'); outer = file.parentOf(outer)) holder = outer;
  const target = file.parentOf(holder);
  const name = target?.type === 'VariableDeclarator' ? target.id : target?.type === 'Property' ? target.key : target?.type === 'AssignmentExpression' ? target.left : undefined;
  const [, ...others] = 'arguments' in call ? call.arguments : [];
  const said = [...('callee' in call ? [call.callee] : []), ...others, ...(name ? [name] : [])];
  return said.some((one) => /refresh/i.test(file.textOf(one).slice(0, 200)));
}

function takesRefreshToken(handler: FunctionNode, context: SourceContext): boolean {
  const { file } = context.reader;
  if (readsRefreshCookie(handler, context) || callsWithin(handler, file).some((call) => isReading(call, context))) return true;
  // `refresh(token)` that looks into `this.refreshTokens`.
  if (handler.params.some((parameter) => /token/i.test(file.textOf(parameter))) && /\brefresh_?tokens\b/i.test(file.textOf(handler))) return true;
  return handler.params.some((parameter) => refreshName.test(file.textOf(parameter))) || /(?:body|cookies?|query|headers|dto|input|data|json|\))\W{0,6}(?:get\()?\W{0,3}\w{0,20}refresh/i.test(file.textOf(handler).replaceAll(/__(?:Host|Secure)-/g, '')) || /\brefresh_?token\b/i.test(textWithoutStrings(handler, file));
}

/** `req.cookies[REFRESH]`, `getCookie(c, REFRESH)` with a constant for the name. */
function readsRefreshCookie(handler: FunctionNode, { reader, index, origins }: SourceContext): boolean {
  const { file } = reader;
  const read = [...file.nodesOf('MemberExpression'), ...file.nodesOf('CallExpression')].filter((node) => contains(handler, node) && index.valuesAt(origins.of(node)).some(({ source }) => source.is === 'request-cookie'));
  return read.some((node) => {
    const name = node.type === 'MemberExpression' ? node.property : node.arguments.at(-1);
    const value = name && reader.valueOf(name);
    return value?.kind === 'literal' && /refresh/i.test(String(value.value));
  });
}

/** A function of the project that is called like a look at the token may do more. */
function rotatesInside({ callee }: Call, context: SourceContext): boolean {
  const called = calledFunction(callee, context);
  if (!called) return false;
  return writesAnything(called.there.reader.file.textOf(called.owner));
}

/** Where the same token comes back, only what is written or bound to a client could make that right. */
function mayEndIt(text: string): boolean {
  return writesAnything(text) || /dpop|\bcnf\b|client_?secret/i.test(text);
}

function writesAnything(text: string): boolean {
  const plain = withoutHashing(text);
  return renewing.test(plain) || writing.test(plain) || writtenInSql.test(plain);
}

/** A statement or call that changes what is kept. */
const renewing = /rotat|reuse|famil|consum|\.del\(/i;
const writing = /\b(?:delete|remove|destroy|update|insert|replace|revoke|invalidate)\w{0,30}\(/i;
const writtenInSql = /\b(?:delete\s{1,3}from|insert\s{1,3}into|update\s{1,3}\w{1,40}\s{1,3}set)\b/i;

function mayRotate(handler: Node, context: SourceContext): boolean {
  const { file } = context.reader;
  if (rotating.test(withoutHashing(file.textOf(handler)))) return true;
  const answers: Node[] = file.nodesOf('ReturnStatement').flatMap((statement) => (contains(handler, statement) && statement.argument ? [statement.argument] : []));
  if (isFunction(handler) && handler.body.type !== 'BlockStatement') answers.push(handler.body);
  if (answers.some((answer) => answer.type !== 'CallExpression' && handsOutRefreshToken(answer, file))) return true;
  return callsWithin(handler, file).some((call) => (isIssuing(call, context) && isOfRefreshToken(call, file)) || isAnswerWithRefreshToken(call, context) || !(isKnown(call, context) || isPlainHelper(call, context)) || rotatesInside(call, context));
}

/** A function of the project that keeps nothing: it hashes, or makes the access token. */
function isPlainHelper({ callee }: Call, context: SourceContext): boolean {
  const called = calledFunction(callee, context);
  return called !== undefined && !/refresh|save|stor|persist|\bset\(|\.add\(|push|create(?!hash|hmac)|issue/i.test(called.there.reader.file.textOf(called.owner));
}

function withoutHashing(text: string): string {
  return text.replaceAll(/create(?:Hash|Hmac)\([^()\n]*\)\s*\.update\(|\b(?:delete|remove)Cookie\(/g, '');
}

/** Every refresh token that is handed out is the one that came: `return { accessToken: sign(user), refreshToken }`. */
function givesBackTheSame(region: Node, handler: FunctionNode, context: SourceContext): boolean {
  const { reader } = context;
  const { file } = reader;
  const answered = file.nodesOf('Property').flatMap((property) => (contains(region, property) && refreshField.test(reader.keyOf(property) ?? '') && isAnswered(property, handler, context) ? [property.value as Node] : []));
  const kept = callsWithin(region, file).flatMap((call) => (setsCookie.test(calledName(call, reader) ?? '') && (refreshName.test(file.textOf(call)) || call.arguments.slice(0, 2).some((name) => isRefreshKey(name, context))) ? [call.arguments.findLast((argument) => argument.type !== 'ObjectExpression') ?? call] : []));
  const given = [...answered, ...kept];
  return given.length > 0 && given.every((one) => isWhatCame(one, handler, context));
}

const refreshField = /^refresh(?:_?token)?$/i;
const setsCookie = /^(?:set|put|write|send|renew)\w{0,20}cookie$|^cookie$/i;

/** Of an object that is returned, or that an answer is given. */
function isAnswered(property: Node, handler: FunctionNode, { reader }: SourceContext): boolean {
  const object = reader.file.parentOf(property);
  const outer = object && reader.file.parentOf(object);
  if (outer?.type === 'CallExpression' || outer?.type === 'NewExpression') return object !== outer.callee && /^(?:json|send|Response|data)$/.test(calledName(outer, reader) ?? '');
  return object?.type === 'ObjectExpression' && (outer?.type === 'ReturnStatement' || handler.body === object);
}

/** A parameter, a field of the request, or what a function reads of it, as it is. */
function isWhatCame(node: Node, handler: FunctionNode, context: SourceContext): boolean {
  const { file } = context.reader;
  const value = plainNode(node);
  if (value.type === 'CallExpression') return isReading(value, context);
  if (value.type === 'MemberExpression') return (refreshName.test(file.textOf(value)) || isRefreshKey(value.property, context)) && (ofRequest.test(file.textOf(value)) || isBody(value.object, file));
  const variable = value.type === 'Identifier' ? file.variableOf(value) : undefined;
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition || variable.references.some((reference) => reference.isWrite() && !reference.init)) return false;
  if (definition.type === 'Parameter') return definition.node === handler && (refreshName.test(variable.name) || (handler.params.length === 1 && handler.params[0] === definition.name));
  if (definition.type !== 'Variable' || !definition.node.init) return false;
  const { id, init } = definition.node;
  if (id.type === 'ObjectPattern') return refreshName.test(variable.name) && (handler.params.some((parameter) => parameter.type === 'Identifier' && parameter.name === file.textOf(init)) || ofRequest.test(file.textOf(plainNode(init))));
  return isWhatCame(init, handler, context);
}

/** `COOKIE` of `request.cookies[COOKIE]`, with a constant for the name. */
function isRefreshKey(name: Node, { reader }: SourceContext): boolean {
  const value = name.type === 'Identifier' || name.type === 'MemberExpression' ? reader.valueOf(name) : undefined;
  return value?.kind === 'literal' && /refresh/i.test(String(value.value));
}

/** `body` of `const body = req.body`. */
function isBody(node: Node, file: SourceFile): boolean {
  const def = node.type === 'Identifier' ? file.variableOf(node)?.defs[0] : undefined;
  return def?.type === 'Variable' && def.node.init !== null && ofRequest.test(file.textOf(plainNode(def.node.init)));
}

/** What a request brings, and the calls that read its body. */
const ofRequest = /^(?:req|request|ctx|context|event|c)\b.{0,20}\.(?:body|cookies|signedCookies|headers|query|json\(\)|formData\(\)|parseBody\(\)|valid\(|state)|^(?:readBody|getQuery)\(\w{1,20}\)$/;

/** `takeRefreshCookie(event)`, `getCookie(event, 'refresh_token')`, `req.cookies.get(REFRESH)`. */
function isReading(call: Call, { reader }: SourceContext): boolean {
  const name = calledName(call, reader) ?? '';
  if (call.type === 'NewExpression') return false;
  if (name === 'get' && call.arguments[0]?.type === 'Literal') return /^\W?refresh_?token$/i.test(String(call.arguments[0].value));
  return /^(?:get|read|take|load|extract)Refresh(?:Token|Cookie)(?:From\w{1,20})?$/.test(name) || (/^(?:get|read)\w{0,10}Cookie$/.test(name) && call.arguments.some((argument) => /refresh/i.test(reader.file.textOf(argument))));
}

function isAnswerWithRefreshToken(call: Call, { reader }: SourceContext): boolean {
  const name = calledName(call, reader) ?? '';
  if (/cookie|^(?:set|append|header|serialize)$/i.test(name)) return call.arguments.some((argument) => refreshName.test(reader.file.textOf(argument)));
  return /^(?:json|send|end|Response|write)$/.test(name) && call.arguments.some((argument) => handsOutRefreshToken(argument, reader.file));
}

/** `{ accessToken, refreshToken }`; a message such as "Invalid refresh token" is none. */
function handsOutRefreshToken(node: Node, file: SourceFile): boolean {
  return refreshName.test(textWithoutStrings(node, file));
}

function textWithoutStrings(node: Node, file: SourceFile): string {
  return file.textOf(node).replaceAll(/'[^'\n]*'|"[^"\n]*"/g, "''");
}

function isKnown(call: Call, context: SourceContext): boolean {
  const { reader } = context;
  const name = calledName(call, reader);
  if (name === undefined) return false;
  const words = wordsOf(name);
  if (call.type === 'NewExpression') return name === 'SignJWT' || ['error', 'exception', 'date', 'response', 'url', 'encoder', 'unauthorized'].includes(words.at(-1) ?? '');
  if (looks.has(words[0] ?? '') || plain.has(name) || isIssuing(call, context) || answersOnly(call, reader)) return true;
  return isOfSigner(call, reader.file);
}

/** `new SignJWT(claims).setIssuedAt().sign(key)`. */
function isOfSigner({ callee }: Call, file: SourceFile): boolean {
  return callee.type === 'MemberExpression' && /^new (?:jose\.)?SignJWT\b/.test(file.textOf(callee.object).slice(0, 20));
}
