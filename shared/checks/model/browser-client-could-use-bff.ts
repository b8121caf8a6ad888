import { headerOf, type ExchangeFact } from '../../facts/exchange.ts';
import { isSource } from '../../facts/sighting.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';

/** Libraries by which a page is an OAuth client itself. */
const browserClients: ReadonlySet<string> = new Set(['oidc-client-ts', '@azure/msal-browser', '@auth0/auth0-spa-js', 'keycloak-js']);
const accessField = /(?:^|\.)access_?token$/i;

export default defineCheck({
  id: 'browser-client-could-use-bff',
  family: 'model',
  title: 'Page handles OAuth tokens itself',
  why: 'A page that is an OAuth client holds tokens where every script of it can use them. A backend of its own can be the client instead: then the page has nothing but a session cookie that scripts cannot read.',
  remedy: 'Let a backend for the frontend be the client and give the page a session cookie, or bind the tokens to a key (DPoP) and keep them short.',
  severity: 'info',
  severityReason: 'It is advice about architecture; where the tokens are kept is judged by other checks.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '10.1.1', level: 2 }],
    cwe: ['CWE-522'],
    wstg: ['WSTG-ATHZ-05', 'WSTG-CLNT-12'],
    other: ['draft-ietf-oauth-browser-based-apps-27 6.1', 'RFC 9700 2.2.1', 'RFC 9449'],
  },
  messages: {
    asked: '{{name}} is sent by the page, and the identity provider answers it with an access token. A backend for the frontend would keep it from scripts.',
    configured: '{{library}} makes the page the OAuth client, so its tokens are within reach of every script. A backend for the frontend would keep them from it.',
  },
  exchangeStandsFor: 'site',
  judgesOtherParties: true,
  judge: {
    exchange(exchange, context) {
      if (!isOfPage(exchange)) return skip('it is no request of a page to an identity provider for tokens');
      if (context.once(lastOfPages) !== exchange) return skip('another request stands for it');
      if (headerOf(exchange.requestHeaders, 'dpop') !== undefined) return pass;
      return { verdict: 'fail', message: 'asked', evidence: [{ kind: 'wire', text: 'The answer of another site to the request of the page has an access token.', at: exchange.id }] };
    },
    storage({ seen, scope }) {
      if (!isSource(seen) || scope !== 'site' || seen.library === undefined || !browserClients.has(seen.library)) return skip('no OAuth client of a page set it up');
      return { verdict: 'fail', message: 'configured', data: { library: seen.library }, evidence: [{ kind: 'source', text: `${seen.api} sets up an OAuth client in the page.`, at: `${seen.file}:${seen.line}` }] };
    },
  },
});

/** A token request that carries no secret of a client, to another site, whose answer has an access token. */
function isOfPage({ marks, scope, requestFields, requestHeaders, responseCredentials }: ExchangeFact): boolean {
  const isPublic = !requestFields.some((field) => /^client_(?:secret|assertion)$/i.test(field)) && !/^basic /i.test(headerOf(requestHeaders, 'authorization') ?? '');
  return marks.includes('token-request') && scope === 'other' && isPublic && responseCredentials.some(({ field }) => accessField.test(field));
}

function lastOfPages(context: JudgeContext): ExchangeFact | undefined {
  return context.all('exchange').findLast(isOfPage);
}
