// What a token says: its claims, its times, and whether it is the whole record of a user.
import type { JwtCallFact, SignedRecord } from '#shared/facts/jwt-call.ts';
import { byDefault, set, unknown, valueOf, type Known } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { initializerOf } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { calledFunction, resultsOf } from '../functions/called-function.ts';
import type { JwtSettings } from './jwt-settings.ts';
import { leastOctetsOfToken } from './least-octets.ts';
import { knownFrom, optionAt } from '../option-value.ts';
import type { SourceContext } from '../site-use.ts';
import { fieldsOfParameter, hasFieldByType } from '../secrets/typed-fields.ts';
import { millisecondClaims } from './time-claims.ts';

type SignedPart = Pick<JwtCallFact, 'lifetime' | 'claims' | 'audience' | 'issuer' | 'millisecondClaims' | 'record' | 'leastOctets' | 'someClaims' | 'innerClaims'>;

/** `exp` in the payload is a lifetime as well, and only an object has claims. */
export function signedPayload(settings: JwtSettings, given: Value | undefined, node: Node | undefined, context: SourceContext): SignedPart {
  const { reader } = context;
  const payload = settings.payload ?? given;
  const written = payload ? claimsOf(payload, context) : unknown('the payload is not known');
  const typed = written.state === 'unknown' && node ? fieldsOfParameter(node, context) : undefined;
  const claims = typed ? set(typed) : written;
  const names = valueOf(claims);
  const named = (known: Known<boolean>, claim: string): Known<boolean> =>
    known.state === 'set' ? known : names?.includes(claim) === true ? set(true) : names === undefined ? unknown('the payload is not known') : known.state === 'unknown' ? byDefault(false, 'the payload') : known;
  const exp = payload && settings.lifetime.state === 'absent' ? expOf(payload) : undefined;
  const inMilliseconds = [...settings.millisecondClaims, ...(payload ? millisecondClaims(payload, reader) : [])];
  const record = node && recordIn(node, context);
  const inner = payload ? innerClaimsOf(payload) : [];
  return {
    claims,
    lifetime: exp ?? settings.lifetime,
    audience: named(settings.audience, 'aud'),
    issuer: named(settings.issuer, 'iss'),
    ...(inMilliseconds.length > 0 && { millisecondClaims: inMilliseconds }),
    ...(payload && names === undefined && { someClaims: someClaimsOf(payload) }),
    ...(inner.length > 0 && { innerClaims: inner }),
    ...(record && { record }),
    ...(payload && { leastOctets: leastOctetsOfToken(payload) }),
  };
}

function claimsOf(payload: Value, context: SourceContext): Known<readonly string[]> {
  const names = alternativesInProduction(payload).map((option) => (option.kind !== 'object' ? undefined : option.open === undefined ? [...option.properties.keys()] : namesWritten(option.node, context)));
  if (names.some((list) => list === undefined)) return unknown('the payload is not written here');
  return set([...new Set(names.flatMap((list) => list ?? []))]);
}

/** `email` of `{ ...pick(account, fields), email: account.email }`: what is written is in it, whatever else is. */
function someClaimsOf(payload: Value): string[] {
  const [only, ...others] = alternativesInProduction(payload);
  if (only?.kind !== 'object' || others.length > 0) return [];
  return [...only.properties].flatMap(([name, { value }]) => (alternativesInProduction(value).every((option) => option.kind === 'literal') ? [] : [name]));
}

/** `github.token` of `{ sub: id, github: { token: grant.token } }`. */
function innerClaimsOf(payload: Value): string[] {
  const fields = (value: Value) => alternativesInProduction(value).flatMap((option) => (option.kind === 'object' ? [...option.properties] : []));
  return fields(payload).flatMap(([claim, { value }]) => fields(value).flatMap(([name, inner]) => (alternativesInProduction(inner.value).every((option) => option.kind === 'literal') ? [] : [`${claim}.${name}`])));
}

/** `{ sub: id, ...profile }` with `const { id, ...profile } = user`, whose type says what is left. */
function namesWritten(node: Node, context: SourceContext): string[] | undefined {
  const { reader } = context;
  if (node.type !== 'ObjectExpression' || !reader.file.owns(node)) return undefined;
  const names = node.properties.map((property): readonly string[] | undefined => {
    if (property.type === 'Property') return asList(reader.keyOf(property));
    const spread = reader.valueOf(property.argument);
    return spread.kind === 'object' && spread.open === undefined ? [...spread.properties.keys()] : fieldsOfParameter(property.argument, context);
  });
  return names.every((list) => list !== undefined) ? names.flat() : undefined;
}

function asList(name: string | undefined): string[] | undefined {
  return name === undefined ? undefined : [name];
}

function expOf(payload: Value): Known<number> | undefined {
  const found = alternativesInProduction(payload).map((option) => optionAt(option, 'exp')).find((looked) => looked.is === 'found');
  if (found?.is !== 'found') return undefined;
  const [only, ...others] = alternativesInProduction(found.property.value);
  return only?.kind === 'moment' && others.length === 0 ? (knownFrom(only, 'time') as Known<number>) : unknown('it is computed');
}

/** Names under which records keep what proves a user, in lower case without separators. */
const passwordNames: ReadonlySet<string> = new Set(['password', 'passwd', 'pwd', 'passwordhash', 'hashedpassword', 'pwdhash', 'encryptedpassword', 'passhash']);

/** Look-ups that give a whole record unless they say which fields. */
const lookUps: ReadonlySet<string> = new Set(['findOne', 'findById', 'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findByPk', 'findOneBy', 'findOneOrFail', 'findOneByOrFail', 'findByEmail', 'findByUsername']);

function recordIn(node: Node, context: SourceContext): SignedRecord | undefined {
  for (const candidate of recordCandidates(node, context.reader.file, 0)) {
    const record = recordOf(candidate, context, 0);
    if (record) return record;
  }
  return undefined;
}

/** Variables that go into the payload whole: `user`, `{ user }`, `{ ...user }`, `user.toJSON()`, `Object.assign({}, user)`. */
function recordCandidates(node: Node, file: SourceFile, depth: number): TSESTree.Identifier[] {
  if (depth > 4) return [];
  const inside = (inner: Node | null | undefined) => (inner ? recordCandidates(inner, file, depth + 1) : []);
  switch (node.type) {
    case 'Identifier': {
      const init = initializerOf(node, file);
      return init?.type === 'ObjectExpression' ? inside(init) : [node];
    }
    case 'ObjectExpression':
      return node.properties.flatMap((property) => inside(property.type === 'SpreadElement' ? property.argument : property.value));
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return inside(node.expression);
    case 'MemberExpression':
      return file.textOf(node.property) === '_doc' ? inside(node.object) : [];
    case 'CallExpression': {
      if (file.textOf(node.callee) === 'Object.assign' || file.textOf(node.callee) === 'JSON.stringify' || file.textOf(node.callee) === 'JSON.parse') return node.arguments.flatMap((argument) => inside(argument));
      const isWhole = node.callee.type === 'MemberExpression' && ['toJSON', 'toObject', 'get'].includes(file.textOf(node.callee.property)) && node.arguments.length === 0;
      return isWhole && node.callee.type === 'MemberExpression' ? inside(node.callee.object) : [];
    }
    default:
      return [];
  }
}

/** Functions that hand a record on. */
const maxHops = 3;

function recordOf(identifier: TSESTree.Identifier, context: SourceContext, hops: number): SignedRecord | undefined {
  const { file } = context.reader;
  const variable = file.variableOf(identifier);
  if (!variable || variable.references.length > 100) return undefined;
  let hasPassword = false;
  for (const reference of variable.references) {
    const parent = file.parentOf(reference.identifier as Node);
    if (parent?.type === 'VariableDeclarator' && parent.init === reference.identifier && parent.id.type === 'ObjectPattern') hasPassword ||= parent.id.properties.some((property) => property.type === 'Property' && isPasswordKey(property.key));
    if (parent?.type !== 'MemberExpression' || parent.object !== reference.identifier || !isPasswordKey(parent.property)) continue;
    const use = file.parentOf(parent);
    // `delete user.password`, `user.password = undefined`.
    if ((use?.type === 'UnaryExpression' && use.operator === 'delete') || (use?.type === 'AssignmentExpression' && use.left === parent)) return undefined;
    hasPassword = true;
  }
  if (hasPassword || hasFieldByType(identifier, isPasswordName, context)) return { name: identifier.name, hasPassword: true };
  const init = initializerOf(identifier, file);
  if (init && isWholeLookUp(init, file)) return { name: identifier.name, hasPassword };
  return init && hops < maxHops && isReturnedWithPassword(init, context, hops) ? { name: identifier.name, hasPassword: true } : undefined;
}

/** `const user = await auth.check(name, password)`, of a function that compares the password of the record and returns all of it. */
function isReturnedWithPassword(init: Node, context: SourceContext, hops: number): boolean {
  const call = init.type === 'AwaitExpression' ? init.argument : init;
  const called = call.type === 'CallExpression' ? calledFunction(call.callee, context) : undefined;
  if (!called) return false;
  const { file } = called.there.reader;
  return resultsOf(called.owner, file).flatMap((one) => recordsReturned(one)).some((record) => recordOf(record, called.there, hops + 1)?.hasPassword === true);
}

/** `user` of `return isRight ? user : null` and of `return isRight && user`. */
function recordsReturned(node: Node): TSESTree.Identifier[] {
  switch (node.type) {
    case 'Identifier':
      return [node];
    case 'ConditionalExpression':
      return [...recordsReturned(node.consequent), ...recordsReturned(node.alternate)];
    case 'LogicalExpression':
      return recordsReturned(node.right);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'AwaitExpression':
      return recordsReturned(node.type === 'AwaitExpression' ? node.argument : node.expression);
    default:
      return [];
  }
}

function isPasswordKey(key: Node): boolean {
  return key.type === 'Identifier' && isPasswordName(key.name);
}

function isPasswordName(name: string): boolean {
  return passwordNames.has(name.toLowerCase().replaceAll('_', ''));
}

function isWholeLookUp(node: Node, file: SourceFile): boolean {
  const call = node.type === 'AwaitExpression' ? node.argument : node;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const method = call.callee.property;
  if (method.type !== 'Identifier' || !lookUps.has(method.name)) return false;
  return !call.arguments.some((argument) => ['select', 'attributes', 'projection', 'omit', 'fields'].some((word) => file.textOf(argument).slice(0, 2_000).includes(word)));
}
