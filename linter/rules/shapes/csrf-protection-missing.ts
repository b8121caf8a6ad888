import { set, valueOf } from '#shared/facts/known.ts';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { mountedRoutes } from '../../sites/project/mounted-routers.ts';
import { routesOf, wordsOfPath, type Route } from '../../sites/requests/route-handlers.ts';
import { isFollowedBy } from '../../sites/gate/text-near.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isOfProject, sessionCookieOf, sessionCookiesSetIn, usedParts, type UsedPart } from '../../sites/project/used-parts.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

/** Words of a defence, whoever provides it; where one stands in the file, nothing is said about missing ones. */
const defences = /csrf|xsrf|sec-fetch|origin|referer|lusca|hmac|bearer|authorization/i;
/** What reads the bodies that a form of another site can send. */
const formParsers = /urlencoded|multipart|multer|formidable|busboy|fileupload|formbody|koaBody\(|\.parseBody\(|\.formData\(|readFormData\(|bodyParser\((?!\s{0,3}\{\s{0,3}enableTypes:\s{0,3}\[\s{0,3}['"]json['"]\s{0,3}\])/i;
/** Requests of somebody who is not signed in yet, or who proves themselves in another way. */
const exempt: ReadonlySet<string> = new Set(['login', 'signin', 'logout', 'signout', 'register', 'signup', 'webhook', 'webhooks', 'hook', 'hooks', 'token', 'refresh', 'callback', 'forgot', 'reset', 'graphql']);

/** The first route by POST that acts for the user of the session, in a file that also sets up the session. */
export default defineShape({
  check: 'csrf-protection-missing',
  needs: [['session'], ['.post(', '.use(', '.register(']],
  mayBeIn: (text) => !defences.test(withoutRedaction(text)) && takesForms(text),
  find(context) {
    const { file } = context.reader;
    if (defences.test(withoutRedaction(file.text)) || !takesForms(file.text)) return [];
    const readsForms = formParsers.test(file.text);
    const here: Open | undefined = openRoute(readsForms, context) ?? (readsForms ? openRouteElsewhere(context) : undefined);
    const used = here || readsForms ? usedParts(context) : undefined;
    const part = used && !here ? openPart(used) : undefined;
    const open = here ?? part?.open;
    if (!open || !used || used.some((one) => one.there !== part?.there && isDefence(one))) return [];
    // The file finds its users by a cookie that the router with the login sets.
    const setByHand = readsSession(file.text) ? [...new Map((here?.files ?? []).map((there) => [there.reader.file, there])).values()].flatMap(sessionCookiesSetIn) : [];
    const cookies = [...used.flatMap((one) => sessionCookieOf(one)), ...setByHand];
    const sameSite = cookies.length > 0 && cookies.every(({ sameSite: known }) => known.state === 'absent' || valueOf(known) === 'None') ? (valueOf(cookies[0]!.sameSite) === 'None' ? 'None' : 'absent') : undefined;
    return [{ node: open.node, name: `POST ${open.path.slice(0, 60)}`, library: open.library, side: 'server' as const, traits: { forms: set(readsForms), whole: set(isWhole(file)), readsSession: set(readsSession(file.text)), ...(sameSite !== undefined && { sessionSameSite: set(sameSite) }) } }];
  },
});

function takesForms(text: string): boolean {
  return /session/i.test(text) && (text.includes('.post(') || formParsers.test(text));
}

interface Open extends Pick<Route, 'node' | 'path' | 'library'> {
  /** Other files that answer for the application, too. */
  readonly files?: readonly SourceContext[];
}

const signedIn = /\b(?:req(?:uest)?\.(?:session\b|user\b|isAuthenticated\()|ctx\.(?:session|state\.(?:user|member|account))\b|res\.locals\.(?:user|session|member|account)\b|c\.(?:get\(['"]|var\.)(?:user|session|member|account))/;
/** The cookie of a session, read in the handler itself. */
function readsSession(text: string): boolean {
  return isFollowedBy(text, cookieRead, sessionNamed, { within: 40, until: /[^\w\s.,'"-]/ });
}

const cookieRead = /\b(?:get(?:Signed)?Cookie\(|cookies\.get\(|(?:signedC|c)ookies[.[])/gi;
const sessionNamed = /sess|sid\b|auth|token|login/i;
const signedInBefore = /auth|login|loggedin|session|signedin|(?:member|user|admin)only|only(?:member|user|admin)/i;

/** `redact: ['req.headers.authorization']` keeps something out of a log. */
function withoutRedaction(text: string): string {
  const [before, ...parts] = text.split('redact');
  return before + parts.map((part) => part.slice(Math.max(0, part.slice(0, 400).indexOf(']')))).join('');
}

function openRoute(readsForms: boolean, { reader: { file } }: SourceContext): Route | undefined {
  const kept = keptByGuards(file);
  return routesOf('post', file).find(({ path, handler, before }) => {
    const text = file.textOf(handler);
    const isReachable = readsForms || !/\b(?:req(?:uest)?|ctx\.request)\.body\b/.test(text);
    return isReachable && (signedIn.test(text) || readsSession(text) || kept.some((one) => text.includes(one)) || before.some((middleware) => signedInBefore.test(file.textOf(middleware)))) && !isExempt(path);
  });
}

/** What a middleware of the file that reads the cookie of a session keeps for the handlers, as these read it: `c.get('sellerId')`, `req.seller`. */
function keptByGuards(file: SourceFile): string[] {
  const isByGuard = (node: Node) => {
    const owner = file.functionAround(node);
    const text = owner ? file.textOf(owner) : '';
    return readsSession(text) && /\bnext\b/.test(text);
  };
  const set = file.nodesOf('CallExpression').flatMap((call) => {
    const [name, value] = call.arguments;
    return /^c(?:tx)?\.set$/.test(file.textOf(call.callee)) && name?.type === 'Literal' && value && isByGuard(call) ? [`.get('${String(name.value)}')`, `.get("${String(name.value)}")`, `.var.${String(name.value)}`] : [];
  });
  const assigned = file.nodesOf('AssignmentExpression').flatMap((node) => {
    const left = file.textOf(node.left);
    return /^(?:req|request|res\.locals|ctx\.state)\.\w{1,40}$/.test(left) && isByGuard(node) ? [left] : [];
  });
  return [...set, ...assigned];
}

/** The same of routers in other files, when no file of them says a word of a defence. */
function openRouteElsewhere(context: SourceContext): Open | undefined {
  const { routes, files } = mountedRoutes('post', context);
  if ([...files].some(({ text }) => defences.test(text))) return undefined;
  const open = routes.find(({ path, handler, before, there }) => {
    const { file } = there.reader;
    return !isExempt(path) && (signedIn.test(handler.there.reader.file.textOf(handler.owner)) || before.some((middleware) => signedInBefore.test(file.textOf(middleware)))) && !before.some((middleware) => mayDefend(middleware, there));
  });
  return open && { node: open.mount, path: open.path, library: 'express', files: routes.flatMap(({ there, handler }) => [there, handler.there]) };
}

/** Routers and plug-ins of other files, however they are used: one with such a route that asks nothing itself of who sends the request. */
function openPart(used: readonly UsedPart[]): { readonly there: SourceContext; readonly open: Open } | undefined {
  for (const { use, there } of used) {
    const route = defences.test(there.reader.file.text) ? undefined : openRoute(true, there);
    const inner = route && usedParts(there);
    if (inner && !inner.some(isDefence) && !route.before.some((middleware) => mayDefend(middleware, there))) return { there, open: { node: use, path: route.path, library: route.library } };
  }
  return undefined;
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

/** A function that only shows the token to forms refuses nobody, and one with routes of its own answers for those; what a call makes refuses as it likes. */
function isDefence({ node, there }: UsedPart): boolean {
  const text = there.reader.file.textOf(node);
  return defences.test(text) && (node.type === 'CallExpression' || (refusals.test(text) && !hasRoutes.test(text)));
}

const hasRoutes = /\.(?:get|post|put|patch|delete)\(\s{0,20}['"`]\//;
const refusals = /\b(?:40[013]|419)\b|forbidden|\bthrow\b|\breject|createError|\bnext\(\s{0,5}\w/i;

/** The file starts the server and looks the session up by the cookie itself: nothing stands between that another file would add. */
function isWhole(file: SourceFile): boolean {
  const calls = file.nodesOf('CallExpression').map(({ callee }) => file.textOf(callee).slice(-40));
  return calls.some((callee) => /\.listen$/.test(callee)) && /\b(?:req|request|ctx)\.(?:cookies|signedCookies)\b/.test(file.text) && /\b(?:req|request|ctx)\.session\s*=/.test(file.text);
}
