import { secretKindOf, secretKindOfName } from '../../facts/content-kind.ts';
import type { SignedRecord } from '../../facts/jwt-call.ts';
import { claimEntries } from '../claim-entries.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { signedClaims } from '../signed-claims.ts';

export default defineCheck({
  id: 'jwt-payload-credentials',
  family: 'jwt',
  title: 'Secret inside a readable JWT',
  why: 'The payload of a signed JWT is encoded, not encrypted. Whoever sees the token, in a log, a proxy or the browser, reads the password or key in it.',
  remedy: 'Keep identifiers in the token and secrets on the server.',
  severity: 'critical',
  severityReason: 'A credential is readable by everybody who sees the token.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '14.2.6', level: 3 },
      { id: '14.3.3', level: 2 },
    ],
    cwe: ['CWE-312', 'CWE-522', 'CWE-200'],
    wstg: ['WSTG-SESS-10', 'WSTG-SESS-04'],
    other: ['RFC 7519 12'],
  },
  messages: {
    token: 'The JWT in "{{name}}" contains the claim {{claim}}, and everybody who sees the token can read it. Remove it.',
    signed: '{{name}} signs a token with the claim {{claim}}, which everybody who sees the token can read. Remove it.',
    record: '{{name}} signs the whole record "{{record}}", which has a password in it, and everybody who sees the token can read it. Sign an identifier only.',
    perhaps: '{{name}} signs the whole record "{{record}}" with everything that is stored about it, and everybody who sees the token can read it. Sign an identifier only.',
  },
  judge: {
    token: ofCredentialTokens(({ payload }) => {
      const entries = claimEntries(payload);
      const secret = entries.find(({ name, value }) => isReadable(secretKindOf(name, value)));
      const found = secret ?? entries.find(({ name, value }) => secretKindOf(name, value) !== undefined);
      if (found === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'token',
        data: { claim: found.path },
        attribute: 'payload',
        evidence: [{ kind: 'value', text: `The payload has the claim ${found.path.slice(0, 80)}.` }],
        ...(secret === undefined && hashed),
      };
    }),
    'jwt-call'(call) {
      if (call.operation !== 'sign') return skip('it signs nothing');
      if (call.encrypted === true) return skip('its claims are encrypted');
      const claims = signedClaims(call);
      const secret = claims.find(({ name }) => isReadable(secretKindOfName(name)));
      const claim = (secret ?? claims.find(({ name }) => secretKindOfName(name) !== undefined))?.path;
      if (claim === undefined) return call.record === undefined ? pass : ofRecord(call.record, `${call.seen.file}:${call.seen.line}`);
      return {
        verdict: 'fail',
        message: 'signed',
        data: { claim },
        attribute: 'claims',
        evidence: [{ kind: 'source', text: `The payload is written with the claim ${claim.slice(0, 80)}.`, at: `${call.seen.file}:${call.seen.line}` }],
        ...(secret === undefined && hashed),
      };
    },
  },
});

/** The record is known to have a password when the code reads one of it. */
function ofRecord({ name, hasPassword }: SignedRecord, at: string) {
  return {
    verdict: hasPassword ? 'fail' : 'unsure',
    message: hasPassword ? 'record' : 'perhaps',
    data: { record: name },
    attribute: 'claims',
    severity: 'high',
    severityReason: 'Records of users hold the hash of their password as a rule, which has to be guessed first.',
    evidence: [{ kind: 'source', text: hasPassword ? `The code reads a password of "${name}", and signs it as a whole.` : `"${name}" comes from a look-up that names no fields, and is signed as a whole.`, at }],
  } as const;
}

const hashed = { severity: 'high', severityReason: 'It is a hash, which has to be guessed first.' } as const;

/** A hash is a secret too, which has to be guessed first. */
function isReadable(kind: ReturnType<typeof secretKindOf>): boolean {
  return kind !== undefined && kind !== 'password-hash';
}
