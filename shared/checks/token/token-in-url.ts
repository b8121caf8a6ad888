import type { CredentialUseFact } from '../../facts/credential-use.ts';
import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hostOf } from '../../facts/identity.ts';
import { valueOf } from '../../facts/known.ts';
import { addressSecretIn, type AddressSecret } from '../address-secret.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext, type Verdict } from '../define.ts';
import { firstOfEach } from '../site-traffic.ts';

export default defineCheck({
  id: 'token-in-url',
  family: 'token',
  title: 'Token in query string',
  why: 'Addresses are written to histories, logs and statistics, and are passed on with links. Whoever reads one of them can use the token that it carries.',
  remedy: 'Send the token in the Authorization header or in a cookie. For a WebSocket or an EventSource, use a cookie or a ticket that is good for one connection.',
  severity: 'high',
  severityReason: 'Whoever reads the address can act for the user.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '14.2.1', level: 1 }],
    cwe: ['CWE-598'],
    wstg: ['WSTG-SESS-04'],
    other: ['RFC 6750 2.3', 'RFC 6750 5.3', 'RFC 9700 4.3.2'],
  },
  messages: {
    query: 'The address of {{name}} carries a token in the parameter "{{parameter}}". Send it in the Authorization header or in a cookie.',
    path: 'The address of {{name}} carries a token in its path. Send it in the Authorization header or in a cookie.',
    connection: 'The connection {{name}} is opened with a token in the parameter "{{parameter}}" of its address. Use a cookie or a ticket for one connection.',
    written: '{{api}} puts a token into an address, in the parameter "{{name}}". Send it in the Authorization header or in a cookie.',
    opened: '{{api}} opens a connection with a token in the parameter "{{name}}" of its address. Use a cookie, or a ticket for one connection.',
    redirected: '{{api}} sends the browser to an address with a token in the parameter "{{name}}". Set a cookie instead, or hand over a code that is good once.',
    link: 'The link {{name}} carries a token in its address. That is how such links work: make it good for one use and a short time.',
    address: 'A link is put together with a token in its parameter "{{name}}". Let the link be opened with a cookie, or give it a ticket that is good for this one thing and a short time.',
    read: '{{name}} lets a token come in the address. Take it from the Authorization header or a cookie only.',
    key: 'The address of {{name}} carries an API key in the parameter "{{parameter}}". Unless the key is made to be public, send it in a header.',
  },
  exchangeStandsFor: 'host',
  judge: {
    'credential-use': judgeWritten,
    'code-shape': ofShape('token-in-url', (shape) => {
      if (hasTrait(shape, 'link')) return { verdict: 'fail', message: 'address', evidence: [shapeEvidence(shape, 'The parameter and what is put into it are called like the token of a user.')] };
      if (valueOf(traitOf(shape, 'read')) !== true) return pass;
      const evidence = [shapeEvidence(shape, 'The same code takes the credential of a user from a header.')];
      return { verdict: 'fail', message: 'read', evidence, severity: 'medium', severityReason: 'Only clients that do send it there give it away.' };
    }),
    exchange: (exchange, context) => {
      if (exchange.method === 'OPTIONS') return skip('it is a preflight');
      const secret = secretOf(exchange, context);
      if (secret === undefined) return skip('its address carries no token');
      if (!context.once(firstUses).has(exchange.id)) return skip('an earlier request of the host carried the same parameter');
      const where = secret.name === 'path' ? 'The path' : `The parameter "${secret.name}"`;
      const evidence = [{ kind: 'wire', text: secret.knownFrom === undefined ? `${where} holds a value that is shaped like a credential.` : `${where} holds the value that was also seen in ${secret.knownFrom}.`, at: exchange.id }] as const;
      const told = { data: { parameter: secret.name }, part: partOf(secret), evidence };
      if (secret.kind === 'key') return { verdict: 'unsure', message: 'key', ...told };
      if (secret.kind === 'link') {
        return { verdict: 'fail', message: 'link', ...told, severity: 'info', severityReason: 'Links of e-mails have no other place for their token, and are good for one use.' };
      }
      if (isConnection(exchange)) {
        return { verdict: 'fail', message: 'connection', ...told, severity: 'medium', severityReason: 'A page cannot set a header on a WebSocket or an EventSource.' };
      }
      return { verdict: 'fail', message: secret.name === 'path' ? 'path' : 'query', ...told };
    },
  },
});

/** Code that puts a token into an address. A fragment stays in the browser. */
function judgeWritten({ by, place, origin, seen }: CredentialUseFact): Verdict<'written' | 'opened' | 'redirected'> {
  if (place !== 'query' && place !== 'fragment') return skip('it is no part of an address');
  if (queryTokenHosts.has(registrableHostOf(valueOf(origin)))) return skip('the service takes its token in the address only');
  const data = { api: seen.api };
  if (by === 'websocket' || by === 'event-source') {
    return { verdict: 'fail', message: 'opened', data, attribute: 'name', severity: 'medium', severityReason: 'A page cannot set a header on a WebSocket or an EventSource.' };
  }
  const message = by === 'redirect' || by === 'navigation' ? 'redirected' : 'written';
  if (place === 'fragment') return { verdict: 'fail', message, data, attribute: 'name', severity: 'medium', severityReason: 'A fragment is not sent to servers; histories and scripts of the page still read it.' };
  return { verdict: 'fail', message, data, attribute: 'name' };
}

/** Last two labels, which is enough for the names in the table. */
function registrableHostOf(origin: string | undefined): string {
  return (hostOf(origin) ?? '').split('.').slice(-2).join('.');
}

/** Services whose own interface wants a token of theirs in the query: Graph API, Mapbox, Google's token endpoints. */
const queryTokenHosts: ReadonlySet<string> = new Set(['facebook.com', 'instagram.com', 'mapbox.com', 'googleapis.com', 'google.com', 'threads.net', 'weixin.qq.com', 'qq.com', 'vk.com', 'dingtalk.com']);

function firstUses(context: JudgeContext): ReadonlySet<string> {
  return firstOfEach(context.all('exchange'), (exchange) => {
    const secret = exchange.scope === 'site' ? secretOf(exchange, context) : undefined;
    return secret && `${hostOf(exchange.url)} ${partOf(secret)}`;
  });
}

function partOf({ kind, name }: AddressSecret): string {
  return `${kind} ${name}`;
}

/** The address of a file may carry what opens this file; a credential of the user is told from it by its other uses. */
function secretOf({ url, urlCredentials, responseType = '' }: ExchangeFact, context: JudgeContext): AddressSecret | undefined {
  const secret = addressSecretIn(url, urlCredentials, context);
  const isFile = fileTypes.some((start) => responseType.startsWith(start));
  return isFile && secret?.knownFrom === undefined ? undefined : secret;
}

const fileTypes = ['image/', 'video/', 'audio/', 'font/', 'application/pdf', 'application/zip', 'application/octet-stream', 'text/css', 'text/javascript', 'application/javascript'];

function isConnection({ url, requestHeaders, responseType }: ExchangeFact): boolean {
  return /^wss?:/i.test(url) || responseType === 'text/event-stream' || headerOf(requestHeaders, 'upgrade')?.toLowerCase() === 'websocket';
}
