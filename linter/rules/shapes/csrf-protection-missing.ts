import type { CookieFact } from '#shared/facts/cookie.ts';
import { set, valueOf } from '#shared/facts/known.ts';
import { calledFunction } from '../../sites/called-function.ts';
import { mountedRoutes } from '../../sites/mounted-routers.ts';
import { routesOf, wordsOfPath, type Route } from '../../sites/route-handlers.ts';
import { sessionFactsFrom } from '../../sites/session-facts.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { noBindings } from '../../values/reader.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** Words of a defence, whoever provides it; where one stands in the file, nothing is said about missing ones. */
const defences = /csrf|xsrf|sec-fetch|origin|referer|lusca|hmac|bearer|authorization/i;
/** What reads the bodies that a form of another site can send. */
const formParsers = /urlencoded|multipart|multer|formidable|busboy|fileupload|bodyParser\(\)/i;
/** Requests of somebody who is not signed in yet, or who proves themselves in another way. */
const exempt: ReadonlySet<string> = new Set(['login', 'signin', 'logout', 'signout', 'register', 'signup', 'webhook', 'webhooks', 'hook', 'hooks', 'token', 'refresh', 'callback', 'forgot', 'reset', 'graphql']);

/** The first route by POST that acts for the user of the session, in a file that also sets up the session. */
export default defineShape({
  check: 'csrf-protection-missing',
  needs: [['session'], ['.post(', '.use(']],
  mayBeIn: (text) => !defences.test(text) && (text.includes('.post(') || formParsers.test(text)),
  find(context) {
    const { file } = context.reader;
    if (defences.test(file.text)) return [];
    const readsForms = formParsers.test(file.text);
    const open = openRoute(readsForms, context) ?? (readsForms ? openRouteElsewhere(context) : undefined);
    const used = open ? middlewareElsewhere(context) : undefined;
    if (!open || !used || used.some(isDefence)) return [];
    const cookies = used.flatMap((one) => sessionCookieOf(one));
    const sameSite = cookies.length > 0 && cookies.every(({ sameSite: known }) => known.state === 'absent' || valueOf(known) === 'None') ? (valueOf(cookies[0]!.sameSite) === 'None' ? 'None' : 'absent') : undefined;
    return [{ node: open.node, name: `POST ${open.path.slice(0, 60)}`, library: open.library, side: 'server' as const, traits: { forms: set(readsForms), whole: set(isWhole(file)), ...(sameSite !== undefined && { sessionSameSite: set(sameSite) }) } }];
  },
});

type Open = Pick<Route, 'node' | 'path' | 'library'>;

const signedIn = /\breq(?:uest)?\.(?:session\b|user\b|isAuthenticated\()/;
const signedInBefore = /auth|login|loggedin|session|signedin/i;

function openRoute(readsForms: boolean, { reader: { file } }: SourceContext): Open | undefined {
  return routesOf('post', file).find(({ path, handler, before }) => {
    const text = file.textOf(handler);
    const isReachable = readsForms || !/\breq(?:uest)?\.body\b/.test(text);
    return isReachable && (signedIn.test(text) || before.some((middleware) => signedInBefore.test(file.textOf(middleware)))) && !isExempt(path);
  });
}

/** The same of routers in other files, when no file of them says a word of a defence. */
function openRouteElsewhere(context: SourceContext): Open | undefined {
  const { routes, files } = mountedRoutes('post', context);
  if ([...files].some(({ text }) => defences.test(text))) return undefined;
  const open = routes.find(({ path, handler, before, there }) => {
    const { file } = there.reader;
    return !isExempt(path) && (signedIn.test(handler.there.reader.file.textOf(handler.owner)) || before.some((middleware) => signedInBefore.test(file.textOf(middleware)))) && !before.some((middleware) => mayDefend(middleware, there));
  });
  return open && { node: open.mount, path: open.path, library: 'express' };
}

/** Middleware of another file that could be a defence, or that cannot be read. */
function mayDefend(middleware: Node, there: SourceContext): boolean {
  const named = middleware.type === 'CallExpression' ? middleware.callee : middleware;
  const behind = calledFunction(named, there);
  return behind ? defences.test(behind.there.reader.file.textOf(behind.owner)) : named.type === 'Identifier' && isOfProject(named, there.reader.file);
}

function isExempt(path: string): boolean {
  return wordsOfPath(path).some((word) => exempt.has(word));
}

interface Middleware {
  readonly node: Node;
  readonly there: SourceContext;
}

/** What `app.use(…)` is given of other files of the project; `undefined` when one of them cannot be read, since that could be a defence. */
function middlewareElsewhere(context: SourceContext): Middleware[] | undefined {
  const { file } = context.reader;
  const found: Middleware[] = [];
  for (const { callee, arguments: given } of file.nodesOf('CallExpression')) {
    if (callee.type !== 'MemberExpression' || context.reader.keyOf(callee) !== 'use') continue;
    for (const argument of given) {
      const isInline = argument.type === 'CallExpression' && requiresOfProject.test(file.textOf(argument));
      const named = argument.type === 'CallExpression' && !isInline ? argument.callee : argument;
      if (!isInline && (named.type !== 'Identifier' || !isOfProject(named, file))) continue;
      const { node } = context.reader.valueOf(named);
      const there = context.elsewhere?.(node);
      if (!there) return undefined;
      found.push({ node, there });
    }
  }
  return found;
}

/** A function that only shows the token to forms refuses nobody, and one with routes of its own answers for those; what a call makes refuses as it likes. */
function isDefence({ node, there }: Middleware): boolean {
  const text = there.reader.file.textOf(node);
  return defences.test(text) && (node.type === 'CallExpression' || (refusals.test(text) && !hasRoutes.test(text)));
}

const hasRoutes = /\.(?:get|post|put|patch|delete)\(\s{0,20}['"`]\//;
const refusals = /\b(?:40[013]|419)\b|forbidden|\bthrow\b|\breject|createError|\bnext\(\s{0,5}\w/i;

/** Imported or required by a path, and so no package. */
function isOfProject(name: Node, file: SourceFile): boolean {
  const def = file.variableOf(name)?.defs[0];
  const from = def?.type === 'ImportBinding' ? def.parent : def?.type === 'Variable' ? def.node.init : undefined;
  return from !== undefined && from !== null && (/^import\b[^;]*['"][.~@#$]{1,2}\//.test(file.textOf(from)) || requiresOfProject.test(file.textOf(from)));
}

const requiresOfProject = /^require\(['"][.~@#$]{1,2}\//;

/** `export const sessions = session({ … })` sets a cookie, and the file that uses it does not say how. */
function sessionCookieOf({ node, there }: Middleware): CookieFact[] {
  if (node.type !== 'CallExpression') return [];
  const found = there.index.sitesAt(there.origins.of(node.callee)).flatMap(({ model, site }) => (site.kind === 'session.configure' ? sessionFactsFrom({ context: there, model, site, node, bindings: noBindings }) : []));
  return found.flatMap(({ fact }) => (fact.kind === 'cookie' ? [fact] : []));
}

/** The file starts the server and looks the session up by the cookie itself: nothing stands between that another file would add. */
function isWhole(file: SourceFile): boolean {
  const calls = file.nodesOf('CallExpression').map(({ callee }) => file.textOf(callee).slice(-40));
  return calls.some((callee) => /\.listen$/.test(callee)) && /\b(?:req|request|ctx)\.(?:cookies|signedCookies)\b/.test(file.text) && /\b(?:req|request|ctx)\.session\s*=/.test(file.text);
}
