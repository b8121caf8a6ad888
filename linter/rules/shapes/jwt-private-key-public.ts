import { set } from '#shared/facts/known.ts';
import { parseJwt } from '#shared/parse/jwt.ts';
import { holdsPrivateJwk } from '../../sites/tokens/private-jwk.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const begin = '-----BEGIN ';
const end = 'PRIVATE KEY-----';
/** Shorter texts are patterns and examples of the form. */
const fewestCharacters = 100;

/** Keys that sign: written in a file of the page (a private key in PEM form, the service key of Supabase), or in an answer of the server. */
export default defineShape({
  check: 'jwt-private-key-public',
  needs: [['PRIVATE KEY-----', "'eyJ", '"eyJ', '`eyJ', '}eyJ', 'exportJWK(', "'jwk'", '"jwk"']],
  find: (context) => [...writtenShapes(context), ...answerShapes(context)],
});

function writtenShapes({ reader: { file }, side }: SourceContext): FoundShape[] {
  if (side !== 'client') return [];
  return [...file.nodesOf('Literal'), ...file.nodesOf('TemplateElement')].flatMap((node) => {
    const text = node.type === 'Literal' ? node.value : node.value.cooked;
    const key = typeof text === 'string' ? keyIn(text) : undefined;
    return key === undefined ? [] : [{ node, name: key, traits: { key: set(key) } }];
  });
}

function keyIn(text: string): string | undefined {
  const at = text.indexOf(begin);
  if (at >= 0) {
    const title = text.slice(at + begin.length, at + 60);
    return text.length - at >= fewestCharacters && title.includes(end) && !title.startsWith('PUBLIC') ? 'a private key in PEM form' : undefined;
  }
  return text.startsWith('eyJ') && parseJwt(text)?.payload?.['role'] === 'service_role' ? 'the service key of Supabase' : undefined;
}

/** `res.json({ keys: [await exportJWK(privateKey)] })`: the set has the private member, too. */
function answerShapes({ reader, side }: SourceContext): FoundShape[] {
  const { file } = reader;
  if (side === 'client') return [];
  const key = 'the private part of a key';
  const shapeFor = (node: Node): FoundShape[] => (holdsPrivateJwk(node, reader) ? [{ node, name: key, side: 'server', traits: { key: set(key), answered: set(true) } }] : []);
  const called = [...file.nodesOf('CallExpression'), ...file.nodesOf('NewExpression')].flatMap((call) => (isAnswering(call.callee, reader) ? call.arguments.slice(0, 1) : []));
  const assigned = file.nodesOf('AssignmentExpression').flatMap(({ left, right }) => (/^ctx\.(?:response\.)?body$/.test(file.textOf(left)) ? [right] : []));
  const returned = file.nodesOf('ReturnStatement').flatMap(({ argument }) => (argument && answersByReturn(file.functionAround(argument), file) ? [argument] : []));
  const short = file.nodesOf('ArrowFunctionExpression').flatMap((owner) => (owner.body.type !== 'BlockStatement' && answersByReturn(owner, file) ? [owner.body] : []));
  return [...called, ...assigned, ...returned, ...short].flatMap(shapeFor);
}

/** `res.status(200).json(…)`, `c.json(…)`, `Response.json(…)`, `new Response(…)`, `json(…)`. */
function isAnswering(callee: Node, { file }: SourceContext['reader']): boolean {
  if (callee.type === 'Identifier') return /^(?:json|(?:Next)?Response)$/.test(callee.name);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const owner = /^[\w$]+/.exec(file.textOf(callee.object))?.[0] ?? '';
  return answers.has(owner) && answering.has(file.textOf(callee.property));
}

const answers: ReadonlySet<string> = new Set(['res', 'response', 'reply', 'c', 'ctx', 'context', 'h', 'Response', 'NextResponse']);
const answering: ReadonlySet<string> = new Set(['json', 'send', 'end', 'response']);

/** Handlers of Nuxt, Fastify and hapi, and methods of Nest's controllers, answer with what they return. */
function answersByReturn(owner: Node | undefined, file: SourceContext['reader']['file']): boolean {
  const parent = owner && file.parentOf(owner);
  if (parent?.type === 'CallExpression') return /(?:^|\.)(?:get|define(?:Cached)?EventHandler|(?:cached)?[eE]ventHandler)$/.test(file.textOf(parent.callee).slice(-60));
  return parent?.type === 'MethodDefinition' && (parent.decorators ?? []).some((decorator) => /^@Get\b/.test(file.textOf(decorator).slice(0, 10)));
}
