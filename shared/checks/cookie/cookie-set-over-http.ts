import { cookieHost, hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie, ofAuthCookies } from '../auth-cookie.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { isDevelopmentHost, isLoopback, isPlainHttp } from '../transport.ts';

const developmentOnly = { severity: 'info', severityReason: 'The host exists only on a private network.' } as const;

export default defineCheck({
  id: 'cookie-set-over-http',
  family: 'cookie',
  title: 'Auth cookie issued on plain http',
  why: 'The credential crossed the network in clear. Whoever was on the way could read it, and could replace it with one of their own.',
  remedy: 'Serve the login over https only, redirect http to https, and send Strict-Transport-Security.',
  severity: 'critical',
  severityReason: 'The credential has already been exposed.',
  detectable: ['live-passive'],
  references: {
    asvs: [
      { id: '12.2.1', level: 1 },
      { id: '3.3.1', level: 1 },
    ],
    cwe: ['CWE-319', 'CWE-614'],
    wstg: ['WSTG-CRYP-03', 'WSTG-SESS-02'],
    other: ['RFC 6265bis 8.3', 'NIST SP 800-63B-4 5.1'],
  },
  messages: {
    issued: 'Cookie "{{name}}" carries authentication and was set over plain http, where the network can read and replace it. Serve the login over https.',
    login: '{{name}} sends the login over plain http, where the network can read it. Serve the login over https.',
  },
  replaces: ['cookie-missing-secure'],
  judge: {
    cookie: ofAuthCookies((cookie, context) => {
      if (isSource(cookie.seen) || !isPlainHttp(cookie.seen.url)) return pass;
      if (cookie.action !== 'set') return skip('the response that set it was not seen');
      const host = cookieHost(cookie) ?? '';
      if (isLoopback(host)) return skip('it never left this machine');
      return {
        verdict: 'fail',
        message: 'issued',
        evidence: [{ kind: 'wire', text: `It was set by a response over http from ${host}.`, ...(cookie.seen.exchange !== undefined && { at: cookie.seen.exchange }) }],
        ...(isDevelopmentHost(host)
          ? developmentOnly
          : context.once(namesIssuedOverHttps).has(valueOf(cookie.name) ?? '') && {
              severity: 'high',
              severityReason: 'The cookie is issued again over https, which replaces the exposed one.',
            }),
      };
    }),
    exchange(exchange) {
      if (!exchange.marks.includes('login') && !exchange.marks.includes('login-step')) return skip('it is no login');
      const host = hostOf(exchange.url) ?? '';
      if (!isPlainHttp(exchange.url) || isLoopback(host)) return pass;
      return {
        verdict: 'fail',
        message: 'login',
        evidence: [{ kind: 'wire', text: `The login was sent over http to ${host}.`, at: exchange.id }],
        ...(isDevelopmentHost(host) && developmentOnly),
      };
    },
  },
});

function namesIssuedOverHttps(context: JudgeContext): Set<string> {
  const issued = context.all('cookie').filter(
    (cookie) => cookie.action === 'set' && isAuthCookie(cookie) && !isSource(cookie.seen) && cookie.seen.url?.startsWith('https:') === true,
  );
  return new Set(issued.map(({ name }) => valueOf(name) ?? ''));
}
