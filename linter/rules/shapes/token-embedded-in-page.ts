import { set } from '#shared/facts/known.ts';
import { credentialIn, type NamedCredential } from '../../sites/secrets/credential-expression.ts';
import { calledFunction, resultsOf } from '../../sites/functions/called-function.ts';
import { dataOfPages } from '../../sites/page/page-data.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { initializerOf } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const markup = /<(?:!doctype|html|head|body|script|div|form|input|meta)\b/i;
const answers = /^(?:res|response|reply|c|ctx)\b/;
const pageLoaders: ReadonlySet<string> = new Set(['getServerSideProps', 'getStaticProps', 'getInitialProps']);
/** A window that signs in hands its token to the one that opened it, and is closed then: what it may do is another check's subject. */
const handsOver = 'postMessage';

/** Tokens and session identifiers that the server writes into HTML, gives to a view, or serialises with the properties of a page. */
export default defineShape({
  check: 'token-embedded-in-page',
  names: [['res', 'response', 'reply', 'c', 'ctx', 'getServerSideProps', 'getStaticProps', 'getInitialProps', 'load']],
  needs: [['.render(', '.send(', '.end(', '.html(', 'getServerSideProps', 'getStaticProps', 'getInitialProps', 'load'], ['token', 'jwt', 'session', 'cookie', 'sid']],
  mayBeIn: (text) => /getServerSideProps|getStaticProps|getInitialProps|\.render\(/.test(text) || (text.includes('${') && markup.test(text)) || mayBeLoad.test(text) || answersWithMarkup.test(text),
  find: (context) => [...answerShapes(context), ...propertyShapes(context), ...dataShapes(context)],
});

/** `export const load: PageServerLoad = …`, with what it may give. */
const mayBeLoad = /\bexport\s{1,5}(?:const|let|(?:async\s{1,5})?function)\s{1,5}load\b/;
/** `res.send(renderPage({ token }))`: the markup is written elsewhere. */
const answersWithMarkup = /\.(?:send|end|html)\(\s{0,20}(?:await\s)?[\w.]{0,40}(?:render|page|html|shell|document|layout|template|view)\w{0,20}\(/i;

/** `return { sessionToken: cookies.get('session') }` of a load of SvelteKit. What it gives of a record with refresh tokens is told as that. */
function dataShapes(context: SourceContext): FoundShape[] {
  return dataOfPages(context).flatMap((data) => {
    const found = fieldOf(data, context);
    return found && found.credential.role.role !== 'refresh-token' ? [shapeFor(found, 'properties', false)] : [];
  });
}

function answerShapes(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('CallExpression').flatMap((call) => {
    if (call.callee.type !== 'MemberExpression' || !answers.test(file.textOf(call.callee.object).slice(0, 20))) return [];
    const api = context.reader.keyOf(call.callee);
    const [first, second] = call.arguments;
    const found = api === 'render' && second ? fieldOf(second, context) : (api === 'send' || api === 'end' || api === 'html') && first ? (holeOf(first, context) ?? givenToMarkup(first, context)) : undefined;
    return found ? [shapeFor(found, api === 'render' ? 'view' : 'html', isNeverStored(call, context))] : [];
  });
}

/** `export const getServerSideProps = async () => ({ props: { accessToken } })`: the framework writes the properties into the page. */
function propertyShapes(context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { file } = reader;
  return file.nodesOf('Property').flatMap((property) => {
    if (reader.keyOf(property) !== 'props' || property.value.type !== 'ObjectExpression') return [];
    const loader = loaderAround(property, context);
    const found = loader && fieldOf(property.value, context);
    return found ? [shapeFor(found, 'properties', false)] : [];
  });
}

function loaderAround(node: Node, { reader: { file } }: SourceContext): FunctionNode | undefined {
  const owner = file.functionAround(node);
  const parent = owner && file.parentOf(owner);
  const name = owner?.type === 'FunctionDeclaration' ? owner.id?.name : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' && parent.left.property.type === 'Identifier' ? parent.left.property.name : undefined;
  return name !== undefined && pageLoaders.has(name) ? owner : undefined;
}

function shapeFor({ node, credential }: Found, into: string, isNeverStored: boolean): FoundShape {
  return { node, name: credential.name, role: credential.role, side: 'server', library: 'by hand', traits: { into: set(into), neverStored: set(isNeverStored) } };
}

interface Found {
  readonly node: Node;
  readonly credential: NamedCredential;
}

/** A field of the object that is one, or of an object in it. */
function fieldOf(object: Node, context: SourceContext, depth = 0): Found | undefined {
  if (object.type !== 'ObjectExpression' || depth > 2) return undefined;
  for (const property of object.properties) {
    if (property.type !== 'Property' || isFunction(property.value)) continue;
    const inner = fieldOf(property.value, context, depth + 1);
    if (inner) return inner;
    const credential = certain(property.value, context);
    if (credential) return { node: property, credential };
  }
  return undefined;
}

/** `renderPage({ user, accessToken }, nonce)`, where the function writes what it is given there into HTML. */
function givenToMarkup(first: Node, context: SourceContext): Found | undefined {
  const call = plainNode(first);
  const called = call.type === 'CallExpression' ? calledFunction(call.callee, context) : undefined;
  if (call.type !== 'CallExpression' || !called) return undefined;
  const { file } = called.there.reader;
  const templates = resultsOf(called.owner, file).flatMap((result) => (result.type === 'TemplateLiteral' && markup.test(file.textOf(result)) && !file.textOf(result).includes(handsOver) ? [result] : []));
  for (const [index, argument] of call.arguments.entries()) {
    const parameter = called.owner.params[index];
    const variable = parameter?.type === 'Identifier' ? file.variableOf(parameter) : undefined;
    const isWritten = variable?.references.some(({ identifier }) => templates.some(({ expressions }) => expressions.some((hole) => serialised(hole, file) === identifier)));
    const found = isWritten === true ? credentialOf(argument, context) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What a hole writes: `state` of `${JSON.stringify(state).replace(/</g, '…')}`. */
function serialised(hole: Node, file: SourceFile): Node {
  if (hole.type !== 'CallExpression') return hole;
  const { callee, arguments: [first] } = hole;
  if (callee.type === 'MemberExpression' && callee.object.type === 'CallExpression' && /^replace/.test(file.textOf(callee.property))) return serialised(callee.object, file);
  return first && serialisers.test(file.textOf(callee).slice(-60)) ? first : hole;
}

const serialisers = /(?:^|\.)(?:stringify|serialize\w{0,20}|uneval|jsesc|htmlescape|toJson|safeJson\w{0,20}|escapeJson)$/i;

function credentialOf(node: Node, context: SourceContext): Found | undefined {
  const credential = certain(node, context);
  if (credential) return { node, credential };
  return fieldOf(initializerOf(node, context.reader.file) ?? node, context);
}

/** A hole of a template that is HTML. */
function holeOf(template: Node, context: SourceContext): Found | undefined {
  if (template.type !== 'TemplateLiteral') return undefined;
  const text = context.reader.file.textOf(template);
  if (!markup.test(text) || text.includes(handsOver)) return undefined;
  for (const node of template.expressions) {
    const found = credentialOf(serialised(node, context.reader.file), context);
    if (found) return found;
  }
  return undefined;
}

/** `token` alone is as often that of a form or of a link in a mail. */
function certain(node: Node, context: SourceContext): NamedCredential | undefined {
  const credential = credentialIn(node, context);
  return credential?.isCertain === true ? credential : undefined;
}

function isNeverStored(call: Node, { reader: { file } }: SourceContext): boolean {
  const owner = file.functionAround(call);
  return owner !== undefined && file.textOf(owner).includes('no-store');
}
