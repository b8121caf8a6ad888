import { valueOf } from '../../facts/known.ts';
import { ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-kid-unsanitised',
  family: 'jwt',
  title: 'kid looks like a path, a query or a URL',
  why: 'The key id is written by whoever wrote the token. A server that uses it as a file name, in a query or in a command lets strangers choose the key, or run more than a look-up.',
  remedy: 'Look the kid up in a list of known keys.',
  severity: 'high',
  severityReason: 'A kid that reaches a file, a query or a command lets strangers forge tokens or inject.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '9.1.3', level: 1 }],
    cwe: ['CWE-22', 'CWE-89', 'CWE-347'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 3.10'],
  },
  messages: {
    shaped: 'The kid of the token in "{{name}}" contains {{sign}}. Make sure that servers only look it up in a list of known keys.',
    used: '{{name}} uses the kid of a token that is not verified yet in {{place}}, so whoever writes the token chooses the key or runs more than a look-up. Look the kid up in a list of known keys.',
  },
  judge: {
    token: ofCredentialTokens(({ header }) => {
      const { kid } = header;
      if (typeof kid !== 'string') return skip('it has no kid');
      const sign = signs.find(({ isIn }) => isIn(kid));
      if (sign === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'shaped',
        data: { sign: sign.words },
        attribute: 'header',
        evidence: [{ kind: 'value', text: `The kid contains ${sign.words}.` }],
      };
    }),
    'code-shape': ofShape('jwt-kid-unsanitised', (shape) => {
      const place = places.get(String(valueOf(traitOf(shape, 'sink'))));
      if (place === undefined) return skip('where the kid goes is not known');
      return { verdict: 'fail', message: 'used', data: { place }, evidence: [shapeEvidence(shape, `The kid becomes part of ${place}, and nothing asks first whether it is a known one.`)] };
    }),
  },
});

const places: ReadonlyMap<string, string> = new Map([
  ['file', 'the name of a file'],
  ['query', 'the text of a query'],
  ['command', 'a command'],
]);

/** Slashes and colons alone are fine: thumbprints, ARNs and the paths of key stores have them. */
const signs: readonly { readonly words: string; readonly isIn: (kid: string) => boolean }[] = [
  { words: 'a step up the folders', isIn: (kid) => kid.includes('../') || kid.includes('..\\') },
  { words: 'a quotation mark', isIn: (kid) => /['"`]/.test(kid) },
  { words: 'a pipe', isIn: (kid) => kid.includes('|') },
  { words: 'a URL', isIn: (kid) => /^https?:\/\//i.test(kid) },
];
