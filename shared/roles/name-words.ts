import type { Role } from '../facts/role.ts';
import { wordsOf } from '../parse/words.ts';

/** What the words of a name suggest, and the words that did. */
export interface NameSuggestion {
  readonly role: Role;
  readonly words: readonly string[];
}

/** Role that the words of a cookie name, storage key or field suggest; `undefined` when none is about authentication. */
export function suggestionOf(name: string): NameSuggestion | undefined {
  const words = joined(wordsOf(name));
  if (!words.some((word) => decisive.has(word))) return undefined;
  for (const rule of rules) {
    const hits = rule.all.map((choices) => words.find((word) => choices.includes(word)));
    if (rule.none?.some((word) => words.includes(word))) continue;
    if (hits.every((hit) => hit !== undefined)) return { role: rule.role, words: hits.filter((hit) => hit !== undefined) };
  }
  return undefined;
}

interface Rule {
  readonly role: Role;
  /** One word of each list must be in the name. */
  readonly all: readonly (readonly string[])[];
  /** None of these may be in it. */
  readonly none?: readonly string[];
}

const token = ['token', 'tokens', 'jwt', 'jwts', 'tkn', 'tok'];
const session = ['session', 'sessionid', 'sess', 'sid', 'sessid', 'ssid', 'sessions', 'sessiontoken', 'usersession'];
const auth = ['auth', 'authentication', 'authorization', 'authenticated', 'login', 'signin', 'logged', 'signed', 'sso', 'loggedin'];

/** Words that make a token or session something else: they are looked for first. */
const rules: readonly Rule[] = [
  { role: 'csrf-token', all: [['csrf', 'xsrf', 'csrftoken', 'xsrftoken', 'antiforgery', 'verificationtoken', 'authenticity']] },
  { role: 'unknown', all: [[...token, ...session], ['push', 'fcm', 'apns', 'device', 'registration', 'notification', 'notifications']] },
  { role: 'unknown', all: [[...token, ...session], ['count', 'counter', 'limit', 'length', 'usage', 'used', 'max', 'min', 'total', 'remaining', 'budget', 'price', 'balance', 'symbol', 'decimals']] },
  { role: 'unknown', all: [[...token, ...session, ...auth], ['expires', 'expiry', 'expiration', 'expire', 'ttl', 'time', 'timestamp', 'date', 'at', 'created', 'updated', 'start', 'started', 'duration', 'timeout', 'age']] },
  { role: 'unknown', all: [[...token, ...session, ...auth], ['type', 'kind', 'name', 'status', 'state', 'mode', 'method', 'provider', 'strategy', 'url', 'uri', 'endpoint', 'redirect', 'callback', 'error', 'message', 'step', 'version', 'path', 'issuer', 'audience', 'scope', 'enabled', 'domain', 'config', 'settings', 'storage', 'cache', 'hint', 'tab']] },
  { role: 'unknown', all: [[...token, ...session], ['analytics', 'tracking', 'tracker', 'visitor', 'visit', 'ad', 'ads', 'gtm', 'ga', 'utm', 'replay', 'recording', 'anonymous', 'anon', 'guest', 'experiment', 'variant', 'survey', 'chat', 'cart', 'checkout', 'basket', 'recaptcha', 'captcha', 'turnstile', 'maps', 'map', 'mapbox', 'stripe', 'payment', 'publishable', 'public', 'page', 'search', 'cancel', 'cancellation', 'continuation', 'invite', 'reset', 'unsubscribe', 'verification', 'confirm', 'confirmation', 'storybook', 'design', 'theme', 'palette', 'typography', 'lexer', 'parser', 'color']] },
  { role: 'unknown', all: [token, ['next', 'sync']], none: [...session, ...auth] },
  { role: 'login-transaction', all: [['oauth', 'oauth2', 'oidc', 'openid', 'saml'], ['state', 'nonce', 'callback', 'redirect']] },
  { role: 'login-transaction', all: [['oauth', 'oauth2', 'oidc', 'openid', 'pkce', 'saml', 'auth', 'login', 'code'], ['nonce', 'verifier', 'codeverifier', 'pkce', 'txn', 'transaction', 'correlation', 'challenge']] },
  { role: 'public-key', all: [['publishable', 'public', 'anon'], ['key', 'keys', 'apikey']] },
  { role: 'refresh-token', all: [['refresh', 'refreshtoken', 'rtoken'], [...token, 'refreshtoken', 'rtoken', 'auth', 'session', 'cookie', 'jid']] },
  { role: 'refresh-token', all: [['remember', 'rememberme'], [...token, ...session, 'me', 'rememberme', 'user']] },
  { role: 'id-token', all: [['id', 'idtoken', 'identity', 'oidc'], [...token, 'idtoken']] },
  { role: 'auth-hint', all: [['is', 'has', 'was', 'logged', 'signed'], ['logged', 'loggedin', 'signed', 'authenticated', 'auth', 'login', 'session', 'in']] },
  { role: 'access-token', all: [['access', 'bearer', 'auth', 'api', 'user', 'jwt', 'accesstoken', 'authtoken', 'bearertoken', 'usertoken', 'apitoken'], [...token, 'accesstoken', 'authtoken', 'bearertoken', 'usertoken', 'apitoken']] },
  { role: 'session-id', all: [session] },
  { role: 'access-token', all: [[...token, 'bearer', 'accesstoken', 'authorization']] },
  { role: 'refresh-token', all: [['refresh', 'refreshtoken']] },
  { role: 'session-id', all: [auth] },
];

/** Each rule asks for one of these, in whatever else it differs. Most names have none. */
const decisive: ReadonlySet<string> = new Set(rules.flatMap(({ all: [first = []] }) => first));

/** Names written without boundaries are common: `accesstoken`, `sessionid`. The digits of `token2` say nothing. */
function joined(words: readonly string[]): string[] {
  return words.filter((word) => !(word.charCodeAt(0) >= 0x30 && word.charCodeAt(0) <= 0x39));
}
