import { valueOf } from '../facts/known.ts';
import type { SourceSighting } from '../facts/sighting.ts';
import type { Actor } from '../report/report.ts';
import type { Step } from './flow.ts';
import { placeInSource, type SourceCredentials } from './source-credentials.ts';

/** The flow that the code would produce. Nothing of it was observed, so every step is inferred and names its line. */
export function sourceFlow(source: SourceCredentials): Step[] {
  const [session] = source.serverSessions;
  const [sealed] = source.cookieSessions;
  const [sign] = source.signs;
  const [verify] = source.verifies;
  const steps: Step[] = [];
  const add = (from: Actor, to: Actor, action: Step['action'], label: string, text: string, seen: SourceSighting) =>
    steps.push({ from, to, action, label, basis: 'inferred', evidence: [{ kind: 'source', text, at: placeInSource(seen) }] });

  if (session) {
    const name = valueOf(session.cookieName) ?? 'the session cookie';
    add('browser', 'server', 'submit-credentials', 'Login request', `${session.seen.library} starts a session when the login handler writes to it.`, session.seen);
    add('server', 'store', 'create-session', 'Creates a session', `${session.seen.api} configures the store.`, session.seen);
    add('server', 'browser', 'set-cookie', `Set-Cookie: ${name}`, `${session.seen.api} sets the cookie.`, session.seen);
    add('browser', 'server', 'send-credential', `Cookie: ${name}`, 'A browser attaches its cookies to each matching request.', session.seen);
    add('server', 'store', 'look-up', 'Looks the session up', `${session.seen.library} loads the session on each request.`, session.seen);
    add('server', 'browser', 'respond', 'Response', 'The handler answers with the session at hand.', session.seen);
  }
  if (sealed) {
    const name = valueOf(sealed.cookieName) ?? 'the session cookie';
    add('server', 'server', 'sign-token', 'Signs or seals the session data', `${sealed.seen.api} keeps the session in the cookie.`, sealed.seen);
    add('server', 'browser', 'set-cookie', `Set-Cookie: ${name}`, `${sealed.seen.api} sets the cookie.`, sealed.seen);
    add('browser', 'server', 'send-credential', `Cookie: ${name}`, 'A browser attaches its cookies to each matching request.', sealed.seen);
    add('server', 'server', 'verify-signature', 'Opens the cookie', `${sealed.seen.library} checks the cookie on each request.`, sealed.seen);
  }
  if (sign) add('server', 'server', 'sign-token', 'Signs a JWT', `${sign.seen.api} signs a token.`, sign.seen);
  const drawn = new Set([session, sealed].map((setup) => setup && valueOf(setup.cookieName)));
  const others = source.cookies.filter(({ name }) => valueOf(name) === undefined || !drawn.has(valueOf(name)));
  for (const cookie of distinctBy(others, ({ name }) => valueOf(name) ?? '').slice(0, 4)) {
    if (cookie.seen.in !== 'source') continue;
    const name = valueOf(cookie.name) ?? 'a cookie';
    add(cookie.seen.side === 'client' ? 'browser' : 'server', 'browser', 'set-cookie', `Sets the cookie ${name}`, `${cookie.seen.api} sets it.`, cookie.seen);
  }
  for (const entry of distinctBy(source.entries, ({ key }) => valueOf(key) ?? '').slice(0, 4)) {
    if (entry.seen.in !== 'source') continue;
    add('browser', 'browser', 'store-token', `Stores it as "${valueOf(entry.key) ?? 'an entry'}"`, `${entry.seen.api} writes it.`, entry.seen);
  }
  if (verify) {
    add('browser', 'server', 'send-credential', 'Request with the token', 'The verification needs a request that carries the token.', verify.seen);
    add('server', 'server', 'verify-signature', 'Verifies the signature', `${verify.seen.api} verifies the token.`, verify.seen);
    if (verify.lookedUp && valueOf(verify.lookedUp) === true) add('server', 'store', 'look-up', 'Looks the claims up', `${verify.seen.api} is followed by a look-up.`, verify.seen);
    add('server', 'browser', 'respond', 'Response', 'The handler answers after the verification.', verify.seen);
  }
  return steps;
}

/** The first of each name: several lines that set one cookie are one step. */
function distinctBy<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const names = new Set<string>();
  return items.filter((item) => !names.has(nameOf(item)) && names.add(nameOf(item)));
}
