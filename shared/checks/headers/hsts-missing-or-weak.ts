import type { CookieFact } from '../../facts/cookie.ts';
import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { isOn, valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { authCookiesSentWith } from '../auth-traffic.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext, type Verdict } from '../define.ts';
import { isDevelopmentHost, isLoopback } from '../transport.ts';

/** One year, in seconds (ASVS 5.0 3.4.1). */
const shortest = 31_536_000;

const id = 'hsts-missing-or-weak';

export default defineCheck({
  id,
  family: 'headers',
  title: 'HSTS absent, short or not covering cookie scope',
  why: 'Until a browser knows that a host is https only, its first request may go out over http, where anybody on the network can read cookies without Secure and answer in the place of the server.',
  remedy: 'Send Strict-Transport-Security: max-age=31536000; includeSubDomains on every https response.',
  severity: 'medium',
  severityReason: 'A request over http can show a cookie of authentication that lacks Secure.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.4.1', level: 1 }],
    cwe: ['CWE-319', 'CWE-523', 'CWE-1428'],
    wstg: ['WSTG-CONF-07', 'WSTG-SESS-09'],
    other: ['RFC 6797 6.1', 'RFC 6797 7.2', 'RFC 6797 14.4'],
  },
  messages: {
    missing: '{{host}} sends no Strict-Transport-Security, although users are signed in there. Send it with a max-age of a year.',
    off: '{{host}} switches Strict-Transport-Security off with max-age=0, although users are signed in there. Send a max-age of a year.',
    short: '{{host}} asks for https for {{seconds}} seconds only. Send Strict-Transport-Security with a max-age of a year.',
    subdomains: '{{host}} sets a cookie of authentication for its subdomains, but its Strict-Transport-Security leaves them out. Add includeSubDomains.',
    notSent: '{{name}} is told not to send Strict-Transport-Security. Unless something in front of the server sends it, remove the option.',
    writtenOff: '{{name}} is written so that browsers forget that the host is https only (a max-age of 0). Write a max-age of a year.',
    writtenHostOnly: '{{name}} leaves the subdomains out, although cookie "{{cookie}}" of the same file is sent to them. Add includeSubDomains.',
    writtenShort: '{{name}} asks for https for {{seconds}} seconds only. Write a max-age of a year.',
  },
  exchangeStandsFor: 'host',
  judge: {
    exchange: (exchange, context) => {
      const host = hostOf(exchange.url);
      const seen = host === undefined ? undefined : context.once(signedInHosts).get(host);
      if (host === undefined || seen?.first !== exchange.id) return skip('another page of the host is judged, or nobody is signed in there');
      return verdictOn(host, seen, context);
    },
    'code-shape': ofShape(id, (shape, context) => {
      if (hasTrait(shape, 'off')) {
        const evidence = [shapeEvidence(shape, 'The option of the header is written as false.')];
        if (hasTrait(shape, 'endsTls')) return { verdict: 'fail', message: 'notSent', evidence };
        return {
          verdict: 'unsure',
          message: 'notSent',
          severity: 'low',
          severityReason: 'A proxy in front of the server often sends the header.',
          evidence,
        };
      }
      const seconds = valueOf(traitOf(shape, 'seconds'));
      if (typeof seconds !== 'number') return skip('the max-age is not known');
      const wide = seconds >= shortest && valueOf(traitOf(shape, 'subdomains')) === false ? context.once(wideCookies).get(shape.seen.file) : undefined;
      if (seconds >= shortest && !wide) return pass;
      const severityReason = wide ? 'The cookie is Secure, so it does not travel over http.' : 'The host is protected for as long as it is visited more often than that.';
      return {
        verdict: 'fail',
        message: wide ? 'writtenHostOnly' : seconds === 0 ? 'writtenOff' : 'writtenShort',
        data: { seconds, cookie: (wide && valueOf(wide.name)?.slice(0, 60)) ?? '' },
        evidence: [shapeEvidence(shape, wide ? 'The policy is written without includeSubDomains, and the cookie with a Domain.' : `The max-age is written as ${seconds}.`)],
        ...((wide ? isOn(wide.secure) : seconds > 0) && { severity: 'low', severityReason }),
      };
    }),
  },
});

/** A cookie of authentication that code sets for a whole domain, by file. */
function wideCookies(context: JudgeContext): Map<string, CookieFact> {
  const found = new Map<string, CookieFact>();
  for (const cookie of context.all('cookie')) {
    if (isSource(cookie.seen) && cookie.action === 'set' && valueOf(cookie.domain) !== undefined && isAuthCookie(cookie)) found.set(cookie.seen.file, cookie);
  }
  return found;
}

interface SignedInHost {
  /** The first page for a signed-in user: each host is judged once. */
  readonly first: string;
  readonly cookies: readonly CookieFact[];
}

/** Https hosts that answered a signed-in user with a page. Hosts of sub-resources and of development are left out. */
function signedInHosts(context: JudgeContext): Map<string, SignedInHost> {
  const hosts = new Map<string, SignedInHost>();
  for (const exchange of context.all('exchange')) {
    const host = hostOf(exchange.url);
    if (host === undefined || hosts.has(host) || !isPage(exchange) || !hasKeptPolicy(host)) continue;
    const cookies = authCookiesSentWith(exchange, context);
    if (cookies.length > 0) hosts.set(host, { first: exchange.id, cookies });
  }
  return hosts;
}

function isPage({ url, scope, status, responseType, responseHeaders }: ExchangeFact): boolean {
  return scope === 'site' && url.startsWith('https:') && status >= 200 && status < 300 && responseType === 'text/html' && responseHeaders.length > 0;
}

/** Browsers ignore the header for addresses, and come with a list of whole top-level domains that are https only. */
function hasKeptPolicy(host: string): boolean {
  const top = host.slice(host.lastIndexOf('.') + 1);
  return !isLoopback(host) && !isDevelopmentHost(host) && !host.startsWith('[') && !/^[\d.]{7,15}$/.test(host) && !preloaded.has(top);
}

const preloaded: ReadonlySet<string> = new Set(['app', 'bank', 'boo', 'dad', 'day', 'dev', 'esq', 'foo', 'gle', 'google', 'insurance', 'ing', 'meme', 'mov', 'new', 'nexus', 'page', 'phd', 'play', 'prof', 'rsvp', 'search', 'youtube', 'zip']);

function verdictOn(host: string, { first, cookies }: SignedInHost, context: JudgeContext): Verdict<'missing' | 'off' | 'short' | 'subdomains'> {
  const policies = context.once(policiesByHost);
  if (parentsOf(host).some((parent) => isLongPolicy(policies.get(parent)) && policies.get(parent)?.subdomains === true)) return pass;
  const policy = policies.get(host);
  const isWide = cookies.some(({ domain }) => valueOf(domain) !== undefined);
  if (isLongPolicy(policy) && (policy?.subdomains === true || !isWide)) return pass;
  const areSecure = cookies.every(({ secure }) => isOn(secure));
  return {
    verdict: 'fail',
    message: policy === undefined ? 'missing' : policy.age === 0 ? 'off' : policy.age < shortest ? 'short' : 'subdomains',
    data: { host, seconds: policy?.age ?? 0 },
    evidence: [{ kind: 'wire', text: policy === undefined ? 'No response of the host carried Strict-Transport-Security.' : `Strict-Transport-Security was seen with a max-age of ${policy.age}${policy.subdomains ? '' : ' and without includeSubDomains'}.`, at: first }],
    ...(areSecure && { severity: 'low', severityReason: 'All cookies of authentication that the host was sent are Secure, so none of them travels over http.' }),
  };
}

interface HstsPolicy {
  readonly age: number;
  readonly subdomains: boolean;
}

/** The longest policy that each host sent. One that cannot be read counts as none (RFC 6797 8.1). */
function policiesByHost(context: JudgeContext): Map<string, HstsPolicy> {
  const policies = new Map<string, HstsPolicy>();
  for (const { url, responseHeaders } of context.all('exchange')) {
    const host = hostOf(url);
    const header = url.startsWith('https:') ? headerOf(responseHeaders, 'strict-transport-security') : undefined;
    if (host === undefined || header === undefined) continue;
    const directives = header.toLowerCase().split(';', 20).map((directive) => directive.trim());
    const written = directives.find((directive) => directive.startsWith('max-age='))?.slice('max-age='.length).replaceAll('"', '') ?? '';
    const policy = { age: Number(written), subdomains: directives.includes('includesubdomains') };
    if (/^\d{1,15}$/.test(written) && policy.age >= (policies.get(host)?.age ?? 0)) policies.set(host, policy);
  }
  return policies;
}

function isLongPolicy(policy: HstsPolicy | undefined): boolean {
  return policy !== undefined && policy.age >= shortest;
}

function parentsOf(host: string): string[] {
  const labels = host.split('.').slice(-20);
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}
