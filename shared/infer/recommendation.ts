import { valueOf } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { AuthModel } from '../report/report.ts';
import type { AuthView } from './auth-view.ts';
import { hasTwoModels } from './source-credentials.ts';

export type Recommendation = NonNullable<AuthModel['recommendation']>;
type ModelSoFar = Omit<AuthModel, 'recommendation'>;

interface Rule {
  readonly id: string;
  readonly applies: (model: ModelSoFar, view: AuthView) => boolean;
  readonly text: string;
}

const quarterHour = 900;

/** First fit. Each rule is the answer to one situation; the more specific ones stand first. */
const rules: readonly Rule[] = [
  {
    id: 'one-application-at-a-time',
    applies: ({ kind }, { source, exchanges, credentials }) => kind === 'unclear' && exchanges.length + credentials.length === 0 && hasTwoModels(source),
    text: 'Look at one application at a time. If one application really has both, let each route accept one kind of credential only.',
  },
  {
    id: 'capture-a-login',
    applies: ({ kind }) => kind === 'none' || kind === 'unclear',
    text: 'Capture one whole login, a request after it and a logout before you decide anything: the verdict rests on those three.',
  },
  {
    id: 'provider-tokens-to-backend',
    applies: (_, view) => holdsProviderTokens(view),
    text: 'Move the tokens of the identity provider behind a backend for frontend: it keeps them on the server and gives the browser a session cookie. If that is out of reach, keep them in memory or a worker, with PKCE, short lifetimes and rotated or sender-constrained refresh tokens.',
  },
  {
    id: 'drop-the-jwt-as-identifier',
    applies: ({ kind }) => kind === 'hybrid',
    text: 'The token is looked up anyway, so revocation works. Keep the JWT only if other services read its claims; otherwise an opaque identifier is smaller and cannot be misread.',
  },
  {
    id: 'short-access-rotated-refresh',
    applies: ({ kind }, view) => kind === 'token' && (view.refresh !== undefined || view.source.refreshSigns.length > 0),
    text: 'Keep the access token at 15 minutes or less and rotate the refresh token on each use, so that a logout or a ban takes effect soon. Give each API its own audience.',
  },
  {
    id: 'asymmetric-for-independent-verifiers',
    applies: ({ kind }, view) => kind === 'token' && hostsReceiving(view) > 1 && usesSharedSecret(view),
    text: 'Several hosts verify the same token. Sign with an asymmetric algorithm so that they need no secret, name the audience, and keep the lifetime short.',
  },
  {
    id: 'browser-login-to-session',
    applies: ({ kind, credential }, view) => kind === 'token' && credential !== 'sealed' && !isShortLived(view),
    text: 'Nothing seen here can end this login before the token expires. For the browser use a server-side session in a __Host- cookie with HttpOnly, and keep JWTs for calls between services; or shorten the access token to 15 minutes and add a rotated refresh token.',
  },
  {
    id: 'version-for-sealed-session',
    applies: ({ kind, credential }) => kind === 'token' && credential === 'sealed',
    text: 'A copy of this cookie stays valid until it expires. Add a version or epoch per user that the server compares, or keep the session in a store, if logout and bans must take effect at once.',
  },
  {
    id: 'short-token-as-delay',
    applies: ({ kind }) => kind === 'token',
    text: 'The token is short-lived, and its lifetime is how long a logout or a ban can take. Keep it if that delay is acceptable; if it is not, look the token up in a session table, which makes the model a hybrid.',
  },
  {
    id: 'shared-store-before-second-instance',
    applies: ({ kind }, view) => kind === 'session' && view.source.serverSessions.some(({ store }) => valueOf(store) === 'memory'),
    text: 'Stay with server-side sessions, and move them from process memory to a shared store: memory is lost at a restart and is not shared with a second instance.',
  },
  {
    id: 'opaque-bearer-fits-api',
    applies: ({ kind, carrier }) => kind === 'session' && carrier !== 'cookie',
    text: 'An opaque token keeps the server in control. For browsers on the same site prefer a __Host- cookie with HttpOnly, which page scripts cannot read; for other clients keep it short-lived.',
  },
  {
    id: 'keep-server-session',
    applies: ({ kind }) => kind === 'session',
    text: 'Stay with the server-side session: for a web application with its own backend it is the simplest model that can log out at once. Carry it in a __Host- cookie with HttpOnly, Secure and SameSite.',
  },
];

export function recommendationFrom(model: ModelSoFar, view: AuthView): Recommendation | undefined {
  const rule = rules.find(({ applies }) => applies(model, view));
  return rule && { rule: rule.id, text: rule.text };
}

/** Tokens in a script-readable store, from a login that went through OAuth. */
function holdsProviderTokens({ credentials, exchanges }: AuthView): boolean {
  const oauth = exchanges.some(({ marks }) => marks.some((mark) => mark === 'oauth-callback' || mark === 'token-request'));
  return oauth && credentials.some(({ entries, role }) => entries.length > 0 && (role === 'access-token' || role === 'refresh-token'));
}

function hostsReceiving({ primaries }: AuthView): number {
  return new Set(primaries.flatMap(({ sent }) => sent.map(({ exchange }) => hostOf(exchange.url)))).size;
}

function hostOf(url: string): string {
  return isReadableUrl(url) ? new URL(url).host : '';
}

function usesSharedSecret({ primaries }: AuthView): boolean {
  return primaries.some(({ tokens }) => tokens.some(({ header }) => typeof header?.['alg'] === 'string' && header['alg'].startsWith('HS')));
}

function isShortLived({ primaries, source }: AuthView): boolean {
  const live = primaries.flatMap(({ tokens }) => tokens).map(({ payload }) => lifetimeOf(payload?.['iat'], payload?.['exp']));
  const signed = source.signs.map(({ lifetime }) => valueOf(lifetime));
  const lifetimes = [...live, ...signed];
  return lifetimes.length > 0 && lifetimes.every((seconds) => seconds !== undefined && seconds <= quarterHour);
}

function lifetimeOf(issued: unknown, expires: unknown): number | undefined {
  return typeof issued === 'number' && typeof expires === 'number' ? expires - issued : undefined;
}
