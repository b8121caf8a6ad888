import { set } from '#shared/facts/known.ts';
import { credentialIn, type NamedCredential } from '../../sites/secrets/credential-expression.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFunction, type FunctionNode, type Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const markup = /<(?:!doctype|html|head|body|script|div|form|input|meta)\b/i;
const answers = /^(?:res|response|reply|c|ctx)\b/;
const pageLoaders: ReadonlySet<string> = new Set(['getServerSideProps', 'getStaticProps', 'getInitialProps']);
/** A window that signs in hands its token to the one that opened it, and is closed then: what it may do is another check's subject. */
const handsOver = 'postMessage';

/** Tokens and session identifiers that the server writes into HTML, gives to a view, or serialises with the properties of a page. */
export default defineShape({
  check: 'token-embedded-in-page',
  names: [['res', 'response', 'reply', 'c', 'ctx', 'getServerSideProps', 'getStaticProps', 'getInitialProps']],
  needs: [['.render(', '.send(', '.end(', '.html(', 'getServerSideProps', 'getStaticProps', 'getInitialProps'], ['token', 'jwt', 'session', 'cookie', 'sid']],
  mayBeIn: (text) => /getServerSideProps|getStaticProps|getInitialProps|\.render\(/.test(text) || (text.includes('${') && markup.test(text)),
  find: (context) => [...answerShapes(context), ...propertyShapes(context)],
});

function answerShapes(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  return file.nodesOf('CallExpression').flatMap((call) => {
    if (call.callee.type !== 'MemberExpression' || !answers.test(file.textOf(call.callee.object).slice(0, 20))) return [];
    const api = context.reader.keyOf(call.callee);
    const [first, second] = call.arguments;
    const found = api === 'render' && second ? fieldOf(second, context) : (api === 'send' || api === 'end' || api === 'html') && first ? holeOf(first, context) : undefined;
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

/** A field of the object that is one. */
function fieldOf(object: Node, context: SourceContext): Found | undefined {
  if (object.type !== 'ObjectExpression') return undefined;
  for (const property of object.properties) {
    if (property.type !== 'Property' || isFunction(property.value)) continue;
    const credential = certain(property.value, context);
    if (credential) return { node: property, credential };
  }
  return undefined;
}

/** A hole of a template that is HTML. */
function holeOf(template: Node, context: SourceContext): Found | undefined {
  if (template.type !== 'TemplateLiteral') return undefined;
  const text = context.reader.file.textOf(template);
  if (!markup.test(text) || text.includes(handsOver)) return undefined;
  for (const node of template.expressions) {
    const credential = certain(node, context);
    if (credential) return { node, credential };
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
