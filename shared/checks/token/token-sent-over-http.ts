import type { CredentialUseFact } from '../../facts/credential-use.ts';
import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { addressSecretIn } from '../address-secret.ts';
import { authCookiesSentWith } from '../auth-traffic.ts';
import { defineCheck, pass, skip, type JudgeContext, type Verdict } from '../define.ts';
import { firstOfEach } from '../site-traffic.ts';
import { isDevelopmentHost, isLoopback, isPlainHttp } from '../transport.ts';

export default defineCheck({
  id: 'token-sent-over-http',
  family: 'token',
  title: 'Credential over http or ws',
  why: 'The request crossed the network in clear, and everybody on the way could read the credential and use it.',
  remedy: 'Use https and wss for everything, send Strict-Transport-Security, and set Secure on cookies.',
  severity: 'critical',
  severityReason: 'The credential has already been exposed.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '12.2.1', level: 1 },
      { id: '4.4.1', level: 1 },
    ],
    cwe: ['CWE-319', 'CWE-523'],
    wstg: ['WSTG-CRYP-03', 'WSTG-SESS-09'],
    other: ['RFC 6750 5.3', 'RFC 9700 2.6', 'NIST SP 800-63B-4 5.1'],
  },
  messages: {
    written: '{{api}} sends a credential ({{name}}) over {{scheme}}, where the network can read it. Use {{secure}}.',
    sent: '{{name}} carries {{what}} over {{scheme}}, where the network can read it. Use {{secure}}.',
  },
  exchangeStandsFor: 'host',
  judge: {
    'credential-use': judgeWritten,
    exchange: (exchange, context) => {
      const what = credentialOf(exchange, context);
      if (what === undefined) return skip('it carries no credential');
      if (!isPlainHttp(exchange.url)) return pass;
      const host = hostOf(exchange.url) ?? '';
      if (isLoopback(host)) return skip('it never left this machine');
      if (!isOnTheWire(exchange)) return skip('the browser did not send it over http');
      if (!context.once(firstInClear).has(exchange.id)) return skip('an earlier request to the host is judged');
      const isSocket = exchange.url.slice(0, 2).toLowerCase() === 'ws';
      return {
        verdict: 'fail',
        message: 'sent',
        data: { what, scheme: isSocket ? 'ws' : 'http', secure: isSocket ? 'wss' : 'https' },
        evidence: [{ kind: 'wire', text: `The request to ${host} carried ${what}.`, at: exchange.id }],
        ...(isDevelopmentHost(host) && { severity: 'info', severityReason: 'The host exists only on a private network.' }),
      };
    },
  },
});

/** Code that names a host of the internet with a scheme in clear. Names without a dot exist inside a deployment only. */
function judgeWritten({ place, origin, seen }: CredentialUseFact): Verdict<'written'> {
  const address = valueOf(origin);
  if (place === 'argument' || address === undefined) return skip('no address is known');
  if (!isPlainHttp(address)) return pass;
  const host = hostOf(address) ?? '';
  if (isLoopback(host) || isDevelopmentHost(host) || !host.includes('.') || host === '0.0.0.0' || host.endsWith('.internal')) return skip('the host is no host of the internet');
  const isSocket = address.startsWith('ws:');
  return { verdict: 'fail', message: 'written', data: { api: seen.api, scheme: isSocket ? 'ws' : 'http', secure: isSocket ? 'wss' : 'https' }, attribute: 'origin', severityReason: 'The network between reads the credential with every request.', severity: 'critical' };
}

/** What of the request authenticates, in words without values. Logins belong to cookie-set-over-http. */
function credentialOf(exchange: ExchangeFact, context: JudgeContext): string | undefined {
  if (exchange.marks.includes('login') || exchange.marks.includes('login-step')) return undefined;
  const [cookie] = authCookiesSentWith(exchange, context);
  if (cookie !== undefined) return `cookie "${(valueOf(cookie.name) ?? '').slice(0, 60)}"`;
  const [header] = exchange.headerCredentials ?? [];
  if (header !== undefined) return `a credential in the ${header.field.slice(0, 40)} header`;
  if (headerOf(exchange.requestHeaders, 'authorization')?.slice(0, 6).toLowerCase() === 'basic ') return 'a user name and password in the Authorization header';
  const secret = addressSecretIn(exchange.url, exchange.urlCredentials, context);
  return secret?.kind === 'credential' ? 'a token in its address' : undefined;
}

/** A redirect that HSTS makes the browser answer by itself, and a request that was blocked, are recorded and never sent. */
function isOnTheWire({ status, responseHeaders }: ExchangeFact): boolean {
  return status !== 0 && headerOf(responseHeaders, 'non-authoritative-reason') === undefined;
}

function firstInClear(context: JudgeContext): ReadonlySet<string> {
  return firstOfEach(context.all('exchange'), (exchange) => {
    const isJudged = exchange.scope === 'site' && isPlainHttp(exchange.url) && isOnTheWire(exchange);
    return isJudged && credentialOf(exchange, context) !== undefined ? hostOf(exchange.url) : undefined;
  });
}
