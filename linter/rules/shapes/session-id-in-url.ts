import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { provenanceOf } from '../../sites/provenance.ts';
import { sessionIdentifier } from '../../sites/sessions/session-identifier.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** `?sid=`, `#sid=` or `;jsessionid=` at the end of the text before the identifier; `&sid=` may also be the body of a form. */
const parameterBefore = /(?:[?#&]([\w.-]{1,40})|;(jsessionid))=$/i;

/** The same at the end of a literal, or before a hole in it. */
const writtenParameter = /(?:[?#&][\w.-]{1,40}|;jsessionid)=(?:['"`]|\$\{)/i;

/** Addresses that are put together with the session identifier of the request. What a call makes of it (a hash) is another value. */
export default defineShape({
  check: 'session-id-in-url',
  needs: [['session'], ['?', '#', '&', ';jsessionid', 'searchParams']],
  mayBeIn: (text) => writtenParameter.test(text) || /searchParams/i.test(text),
  find(context) {
    const { file } = context.reader;
    const inTemplates = file.nodesOf('TemplateLiteral').flatMap(({ expressions, quasis }) => expressions.map((value, i) => ({ value: value as Node, before: quasis[i]!.value.cooked ?? '' })));
    const inSums = file.nodesOf('BinaryExpression').flatMap((sum) => (sum.operator === '+' ? [{ value: sum.right as Node, before: textBefore(sum) }] : []));
    const written = [...inTemplates, ...inSums].flatMap(({ value, before }) => {
      const found = parameterBefore.exec(before.slice(-50));
      const parameter = found?.[1] ?? found?.[2];
      if (found?.[0].startsWith('&') === true && !startOf(value, file).includes('?')) return [];
      const from = parameter === undefined ? undefined : (identifierIn(value, context) ?? (found?.[2] === undefined ? undefined : identifierNamed(value, file)));
      return parameter === undefined || from === undefined ? [] : [{ node: value, name: from, side: 'server' as const, traits: { parameter: set(parameter) } }];
    });
    return [...written, ...parametersSet(context)];
  },
});

/** `url.searchParams.set('sid', session.id)`, `new URLSearchParams({ sid: session.id })`. */
function parametersSet(context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { file } = reader;
  const calls = file.nodesOf('CallExpression').flatMap(({ callee, arguments: [name, value] }) => (callee.type === 'MemberExpression' && ['set', 'append'].includes(reader.keyOf(callee) ?? '') && isQuery(callee.object, file) && name?.type === 'Literal' && value ? [{ parameter: String(name.value), value: value as Node }] : []));
  const given = file.nodesOf('NewExpression').flatMap((node) => {
    const { callee, arguments: [fields] } = node;
    return file.textOf(callee) === 'URLSearchParams' && fields?.type === 'ObjectExpression' && goesIntoAddress(node, file) ? fields.properties : [];
  });
  const fields = given.flatMap((property) => (property.type === 'Property' ? [{ parameter: reader.keyOf(property) ?? '', value: property.value as Node }] : []));
  return [...calls, ...fields].flatMap(({ parameter, value }): FoundShape[] => {
    const from = identifierIn(value, context);
    return from === undefined ? [] : [{ node: value, name: from, side: 'server', traits: { parameter: set(parameter) } }];
  });
}

/** The query of an address, or a variable that was made of it or is put into one. */
function isQuery(node: Node, file: SourceFile): boolean {
  if (node.type === 'MemberExpression') return /\.searchParams$/.test(file.textOf(node).slice(-40));
  const made = declaredFrom(node, file);
  if (made?.type === 'NewExpression') return file.textOf(made.callee) === 'URLSearchParams' && goesIntoAddress(made, file);
  return made !== undefined && (/\.searchParams$/.test(file.textOf(made).slice(-40)) || file.textOf(node) === 'searchParams');
}

/** `${base}?${query}`, `base + '?' + query`, `url.search = query`; what goes nowhere of that may be the body of a request. */
function goesIntoAddress(query: Node, file: SourceFile, depth = 0): boolean {
  if (depth > 4) return false;
  const holder = file.parentOf(query);
  if (holder?.type === 'TemplateLiteral') return file.textOf(holder).includes('?');
  if (holder?.type === 'BinaryExpression') return holder.operator === '+' && holder.right === query && file.textOf(holder.left).includes('?');
  if (holder?.type === 'AssignmentExpression') return holder.right === query && /\.search$/.test(file.textOf(holder.left).slice(-20));
  if (holder?.type === 'MemberExpression') {
    const call = file.parentOf(holder);
    return holder.object === query && call?.type === 'CallExpression' && file.textOf(holder.property) === 'toString' && goesIntoAddress(call, file, depth + 1);
  }
  const variable = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? file.variableOf(holder.id) : undefined;
  return variable?.references.some(({ identifier, init }) => !init && goesIntoAddress(identifier as Node, file, depth + 1)) === true;
}

/** What is written of the template or sum before the value. */
function startOf(value: Node, file: SourceFile): string {
  const whole = file.parentOf(value);
  return whole ? file.textOf(whole).slice(0, value.range[0] - whole.range[0]) : '';
}

/** The text that ends right before the right side of a sum. */
function textBefore({ left }: TSESTree.BinaryExpression): string {
  const last = left.type === 'BinaryExpression' && left.operator === '+' ? left.right : left;
  if (last.type === 'TemplateLiteral') return last.quasis.at(-1)?.value.cooked ?? '';
  return last.type === 'Literal' && typeof last.value === 'string' ? last.value : '';
}

/** The member of the request, as it is written, when the value is its session identifier. */
function identifierIn(node: Node, context: SourceContext): string | undefined {
  const { file } = context.reader;
  if (node.type === 'CallExpression' && file.textOf(node.callee) === 'encodeURIComponent' && node.arguments[0]) return identifierIn(node.arguments[0], context);
  if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return undefined;
  const value = context.reader.valueOf(node);
  const isOfRequest = isRequestMember(node, file) || provenanceOf(value, context).is === 'session-id' || (context.side !== 'client' && sessionIdentifier('', value, context) !== undefined);
  return isOfRequest ? file.textOf(node).slice(0, 60) : undefined;
}

/** `sessionId` behind `;jsessionid=`, which is a parameter for nothing else. */
function identifierNamed(given: Node, file: SourceFile): string | undefined {
  const node = given.type === 'CallExpression' && file.textOf(given.callee) === 'encodeURIComponent' && given.arguments[0] ? given.arguments[0] : given;
  const text = file.textOf(node).slice(-60);
  return (node.type === 'Identifier' || node.type === 'MemberExpression') && /(?:session_?id|sid|session\.id)$/i.test(text) ? text : undefined;
}

/** As express-session and @fastify/session write it, and as middleware leaves it, in a file that does not show where the request comes from. */
function isRequestMember(node: Node, file: SourceFile): boolean {
  return node.type === 'MemberExpression' && /^(?:(?:req|request)\.(?:sessionID|session\.(?:id|sessionId))|(?:ctx\.state|res\.locals)\.session(?:\.id|Id))$/.test(file.textOf(node));
}
