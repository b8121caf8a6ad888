import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { writtenText } from '../../values/written-text.ts';
import { defineShape } from './shape.ts';

/** A cookie that this file, or the one that its name comes from, signs, and reads where nobody looks at the signature. */
export default defineShape({
  check: 'cookie-signature-not-checked',
  needs: [['cookie']],
  mayBeIn: (text) => saysSigned.test(text) || cutsSignature.test(text) || (namedElsewhere.test(text) && /\b(?:import|require)\b/.test(text)),
  find(context) {
    const { file } = context.reader;
    const signed = signedIn(context);
    const reads: readonly Node[] = [...file.nodesOf('MemberExpression'), ...file.nodesOf('CallExpression')];
    return reads.flatMap((node) => {
      const name = rawName(node, context);
      if (name === undefined || !(signed.has(name) || isCutOff(node, file) || isSignedElsewhere(node, name, context)) || isPresenceOnly(node, file) || isVerifiedAround(node, file)) return [];
      return [{ node, name, side: 'server' as const, library: 'the cookie API', traits: { checked: set(false) } }];
    });
  },
});

const saysSigned = /\b(?:signed|setSignedCookie)\b/;
/** `raw.startsWith('s:')`, `raw.replace(/^s:/, '')`, `split('s:')`: what cookie-parser leaves before a value whose signature nobody looked at. */
const cutsSignature = /['"`^]s:['"`/]|['"`^]s%3A['"`/]/i;
/** `req.cookies[NAME]`, `cookies.get(NAME)`, `getCookie(c, NAME)`. */
const namedElsewhere = /\bcookies\??\.?\[[A-Za-z_$][\w$.]{0,60}\]|\bcookies\.get\([A-Z_$][\w$.]{0,60}\)|\bgetCookie\(\w{1,20}, ?[A-Z_$][\w$.]{0,60}\)/;

function signedIn(context: SourceContext): ReadonlySet<string> {
  if (!saysSigned.test(context.reader.file.text)) return new Set();
  return new Set(context.reader.file.nodesOf('CallExpression').flatMap((call) => signedName(call, context) ?? []));
}

/** The name is a constant of another file, and that file signs the cookie. */
function isSignedElsewhere(read: Node, name: string, context: SourceContext): boolean {
  const named = read.type === 'MemberExpression' ? (read.computed ? read.property : undefined) : read.type === 'CallExpression' ? read.arguments.find((argument) => writtenText(argument, context.reader) === name) : undefined;
  const { node } = named && named.type !== 'SpreadElement' ? context.reader.valueOf(named) : {};
  const there = node && !context.reader.file.owns(node) ? context.elsewhere?.(node) : undefined;
  return there !== undefined && signedIn(there).has(name);
}

/** The value goes on without the `s:` that says that it is signed. */
function isCutOff(read: Node, file: SourceFile): boolean {
  let holder = file.parentOf(read);
  while (holder?.type === 'ChainExpression' || holder?.type === 'TSNonNullExpression' || holder?.type === 'TSAsExpression' || holder?.type === 'LogicalExpression') holder = file.parentOf(holder);
  const variable = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? file.variableOf(holder.id) : undefined;
  const uses = variable ? variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node) : [read];
  return uses.some((use) => {
    const owner = file.parentOf(use);
    const call = owner?.type === 'MemberExpression' && owner.object === use ? file.parentOf(owner) : undefined;
    return call?.type === 'CallExpression' && call.callee === owner && call.arguments.some((argument) => /^(?:['"`]s(?::|%3A)['"`]|\/\^s(?::|%3A)\/i?)$/i.test(file.textOf(argument)));
  });
}

/** The name of a cookie that the call sets with `signed: true`, or by `setSignedCookie` of Hono. */
function signedName(call: TSESTree.CallExpression, { reader, index, origins }: SourceContext): string | undefined {
  const found = index.sitesAt(origins.of(call.callee)).find(({ site }) => site.kind === 'cookie.set');
  if (found?.site.kind !== 'cookie.set') return isDecorated(call) && call.arguments.some((argument) => hasSigned(true, argument, reader)) ? writtenText(call.arguments[0], reader) : undefined;
  const position = found.site.signatures.map(({ takes }) => takes.indexOf('name')).find((at) => at >= 0) ?? -1;
  const name = writtenText(call.arguments[position], reader);
  const isSigned = found.site.api === 'setSignedCookie' || call.arguments.some((argument) => hasSigned(true, argument, reader));
  return isSigned ? name : undefined;
}

/** `this.setCookie(name, value, options)` of a method that a reply was given. */
function isDecorated({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression' && callee.property.type === 'Identifier' && ['setCookie', 'cookie'].includes(callee.property.name);
}

function hasSigned(wanted: boolean, argument: Node, reader: SourceContext['reader']): boolean {
  const options = argument.type === 'SpreadElement' ? undefined : reader.valueOf(argument);
  const signed = options?.kind === 'object' ? options.properties.get('signed')?.value : undefined;
  return signed?.kind === 'literal' && signed.value === wanted;
}

/** The name under which a cookie is read as it came. Options may ask for the signature, so a call with any is left alone. */
function rawName(node: Node, { reader, index, origins }: SourceContext): string | undefined {
  if (!index.valuesAt(origins.of(node)).some(({ source }) => source.is === 'request-cookie')) return undefined;
  if (node.type === 'MemberExpression') return reader.file.textOf(node.object).toLowerCase().includes('signed') ? undefined : reader.keyOf(node);
  if (node.type !== 'CallExpression') return undefined;
  const callee = reader.file.textOf(node.callee);
  if (callee.toLowerCase().includes('signed')) return undefined;
  const written = node.arguments.flatMap((argument) => writtenText(argument, reader) ?? []);
  // `getCookie(c, name, 'host')` of Hono reads the name with a prefix.
  const texts = written.length === 2 && (written[1] === 'host' || written[1] === 'secure') ? written.slice(0, 1) : written;
  const hasOptions = node.arguments.some((argument, position) => position > 0 && writtenText(argument, reader) === undefined && !hasSigned(false, argument, reader));
  return hasOptions || texts.length !== 1 ? undefined : texts[0];
}

/** `if (!req.cookies.sid)`: that it is there is all that is asked. A variable counts by everything that is done with it. */
function isPresenceOnly(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  if (!parent) return false;
  if (parent.type === 'ChainExpression' || parent.type === 'TSNonNullExpression') return isPresenceOnly(parent, file);
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const reads = file.variableOf(parent.id)?.references.filter((reference) => reference.isRead()) ?? [];
    return reads.every(({ identifier }) => isTested(identifier as Node, file));
  }
  return isTested(node, file);
}

function isTested(node: Node, file: SourceFile): boolean {
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case 'UnaryExpression':
      return ['!', 'typeof', 'delete', 'void'].includes(parent.operator);
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === node;
    case 'BinaryExpression':
      return ['undefined', 'null', "''", '""'].includes(file.textOf(parent.left === node ? parent.right : parent.left));
    case 'CallExpression':
      return file.textOf(parent.callee) === 'Boolean';
    case 'ExpressionStatement':
      return true;
    default:
      return false;
  }
}

const verifying = /unsign|verif|signed|hmac|unseal|decrypt/i;

/** The function around it looks at a signature, or the one that the value is handed to says so by its name. */
function isVerifiedAround(node: Node, file: SourceFile): boolean {
  const owner = file.functionAround(node);
  return owner !== undefined && callsIn(owner, file).some((callee) => verifying.test(callee));
}

/** Names that are called or read in the function, apart from those that set a cookie. */
function callsIn(owner: Node, file: SourceFile): string[] {
  const isIn = ({ range }: Node) => owner.range[0] <= range[0] && range[1] <= owner.range[1];
  const calls = file.nodesOf('CallExpression').filter(isIn).map(({ callee }) => file.textOf(callee).slice(-80));
  const members = file.nodesOf('MemberExpression').filter(isIn).map((member) => file.textOf(member).slice(0, 80));
  return [...calls, ...members].filter((text) => !text.includes('setSigned'));
}
