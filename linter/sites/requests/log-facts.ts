import { absent, byDefault } from '#shared/facts/known.ts';
import type { CredentialUseFact } from '#shared/facts/credential-use.ts';
import type { LogSite } from '../../models/model.ts';
import { plainNode } from '../../values/plain-node.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import type { Node } from '../../values/source-file.ts';
import { applicationTexts } from '../project/application-files.ts';
import { callBehind } from '../functions/call-behind.ts';
import { credentialIn, isQualified, roleOfTokenName, type NamedCredential } from '../secrets/credential-expression.ts';
import type { FoundFact } from '../found-fact.ts';
import { headerHandedOn } from './logged-header.ts';
import { nameOf } from '../option-value.ts';
import { argumentsOf, sightingOf, type SiteUse, type SourceContext } from '../site-use.ts';

/** Passwords are written by people; a field of this name is one, a field `passwordError` is not. */
const passwords: ReadonlySet<string> = new Set(['password', 'passwd', 'newPassword', 'oldPassword', 'currentPassword', 'plainPassword', 'userPassword']);

/** They are the user, for as long as they last. */
const oneTimeTokens: ReadonlySet<string> = new Set(['resettoken', 'passwordresettoken', 'resetpasswordtoken', 'recoverytoken', 'magictoken', 'magiclinktoken', 'logintoken', 'onetimetoken']);

/** `errors.password` is a sentence about one, and `schema.password` a rule. */
const ownersOfPasswords: ReadonlySet<string> = new Set(['body', 'user', 'account', 'credentials', 'data', 'form', 'formData', 'values', 'input', 'dto', 'payload', 'params', 'query', 'args', 'login', 'req', 'request']);

function lastNameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** The first credential among the arguments: one line in a log is one thing to repair. */
export function logFactsFrom(use: SiteUse<LogSite>): FoundFact[] {
  const { site, node, context } = use;
  const isSetUpHere = site.setUpBy === undefined;
  if (!isSetUpHere && isOfOwnApplication(use)) return [];
  for (const argument of argumentsOf(node)) {
    const found = credentialHandedOn(argument, context) ?? headerHandedOn(argument, context) ?? secretIn(argument, context);
    if (!found) continue;
    if (takesCredentialsOut(use) || (!isSetUpHere && !keepsCredentials(use))) return [];
    const member = node.type !== 'AssignmentExpression' && node.callee.type === 'MemberExpression' ? context.reader.keyOf(node.callee) : undefined;
    const fact: CredentialUseFact = {
      kind: 'credential-use',
      id: '',
      seen: sightingOf(use),
      scope: 'site',
      by: site.by,
      place: 'argument',
      name: found.name,
      origin: site.receiver === undefined ? absent : byDefault(`https://${site.receiver}`, nameOf(use.model)),
      ...(member !== undefined && site.debug?.includes(member) && { isDebug: true }),
      role: found.role,
    };
    return [{ fact, node, places: new Map([['name', argument]]) }];
  }
  return [];
}

/**
 * `pino({ redact: ['accessToken'] })`: what it takes out is not compared with what is logged. A logger that no call here makes, such
 * as `request.log`, was set up with its application.
 */
function takesCredentialsOut({ site, node, context }: SiteUse<LogSite>): boolean {
  const { reader } = context;
  const options = site.unless;
  if (node.type === 'AssignmentExpression' || node.callee.type !== 'MemberExpression') return false;
  const made = loggerMade(node.callee.object, context);
  // What a logger that is shared takes out may be put together by functions of its file.
  if (made && made.there !== context && /redact|mask|scrub|saniti[sz]e|censor/i.test(made.there.reader.file.text)) return true;
  if (!options) return false;
  if (made) return isMadeWith(options, made);
  return reader.file.nodesOf('Property').some((property) => options.includes(reader.keyOf(property) ?? '') || (reader.keyOf(property) === 'logger' && isSetUpWith(options, property.value, context)));
}

function isMadeWith(options: readonly string[], { call, there }: LoggerMade): boolean {
  return call.arguments.some((argument) => argument.type !== 'SpreadElement' && mayHave(options, there.reader.valueOf(argument), false));
}

/** `Fastify({ logger: loggerOptions })`: what cannot be seen of them may be there. */
function isSetUpWith(options: readonly string[], logger: Node, context: SourceContext): boolean {
  const made = loggerMade(logger, context);
  return made ? isMadeWith(options, made) : mayHave(options, context.reader.valueOf(logger), true);
}

function mayHave(options: readonly string[], given: Value, ifUnknown: boolean): boolean {
  return alternativesInProduction(given).some((value) => (value.kind === 'object' ? options.some((name) => value.properties.has(name)) : ifUnknown && value.kind === 'unknown'));
}

/** The same call, of an application that this file makes. */
function isOfOwnApplication({ node, context: { index, origins } }: SiteUse<LogSite>): boolean {
  return node.type !== 'AssignmentExpression' && index.sitesAt(origins.of(node.callee)).some(({ site }) => site.kind === 'log.write' && site.setUpBy === undefined);
}

/** `fastify({ logger: true })` of another file, with nothing in it that could take credentials out; where the application is not found, that is not known. */
function keepsCredentials({ site: { setUpBy = '', unless = [] }, context }: SiteUse<LogSite>): boolean {
  const making = [context.reader.file.text, ...applicationTexts(context)].filter((text) => new RegExp(`\\b${setUpBy}\\(`, 'i').test(text));
  return making.length > 0 && making.every((text) => /\blogger\s{0,5}:\s{0,5}(?:true\b|\{(?!\s{0,20}\.\.\.))/.test(text) && !unless.some((option) => text.includes(option)) && !/\bserializers\b/.test(text));
}

interface LoggerMade {
  readonly call: NonNullable<ReturnType<typeof callBehind>>;
  /** The file it stands in. */
  readonly there: SourceContext;
}

/** The call that made a logger, in this or another file; its children take out what it does. */
function loggerMade(logger: Node, context: SourceContext, depth = 0): LoggerMade | undefined {
  const given = putInto(logger, context);
  if (given) return depth < 5 ? loggerMade(given, context, depth + 1) : undefined;
  const made = madeElsewhere(logger, context) ?? madeHere(logger, context);
  const { callee } = made?.call ?? {};
  const parent = made && callee?.type === 'MemberExpression' && made.there.reader.keyOf(callee) === 'child' ? callee.object : undefined;
  return parent && depth < 5 ? loggerMade(parent, made!.there, depth + 1) : made;
}

/** `logger.child()` for `req.log` after `req.log = logger.child()`. */
function putInto(logger: Node, { reader: { file } }: SourceContext): Node | undefined {
  if (logger.type !== 'MemberExpression') return undefined;
  const text = file.textOf(logger);
  return file.nodesOf('AssignmentExpression').find(({ left }) => left.type === 'MemberExpression' && file.textOf(left) === text)?.right;
}

function madeHere(logger: Node, context: SourceContext): LoggerMade | undefined {
  const call = callBehind(logger, context.reader);
  return call && { call, there: context };
}

/** `import { log } from './log.js'`, `const log = require('./log')`. */
function madeElsewhere(logger: Node, context: SourceContext): LoggerMade | undefined {
  const { node } = context.reader.valueOf(logger);
  const there = (node.type === 'CallExpression' || node.type === 'NewExpression') && !context.reader.file.owns(node) ? context.elsewhere?.(node) : undefined;
  return there && (node.type === 'CallExpression' || node.type === 'NewExpression') ? { call: node, there } : undefined;
}

/** A credential that an argument is, or that a field of it is. */
export function credentialHandedOn(node: Node, context: SourceContext): NamedCredential | undefined {
  if (node.type === 'ObjectExpression') return inFields(node.properties, context);
  if (node.type === 'CallExpression' && node.arguments[0]?.type === 'ObjectExpression' && context.reader.file.textOf(node.callee) === 'JSON.stringify') return inFields(node.arguments[0].properties, context);
  const found = credentialIn(node, context);
  return found && (found.isCertain || isSentAsBearer(node, context)) ? found : undefined;
}

/** `Bearer ${token}` somewhere else in the code that has it. */
function isSentAsBearer(node: Node, { reader: { file } }: SourceContext): boolean {
  const uses = node.type === 'Identifier' ? (file.variableOf(node)?.references.slice(0, 20) ?? []) : [];
  return uses.some(({ identifier }) => {
    const parent = file.parentOf(identifier as Node);
    return parent?.type === 'TemplateLiteral' && /^bearer $/i.test(parent.quasis[0]?.value.raw ?? '') && parent.expressions[0] === identifier;
  });
}

function inFields(properties: readonly Node[], context: SourceContext): NamedCredential | undefined {
  for (const property of properties) {
    if (property.type !== 'Property') continue;
    const name = context.reader.keyOf(property);
    const role = name === undefined ? undefined : roleOfTokenName(name);
    const { type } = plainNode(property.value);
    const isPassedOn = type === 'Identifier' || type === 'MemberExpression';
    const isComputed = isPassedOn && alternativesInProduction(context.reader.valueOf(property.value)).some(({ kind }) => kind === 'unknown');
    if (name !== undefined && role && isQualified(name) && isComputed && !saysOtherwise(plainNode(property.value))) return { name, role, isCertain: true };
    const found = credentialHandedOn(property.value, context) ?? secretIn(property.value, context);
    if (found) return found;
  }
  return undefined;
}

/** `{ accessToken: masked }`. */
function saysOtherwise(node: Node): boolean {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : '';
  return /mask|redact|hash|trunc|prefix|preview|length|safe|short|hidden|exists/i.test(name);
}

/** A password, or a token that stands for one. */
function secretIn(node: Node, context: SourceContext): NamedCredential | undefined {
  const { reader } = context;
  if (node.type === 'TemplateLiteral') return node.expressions.map((part) => secretIn(part, context)).find((found) => found !== undefined);
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? reader.keyOf(node) : undefined;
  const owner = node.type === 'MemberExpression' ? lastNameOf(node.object) : undefined;
  const isOneTime = name !== undefined && oneTimeTokens.has(name.toLowerCase().replaceAll('_', ''));
  const isPassword = name !== undefined && passwords.has(name) && (owner === undefined || ownersOfPasswords.has(owner));
  if (name === undefined || !(isOneTime || isPassword) || alternativesInProduction(reader.valueOf(node)).every(({ kind }) => kind === 'literal' || kind === 'function' || kind === 'environment-variable')) return undefined;
  return { name, role: { role: 'unknown', confidence: 'likely', evidence: [{ kind: 'name', text: isOneTime ? 'The name says that whoever has it may set a new password or sign in.' : 'The name says that it is a password.' }] }, isCertain: true };
}
