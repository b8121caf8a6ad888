import { headerOf, headersOf, type ExchangeFact } from '../../facts/exchange.ts';
import type { CookieFact } from '../../facts/cookie.ts';
import { cookieDomain, hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isAuthRole } from '../../facts/role.ts';
import { identifierIn } from '../../facts/session-identifier.ts';
import { isSource } from '../../facts/sighting.ts';
import type { ValueFormat } from '../../facts/value-shape.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { isContent, ofProbes } from '../probe-verdict.ts';

const id = 'session-not-rotated-on-login';

export default defineCheck({
  id,
  family: 'session',
  title: 'Session fixation: identifier unchanged at login',
  why: 'Somebody who knows the identifier from before the login, because they planted it or saw it, is signed in with the user.',
  remedy: 'Make a new session at login and at every change of privilege, and destroy the old one.',
  severity: 'high',
  severityReason: 'An identifier that was planted before the login takes over the account.',
  detectable: ['live-passive', 'live-active', 'source'],
  references: {
    asvs: [{ id: '7.2.4', level: 1 }],
    cwe: ['CWE-384'],
    wstg: ['WSTG-SESS-03'],
    other: ['OWASP Session Management Cheat Sheet: Renew the Session ID', 'RFC 6265bis 8.4'],
  },
  messages: {
    planted: 'Session cookie "{{name}}": the identifier from before the login was accepted after it. Make a new session at login.',
    unsure: 'Whether the identifier that "{{name}}" had before the login is signed in after it was tested, but the answers do not tell.',
    kept: 'Session cookie "{{name}}" has the same identifier after the login as before it. Make a new session at login.',
    keptInCode: '{{name}} is written into the session that the visitor already had, so its identifier stays the same after the login. Call regenerate on the session first.',
    keptByHand: '{{name}} is stored under the identifier that the visitor came with, so that it stays the same after the login. Make a new identifier, and throw the old session away.',
  },
  judge: {
    cookie(cookie, context) {
      if (isSource(cookie.seen) || cookie.action === 'clear') return skip('no login was seen with it');
      if (!isAuthCookie(cookie)) return skip(`its role is ${cookie.role.role}`);
      if (cookie.shape === undefined || !identifiers.has(cookie.shape.format)) return skip('its value is content, and changes with it');
      const login = loginWith(cookie, context);
      if (login === undefined) return skip('no login was seen that carried it');
      if (login.givesOther || login.changes) return pass;
      if (login.accepted === undefined) return skip('it was not seen after the login');
      return {
        verdict: 'fail',
        message: 'kept',
        evidence: [
          { kind: 'behaviour', text: 'The login carried the identifier, and its answer set no other one.', at: login.id },
          { kind: 'behaviour', text: `A request after the login carried the same identifier and was answered with ${login.accepted.status}.`, at: login.accepted.id },
        ],
        ...weightOf(valueOf(cookie.name) ?? ''),
      };
    },
    probe: ofProbes(['identifier-before-login'], 'unsure', ({ credential }) => {
      if (credential.by !== 'cookie') return skip('other sites cannot plant it');
      if (isContent(credential)) return skip('its value is content, and changes with it');
      return { verdict: 'fail', message: 'planted', ...weightOf(credential.name) };
    }),
    'code-shape': ofShape(id, (shape) => {
      const kept = valueOf(traitOf(shape, 'kept'));
      if (hasTrait(shape, 'renewed') || kept === 'cookie') return pass;
      return {
        verdict: kept === 'server' ? 'fail' : 'unsure',
        message: hasTrait(shape, 'byHand') ? 'keptByHand' : 'keptInCode',
        evidence: [shapeEvidence(shape, 'The code of the login writes the user into the session, and nothing in it gives the session another identifier.')],
      };
    }),
  },
});

function weightOf(name: string) {
  return name.startsWith('__Host-') ? ({ severity: 'medium', severityReason: 'With the prefix __Host- no other host can plant an identifier.' } as const) : {};
}

/** Sealed and signed content differs from login to login by itself. */
const identifiers: ReadonlySet<ValueFormat> = new Set<ValueFormat>(['opaque', 'uuid', 'number', 'express-signed']);

interface LoginWithCookie {
  readonly id: string;
  /** The identifier was replaced by an answer before anybody signed in again or out. */
  readonly changes: boolean;
  /** The login handed out another credential. */
  readonly givesOther: boolean;
  /** A later request with the same identifier that succeeded. */
  readonly accepted?: ExchangeFact;
}

interface Step {
  readonly exchange: ExchangeFact;
  /** Cookie name to identifier. */
  readonly sent: ReadonlyMap<string, string>;
  readonly set: ReadonlyMap<string, string>;
}

function loginWith(cookie: CookieFact, context: JudgeContext): LoginWithCookie | undefined {
  const { steps, authNames } = context.once(signInsOf);
  const name = valueOf(cookie.name) ?? '';
  for (const { login, after } of steps) {
    const before = login.sent.get(name);
    if (before === undefined || !reaches(cookie, login.exchange)) continue;
    const answers = [login, ...after];
    const signedIn = after.slice(after.findLastIndex(({ exchange }) => exchange.marks.includes('login')) + 1);
    const accepted = signedIn.find(({ exchange, sent }) => sent.get(name) === before && exchange.status >= 200 && exchange.status < 300);
    return {
      id: login.exchange.id,
      changes: answers.some(({ set }) => set.has(name) && set.get(name) !== before),
      givesOther: answers.some(({ exchange, set }, index) => isAnswer(answers, index) && ([...set.keys()].some((other) => other !== name && authNames.has(other)) || bringsCredential(exchange))),
      ...(accepted && { accepted: accepted.exchange }),
    };
  }
  return undefined;
}

/** A login, or one of the three exchanges after it: a redirect may lead to where the credential is set. */
function isAnswer(steps: readonly Step[], index: number): boolean {
  return steps.slice(Math.max(0, index - 3), index + 1).some(({ exchange }) => exchange.marks.includes('login'));
}

interface SignIns {
  readonly steps: readonly { readonly login: Step; readonly after: readonly Step[] }[];
  readonly authNames: ReadonlySet<string>;
}

/** A capture with more has been made to cost time. */
const mostLogins = 20;
const mostAfter = 200;

function signInsOf(context: JudgeContext): SignIns {
  const exchanges = context.all('exchange').filter(({ scope, seen }) => scope === 'site' && !isSource(seen));
  const steps: { login: Step; after: Step[] }[] = [];
  let open: Step[] | undefined;
  for (const exchange of exchanges) {
    if (exchange.marks.includes('logout')) open = undefined;
    // A second attempt and a second factor belong to the sign-in that began before.
    if (open !== undefined) {
      if (open.length < mostAfter) open.push(stepOf(exchange));
    } else if (exchange.marks.includes('login') && steps.length < mostLogins) {
      open = [];
      steps.push({ login: stepOf(exchange), after: open });
    }
  }
  const auth = context.all('cookie').filter(({ role, seen }) => !isSource(seen) && isAuthRole(role.role));
  return { steps, authNames: new Set(auth.map(({ name }) => valueOf(name) ?? '')) };
}

function stepOf(exchange: ExchangeFact): Step {
  const sent = (headerOf(exchange.requestHeaders, 'cookie') ?? '').split(';').slice(0, 300).map(pairOf);
  const set = headersOf(exchange.responseHeaders, 'set-cookie').map((header) => pairOf(header.split(';', 1)[0] ?? ''));
  return { exchange, sent: new Map(sent), set: new Map(set) };
}

function pairOf(text: string): [string, string] {
  const equals = Math.max(text.indexOf('='), 0);
  return [text.slice(0, equals).trim(), identifierIn(text.slice(equals + 1).trim())];
}

/** A token in the body of the answer, or in a header of it, is what counts from then on. */
function bringsCredential({ responseCredentials, responseHeaders }: ExchangeFact): boolean {
  return responseCredentials.some(({ field }) => /token|jwt|session/i.test(field)) || headerOf(responseHeaders, 'authorization') !== undefined;
}

function reaches(cookie: CookieFact, { url }: ExchangeFact): boolean {
  const host = hostOf(url) ?? '';
  const domain = cookieDomain(cookie);
  return host === domain || host.endsWith(`.${domain}`);
}
