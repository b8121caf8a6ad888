import { headerOf, headersOf, type ExchangeFact } from '../../facts/exchange.ts';
import { isSource } from '../../facts/sighting.ts';
import { hasTrait, ofShape, shapeEvidence } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { ofProbes } from '../probe-verdict.ts';

/** Milliseconds for which a server may accept the old token again, so that a lost answer does not sign the user out. */
const graceWindow = 60_000;

const id = 'refresh-token-not-rotated';

export default defineCheck({
  id,
  family: 'token',
  title: 'Refresh token reused unchanged or without end',
  why: 'A refresh token that stays the same can be used by a thief beside the user for as long as it lives, and nobody notices.',
  remedy: 'Hand out a new refresh token with every refresh, refuse the old one, and end the whole family when an old one comes back.',
  severity: 'high',
  severityReason: 'RFC 9700 asks public clients for rotation or sender-constrained tokens.',
  detectable: ['live-passive', 'live-active', 'source'],
  references: {
    asvs: [
      { id: '10.4.5', level: 1 },
      { id: '10.4.8', level: 2 },
    ],
    cwe: ['CWE-613', 'CWE-294'],
    wstg: ['WSTG-ATHZ-05'],
    other: ['RFC 9700 2.2.2', 'RFC 9700 4.14.2', 'OAuth 2.0 for Browser-Based Applications 6.3.2.3'],
  },
  messages: {
    replayed: 'The refresh token "{{name}}" was accepted after it had been exchanged for another. Refuse it, and end the whole family.',
    clientUnknown: 'The refresh token "{{name}}" was accepted after it had been exchanged for another. Unless the client proves itself as well, refuse it, and end the whole family.',
    unsure: 'A refresh token "{{name}}" that had been exchanged was sent once more, but the answers do not tell whether it was accepted.',
    same: '{{name}} answers with the refresh token that it was sent. Hand out a new one with every refresh, and refuse the old one.',
    kept: '{{name}} hands out a new access token and no new refresh token. Hand out a new one with every refresh, and refuse the old one.',
    written: '"{{name}}" answers a refresh token with a new access token, and the refresh token stays as it is. Hand out a new one, and refuse the old one.',
    reused: '{{name}} accepted a refresh token that had been used more than a minute before. Refuse a token that has been exchanged.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      if (hasTrait(shape, 'rotates')) return pass;
      return { verdict: 'fail', message: 'written', evidence: [shapeEvidence(shape, 'The function takes a refresh token and issues an access token, and everything else it calls reads, verifies or answers.')] };
    }),
    probe: ofProbes(['used-refresh-token'], 'unsure', ({ credential, waited }) => {
      if (credential.bound === true) return skip('the token is bound to a client that proves itself');
      if (waited === undefined) return skip('how long ago it was exchanged is not known');
      if (waited * 1_000 <= graceWindow) return skip('a server may accept it for a minute, in case an answer was lost');
      return credential.bound === false ? { verdict: 'fail', message: 'replayed' } : { verdict: 'unsure', message: 'clientUnknown' };
    }),
    exchange: (exchange, context) => {
      const sent = refreshTokenOf(exchange);
      if (sent === undefined) return skip('no page sends a refresh token with it');
      if (exchange.status < 200 || exchange.status > 299 || exchange.responseFields.length === 0) return skip('its answer was not seen');
      if (isBound(exchange)) return skip('the token is bound to a client that proves itself');
      if (context.once(reusingExchanges).has(exchange.id)) {
        return { verdict: 'fail', message: 'reused', evidence: [{ kind: 'behaviour', text: 'Two refreshes more than a minute apart sent the same refresh token, and both succeeded.', at: exchange.id }] };
      }
      if (exchange.responseCredentials.some(({ hash }) => hash === sent)) {
        return { verdict: 'fail', message: 'same', evidence: [{ kind: 'wire', text: 'The response holds the refresh token of the request.', at: exchange.id }] };
      }
      if (exchange.responseFields.some(isRefreshName) || headersOf(exchange.responseHeaders, 'set-cookie').length > 0) return pass;
      if (exchange.responseCredentials.length === 0) return skip('its answer shows no token');
      return { verdict: 'fail', message: 'kept', evidence: [{ kind: 'wire', text: 'The request carried a refresh token in its body, and the response has a new token but no refresh token.', at: exchange.id }] };
    },
  },
});

/** A refresh token in the body was held by script. In a cookie it is the server's, which keeps the client's secret as well. */
function refreshTokenOf({ marks, requestCredentials }: ExchangeFact): string | undefined {
  return marks.includes('refresh') ? requestCredentials.find(({ field }) => isRefreshName(field))?.hash : undefined;
}

function isRefreshName(field: string): boolean {
  return field.slice(field.lastIndexOf('.') + 1).toLowerCase().startsWith('refresh');
}

/** Confidential clients and DPoP (RFC 9449): the token alone is of no use to a thief. */
function isBound({ requestFields, requestHeaders }: ExchangeFact): boolean {
  const proofs = ['client_secret', 'client_assertion'];
  const scheme = headerOf(requestHeaders, 'authorization')?.slice(0, 6).toLowerCase();
  return requestFields.some((field) => proofs.includes(field)) || scheme === 'basic ' || headerOf(requestHeaders, 'dpop') !== undefined;
}

function reusingExchanges(context: JudgeContext): Set<string> {
  const uses = context.all('exchange').flatMap((exchange) => {
    const sent = refreshTokenOf(exchange);
    const time = isSource(exchange.seen) ? undefined : exchange.seen.time;
    return sent === undefined || time === undefined || exchange.status < 200 || exchange.status > 299 ? [] : [{ id: exchange.id, sent, time }];
  });
  const firstUse = new Map<string, number>();
  for (const { sent, time } of uses) firstUse.set(sent, Math.min(time, firstUse.get(sent) ?? time));
  return new Set(uses.filter(({ sent, time }) => time - (firstUse.get(sent) ?? time) > graceWindow).map(({ id }) => id));
}
