import { secretKeyIssuer } from '../../facts/content-kind.ts';
import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { valueOf } from '../../facts/known.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, type JudgeContext, type Verdict } from '../define.ts';
import { authCookiesSentWith } from '../auth-traffic.ts';

const id = 'static-secret-as-session';

export default defineCheck({
  id,
  family: 'session',
  title: 'Static API key used as the user session',
  why: 'A key that is the same before and after every login identifies nobody, cannot be ended by a logout and stays valid until somebody changes it everywhere.',
  remedy: 'Exchange the key or password for a session or token that ends, and keep keys for servers on servers.',
  severity: 'high',
  severityReason: 'It cannot be revoked for one session, and whoever copies it keeps it.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '7.2.2', level: 1 },
      { id: '13.3.1', level: 2 },
    ],
    cwe: ['CWE-798', 'CWE-522', 'CWE-613'],
    wstg: ['WSTG-SESS-01'],
    other: [],
  },
  messages: {
    written: 'The header {{name}} of requests of the page has {{what}} that is written in the code, so every visitor has it. Keep it on the server and give the page a session.',
    setting: 'Cookie "{{name}}" gets the value of the environment variable {{variable}}, so everybody who signs in has the same one. Give each login a session or token of its own.',
    key: '{{name}} is sent with a key of {{issuer}} for servers, in the header {{header}}. Keep the key on the server and give the page a session.',
    constant: '{{name}} is authenticated by the header {{header}}, whose value is the same in several logins. Exchange it for a session or token that ends.',
  },
  exchangeStandsFor: 'site',
  judge: {
    'code-shape': ofShape(id, (shape): Verdict<'written' | 'setting'> => {
      if (!hasTrait(shape, 'constant')) return pass;
      const variable = valueOf(traitOf(shape, 'variable'));
      if (typeof variable === 'string') return { verdict: 'fail', message: 'setting', data: { variable }, evidence: [shapeEvidence(shape, 'Its value is read from the environment of the server and from nothing of the login.')] };
      const issuer = valueOf(traitOf(shape, 'issuer'));
      return {
        verdict: 'fail',
        message: 'written',
        data: { what: typeof issuer === 'string' ? `a key of ${issuer} for servers` : 'a credential' },
        evidence: [shapeEvidence(shape, 'Its value is a text in code of the page, the same for everybody who opens it.')],
      };
    }),
    exchange(exchange, context) {
      const secret = context.once(staticSecrets).get(exchange.id);
      if (secret === undefined) return pass;
      const { header, issuer } = secret;
      return {
        verdict: 'fail',
        message: issuer === undefined ? 'constant' : 'key',
        data: { header, ...(issuer !== undefined && { issuer }) },
        part: `${header.toLowerCase()} ${issuer ?? ''}`,
        evidence: [
          {
            kind: 'wire',
            text:
              issuer === undefined
                ? `The only credential of the request is the header ${header}; its value was sent after one login and, unchanged, after another.`
                : `The value of the header ${header} has the form of a key of ${issuer}.`,
            at: exchange.id,
          },
        ],
      };
    },
  },
});

interface StaticSecret {
  readonly header: string;
  readonly issuer?: string;
}

const keyHeaders: readonly string[] = ['authorization', 'x-api-key', 'api-key', 'apikey', 'x-auth-key'];
const mostValues = 1_000;

/** The first exchange that shows it, so that a key of a hundred requests is one finding. */
function staticSecrets(context: JudgeContext): Map<string, StaticSecret> {
  const found = new Map<string, StaticSecret>();
  const epochs = new Map<string, { readonly epoch: number; reported: boolean }>();
  const told = new Set<string>();
  let epoch = 0;
  for (const exchange of context.all('exchange')) {
    if (exchange.scope !== 'site') continue;
    if (exchange.marks.includes('login')) epoch++;
    for (const { header, value } of keysIn(exchange)) {
      const issuer = secretKeyIssuer(value);
      if (issuer !== undefined) {
        if (!told.has(value)) found.set(exchange.id, { header, issuer });
        told.add(value);
      } else if (epoch > 0 && isStaticForm(header, value) && isAlone(exchange, context)) {
        const first = epochs.get(value);
        if (first === undefined && epochs.size < mostValues) epochs.set(value, { epoch, reported: false });
        else if (first !== undefined && first.epoch !== epoch && !first.reported) {
          first.reported = true;
          found.set(exchange.id, { header });
        }
      }
    }
  }
  return found;
}

interface SentKey {
  readonly header: string;
  readonly value: string;
}

/** The value without the scheme of the Authorization header. */
function keysIn({ requestHeaders }: ExchangeFact): SentKey[] {
  return keyHeaders.flatMap((name): SentKey[] => {
    const text = headerOf(requestHeaders, name)?.trim();
    if (text === undefined || text.length > 4_096) return [];
    const space = name === 'authorization' ? text.indexOf(' ') : -1;
    const header = requestHeaders.find(([own]) => own.toLowerCase() === name)?.[0] ?? name;
    return text === '' ? [] : [{ header, value: space > 0 ? text.slice(space + 1).trim() : text }];
  });
}

/** A token says itself when it ends; keys that are made to be public are in every page. */
function isStaticForm(header: string, value: string): boolean {
  if (value.length < 8 || value.startsWith('eyJ') || header.toLowerCase() === 'apikey') return false;
  return !publishable.some((prefix) => value.startsWith(prefix));
}

const publishable: readonly string[] = ['pk_', 'pk.', 'sb_publishable_', 'AIza', 'anon_', '6L', 'da2-'];

/** Nothing else in the request could tell who the user is. */
function isAlone(exchange: ExchangeFact, context: JudgeContext): boolean {
  return keysIn(exchange).length === 1 && authCookiesSentWith(exchange, context).length === 0 && headerOf(exchange.requestHeaders, 'cookie') === undefined && exchange.status >= 200 && exchange.status < 300;
}
