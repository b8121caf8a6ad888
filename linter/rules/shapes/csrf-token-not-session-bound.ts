import { set } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { namesAround } from '../../sites/functions/names-around.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { classAround } from '../../values/class-field.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** A cookie of the request compared with a header or field of it, both named like a CSRF token. */
export default defineShape({
  check: 'csrf-token-not-session-bound',
  needs: [['csrf', 'xsrf'], ['cookie'], ['header', 'body', 'query', '.get(']],
  find(context) {
    const { file } = context.reader;
    return comparisonsIn(context).flatMap(({ node, sides }) => {
      const texts = sides.map((side) => writtenOut(side, file));
      const cookie = texts.find((text) => isCookie(text));
      const sent = texts.find((text) => text !== cookie && isSent(text));
      if (cookie === undefined || sent === undefined) return [];
      const isNamed = isToken(cookie) && isToken(sent);
      if (!isNamed && ![...namesAround(node, file), nameOfClass(node, file)].some((called) => isToken(called.toLowerCase()))) return [];
      const around = file.functionAround(node);
      const text = (around ? file.textOf(around.body) : file.text).toLowerCase();
      const name = sides.map((side) => file.textOf(side)).find((side) => /^[\w$.]{1,40}$/.test(side)) ?? 'in the request';
      return [{ node, name, side: 'server' as const, traits: { authenticated: set(authenticating.some((word) => text.includes(word))), hostPrefix: set(cookie.includes('__host-')) } }];
    });
  },
});

const authenticating = ['hmac', 'verify', 'session', 'sign', 'digest', 'decrypt'];

function comparisonsIn(context: SourceContext): { readonly node: TSESTree.BinaryExpression | TSESTree.CallExpression; readonly sides: readonly Node[] }[] {
  const { file } = context.reader;
  const written = file.nodesOf('BinaryExpression').filter(({ operator }) => operator === '===' || operator === '!==' || operator === '==' || operator === '!=');
  const called = file.nodesOf('CallExpression').filter((call) => call.arguments.length === 2 && (file.textOf(call.callee).endsWith('timingSafeEqual') || isComparing(call, context)));
  return [...written.map((node) => ({ node, sides: [node.left, node.right] })), ...called.map((node) => ({ node, sides: node.arguments }))];
}

/** `CsrfGuard`, whose methods are called like those of every guard. */
function nameOfClass(node: Node, file: SourceFile): string {
  const body = classAround(node, file);
  const owner = body && file.parentOf(body);
  return owner?.type === 'ClassDeclaration' ? (owner.id?.name ?? '') : '';
}

/** `same(cookie, sent)` with a function of the project, or a package, that only compares. */
function isComparing({ callee }: TSESTree.CallExpression, context: SourceContext): boolean {
  if (callee.type !== 'Identifier') return false;
  const behind = calledFunction(callee, context);
  return behind ? /timingSafeEqual/.test(behind.there.reader.file.textOf(behind.owner)) : /^(?:tsscmp|safe-?[cC]ompare|timingSafeCompare|constantTimeEquals?|isEqual|equals)$/.test(callee.name);
}

/** The text of an expression in lower case, with the names of variables replaced by what they were declared with. */
function writtenOut(node: Node, file: SourceFile, depth = 0): string {
  if (node.type === 'Identifier' && depth < 3) {
    const [definition, ...others] = file.variableOf(node)?.defs ?? [];
    if (others.length === 0 && definition?.type === 'Variable' && definition.node.init) return `${node.name} = ${writtenOut(definition.node.init, file, depth + 1)}`.toLowerCase();
  }
  if (node.type === 'CallExpression' && file.textOf(node.callee) === 'Buffer.from' && node.arguments[0]) return writtenOut(node.arguments[0], file, depth + 1);
  return `${file.textOf(node).slice(0, 200)} ${namedKeys(node, file).join(' ')}`.toLowerCase();
}

/** The texts that constants stand for by which a call or a member asks: `getCookie(event, COOKIE)`, `req.cookies[COOKIE]`. */
function namedKeys(node: Node, file: SourceFile): string[] {
  const keys: Node[] = node.type === 'CallExpression' ? node.arguments : node.type === 'MemberExpression' && node.computed ? [node.property] : [];
  return keys.flatMap((key) => {
    const definition = key.type === 'Identifier' ? file.variableOf(key)?.defs[0] : undefined;
    const init = definition?.type === 'Variable' ? definition.node.init : undefined;
    return init?.type === 'Literal' && typeof init.value === 'string' ? [init.value] : [];
  });
}

function isToken(text: string): boolean {
  return text.includes('csrf') || text.includes('xsrf');
}

function isCookie(text: string): boolean {
  return /\b(?:get)?cookies?\b/.test(text) && !/signedcookies/.test(text);
}

function isSent(text: string): boolean {
  return /\b(?:(?:get)?(?:request)?headers?|body|query)\b/.test(text) || /\.get\(['"]/.test(text);
}
