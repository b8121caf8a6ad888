import type { CookieFact } from '../../facts/cookie.ts';
import { headerOf } from '../../facts/exchange.ts';
import { isUnknown, valueOf } from '../../facts/known.ts';
import { isAuthRole } from '../../facts/role.ts';
import { isSource } from '../../facts/sighting.ts';
import { foundFields, type ContentFound } from '../../facts/value-content.ts';
import { isAuthCookie, isSignedByTwin, ofReadableCookies } from '../auth-cookie.ts';
import { isCredentialShaped } from '../credential-token.ts';
import { defineCheck, pass, skip, type JudgeContext, type Verdict } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';

export default defineCheck({
  id: 'cookie-unsigned-authz-state',
  family: 'cookie',
  title: 'Client-editable privilege in a cookie',
  why: 'The user can write any value into a cookie. Where nothing authenticates it, whoever writes another role or number into it is treated accordingly.',
  remedy: 'Look privileges up on the server, or authenticate the cookie and verify it.',
  severity: 'high',
  severityReason: 'Whoever edits the cookie gets the rights that it claims.',
  detectable: ['live-passive', 'live-active', 'source'],
  references: {
    asvs: [
      { id: '7.2.1', level: 1 },
      { id: '9.1.1', level: 1 },
    ],
    cwe: ['CWE-565', 'CWE-784', 'CWE-472'],
    wstg: ['WSTG-SESS-01', 'WSTG-ATHZ-02'],
    other: ['RFC 6265bis 8.6'],
  },
  messages: {
    believed: 'Cookie "{{name}}" with another value opened what the user may not see. Look privileges up on the server, or authenticate the cookie and verify it.',
    unsure: 'Cookie "{{name}}" was sent with another value, but the answers do not tell whether the server believes it.',
    trusted: 'Cookie "{{name}}" is what the server recognises the user by, and nothing protects what it says ({{fields}}) from being edited. Look it up on the server.',
    claimed: 'Cookie "{{name}}" says {{fields}} and nothing protects it from being edited. If the server believes it, look it up on the server instead.',
    written: 'Cookie "{{name}}" carries {{fields}} without a signature, so the user can write another value. Look it up on the server, or sign the cookie.',
  },
  weighsRole: false,
  judge: {
    probe: ofProbes(['edited-value'], 'unsure', ({ credential }) => (credential.by === 'cookie' ? { verdict: 'fail', message: 'believed' } : skip('it is no cookie'))),
    cookie: ofReadableCookies<Message>((cookie, { envelope, found }, context) => {
      if (isSource(cookie.seen)) return judgeWritten(cookie, found, context);
      if (envelope !== 'plain' || isSignedByTwin(cookie, context)) return skip('it is signed');
      if (ownPurpose.has(cookie.role.role)) return skip(`its role is ${cookie.role.role}`);
      const claims = found.filter(({ kind }) => kind === 'privilege' || kind === 'user-id' || kind === 'amount');
      if (claims.length === 0) return pass;
      if (hasOtherCredential(cookie, context)) return skip('another credential tells who the user is');
      const fields = claims.map((claim) => (claim.field === '' ? { ...claim, field: valueOf(cookie.name) ?? '' } : claim));
      if (isAuthCookie(cookie) && cookie.role.confidence === 'confirmed' && claims.some(({ kind }) => kind !== 'amount')) {
        return {
          verdict: 'fail',
          message: 'trusted',
          data: { fields: foundFields(fields) },
          evidence: [{ kind: 'value', text: `The value is neither signed nor encrypted and holds ${foundFields(fields)}.` }],
        };
      }
      // The numbers of visitors and the prices of a basket are shown to everybody.
      if (!claims.some(({ kind }) => kind === 'privilege') && !context.once(hasLogin)) return pass;
      return {
        verdict: 'unsure',
        message: 'claimed',
        data: { fields: foundFields(fields) },
        severity: 'medium',
        severityReason: 'Whether the server believes the cookie, or only the page shows it, was not seen.',
        evidence: [{ kind: 'value', text: `The value is neither signed nor encrypted and holds ${foundFields(fields)}; no other credential was seen.` }],
      };
    }),
  },
});

/** A page reads a cookie that scripts may read, to show a menu; one that they may not read is for the server alone. */
function judgeWritten(cookie: CookieFact, found: readonly ContentFound[], context: JudgeContext): Verdict<Message> {
  const { signed, byScript, httpOnly, seen } = cookie;
  const privileges = found.filter(({ kind }) => kind === 'privilege');
  const claims = privileges.length > 0 ? privileges : found.filter(({ kind }) => kind === 'user-id');
  if (claims.length === 0) return pass;
  if (valueOf(byScript) !== false) return skip('a script of the page sets it');
  if (signed !== undefined && isUnknown(signed)) return skip('whether it has to be signed is not known');
  if (signed !== undefined && valueOf(signed) === true) return pass;
  const isForServer = valueOf(httpOnly) === true;
  if (privileges.length === 0 && !(isForServer && isCalledLikeUser(cookie))) return skip('whether the server recognises the user by it is not known');
  if (privileges.length === 0 && context.once(signsInOtherwise)) return skip('something else tells who the user is');
  const what = privileges.length > 0 ? 'a privilege' : 'who the user is';
  return {
    verdict: isForServer ? 'fail' : 'unsure',
    message: 'written',
    data: { fields: foundFields(claims) },
    attribute: 'signed',
    severity: 'medium',
    severityReason: 'Whether the server believes what comes back is seen where it is read.',
    evidence: [{ kind: 'source', text: `By its name the code puts ${what} into it: ${foundFields(claims)}.`, ...(isSource(seen) && { at: `${seen.file}:${seen.line}` }) }],
  };
}

/** `uid`, `member_id`, `remember`; `last_user` is shown in a form, and a guest is nobody. */
function isCalledLikeUser({ name, role }: CookieFact): boolean {
  const words = (valueOf(name) ?? '').replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z]+/);
  return !ownPurpose.has(role.role) && words.some((word) => ofUsers.has(word)) && !words.some((word) => ofOthers.has(word));
}

const ofUsers: ReadonlySet<string> = new Set(['user', 'userid', 'uid', 'member', 'account', 'customer', 'auth', 'login', 'logged', 'remember', 'remembered', 'session', 'sess', 'sid']);
const ofOthers: ReadonlySet<string> = new Set(['last', 'recent', 'guest', 'anonymous', 'anon', 'visitor', 'referrer', 'ref', 'invited', 'hint', 'analytics', 'tracking', 'ga', 'device', 'client']);

/** The file sets up sessions, or another cookie that authenticates. */
function signsInOtherwise(context: JudgeContext): boolean {
  return context.all('session-setup').length > 0 || context.all('cookie').some((cookie) => isSource(cookie.seen) && cookie.action === 'set' && cookie.content?.found.some(({ kind }) => kind === 'user-id') !== true && isAuthCookie(cookie));
}

type Message = 'believed' | 'unsure' | 'trusted' | 'claimed' | 'written';

const ownPurpose: ReadonlySet<string> = new Set(['analytics', 'consent', 'csrf-token', 'load-balancer', 'bot-protection', 'login-transaction']);

function hasOtherCredential(cookie: CookieFact, context: JudgeContext): boolean {
  const { cookies, elsewhere } = context.once(credentials);
  return elsewhere || [...cookies].some((name) => name !== valueOf(cookie.name));
}

function credentials(context: JudgeContext): { readonly cookies: ReadonlySet<string>; readonly elsewhere: boolean } {
  const shaped = context
    .all('cookie')
    .filter(({ seen, scope, role, shape }) => !isSource(seen) && scope === 'site' && isAuthRole(role.role) && shape !== undefined && isCredentialShaped(shape));
  const elsewhere =
    context.all('token').some(({ scope, role }) => scope === 'site' && isAuthRole(role.role)) ||
    context.all('exchange').some(({ scope, requestHeaders }) => scope === 'site' && headerOf(requestHeaders, 'authorization') !== undefined);
  return { cookies: new Set(shaped.map(({ name }) => valueOf(name) ?? '')), elsewhere };
}

function hasLogin(context: JudgeContext): boolean {
  return context.all('exchange').some(({ scope, marks }) => scope === 'site' && marks.includes('login'));
}
