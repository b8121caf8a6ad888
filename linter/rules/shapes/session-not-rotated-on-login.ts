import { set, unknown, type Known } from '#shared/facts/known.ts';
import passport from '../../models/passport.ts';
import { holdsForVersion } from '../../sites/installed-version.ts';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/names-around.ts';
import { provenanceOf } from '../../sites/provenance.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode, Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Fields of a session that say who the user is. */
const identities: ReadonlySet<string> = new Set(['user', 'userid', 'uid', 'username', 'account', 'accountid', 'loggedin', 'isloggedin', 'authenticated', 'isauthenticated', 'auth', 'isauth', 'currentuser', 'member', 'memberid', 'customerid', 'useremail', 'admin', 'isadmin']);
const logins = ['login', 'signin', 'logon', 'authenticate', 'authentication', 'signup', 'register', 'session', 'sessions', 'callback', 'verify', 'otp', 'mfa', '2fa', 'totp'];
/** What gives the session another identifier. */
const renewals = ['regenerate', 'newSession', 'rotateSession', 'renewSession', 'createSession(', 'session = null', 'genid'];
/** `req.login` of passport, in the versions that its model is about. */
const logIns = ['.login(', '.logIn('];

/** `req.session.userId = user.id` in the code of a login. */
export default defineShape({
  check: 'session-not-rotated-on-login',
  needs: [['session'], ['login', 'signin', 'sign-in', 'sign_in', 'password', 'authenticate', 'logon', 'callback', 'signup', 'register']],
  find(context) {
    const { file } = context.reader;
    const assigned = file.nodesOf('AssignmentExpression').flatMap((node) => (node.operator === '=' ? [{ node: node as Node, target: node.left as Node, value: node.right as Node }] : []));
    const byHandler = new Map<FunctionNode, FoundShape>();
    for (const { node, target, value } of assigned) {
      const field = sessionField(target, context);
      const handler = field && outermostFunction(node, file);
      if (!field || !handler || byHandler.has(handler) || !isLogin(node, handler, context) || isEmpty(value, context)) continue;
      byHandler.set(handler, {
        node,
        name: field.text,
        side: 'server',
        library: field.owner === 'ctx' ? 'koa' : 'express-session',
        traits: { renewed: set(isRenewed(handler, context)), kept: keptWhere(field.owner, context) },
      });
    }
    return [...byHandler.values()];
  },
});

function sessionField(target: Node, { reader }: SourceContext): { readonly owner: string; readonly text: string } | undefined {
  if (target.type !== 'MemberExpression' || target.object.type !== 'MemberExpression' || target.object.object.type !== 'Identifier') return undefined;
  const field = reader.keyOf(target);
  const owner = target.object.object.name;
  const isSession = reader.keyOf(target.object) === 'session' && /^(?:req|request|ctx|context)$/.test(owner);
  return isSession && field !== undefined && identities.has(field.toLowerCase().replaceAll('_', '')) ? { owner, text: `${owner}.session.${field}` } : undefined;
}

/** The name of the code says so, or it looks at a password. */
function isLogin(node: Node, handler: FunctionNode, { reader: { file } }: SourceContext): boolean {
  const names = namesAround(node, file);
  if (names.some((name) => saysOneOf(name, ['logout', 'signout', 'logoff']))) return false;
  return names.some((name) => saysOneOf(name, logins)) || /password/i.test(file.textOf(handler));
}

function isEmpty(value: Node, context: SourceContext): boolean {
  const read = context.reader.valueOf(value);
  return provenanceOf(read, context).is === 'empty' || (read.kind === 'literal' && !read.value);
}

function isRenewed(handler: FunctionNode, { reader: { file }, versionOf }: SourceContext): boolean {
  const text = file.textOf(handler);
  return [...renewals, ...(holdsForVersion(passport, versionOf(passport.library)) ? logIns : [])].some((word) => text.includes(word));
}

/** A session that is itself in the cookie has no identifier that could be planted. */
function keptWhere(owner: string, { reader: { file }, versionOf }: SourceContext): Known<string> {
  const text = file.text;
  if (/['"](?:cookie-session|client-sessions|iron-session)['"]/.test(text)) return set('cookie');
  if (/['"](?:express-session|@fastify\/session|koa-generic-session)['"]/.test(text)) return set('server');
  const installed = owner === 'ctx' ? versionOf('koa-generic-session') : versionOf('express-session');
  return installed !== undefined && versionOf('cookie-session') === undefined ? set('server') : unknown('the file does not say which library keeps the session');
}
