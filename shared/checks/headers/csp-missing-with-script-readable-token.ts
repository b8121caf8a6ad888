import type { ExchangeFact } from '../../facts/exchange.ts';
import { cookieDomain, hostOf } from '../../facts/identity.ts';
import { isOff, valueOf } from '../../facts/known.ts';
import { isAuthRole, type RoleGuess } from '../../facts/role.ts';
import { isSource } from '../../facts/sighting.ts';
import { areaNames } from '../../facts/storage.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { metaPoliciesOf, minorGapOf, policiesOf, scriptGapOf } from '../content-security-policy.ts';
import { isCredentialShaped, isTokenShaped } from '../credential-token.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { firstOfEach, isDocument } from '../site-traffic.ts';

const id = 'csp-missing-with-script-readable-token';

export default defineCheck({
  id,
  family: 'headers',
  title: 'No effective CSP while tokens are script-readable',
  why: 'Script can read the token, so one injected script is enough to take it away. A content security policy decides which scripts run at all, and nothing else stands in between here.',
  remedy: 'Send a Content-Security-Policy with nonces for scripts, object-src \'none\' and base-uri \'none\', or keep the token where script cannot read it.',
  severity: 'medium',
  severityReason: 'A token was seen where every script of the page can read it.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.4.3', level: 2 }],
    cwe: ['CWE-79', 'CWE-693', 'CWE-1021'],
    wstg: ['WSTG-CONF-12'],
    other: ['CSP Level 3', 'OAuth 2.0 for Browser-Based Applications 5.1'],
  },
  messages: {
    missing: '{{name}} has no Content-Security-Policy, and {{where}} holds a token that script can read. Send one with nonces.',
    unread: '{{name}} sends no Content-Security-Policy, and {{where}} holds a token that script can read. Unless the page has a policy in a meta element, send one with nonces.',
    weak: 'The Content-Security-Policy of {{name}} does not hold back foreign script, and {{where}} holds a token that script can read. Allow scripts by nonce.',
    minor: 'The Content-Security-Policy of {{name}} has gaps, and {{where}} holds a token that script can read. Add object-src \'none\' and base-uri \'none\'.',
    notSent: '{{name}} is told to send no Content-Security-Policy, and the same file puts a token into {{where}}, where script can read it. Send a policy with nonces.',
    written: '{{name}} is written so that it does not hold back foreign script, and the same file puts a token into {{where}}, where script can read it. Allow scripts by nonce.',
  },
  exchangeStandsFor: 'host',
  judge: {
    exchange: (exchange, context) => {
      if (!isDocument(exchange)) return skip('it is no page');
      const where = placeOfToken(exchange, context);
      if (where === undefined) return skip('no token was seen that script of this page can read');
      const gap = gapOf(exchange);
      if (gap === undefined) return pass;
      if (!context.once(firstGaps).has(exchange.id)) return skip('another page of the host is judged');
      const evidence = [{ kind: 'wire', text: gap.text, at: exchange.id }] as const;
      const told = { data: { where }, evidence, part: partOf(gap) };
      switch (gap.kind) {
        case 'missing':
          return { verdict: 'fail', message: 'missing', ...told };
        case 'unread':
          return { verdict: 'unsure', message: 'unread', ...told };
        case 'weak':
          return { verdict: 'fail', message: 'weak', ...told };
        case 'minor':
          return { verdict: 'fail', message: 'minor', ...told, severity: 'low', severityReason: 'The policy restricts scripts; what it leaves out is rarely the way in.' };
      }
    },
    'code-shape': ofShape(id, (shape, context) => {
      const where = context.once(tokensWritten).get(shape.seen.file);
      if (where === undefined) return skip('the file hands no token to script');
      if (hasTrait(shape, 'off')) {
        return { verdict: 'unsure', message: 'notSent', data: { where }, evidence: [shapeEvidence(shape, 'The option of the policy is written as false; something in front of the server may send one.')] };
      }
      const policy = valueOf(traitOf(shape, 'policy'));
      if (typeof policy !== 'string') return skip('the policy is not known');
      const [gap] = policiesOf([['content-security-policy', policy]]).map(scriptGapOf);
      if (gap === undefined) return pass;
      return { verdict: 'fail', message: 'written', data: { where }, evidence: [shapeEvidence(shape, gap)] };
    }),
  },
});

/** Where code of a file puts a credential that script can read, by file. */
function tokensWritten(context: JudgeContext): Map<string, string> {
  const places = new Map<string, string>();
  for (const cookie of context.all('cookie')) {
    const { seen, action, httpOnly, role, name } = cookie;
    if (isSource(seen) && action === 'set' && isOff(httpOnly) && isSurelyAuth(role)) places.set(seen.file, `cookie "${(valueOf(name) ?? '').slice(0, 60)}"`);
  }
  return places;
}

interface Gap {
  readonly kind: 'missing' | 'unread' | 'weak' | 'minor';
  readonly text: string;
}

/** A script must pass every policy, so the strictest one counts. */
function gapOf(exchange: ExchangeFact): Gap | undefined {
  const { responseHeaders, metaPolicies } = exchange;
  const policies = [...policiesOf(responseHeaders), ...metaPoliciesOf(exchange)];
  if (policies.length === 0) {
    const reports = policiesOf(responseHeaders, 'content-security-policy-report-only').length > 0;
    const headers = `The response has no Content-Security-Policy${reports ? ', only one that reports' : ''}`;
    if (metaPolicies === undefined) return { kind: 'unread', text: `${headers}; the page itself was not read, which may have one in a meta element.` };
    return { kind: 'missing', text: `${headers}, and the page has none in a meta element.` };
  }
  const gaps = policies.map((policy): Gap | undefined => {
    const script = scriptGapOf(policy);
    if (script !== undefined) return { kind: 'weak', text: script };
    const minor = minorGapOf(policy);
    return minor === undefined ? undefined : { kind: 'minor', text: minor };
  });
  return gaps.includes(undefined) ? undefined : (gaps.find((gap) => gap?.kind === 'minor') ?? gaps[0]);
}

interface ReadableToken {
  readonly host: string;
  readonly withSubdomains: boolean;
  readonly where: string;
}

function placeOfToken({ url }: ExchangeFact, context: JudgeContext): string | undefined {
  const host = hostOf(url) ?? '';
  return context.once(readableTokens).find((token) => host === token.host || (token.withSubdomains && host.endsWith(`.${token.host}`)))?.where;
}

function readableTokens(context: JudgeContext): ReadableToken[] {
  const tokens: ReadableToken[] = [];
  for (const entry of context.all('storage')) {
    const host = hostOf(entry.origin);
    if (isSource(entry.seen) || entry.scope !== 'site' || host === undefined || !isSurelyAuth(entry.role)) continue;
    if (entry.shape !== undefined && isCredentialShaped(entry.shape)) tokens.push({ host, withSubdomains: false, where: areaNames[entry.area] });
  }
  for (const cookie of context.all('cookie')) {
    if (isSource(cookie.seen) || cookie.scope !== 'site' || cookie.action === 'clear' || cookie.action === 'send' || !isOff(cookie.httpOnly) || !isSurelyAuth(cookie.role)) continue;
    if (cookie.shape !== undefined && isTokenShaped(cookie.shape)) tokens.push({ host: cookieDomain(cookie), withSubdomains: valueOf(cookie.domain) !== undefined, where: `cookie "${(valueOf(cookie.name) ?? '').slice(0, 60)}"` });
  }
  return tokens;
}

function isSurelyAuth({ role, confidence }: RoleGuess): boolean {
  return isAuthRole(role) && (confidence === 'confirmed' || confidence === 'likely');
}

/** A page that was read says more than one that was not, so it speaks for the host. */
function firstGaps(context: JudgeContext): ReadonlySet<string> {
  const exchanges = context.all('exchange');
  const readFirst = [...exchanges.filter(({ metaPolicies }) => metaPolicies !== undefined), ...exchanges.filter(({ metaPolicies }) => metaPolicies === undefined)];
  return firstOfEach(readFirst, (exchange) => {
    const isJudged = exchange.scope === 'site' && isDocument(exchange) && placeOfToken(exchange, context) !== undefined;
    const gap = isJudged ? gapOf(exchange) : undefined;
    return gap && `${hostOf(exchange.url)} ${partOf(gap)}`;
  });
}

/** Whether the page was read depends on who looked, so a policy that was not seen is the same thing as a missing one. */
function partOf({ kind }: Gap): string {
  return kind === 'unread' ? 'missing' : kind;
}
