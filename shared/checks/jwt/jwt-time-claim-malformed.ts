import { isSource, type Sighting } from '../../facts/sighting.ts';
import type { JsonObject } from '../../facts/token.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';

/** Seconds beyond which a NumericDate is surely in milliseconds: the year 5138. */
const farthest = 1e11;
/** Seconds that clocks may differ by. */
const clockSkew = 300;

export default defineCheck({
  id: 'jwt-time-claim-malformed',
  family: 'jwt',
  title: 'iat, nbf or exp is not a NumericDate',
  why: 'Times in a JWT are seconds since 1970. Milliseconds put the expiry tens of thousands of years ahead, and some libraries ignore what is not a number: the token then never expires.',
  remedy: 'Write times in seconds, such as Math.floor(Date.now() / 1000) + 900.',
  severity: 'high',
  severityReason: 'It usually means that the token never expires.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '9.2.1', level: 1 }],
    cwe: ['CWE-613', 'CWE-704'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 7519 2 NumericDate, 4.1.4 to 4.1.6'],
  },
  messages: {
    type: 'The {{claim}} of the JWT in "{{name}}" is no number. Write seconds since 1970.',
    unit: 'The {{claim}} of the JWT in "{{name}}" is in milliseconds. Write seconds since 1970.',
    signed: '{{name}} signs a token whose {{claim}} is in milliseconds, which puts it tens of thousands of years ahead. Divide by 1000.',
    order: 'The JWT in "{{name}}" expires before it is {{claim}}. Check how the times are computed.',
    future: 'The JWT in "{{name}}" says it was issued after it was seen. Check the clock, and how the time is computed.',
  },
  replaces: ['jwt-missing-exp', 'jwt-lifetime-excessive'],
  judge: {
    token: ofCredentialTokens(({ payload, seen }) => {
      const fault = faultIn(payload, secondsAt(seen));
      if (fault === undefined) return pass;
      return {
        verdict: 'fail',
        ...fault,
        attribute: 'payload',
        evidence: [{ kind: 'value', text: `iat, nbf and exp are ${['iat', 'nbf', 'exp'].map((name) => shown(payload[name])).join(', ')}.` }],
      };
    }),
    'jwt-call'(call) {
      if (call.operation !== 'sign') return skip('it signs nothing');
      const [claim] = call.millisecondClaims ?? [];
      if (claim === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'signed',
        data: { claim },
        attribute: 'claims',
        evidence: [{ kind: 'source', text: `The claim ${claim} is computed from the time in milliseconds.`, at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});

function faultIn(payload: JsonObject, seenAt: number | undefined) {
  for (const claim of ['exp', 'nbf', 'iat'] as const) {
    const value = payload[claim];
    if (value === undefined) continue;
    if (typeof value !== 'number') return { message: 'type', data: { claim } } as const;
    if (value > farthest) return { message: 'unit', data: { claim } } as const;
  }
  const [exp, nbf, iat] = [payload['exp'], payload['nbf'], payload['iat']];
  if (typeof exp === 'number' && typeof iat === 'number' && exp <= iat) return { message: 'order', data: { claim: 'issued' } } as const;
  if (typeof exp === 'number' && typeof nbf === 'number' && nbf > exp) return { message: 'order', data: { claim: 'valid' } } as const;
  if (typeof iat === 'number' && seenAt !== undefined && iat > seenAt + clockSkew) return { message: 'future' } as const;
  return undefined;
}

function secondsAt(seen: Sighting): number | undefined {
  return isSource(seen) || seen.time === undefined ? undefined : seen.time / 1_000;
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : value === undefined ? 'absent' : `a ${typeof value}`;
}
