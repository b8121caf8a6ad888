import type { CookieFact } from '../../facts/cookie.ts';
import { headerOf, headersOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { authCookiesSentCrossSite, authCookiesSentWith } from '../auth-traffic.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { policiesOf } from '../content-security-policy.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { firstOfEach, isDocument, pathWordsOf } from '../site-traffic.ts';

const id = 'clickjacking-unprotected-auth-page';

export default defineCheck({
  id,
  family: 'headers',
  title: 'Authenticated page can be framed',
  why: 'Another site can put the page into an invisible frame and have the signed-in user click on it without knowing.',
  remedy: 'Send Content-Security-Policy: frame-ancestors \'none\', or \'self\', with every page.',
  severity: 'low',
  severityReason: 'Browsers that treat a missing SameSite as Lax leave the frame signed out.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.4.6', level: 2 }],
    cwe: ['CWE-1021'],
    wstg: ['WSTG-CLNT-09'],
    other: ['CSP Level 3: frame-ancestors', 'RFC 9700 4.16'],
  },
  messages: {
    framed: '{{host}} lets any site frame pages of signed-in users: no frame-ancestors and no X-Frame-Options. Send frame-ancestors \'none\' or \'self\'.',
    beside: '{{name}} is sent with pages of signed-in users, but neither X-Frame-Options nor frame-ancestors, and cookie "{{cookie}}" is sent in frames of other sites. Send frame-ancestors \'none\' or \'self\'.',
    unguarded: '{{name}} is written so that neither X-Frame-Options nor frame-ancestors holds frames of other sites back, and cookie "{{cookie}}" is sent in them. Leave one of the two on.',
  },
  exchangeStandsFor: 'host',
  judge: {
    exchange: (exchange, context) => {
      if (!isDocument(exchange) || authCookiesSentWith(exchange, context).length === 0) return skip('it is no page for a signed-in user');
      const cookies = authCookiesSentCrossSite(exchange, context);
      if (cookies.length === 0) return skip('in a frame of another site nobody would be signed in');
      if (isMeantForFrames(exchange)) return skip('the page is made to be framed');
      if (isProtected(exchange)) return pass;
      if (!context.once(firstFrameable).has(exchange.id)) return skip('another page of the host is judged');
      const isNone = cookies.some(({ sameSite }) => valueOf(sameSite) === 'None');
      return {
        verdict: 'fail',
        message: 'framed',
        data: { host: hostOf(exchange.url) ?? '' },
        evidence: [
          ...(namesAncestorsInMeta(exchange) ? [{ kind: 'wire', text: 'It names frame-ancestors in a meta element, where browsers ignore it.', at: exchange.id } as const] : []),
          { kind: 'wire', text: `The page was sent without frame-ancestors and X-Frame-Options, and its cookie of authentication ${isNone ? 'has SameSite=None' : 'has no SameSite'}.`, at: exchange.id },
        ],
        ...(isNone && { severity: 'medium', severityReason: 'The cookie has SameSite=None, so the frame is signed in everywhere.' }),
      };
    },
    'code-shape': ofShape(id, (shape, context) => {
      if (!hasTrait(shape, 'off')) return skip('it is not switched off');
      const known = valueOf(traitOf(shape, 'cookie'));
      const cookie = context.once(cookiesForFrames).get(shape.seen.file) ?? (typeof known === 'string' ? known.slice(0, 60) : undefined);
      if (hasTrait(shape, 'beside')) {
        const open = cookie ?? context.once(cookiesWithoutSameSite).get(shape.seen.file);
        if (open === undefined) return skip('no cookie of the file is known to be sent in a frame');
        return {
          verdict: 'fail',
          message: 'beside',
          data: { cookie: open },
          evidence: [shapeEvidence(shape, 'The file sends pages and writes other headers for them, and nothing in it or in what it uses is about frames.')],
          ...(cookie !== undefined && { severity: 'medium', severityReason: 'The cookie has SameSite=None, so the frame is signed in everywhere.' }),
        };
      }
      if (cookie === undefined) return skip('no cookie of the file is known to be sent in a frame');
      return {
        verdict: 'fail',
        message: 'unguarded',
        data: { cookie },
        severity: 'medium',
        severityReason: 'The cookie has SameSite=None, so the frame is signed in everywhere.',
        evidence: [shapeEvidence(shape, 'Neither header is written so that it holds frames of other sites back.')],
      };
    }),
  },
});

/** A cookie of authentication that code sets with SameSite=None, by file. */
function cookiesForFrames(context: JudgeContext): Map<string, string> {
  return cookiesInSource(context, ({ sameSite }) => valueOf(sameSite) === 'None');
}

/** One that code sets without SameSite, by file. */
function cookiesWithoutSameSite(context: JudgeContext): Map<string, string> {
  return cookiesInSource(context, ({ sameSite }) => sameSite.state === 'absent');
}

function cookiesInSource(context: JudgeContext, isMeant: (cookie: CookieFact) => boolean): Map<string, string> {
  const found = new Map<string, string>();
  for (const cookie of context.all('cookie')) {
    const name = valueOf(cookie.name);
    if (isSource(cookie.seen) && cookie.action === 'set' && name !== undefined && isAuthCookie(cookie) && isMeant(cookie)) found.set(cookie.seen.file, name.slice(0, 60));
  }
  return found;
}

function isProtected({ responseHeaders }: ExchangeFact): boolean {
  if (policiesOf(responseHeaders).some((policy) => policy.has('frame-ancestors'))) return true;
  return headersOf(responseHeaders, 'x-frame-options').some((value) => ['deny', 'sameorigin'].some((word) => value.trim().toLowerCase().startsWith(word)));
}

/** CSP3 3.3 and 6.4.2: only a header can say who may frame a page. */
function namesAncestorsInMeta({ metaPolicies = [] }: ExchangeFact): boolean {
  return metaPolicies.some((policy) => /\bframe-ancestors\b/i.test(policy));
}

function isMeantForFrames({ url, requestHeaders }: ExchangeFact): boolean {
  const destination = headerOf(requestHeaders, 'sec-fetch-dest');
  return destination === 'iframe' || destination === 'frame' || pathWordsOf(url).some((word) => ['embed', 'embedded', 'widget', 'iframe'].includes(word));
}

function firstFrameable(context: JudgeContext): ReadonlySet<string> {
  return firstOfEach(context.all('exchange'), (exchange) => {
    if (exchange.scope !== 'site' || !isDocument(exchange) || isMeantForFrames(exchange) || isProtected(exchange)) return undefined;
    return authCookiesSentCrossSite(exchange, context).length > 0 ? hostOf(exchange.url) : undefined;
  });
}
