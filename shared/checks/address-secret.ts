import type { AddressCredential } from '../facts/exchange.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { TokenFact } from '../facts/token.ts';
import { isCredential } from './credential-token.ts';
import type { JudgeContext } from './define.ts';
import { knownCredentials, tokensByHash } from './known-credentials.ts';
import { pathWordsOf } from './site-traffic.ts';

/** A value of an address that lets its reader act for the user. */
export interface AddressSecret {
  /** Name of the parameter; `path` for a token in the path. */
  readonly name: string;
  /** `link`: a link of an e-mail that is good for one use. `key`: an API key, which may be public. */
  readonly kind: 'credential' | 'link' | 'key';
  readonly hash: string;
  /** Where else the same value was seen to authenticate. */
  readonly knownFrom?: string;
}

/**
 * The first secret in query or path of an address. Answers and transaction values of OAuth, signed URLs, invitations, short
 * tickets and everything that only looks random are none; fragments and session identifiers belong to other checks.
 */
export function addressSecretIn(address: string, credentials: readonly AddressCredential[] | undefined, context: JudgeContext): AddressSecret | undefined {
  if (credentials === undefined || credentials.length === 0 || !isReadableUrl(address)) return undefined;
  const words = pathWordsOf(address);
  const isSigned = isSignedUrl(address);
  for (const { in: place, field, hash } of credentials) {
    if (place === 'fragment') continue;
    const name = plain(field);
    if (transactionNames.has(name) || sessionNames.has(name)) continue;
    const token = tokensByHash(context).get(hash);
    if (token !== undefined && !isLastingCredential(token)) continue;
    const knownFrom = knownCredentials(context).get(hash);
    if (knownFrom !== undefined) return { name: field, kind: 'credential', hash, knownFrom };
    if (isSigned || words.some((word) => sharingWords.has(word))) continue;
    if (place === 'path' || tokenNames.has(name)) return { name: field, kind: words.some((word) => linkWords.has(word)) ? 'link' : 'credential', hash };
    if (keyNames.has(name)) return { name: field, kind: 'key', hash };
  }
  return undefined;
}

const tokenNames: ReadonlySet<string> = new Set(['accesstoken', 'token', 'authtoken', 'idtoken', 'jwt', 'auth', 'bearer', 'bearertoken', 'refreshtoken', 'sessiontoken', 'usertoken', 'logintoken', 'authorization']);
const keyNames: ReadonlySet<string> = new Set(['apikey', 'apitoken']);
/** Judged by the check on session identifiers in URLs. */
const sessionNames: ReadonlySet<string> = new Set(['sid', 'sessionid', 'session', 'phpsessid', 'jsessionid', 's']);
/** Good for one transaction, or made to be seen: OAuth, OpenID Connect, SAML, CSRF tokens and tickets of connections. */
const transactionNames: ReadonlySet<string> = new Set([
  'code', 'state', 'nonce', 'codechallenge', 'codeverifier', 'request', 'requesturi', 'clientid', 'idtokenhint', 'logouttoken', 'loginchallenge', 'consentchallenge',
  'samlrequest', 'samlresponse', 'relaystate', 'ticket', 'csrf', 'csrftoken', 'xsrftoken', 'authenticitytoken', 'requestverificationtoken',
]);

const linkWords: ReadonlySet<string> = new Set(['verify', 'verification', 'confirm', 'confirmation', 'reset', 'recover', 'recovery', 'activate', 'activation', 'magic']);
const sharingWords: ReadonlySet<string> = new Set(['invite', 'invites', 'invitation', 'invitations', 'share', 'shared', 'download', 'downloads', 'embed', 'preview', 'unsubscribe', 'join']);

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.[\]]/g, '');
}

/** Amazon, Google, Azure and CDNs sign the URL itself; what stands beside the signature opens this one file for a while. */
function isSignedUrl(address: string): boolean {
  const names = new Set([...new URL(address).searchParams.keys()].slice(0, 100).map((name) => name.toLowerCase()));
  if (signatureNames.some((name) => names.has(name))) return true;
  return names.has('expires') || names.has('exp') || names.has('key-pair-id');
}

const signatureNames = ['x-amz-signature', 'x-goog-signature', 'signature', 'sig', 'hmac', 'hdnts', 'hdnea'];

/** Tickets for a connection live a minute; a token about a file names it and nobody. */
function isLastingCredential(token: TokenFact): boolean {
  const { payload } = token;
  if (!isCredential(token)) return false;
  if (payload === undefined) return true;
  const { exp, iat, sub } = payload;
  if (typeof exp === 'number' && typeof iat === 'number' && exp - iat <= longestTicket) return false;
  return sub !== undefined || !['url', 'path', 'resource', 'file', 'object'].some((claim) => payload[claim] !== undefined);
}

/** Seconds. */
const longestTicket = 60;
