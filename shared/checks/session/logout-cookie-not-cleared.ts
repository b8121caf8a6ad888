import { headerOf, headersOf, type ExchangeFact } from '../../facts/exchange.ts';
import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { sentNames } from '../cookie-reach.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

export default defineCheck({
  id: 'logout-cookie-not-cleared',
  family: 'session',
  title: 'Logout response leaves the auth cookie',
  why: 'After the logout the browser still sends the credential. If the server forgets to end the session, or cannot, the next person at the machine is signed in.',
  remedy: 'Delete the cookie in the response to the logout, with the attributes it was set with, beside ending the session on the server.',
  severity: 'low',
  severityReason: 'What matters more is that the server no longer accepts the credential.',
  detectable: ['live-passive'],
  references: {
    asvs: [
      { id: '7.4.1', level: 1 },
      { id: '14.3.1', level: 1 },
    ],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-06'],
    other: ['OWASP Session Management Cheat Sheet: Session Expiration'],
  },
  messages: {
    kept: 'Cookie "{{name}}" carries authentication and was sent with the logout, but no response deleted or replaced it. Delete it at logout.',
  },
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (isSource(cookie.seen)) return skip('a logout is seen in traffic');
      const name = valueOf(cookie.name) ?? '';
      const logout = context.once(logouts).find(({ sent }) => sent.has(name));
      if (logout === undefined) return skip('no logout with the cookie was seen');
      if (logout.clearsAll || logout.set.has(name)) return pass;
      return {
        verdict: 'fail',
        message: 'kept',
        evidence: [{ kind: 'behaviour', text: 'The logout carried the cookie, and neither its response nor those that followed set it again.', at: logout.id }],
      };
    }),
  },
});

interface Logout {
  readonly id: string;
  /** Cookies of the request. */
  readonly sent: ReadonlySet<string>;
  /** Cookies that the response and the ones after it set or delete, until somebody signs in again. */
  readonly set: Set<string>;
  clearsAll: boolean;
}

/** A capture with more has been made to cost time. */
const mostLogouts = 50;

function logouts(context: JudgeContext): readonly Logout[] {
  const found: Logout[] = [];
  let open: Logout[] = [];
  for (const exchange of context.all('exchange')) {
    if (exchange.scope !== 'site') continue;
    if (exchange.marks.includes('login')) open = [];
    if (found.length < mostLogouts && exchange.marks.includes('logout') && exchange.status > 0 && exchange.status < 400) {
      const logout = { id: exchange.id, sent: new Set(sentNames(headerOf(exchange.requestHeaders, 'cookie'))), set: new Set<string>(), clearsAll: false };
      found.push(logout);
      open.push(logout);
    }
    for (const logout of open) watch(logout, exchange);
  }
  return found;
}

function watch(logout: Logout, { responseHeaders }: ExchangeFact): void {
  for (const header of headersOf(responseHeaders, 'set-cookie')) logout.set.add((header.split('=')[0] ?? '').trim());
  const cleared = headerOf(responseHeaders, 'clear-site-data')?.toLowerCase() ?? '';
  if (cleared.includes('"cookies"') || cleared.includes('"*"')) logout.clearsAll = true;
}
