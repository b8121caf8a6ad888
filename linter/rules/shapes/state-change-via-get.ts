import { set } from '#shared/facts/known.ts';
import { routesOf, wordsOfPath, type Route } from '../../sites/route-handlers.ts';
import type { SourceFile } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

const logouts: ReadonlySet<string> = new Set(['logout', 'signout', 'logoff']);
const writes: ReadonlySet<string> = new Set(['delete', 'remove', 'update', 'transfer', 'create', 'approve', 'promote', 'disable', 'enable', 'revoke', 'deactivate', 'destroy']);
/** A link in a mail carries its proof, and protocols log out by GET on purpose. */
const proven = /token|code\b|hash|signature|id_token_hint|SAML|unsubscribe|confirm|verif|sec-fetch|csrf|origin/i;
const signsOut = /\.session\.destroy\(|\.session ?= ?null|\breq(?:uest)?\.logout\(|\.clearCookie\(|\.logOut\(/;
const mutates = /\.(?:destroy|delete|deleteOne|deleteMany|remove|update|updateOne|updateMany|findByIdAndDelete|findByIdAndUpdate|findOneAndDelete|findOneAndUpdate|save|insert|insertOne|create)\(|\b(?:DELETE FROM|INSERT INTO|UPDATE \w+ SET)\b/i;
const usesSession = /\breq(?:uest)?\.(?:session|user|cookies|isAuthenticated)\b/;

/** Handlers of GET that sign out or write for the user of a cookie. */
export default defineShape({
  check: 'state-change-via-get',
  names: [['.get']],
  needs: [["'/", '"/'], ['session', '.user', 'cookie', 'auth', 'login', 'logged', '.logout('], ['logout', 'signout', 'logoff', 'sign-out', 'log-out', 'delete', 'remove', 'update', 'transfer', 'create', 'approve', 'promote', 'disable', 'enable', 'revoke', 'deactivate', 'destroy']],
  find({ reader: { file } }) {
    return routesOf('get', file).flatMap((route) => {
      const change = changeBy(route, file);
      return change ? [{ node: route.call, name: `GET ${route.path.slice(0, 60)}`, library: 'express', side: 'server' as const, traits: { change: set(change) } }] : [];
    });
  },
});

function changeBy({ path, handler, before }: Route, file: SourceFile): 'logout' | 'write' | undefined {
  const text = file.textOf(handler);
  if (proven.test(text) || proven.test(path)) return undefined;
  const words = wordsOfPath(path);
  const isLogout = words.some((word) => logouts.has(word)) || /(?:log|sign)-?(?:out|off)/i.test(path);
  if (isLogout) return signsOut.test(text) ? 'logout' : undefined;
  const isSignedIn = usesSession.test(text) || before.some((middleware) => /auth|login|loggedin|session/i.test(file.textOf(middleware)));
  return words.some((word) => writes.has(word)) && mutates.test(text) && isSignedIn ? 'write' : undefined;
}
