import { valueOf } from '../../facts/known.ts';
import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { knownCredentials } from '../known-credentials.ts';

const id = 'token-embedded-in-page';

export default defineCheck({
  id,
  family: 'token',
  title: 'Credential in an HTML or script response',
  why: 'A credential in the text of a page is read by every script of it, kept in caches and histories, and copied with the page. In an HttpOnly cookie it would have been out of their reach.',
  remedy: 'Do not write tokens or session identifiers into pages; let the server use them.',
  severity: 'medium',
  severityReason: 'Whatever reads the page reads the credential.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '3.5.7', level: 3 },
      { id: '3.3.4', level: 2 },
    ],
    cwe: ['CWE-200', 'CWE-522'],
    wstg: ['WSTG-CLNT-13', 'WSTG-SESS-04'],
    other: [],
  },
  messages: {
    written: 'The credential "{{name}}" is written into {{place}}. Let the server use it, or keep it in an HttpOnly cookie.',
    embedded: '{{name}} brings a credential in the text of its response, the one that {{origin}} carries. Do not write it into the page.',
  },
  exchangeStandsFor: 'host',
  judge: {
    'code-shape': ofShape(id, (shape) => {
      const place = places[String(valueOf(traitOf(shape, 'into')))];
      if (place === undefined) return skip('where it goes is not known');
      return {
        verdict: 'fail',
        message: 'written',
        data: { place },
        evidence: [shapeEvidence(shape, `The value goes into ${place} as it is.`)],
        ...(hasTrait(shape, 'neverStored') && { severity: 'low', severityReason: 'The page is not kept by caches, so that only its own scripts read it.' }),
      };
    }),
    exchange(exchange, context) {
      if (exchange.pageCredentials === undefined) return skip('no credential was found in its text');
      const origin = context.once(firstPages).get(exchange.id);
      if (origin === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'embedded',
        data: { origin },
        evidence: [{ kind: 'wire', text: `The response (${exchange.responseType ?? 'of unknown type'}) contains the value that ${origin} carries.`, at: exchange.id }],
        ...severityFor(exchange),
      };
    },
  },
});

const places: Readonly<Record<string, string>> = { html: 'the HTML of a page', view: 'what a view renders', properties: 'the properties of a page, which the framework serialises into its HTML' };

/** The first response that contains each credential, with where the credential is in use. */
function firstPages(context: JudgeContext): Map<string, string> {
  const known = knownCredentials(context);
  const told = new Set<string>();
  const first = new Map<string, string>();
  for (const { id, scope, pageCredentials = [] } of context.all('exchange')) {
    if (scope !== 'site') continue;
    for (const hash of pageCredentials) {
      const origin = known.get(hash);
      if (origin === undefined || told.has(hash)) continue;
      told.add(hash);
      if (!first.has(id)) first.set(id, origin);
    }
  }
  return first;
}

function severityFor({ responseType, responseHeaders }: ExchangeFact) {
  if (responseType?.includes('javascript') === true) {
    return { severity: 'high', severityReason: 'Any site can include a script, and read what it brings.' } as const;
  }
  const control = headerOf(responseHeaders, 'cache-control')?.toLowerCase() ?? '';
  if (control.includes('no-store')) return { severity: 'low', severityReason: 'The page is not kept by caches, so that only its own scripts read it.' } as const;
  const isShared = (control.includes('public') || /(?:^|[\s,])(?:s-maxage|max-age)=[1-9]/.test(control)) && !control.includes('private');
  return isShared ? ({ severity: 'high', severityReason: 'Caches on the way may keep the page and give it to others.' } as const) : {};
}
