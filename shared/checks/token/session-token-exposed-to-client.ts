import type { ExchangeFact } from '../../facts/exchange.ts';
import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, skip } from '../define.ts';
import { pathWordsOf } from '../site-traffic.ts';

const id = 'session-token-exposed-to-client';

export default defineCheck({
  id,
  family: 'token',
  title: 'Provider or refresh token copied into the client session',
  why: 'The server keeps such a token so that no script gets it. An endpoint that tells the page who is signed in and adds the token hands it to every script of the page.',
  remedy: 'Keep refresh tokens and tokens of providers on the server, and answer with what the page shows.',
  severity: 'high',
  severityReason: 'A script of the page can read a credential that was meant for the server.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '10.1.1', level: 2 }],
    cwe: ['CWE-522', 'CWE-200'],
    wstg: ['WSTG-SESS-10'],
    other: ['OAuth 2.0 for Browser-Based Applications 6.1'],
  },
  messages: {
    callback: 'The session callback copies "{{name}}" into the session that every script of the page can fetch. Keep it in the JWT or the database.',
    record: 'The answer holds {{name}} whole, with whatever the server keeps in it. Answer with the fields that the page shows.',
    refresh: '{{name}} tells the page who is signed in, and hands it a refresh token in the field "{{field}}". Keep it on the server.',
    provider: '{{name}} tells the page who is signed in, and hands it a token of another service in the field "{{field}}". Keep it on the server.',
    field: '{{name}} goes from the session of the server into what the page is given. Keep it on the server.',
    access: '{{name}}, the session endpoint of Auth.js, hands the page the token in the field "{{field}}". Keep it on the server.',
  },
  judge: {
    exchange: (exchange) => {
      if (!isSessionEndpoint(exchange)) return skip('it does not tell who is signed in');
      const found = exchange.responseCredentials.map(({ field }) => ({ field, kind: kindOf(field, exchange.url) })).find(({ kind }) => kind !== undefined);
      if (found?.kind === undefined) return skip('its answer holds no token that belongs to a server');
      return {
        verdict: 'fail',
        message: found.kind,
        data: { field: found.field },
        evidence: [{ kind: 'wire', text: `The field "${found.field}" of the response holds a value that is shaped like a credential.`, at: exchange.id }],
        ...(found.kind === 'access' && { severity: 'medium', severityReason: 'The page may need this token for an API of its own.' }),
      };
    },
    'code-shape': ofShape(id, (shape) => {
      const evidence = (text: string) => [shapeEvidence(shape, text)];
      const written = `The session callback of Auth.js writes ${shape.name} into what the session endpoint answers.`;
      switch (valueOf(traitOf(shape, 'exposed'))) {
        case 'refresh':
          return { verdict: 'fail', message: 'callback', evidence: evidence(written) };
        case 'access':
          return { verdict: 'fail', message: 'callback', severity: 'medium', severityReason: 'The page may need this token for an API of its own.', evidence: evidence(written) };
        case 'field':
          return { verdict: 'fail', message: 'field', evidence: evidence('The field of the answer is taken from the session of the server.') };
        case 'record':
          return { verdict: 'fail', message: 'record', severity: 'medium', severityReason: 'It depends on what the session holds, now and later.', evidence: evidence('The session object itself is the answer.') };
        default:
          return skip('it exposes no token that is known');
      }
    }),
  },
});

const sessionWords: ReadonlySet<string> = new Set(['session', 'me', 'user', 'userinfo', 'profile', 'whoami', 'account']);

/** Logins and refreshes hand out tokens on purpose, and are judged by what the page does with them. */
function isSessionEndpoint({ method, status, marks, url }: ExchangeFact): boolean {
  if (method !== 'GET' || status !== 200 || marks.length > 0) return false;
  const last = pathWordsOf(url).at(-1);
  return last !== undefined && sessionWords.has(last);
}

const providers = ['provider', 'google', 'github', 'gitlab', 'facebook', 'microsoft', 'azure', 'apple', 'twitter', 'discord', 'slack', 'spotify', 'linkedin', 'twitch', 'salesforce', 'shopify', 'stripe', 'dropbox'];

function kindOf(field: string, url: string): 'refresh' | 'provider' | 'access' | undefined {
  const parts = field.toLowerCase().replaceAll(/[-_]/g, '').split('.');
  const last = parts.at(-1) ?? '';
  if (last === 'refreshtoken' || last === 'providerrefreshtoken') return 'refresh';
  if (!last.endsWith('token')) return undefined;
  if (parts.some((part) => providers.some((provider) => part.startsWith(provider)))) return 'provider';
  // Auth.js itself puts no token there: only a callback of the application can.
  return last === 'accesstoken' && url.includes('/api/auth/session') ? 'access' : undefined;
}
