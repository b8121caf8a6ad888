import { set, valueOf } from '#shared/facts/known.ts';
import { answerHeaders, headerOption, helmetUses, helmetUsesElsewhere, isNotSent, onlyText, type HelmetUse } from '../../sites/requests/response-headers.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { sessionCookieOf, usedParts } from '../../sites/project/used-parts.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { propertyOf, type Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** What those write by hand who think of headers for the whole site. */
const otherHeaders = ['strict-transport-security', 'x-content-type-options', 'referrer-policy', 'permissions-policy'];
const byHand = /strict-transport-security|x-content-type-options|referrer-policy|permissions-policy/i;
/** A page, as against an answer of an API. */
const pages = /\b(?:res|reply|ctx|c|context)\.(?:render|view|html)\(|\btext\/html\b|\.type\(['"](?:text\/)?html['"]\)/;
/** What could be about frames, for or against them. */
const aboutFrames = /frame|content-?security-?policy|\bcsp\b|helmet|secureheaders|lusca|embed|widget/i;

/** Two headers hold frames back; this is where neither does. */
export default defineShape({
  check: 'clickjacking-unprotected-auth-page',
  needs: [['helmet', 'secureheaders', '.use(', '.register(', 'x-frame-options', 'frame-ancestors', ...otherHeaders], ['cookie', 'session']],
  mayBeIn: (text) => (byHand.test(text) && pages.test(text) && !aboutFrames.test(text)) || /frameguard|xFrameOptions|x-frame-options|frame-?ancestors/i.test(text) || (/samesite/i.test(text) && /\bnone\b/i.test(text)) || (/secur|helmet|headers\b/i.test(text) && /\bfrom\s{0,4}['"][.@~#]|\brequire\(['"]\./.test(text)),
  find(context) {
    // Nobody is signed in where nothing is said of that.
    if (!/cookie|session/i.test(context.reader.file.text)) return [];
    const cookie = cookieOfParts(context);
    return [...helmetShapes(context), ...headerShapes(context), ...pageShapes(context)].map((shape) => (cookie === undefined ? shape : { ...shape, traits: { ...shape.traits, cookie: set(cookie) } }));
  },
});

/** A session that another file sets up, and whose cookie goes with frames of other sites. */
function cookieOfParts(context: SourceContext): string | undefined {
  const cookies = (usedParts(context) ?? []).flatMap(sessionCookieOf);
  return cookies.filter(({ sameSite }) => valueOf(sameSite) === 'None').map(({ name }) => valueOf(name)).find((name) => name !== undefined);
}

function helmetShapes(context: SourceContext): FoundShape[] {
  if (/frame-ancestors|x-frame-options|\.frameguard\(|\.xFrameOptions\(|content-security-policy|\.contentSecurityPolicy\(/i.test(context.reader.file.text)) return [];
  const open = [...helmetUses(context), ...helmetUsesElsewhere(context)].filter((use) => isNotSent(use, 'x-frame-options') && leavesFramesOpen(use));
  return open.map((use) => ({ node: use.node, name: use.site.api, library: use.library, side: 'server' as const, traits: { off: set(true) } }));
}

/** No policy, or one that is written without the directive for frames. */
function leavesFramesOpen(use: HelmetUse): boolean {
  if (isNotSent(use, 'content-security-policy')) return true;
  const values = headerOption(use, 'content-security-policy');
  return values !== undefined && values.length > 0 && values.every((value) => isWithoutAncestors(value, use));
}

function isWithoutAncestors(policy: Value, { site }: HelmetUse): boolean {
  const hasDefaults = site.defaults['content-security-policy'] !== '';
  const isPlain = !hasDefaults || isFalse(propertyOf(policy, 'useDefaults'));
  const directives = propertyOf(policy, 'directives');
  const named = hasDefaults ? (directives.is === 'found' ? directives.property.value : undefined) : policy;
  if (!named) return false;
  const ancestors = ['frameAncestors', 'frame-ancestors'].map((name) => propertyOf(named, name));
  const found = ancestors.find(({ is }) => is === 'found');
  if (found?.is === 'found') return isAnybody(found.property.value);
  return isPlain && named.kind === 'object' && ancestors.every(({ is }) => is === 'absent');
}

function isFalse(found: ReturnType<typeof propertyOf>): boolean {
  return found.is === 'found' && found.property.value.kind === 'literal' && found.property.value.value === false;
}

function isAnybody(sources: Value): boolean {
  const texts = sources.kind === 'array' ? sources.elements.map(onlyText) : [onlyText(sources)];
  return texts.some((text) => text !== undefined && /^(?:\*|https?:)$/.test(text));
}

/** `frame-ancestors *`, which browsers heed before the other header, and values of that one which none of them knows. */
function headerShapes(context: SourceContext): FoundShape[] {
  const policies = answerHeaders('content-security-policy', context).map((one) => ({ ...one, ancestors: /(?:^|;)\s{0,9}frame-ancestors([^;]{1,300})/i.exec(onlyText(one.value) ?? '')?.[1] }));
  const open = policies.filter(({ ancestors }) => ancestors?.trim().split(/\s/).some((source) => /^(?:\*|https?:)$/.test(source)));
  const named = /frame-?ancestors/i.test(context.reader.file.text) ? [] : answerHeaders('x-frame-options', context).map((one) => ({ ...one, text: onlyText(one.value) }));
  const unknown = named.every(({ text }) => text !== undefined && /^\s*(?:allow|\*)/i.test(text)) ? named : [];
  const nameOf = (found: object) => (unknown.includes(found as never) ? 'X-Frame-Options' : 'Content-Security-Policy');
  return [...open, ...unknown].map((one) => ({ node: one.node, name: nameOf(one), side: 'server' as const, traits: { off: set(true) } }));
}

/** Other headers for pages of signed-in users that are written by hand, in a file that has neither of the two, and in an application of which all parts can be read. */
function pageShapes(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  if (!byHand.test(file.text) || !pages.test(file.text) || aboutFrames.test(file.text)) return [];
  const answering = file.nodesOf('CallExpression').filter((call) => pages.test(`${file.textOf(call.callee).slice(-40)}(${call.arguments.map((one) => file.textOf(one)).join(', ').slice(0, 400)}`)).map((call) => file.functionAround(call));
  const personal = answering.filter((owner) => owner !== undefined && signedIn.test(file.textOf(owner)));
  const [header] = otherHeaders.flatMap((name) => answerHeaders(name, context).map(({ node }) => ({ node, name }))).filter(({ node }) => {
    const owner = file.functionAround(node);
    return !owner || personal.includes(owner) || isForAll(owner, file);
  });
  if (!header || personal.length === 0) return [];
  const parts = usedParts(context);
  if (!parts || parts.some(({ there }) => aboutFrames.test(there.reader.file.text))) return [];
  return [{ node: header.node, name: header.name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()), side: 'server', traits: { off: set(true), beside: set(true) } }];
}

const signedIn = /\b(?:session|\w*[uU]ser|account|customer|member|viewer)\b/;

/** `app.use((req, res, next) => …)`, `app.addHook('onSend', …)` */
function isForAll(owner: Node, file: SourceFile): boolean {
  const call = file.parentOf(owner);
  return call?.type === 'CallExpression' && call.callee !== owner && /\.(?:use|addHook)$/.test(file.textOf(call.callee).slice(-40));
}
