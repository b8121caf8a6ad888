import { isSource } from '../../facts/sighting.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { sessionValues, type SessionValue } from '../session-values.ts';

export default defineCheck({
  id: 'session-id-predictable',
  family: 'session',
  title: 'Session identifiers follow a pattern',
  why: 'Identifiers that are counted or taken from the clock tell the next ones and those of other users. Nobody has to try many.',
  remedy: 'Draw identifiers at random, with at least 128 bits from a cryptographically secure generator, and put nothing else into them.',
  severity: 'high',
  severityReason: 'The identifiers of other users can be computed from one.',
  detectable: ['live-passive'],
  references: {
    asvs: [{ id: '7.2.3', level: 1 }],
    cwe: ['CWE-330', 'CWE-340', 'CWE-341'],
    wstg: ['WSTG-SESS-01'],
    other: ['OWASP Session Management Cheat Sheet: Session ID Entropy'],
  },
  messages: {
    pattern: 'Session identifier "{{name}}" is not drawn at random: {{count}} of them {{pattern}}. Use random identifiers only.',
  },
  replaces: ['session-id-low-entropy'],
  judge: {
    cookie(cookie, context) {
      if (isSource(cookie.seen) || cookie.action === 'clear') return skip('no value was seen');
      if (!isAuthCookie(cookie) || cookie.role.role !== 'session-id') return skip(`its role is ${cookie.role.role}`);
      const values = sessionValues(cookie, context);
      if (values.length < 3) return skip('fewer than three identifiers were seen');
      const pattern = patternOf(values);
      if (pattern === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'pattern',
        data: { count: values.length, pattern },
        evidence: [{ kind: 'value', text: `${values.length} different identifiers were seen, and they ${pattern}.` }],
      };
    },
  },
});

const day = 86_400;

function patternOf(values: readonly SessionValue[]): string | undefined {
  if (areCounted(values)) return 'are numbers that count up';
  if (areObjectIds(values)) return 'are object identifiers of one process: a clock and a counter';
  if (areClockUuids(values)) return 'are UUIDs of version 1: a clock and one host';
  return values.every(isClock) ? 'begin with the time at which they were made, and little follows' : undefined;
}

/** Drawn numbers are now and then in order, and then not close to each other. */
function areCounted(values: readonly SessionValue[]): boolean {
  if (!values.every(({ id }) => /^\d{1,20}$/.test(id))) return false;
  const numbers = values.map(({ id }) => BigInt(id));
  const widest = numbers[0]! / 1000n > 10n ? numbers[0]! / 1000n : 10n;
  return numbers.slice(1).every((number, index) => number > numbers[index]! && number - numbers[index]! <= widest);
}

/** MongoDB: four octets of clock, five of the process, three of a counter. */
function areObjectIds(values: readonly SessionValue[]): boolean {
  const process = values[0]!.id.slice(8, 18);
  return values.every(({ id, time }) => /^[\da-f]{24}$/i.test(id) && id.slice(8, 18) === process && isNear(Number.parseInt(id.slice(0, 8), 16), time));
}

/** RFC 9562 5.1; the random versions 4 and 7 have no host in them. */
function areClockUuids(values: readonly SessionValue[]): boolean {
  const host = values[0]!.id.slice(24);
  return values.every(({ id }) => /^[\da-f]{8}-[\da-f]{4}-1[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/i.test(id) && id.slice(24) === host);
}

/** Seconds or milliseconds since 1970, of the day of the capture, with less than 64 bits beside them. */
function isClock({ id, time }: SessionValue): boolean {
  const digits = /^\d{10,13}/.exec(id)?.[0] ?? '';
  if (digits.length === 13 && isNear(Number(digits) / 1000, time)) return id.length - 13 < 12;
  return digits.length >= 10 && isNear(Number(digits.slice(0, 10)), time) && id.length - 10 < 12;
}

function isNear(seconds: number, time: number): boolean {
  return Math.abs(seconds - time / 1000) <= day;
}
