import type { CookieFact } from '#shared/facts/cookie.ts';
import { set, valueOf } from '#shared/facts/known.ts';
import { routesOf, wordsOfPath } from '../../sites/route-handlers.ts';
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
  needs: [['session'], ['.post(']],
  find(context) {
    const { file } = context.reader;
    if (defences.test(file.text)) return [];
    const readsForms = formParsers.test(file.text);
    const open = routesOf('post', file).find(({ path, handler, before }) => {
      const text = file.textOf(handler);
      const isSignedIn = /\breq(?:uest)?\.(?:session\b|user\b|isAuthenticated\()/.test(text) || before.some((middleware) => /auth|login|loggedin|session|signedin/i.test(file.textOf(middleware)));
      const isReachable = readsForms || !/\breq(?:uest)?\.body\b/.test(text);
      return isSignedIn && isReachable && !wordsOfPath(path).some((word) => exempt.has(word));
    });
    const used = open ? middlewareElsewhere(context) : undefined;
    if (!open || !used || used.some(isDefence)) return [];
    const cookies = used.flatMap((one) => sessionCookieOf(one));
    const sameSite = cookies.length > 0 && cookies.every(({ sameSite: known }) => known.state === 'absent' || valueOf(known) === 'None') ? (valueOf(cookies[0]!.sameSite) === 'None' ? 'None' : 'absent') : undefined;
    return [{ node: open.node, name: `POST ${open.path.slice(0, 60)}`, library: open.library, side: 'server' as const, traits: { forms: set(readsForms), whole: set(isWhole(file)), ...(sameSite !== undefined && { sessionSameSite: set(sameSite) }) } }];
  },
});

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
      const named = argument.type === 'CallExpression' ? argument.callee : argument;
      if (named.type !== 'Identifier' || !isOfProject(named, file)) continue;
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
  return from !== undefined && from !== null && /^import\b[^;]*['"][.~@#$]{1,2}\/|^require\(['"][.~@#$]{1,2}\//.test(file.textOf(from));
}

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
