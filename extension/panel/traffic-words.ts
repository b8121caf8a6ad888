import type { ExchangeMark } from '#shared/facts/exchange.ts';
import type { Leak, RequestCredential } from './traffic-rows.ts';

const marks: Readonly<Record<ExchangeMark, string>> = {
  login: 'Login',
  'login-step': 'Login step',
  refresh: 'Refresh',
  logout: 'Logout',
  'oauth-request': 'OAuth request',
  'oauth-callback': 'OAuth callback',
  'token-request': 'Token request',
};

const leaks: Readonly<Record<Leak, readonly [word: string, sentence: string]>> = {
  'third-party': ['to other party', 'a credential of this site went to another party'],
  url: ['in URL', 'a credential stands in the address'],
  referer: ['in Referer', 'a credential stands in the Referer header'],
};

export const markWord = (mark: ExchangeMark) => marks[mark];
export const leakWord = (leak: Leak) => leaks[leak][0];
export const leakWords = (leak: Leak) => leaks[leak][1];

/** `cookie sid`, `bearer token`, `Basic in Authorization`. */
export function credentialWords({ by, name, scheme }: RequestCredential): string {
  switch (by) {
    case 'cookie':
      return `cookie ${name}`;
    case 'bearer':
      return scheme === 'dpop' ? 'DPoP token' : 'bearer token';
    case 'header':
      return scheme === undefined ? `header ${name}` : `${scheme} in ${name}`;
    case 'url':
      return `parameter ${name}`;
  }
}
