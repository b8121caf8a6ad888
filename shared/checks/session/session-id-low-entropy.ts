import type { CookieFact } from '../../facts/cookie.ts';
import type { ValueFormat } from '../../facts/value-shape.ts';
import { valueOf } from '../../facts/known.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { fewestIdentifiers, guessableBits, sampleWords } from '../../facts/session-sample.ts';
import { isSource } from '../../facts/sighting.ts';
import { sessionValues } from '../session-values.ts';

const id = 'session-id-low-entropy';

export default defineCheck({
  id,
  family: 'session',
  title: 'Session identifier has too little entropy',
  why: 'Whoever guesses an identifier in use is signed in as its owner. With a million sessions and few bits, guessing takes hours.',
  remedy: 'Use at least 128 random bits from a cryptographically secure generator.',
  severity: 'high',
  severityReason: 'There are so few possible identifiers that those in use can be found by trying.',
  detectable: ['live-passive', 'live-active', 'source'],
  references: {
    asvs: [
      { id: '7.2.3', level: 1 },
      { id: '11.5.1', level: 2 },
    ],
    cwe: ['CWE-331', 'CWE-334', 'CWE-330'],
    wstg: ['WSTG-SESS-01'],
    other: ['OWASP Session Management Cheat Sheet: Session ID Entropy', 'NIST SP 800-63B-4 5.1'],
  },
  messages: {
    short: 'Session identifier "{{name}}" holds at most {{bits}} bits. Use 128 or more.',
    drawn: 'Session identifier "{{name}}" is drawn with {{bits}} bits. Use 128 or more, which are 16 random bytes.',
  },
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const bits = valueOf(traitOf(shape, 'bits'));
      if (typeof bits !== 'number') return skip('how much is drawn is not known');
      if (bits >= enough) return pass;
      return { verdict: 'fail', message: 'drawn', data: { bits }, evidence: [shapeEvidence(shape, `${shape.seen.api} draws ${bits} bits.`)], ...severityFor(bits) };
    }),
    cookie(cookie, context) {
      if (isSource(cookie.seen) || cookie.action === 'clear') return skip('no value was seen');
      const { shape, role } = cookie;
      if (!isAuthCookie(cookie) || role.role !== 'session-id') return skip(`its role is ${role.role}`);
      if (role.confidence === 'possible') return skip('it is only possible that it is a session');
      // One or two characters are a flag.
      if (shape === undefined || !measured.has(shape.format) || shape.length < 3) return skip('its value is no plain identifier');
      const { bits, shared } = varyingBits(cookie, shape.bits, context);
      if (bits >= enough) return pass;
      return {
        verdict: 'fail',
        message: 'short',
        data: { bits },
        evidence: [
          {
            kind: 'value',
            text: `${shape.length} characters (${shape.format})${shared > 0 ? `, of which ${shared} are the same in all that were seen,` : ''} hold at most ${bits} bits.`,
          },
        ],
        ...severityFor(bits),
      };
    },
    'session-sample': (sample) => {
      const { distinct, bits, url } = sample;
      if (distinct < fewestIdentifiers) return skip('too few different identifiers were given');
      if (bits >= enough) return pass;
      return {
        verdict: 'fail',
        message: 'short',
        data: { bits },
        evidence: [{ kind: 'behaviour', text: `${distinct} identifiers were given to requests without credentials. Their ${sampleWords(sample)}.`, at: `GET ${url}` }],
        ...severityFor(bits),
      };
    },
  },
});

const measured: ReadonlySet<ValueFormat> = new Set<ValueFormat>(['opaque', 'uuid', 'number', 'express-signed']);

/** A random UUID has 122 bits, an identifier of ASP.NET 120: short of the 128 of ASVS 5.0, and nobody guesses them. */
const enough = 112;

function severityFor(bits: number) {
  if (bits < guessableBits) return {};
  return { severity: 'low', severityReason: 'More than the 64 bits that NIST and OWASP ask for, less than the 128 of ASVS 5.0.' } as const;
}

/** What several identifiers begin with in common was not drawn. A beginning of three characters is chance. */
function varyingBits(cookie: CookieFact, bits: number, context: JudgeContext): { readonly bits: number; readonly shared: number } {
  const ids = sessionValues(cookie, context).map(({ id }) => id);
  const [first = ''] = ids;
  if (ids.length < 2 || cookie.shape?.format === 'uuid') return { bits, shared: 0 };
  let shared = 0;
  while (shared < first.length && ids.every((id) => id[shared] === first[shared])) shared++;
  if (shared < 4) return { bits, shared: 0 };
  return { bits: Math.round((bits * (first.length - shared)) / first.length), shared };
}
