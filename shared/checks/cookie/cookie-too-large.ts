import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { valueOf } from '../../facts/known.ts';
import { ofAuthCookies } from '../auth-cookie.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

/** Octets of name and value above which browsers ignore the cookie (RFC 6265bis 5.7). */
const browserLimit = 4_096;
const nearLimit = 3_500;
/** Octets of a Cookie header from which common proxies and servers begin to refuse the request. */
const proxyLimit = 8_192;

const id = 'cookie-too-large';

export default defineCheck({
  id,
  family: 'cookie',
  title: 'Cookie over the browser limit',
  why: 'Browsers ignore a cookie whose name and value exceed 4096 octets, without an error that the application could see. The session is then never stored, and the login seems to do nothing.',
  remedy: 'Keep an identifier in the cookie and the data on the server.',
  severity: 'medium',
  severityReason: 'The login fails silently, or a proxy refuses the requests.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '3.3.5', level: 3 }],
    cwe: ['CWE-770'],
    wstg: ['WSTG-SESS-02'],
    other: ['RFC 6265bis 5.6, 5.7, 6.1'],
  },
  messages: {
    ignored: 'Cookie "{{name}}" has {{octets}} octets, and browsers ignore cookies above 4096. Keep the data on the server.',
    near: 'Cookie "{{name}}" has {{octets}} octets, close to the 4096 above which browsers ignore it.',
    tokens: 'The session keeps the tokens in "{{name}}", and all of it in its cookie. Two or three JWTs reach the 4096 octets above which browsers ignore it; keep them on the server.',
    list: 'The list "{{name}}" grows in a session that is kept in its cookie. Above 4096 octets browsers ignore it; keep the list on the server.',
    header: '{{name}} carries {{octets}} octets of cookies; many proxies refuse more than 8 to 16 KB.',
  },
  weighsRole: false,
  exchangeStandsFor: 'site',
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const holds = valueOf(traitOf(shape, 'holds'));
      if (holds !== 'list' && holds !== 'tokens') return pass;
      return {
        verdict: 'fail',
        message: holds,
        severity: 'info',
        severityReason: 'Code does not show how many octets it comes to.',
        evidence: [shapeEvidence(shape, `${shape.seen.library} keeps the data of the session in the cookie.`)],
      };
    }),
    cookie: ofAuthCookies(({ size }) => {
      if (size === undefined) return skip('its size is not known');
      if (size <= nearLimit) return pass;
      const evidence = [{ kind: 'wire', text: `Name and value have ${size} octets.` }] as const;
      if (size > browserLimit) return { verdict: 'fail', message: 'ignored', data: { octets: size }, evidence };
      return { verdict: 'fail', message: 'near', data: { octets: size }, severity: 'info', severityReason: 'The limit is not reached yet.', evidence };
    }),
    exchange(exchange, context) {
      if (context.once(heaviestRequest) !== exchange) return skip('another request carries more cookies');
      const octets = cookieOctets(exchange);
      if (octets <= proxyLimit) return pass;
      return {
        verdict: 'fail',
        message: 'header',
        data: { octets },
        severity: 'low',
        severityReason: 'Browsers send the header; whether it arrives depends on the servers on the way.',
        evidence: [{ kind: 'wire', text: `The Cookie header has ${octets} octets.`, at: exchange.id }],
      };
    },
  },
});

/** One request stands for all, so that a page with a hundred requests has one finding. */
function heaviestRequest(context: JudgeContext): ExchangeFact | undefined {
  let heaviest: ExchangeFact | undefined;
  for (const exchange of context.all('exchange')) {
    if (exchange.scope === 'site' && (heaviest === undefined || cookieOctets(exchange) > cookieOctets(heaviest))) heaviest = exchange;
  }
  return heaviest;
}

function cookieOctets(exchange: ExchangeFact): number {
  return headerOf(exchange.requestHeaders, 'cookie')?.length ?? 0;
}
