import { set } from '#shared/facts/known.ts';
import { routesOf, wordsOfPath } from '../../sites/route-handlers.ts';
import type { SourceFile } from '../../values/source-file.ts';
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
  find({ reader: { file } }) {
    if (defences.test(file.text)) return [];
    const readsForms = formParsers.test(file.text);
    const open = routesOf('post', file).find(({ path, handler, before }) => {
      const text = file.textOf(handler);
      const isSignedIn = /\breq(?:uest)?\.(?:session\b|user\b|isAuthenticated\()/.test(text) || before.some((middleware) => /auth|login|loggedin|session/i.test(file.textOf(middleware)));
      const isReachable = readsForms || !/\breq(?:uest)?\.body\b/.test(text);
      return isSignedIn && isReachable && !wordsOfPath(path).some((word) => exempt.has(word));
    });
    return open ? [{ node: open.node, name: `POST ${open.path.slice(0, 60)}`, library: open.library, side: 'server' as const, traits: { forms: set(readsForms), whole: set(isWhole(file)) } }] : [];
  },
});

/** The file starts the server and looks the session up by the cookie itself: nothing stands between that another file would add. */
function isWhole(file: SourceFile): boolean {
  const calls = file.nodesOf('CallExpression').map(({ callee }) => file.textOf(callee).slice(-40));
  return calls.some((callee) => /\.listen$/.test(callee)) && /\b(?:req|request|ctx)\.(?:cookies|signedCookies)\b/.test(file.text) && /\b(?:req|request|ctx)\.session\s*=/.test(file.text);
}
