// Which exchanges are about signing in and out? Fields of the request, words of the URL, and what the answer did.
import type { CookieFact } from '../facts/cookie.ts';
import type { ExchangeMark } from '../facts/exchange.ts';
import { valueOf } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import { isAuthRole } from '../facts/role.ts';
import { parseCookieHeader } from '../parse/cookie-header.ts';
import { registrableDomain } from '../parse/registrable-domain.ts';
import { wordsOf } from '../parse/words.ts';
import { isCredentialHeader, roleOfName } from '../roles/role-of-name.ts';
import { type BodyFields, isPasswordField, lastPart } from './body-fields.ts';
import type { SeenExchange } from './har-entry.ts';

/** An exchange with what was read of its bodies and cookies. */
export interface ReadExchange {
  readonly seen: SeenExchange;
  readonly request: BodyFields;
  readonly response: BodyFields;
  /** What its response sets and clears. */
  readonly cookies: readonly CookieFact[];
}

/** The marks of each exchange, in the order of the exchanges. */
export function marksOf(exchanges: readonly ReadExchange[]): ExchangeMark[][] {
  const marks = exchanges.map(marksOfOne);
  exchanges.forEach((exchange, index) => {
    // A user name alone is a step only when a password follows on the same site; otherwise it is a newsletter.
    if (marks[index]!.length === 0 && isUserNameStep(exchange) && loginFollows(exchanges, marks, index)) marks[index]!.push('login-step');
  });
  return marks;
}

function marksOfOne(exchange: ReadExchange): ExchangeMark[] {
  const { seen, request } = exchange;
  if (isStatic(exchange)) return [];
  const url = new URL(seen.url);
  const words = urlWords(url, request.operation);
  const marks = new Set<ExchangeMark>();
  if (isOauthRequest(url)) marks.add('oauth-request');
  if (isOauthCallback(url, seen, request)) marks.add('oauth-callback');
  if (seen.method === 'POST' && request.names.includes('grant_type')) marks.add('token-request');
  if (isRefresh(exchange, words)) marks.add('refresh');
  if (isLogout(exchange, words)) marks.add('logout');
  if (!marks.has('logout') && !marks.has('refresh')) {
    const login = loginOf(exchange, words, marks);
    if (login) marks.add(login);
  }
  return [...marks];
}

const loginWords = ['login', 'signin', 'logon', 'logins', 'auth', 'authenticate', 'authentication', 'session', 'sessions', 'token', 'tokens', 'sso', 'credentials', 'oauth', 'oidc', 'identity', 'connect'];
const otherFormWords = ['register', 'registration', 'signup', 'join', 'enroll', 'create', 'subscribe', 'newsletter', 'reset', 'forgot', 'forgotten', 'recover', 'recovery', 'change', 'update', 'settings', 'profile', 'invite', 'invitation', 'search', 'setup', 'install', 'checkout', 'unlock', 'delete', 'deactivate'];
const factorWords = ['otp', 'totp', 'mfa', '2fa', 'twofactor', 'challenge'];
const stepWords = [...factorWords, 'verify', 'verification', 'code', 'passkey', 'webauthn', 'identifier'];

type UrlWords = ReadonlySet<string>;

/** Words of the path and of a GraphQL operation; `sign-in`, `signIn` and `sign_in` are `signin`. */
function urlWords(url: URL, operation = ''): UrlWords {
  const words = [...url.pathname.slice(0, 2000).split('/').flatMap(wordsOf), ...wordsOf(operation)];
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  return new Set([...words, ...pairs]);
}

function hasAny(words: UrlWords, wanted: readonly string[]): boolean {
  return wanted.some((word) => words.has(word));
}

const staticExtensions: ReadonlySet<string> = new Set(['js', 'mjs', 'css', 'map', 'png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif', 'ico', 'woff', 'woff2', 'ttf', 'otf', 'eot', 'mp4', 'webm', 'mp3', 'wasm', 'txt', 'xml', 'webmanifest']);
const staticTypes = ['image/', 'font/', 'video/', 'audio/', 'text/css', 'text/javascript', 'application/javascript', 'application/x-javascript', 'application/wasm'];

function isStatic({ seen }: ReadExchange): boolean {
  if (seen.method === 'OPTIONS' || seen.method === 'HEAD') return true;
  if (seen.method !== 'GET') return false;
  const path = new URL(seen.url).pathname;
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const type = seen.responseBody?.type ?? '';
  return staticExtensions.has(extension) || staticTypes.some((start) => type.startsWith(start));
}

/** Authorization endpoint (RFC 6749 section 4.1.1, RFC 9126) or SAML request. */
function isOauthRequest({ searchParams }: URL): boolean {
  if (searchParams.has('client_id') && (searchParams.has('response_type') || searchParams.has('request_uri'))) return true;
  return searchParams.has('SAMLRequest');
}

/** The answer that comes back through the browser: `code` with `state`, or a form post of it. */
function isOauthCallback(url: URL, seen: SeenExchange, request: BodyFields): boolean {
  const { searchParams, hash } = url;
  if (seen.method === 'GET') {
    const answers = searchParams.has('code') && (searchParams.has('state') || searchParams.has('iss') || searchParams.has('session_state'));
    return (answers && !searchParams.has('client_id')) || hash.includes('access_token=') || hash.includes('id_token=');
  }
  const has = (name: string): boolean => request.names.includes(name);
  return seen.method === 'POST' && (has('SAMLResponse') || (has('state') && (has('code') || has('id_token')) && !has('grant_type')));
}

function isRefresh(exchange: ReadExchange, words: UrlWords): boolean {
  const { seen, request } = exchange;
  if (request.grantType === 'refresh_token' || new URL(seen.url).searchParams.get('grant_type') === 'refresh_token') return true;
  if (!succeeded(seen) || seen.method === 'GET' && !hasAny(words, ['token', 'auth', 'session'])) return false;
  const sendsToken = request.names.some((name) => lastPart(name) === 'refresh' || roleOfName(lastPart(name)).role === 'refresh-token');
  const named = hasAny(words, ['refresh', 'refreshtoken', 'renew', 'refreshsession', 'tokenrefresh']);
  // Django's Simple JWT calls its tokens `access` and `refresh`.
  const answersToken = named && sendsToken && exchange.response.credentials.length > 0;
  return answersToken || ((named || (sendsToken && hasAny(words, loginWords))) && givesCredential(exchange));
}

const logoutWords = ['logout', 'signout', 'logoff', 'signoff', 'endsession', 'logouts'];
const manualWords = ['docs', 'help', 'support', 'blog', 'faq', 'guide', 'guides', 'wiki', 'articles', 'kb', 'manual'];

/** A whole segment of the path (`/sign_out`, `/logout.php`) or what a query asks for (`?action=logout`): a page about logouts has neither. */
function asksForLogout({ pathname, searchParams }: URL, words: UrlWords): boolean {
  if (hasAny(words, manualWords)) return false;
  const segments = pathname.slice(0, 2000).split('/').map((segment) => segment.split('.', 1)[0] ?? '');
  const actions = ['action', 'do', 'op', 'cmd'].map((name) => searchParams.get(name) ?? '');
  return [...segments, ...actions].some((text) => logoutWords.includes(wordsOf(text).join('')));
}

/** What the last segment of a path names when it means the session that asks; others name one of many. */
const ownSession: ReadonlySet<string> = new Set(['session', 'sessions', 'login', 'token', 'current', 'me', 'self']);

function isLogout({ seen, request, cookies }: ReadExchange, words: UrlWords): boolean {
  if (!succeeded(seen)) return false;
  const url = new URL(seen.url);
  if (asksForLogout(url, words) || (seen.method !== 'GET' && hasAny(words, logoutWords))) return true;
  if (seen.method === 'DELETE' && ownSession.has(url.pathname.slice(url.pathname.lastIndexOf('/') + 1).toLowerCase()) && hasAny(words, ['session', 'sessions', 'login', 'token'])) return true;
  // Token revocation (RFC 7009 2.1) is how a client without a session on the server signs out.
  if (seen.method === 'POST' && hasAny(words, ['revoke', 'revocation']) && request.names.includes('token')) return true;
  // By effect: a write whose answer deletes a cookie of authentication and sets none.
  if (seen.method === 'GET' || hasAny(words, loginWords)) return false;
  const auth = cookies.filter((cookie) => isAuthRole(roleOfName(valueOf(cookie.name) ?? '').role));
  return auth.some(({ action }) => action === 'clear') && auth.every(({ action }) => action === 'clear');
}

function loginOf(exchange: ReadExchange, words: UrlWords, marks: ReadonlySet<ExchangeMark>): 'login' | 'login-step' | undefined {
  const { seen, request } = exchange;
  const gives = givesCredential(exchange);
  if (marks.has('oauth-callback')) return completes(seen, gives) ? 'login' : undefined;
  if (marks.has('token-request')) {
    return succeeded(seen) && gives && grantsUser(exchange) ? 'login' : undefined;
  }
  // Supabase names the grant in the query.
  if (codeGrants.has(new URL(seen.url).searchParams.get('grant_type') ?? '')) return succeeded(seen) && gives ? 'login' : undefined;
  if (isPasswordless(exchange, words)) return isAccepted(exchange, gives) && (gives || hasAny(words, factorWords)) ? 'login' : 'login-step';
  if (!sendsPassword(exchange) || isOtherForm(exchange, words)) return undefined;
  if (!hasAny(words, loginWords) && !request.names.some(isUserField) && !queryNames(seen).some(isUserField)) return undefined;
  return isAccepted(exchange, gives) ? 'login' : 'login-step';
}

const codeGrants: ReadonlySet<string> = new Set(['authorization_code', 'pkce']);

/** Grants of a user: a code, a password, or an extension (RFC 6749 4.5) that says so; `client_credentials` is nobody. */
function grantsUser(exchange: ReadExchange): boolean {
  const grant = exchange.request.grantType ?? '';
  return codeGrants.has(grant) || sendsPassword(exchange) || (grant.includes(':') && wordsOf(grant).some((word) => userGrants.has(word)));
}

const userGrants: ReadonlySet<string> = new Set(['password', 'otp', 'device', 'webauthn', 'passkey']);

function sendsPassword({ seen, request }: ReadExchange): boolean {
  if (seen.method === 'GET') return queryNames(seen).some(isPasswordField);
  return request.names.some(isPasswordField);
}

function queryNames({ url, method }: SeenExchange): string[] {
  return method === 'GET' ? [...new URL(url).searchParams.keys()] : [];
}

/** Registration, password change and the like: two passwords, personal names, or words of the URL. */
function isOtherForm({ seen, request }: ReadExchange, words: UrlWords): boolean {
  const path = new URL(seen.url).pathname;
  if (hasAny(words, otherFormWords) && !hasAny(words, ['login', 'signin', 'logon'])) return true;
  if (hasAny(words, ['signup', 'register'])) return true;
  // `POST /users` makes a user, and `/account/email` changes one.
  if (!hasAny(words, loginWords) && (collections.some((name) => path.endsWith(`/${name}`)) || (words.has('account') && words.has('email')))) return true;
  const names = request.names.map((name) => lastPart(name).toLowerCase().replaceAll(/[-_]/g, ''));
  if (new Set(request.names.filter(isPasswordField)).size > 1) return true;
  return names.some((name) => personalFields.has(name));
}

const collections = ['users', 'accounts', 'customers', 'members'];
const personalFields: ReadonlySet<string> = new Set(['firstname', 'lastname', 'fullname', 'birthdate', 'dateofbirth', 'phonenumber', 'terms', 'acceptterms', 'tos', 'newsletter', 'repeatpassword', 'confirm', 'securityquestion', 'securityanswer', 'attestationobject']);

/** One-time codes and passkeys sign in without a password. */
function isPasswordless(exchange: ReadExchange, words: UrlWords): boolean {
  const { seen, request } = exchange;
  if (seen.method !== 'POST' || isOtherForm(exchange, words)) return false;
  const names = request.names.map((name) => lastPart(name).toLowerCase().replaceAll(/[-_]/g, ''));
  if (names.includes('clientdatajson')) return names.includes('authenticatordata') || names.includes('signature');
  if (hasAny(words, factorWords) && names.some((name) => name === 'code' || name === 'pin')) return true;
  return names.some((name) => codeFields.has(name)) && hasAny(words, [...loginWords, ...stepWords]);
}

const codeFields: ReadonlySet<string> = new Set(['otp', 'totp', 'mfacode', 'otpcode', 'totpcode', 'verificationcode', 'passcode', 'onetimecode', 'onetimepassword', 'twofactorcode', '2facode', 'securitycode', 'smscode']);
const userFields: ReadonlySet<string> = new Set(['username', 'user', 'email', 'login', 'userid', 'identifier', 'account', 'accountname', 'emailaddress', 'mail', 'loginname', 'log', 'uname', 'useremail', 'loginid', 'handle', 'benutzername', 'usr', 'phone', 'customerid', 'memberid', 'name']);

function isUserField(field: string): boolean {
  const name = lastPart(field).toLowerCase().replaceAll(/[-_]/g, '');
  return userFields.has(name) || name.endsWith('username') || name.endsWith('email');
}

/** A refused password is a step: what that answer sets was not earned by a login. */
function isAccepted({ seen, response }: ReadExchange, gives: boolean): boolean {
  if (!succeeded(seen) || response.saysFailed) return false;
  // A redirect back to the form may set a cookie as well, for the message that the password is wrong.
  if (isRedirect(seen)) return !leadsBack(seen);
  // An API answers 4xx to a wrong password; a page with the form again has status 200 too.
  return gives || response.names.length > 0 || seen.status === 204;
}

/** The server read the answer of the identity provider itself; a page application's callback is a static page. */
function completes(seen: SeenExchange, gives: boolean): boolean {
  return isRedirect(seen) ? !leadsBack(seen) : succeeded(seen) && gives;
}

function isRedirect({ status, responseHeaders }: SeenExchange): boolean {
  return status >= 300 && status < 400 && responseHeaders.some(([name]) => name.toLowerCase() === 'location');
}

/** To the form, to the next factor, or on to where the answer of an identity provider is really read. */
function leadsBack({ url, responseHeaders }: SeenExchange): boolean {
  const location = responseHeaders.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined || !isReadableUrl(location, url)) return false;
  const target = new URL(location, url);
  if ([...target.searchParams.keys()].some((key) => key === 'error' || key === 'code' || key.startsWith('login_error'))) return true;
  return target.pathname === new URL(url).pathname || hasAny(urlWords(target), ['login', 'signin', 'failed', ...factorWords]);
}

function succeeded({ status }: SeenExchange): boolean {
  return status >= 200 && status < 400;
}

/**
 * The answer hands out something that may authenticate: a cookie that is new and not known for another purpose, or a token
 * in its body or headers.
 */
function givesCredential({ seen, cookies, response }: ReadExchange): boolean {
  if (response.credentials.some(({ field }) => isAuthRole(roleOfName(lastPart(field)).role))) return true;
  if (seen.responseHeaders.some(([name, value]) => value.length >= 20 && name.toLowerCase() !== 'set-cookie' && isCredentialHeader(name))) return true;
  const sent = new Map(seen.requestHeaders.filter(([name]) => name.toLowerCase() === 'cookie').flatMap(([, value]) => parseCookieHeader(value)).map((pair) => [pair.name, pair.value]));
  return cookies.some(({ action, name, value, shape }) => {
    if (action !== 'set' || sent.get(valueOf(name) ?? '') === valueOf(value)) return false;
    const { role } = roleOfName(valueOf(name) ?? '');
    return isAuthRole(role) || (role === 'unknown' && (shape?.bits ?? 0) >= 64 && shape?.format !== 'word' && shape?.format !== 'json');
  });
}

function isUserNameStep({ seen, request }: ReadExchange): boolean {
  return seen.method === 'POST' && succeeded(seen) && request.names.some(isUserField) && !request.names.some(isPasswordField);
}

const longestLogin = 300_000;

function loginFollows(exchanges: readonly ReadExchange[], marks: readonly (readonly ExchangeMark[])[], index: number): boolean {
  const from = exchanges[index]!.seen;
  const site = registrableDomain(from.url);
  for (let at = index + 1; at < exchanges.length && at < index + 200; at++) {
    const { seen } = exchanges[at]!;
    if ((seen.time ?? 0) - (from.time ?? 0) > longestLogin) return false;
    if ((marks[at]!.includes('login') || marks[at]!.includes('login-step')) && registrableDomain(seen.url) === site) return true;
  }
  return false;
}
