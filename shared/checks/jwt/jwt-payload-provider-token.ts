import { claimEntries } from '../claim-entries.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';
import { plainWordsOf } from '../plain-words.ts';
import { signedClaims } from '../signed-claims.ts';

const kinds: ReadonlySet<string> = new Set(['access', 'refresh', 'provider', 'id', 'oauth']);
const providers: ReadonlySet<string> = new Set(['github', 'gitlab', 'google', 'microsoft', 'azure', 'spotify', 'twitch', 'discord', 'slack', 'facebook', 'twitter', 'linkedin', 'dropbox', 'notion', 'zoom', 'strava', 'salesforce', 'shopify']);
/** What a claim says of a token that it does not hold. */
const ofOthers: ReadonlySet<string> = new Set(['has', 'is', 'needs', 'requires', 'no', 'hashed', 'encrypted', 'masked', 'valid', 'expired', 'last']);
const joined: ReadonlySet<string> = new Set(['accesstoken', 'refreshtoken', 'providertoken', 'idtoken']);

/** `access_token`, `githubAccessToken`, `google_refresh_token`, `spotifyToken`. */
function namesToken(claim: string): boolean {
  const words = plainWordsOf(claim);
  if (words.some((word) => ofOthers.has(word))) return false;
  const [before = '', last = ''] = words.slice(-2);
  return joined.has(words.at(-1) ?? '') || (last === 'token' && (kinds.has(before) || providers.has(before)));
}

export default defineCheck({
  id: 'jwt-payload-provider-token',
  family: 'jwt',
  title: 'Provider tokens nested in a session JWT',
  why: 'A token of the identity provider inside the session token is readable by whoever reads the session. The backend that was to keep it away from the browser hands it out.',
  remedy: 'Keep tokens of providers on the server, or encrypt the session.',
  severity: 'high',
  severityReason: 'Whoever reads the session token can act at the provider.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '10.1.1', level: 2 },
      { id: '14.3.3', level: 2 },
    ],
    cwe: ['CWE-522', 'CWE-312'],
    wstg: ['WSTG-SESS-10'],
    other: ['draft-ietf-oauth-browser-based-apps-27 6.1.3.2'],
  },
  messages: {
    nested: 'The JWT in "{{name}}" contains another token in the claim {{claim}}, and its payload is readable. Keep that token on the server.',
    signed: '{{name}} signs a token with another token in the claim {{claim}}, and its payload is readable. Keep that token on the server.',
  },
  judge: {
    token: ofCredentialTokens(({ payload }) => {
      const nested = claimEntries(payload).find(
        ({ name, value }) => namesToken(name) && typeof value === 'string' && value.length >= 20 && !value.includes(' '),
      );
      if (nested === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'nested',
        data: { claim: nested.path },
        attribute: 'payload',
        evidence: [{ kind: 'value', text: `The claim ${nested.path.slice(0, 80)} has the shape of a token.` }],
      };
    }),
    'jwt-call'(call) {
      if (call.operation !== 'sign') return skip('it signs nothing');
      if (call.encrypted === true) return skip('its claims are encrypted');
      const claim = signedClaims(call).find(({ name }) => namesToken(name))?.path;
      if (claim === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'signed',
        data: { claim },
        attribute: 'claims',
        evidence: [{ kind: 'source', text: `The payload is written with the claim ${claim.slice(0, 80)}.`, at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});
