// A key that the environment provides, where a dotenv file beside the code says what it is.
import type { Secret } from '#shared/facts/secret.ts';
import { set, valueOf, type Known } from '#shared/facts/known.ts';
import { isGuessableSecret, isWellKnownSecret } from '#shared/verify/guessable-secret.ts';
import type { Value } from '../../values/value.ts';
import { isPlaceholder } from './secret-of.ts';
import { settingAsked } from './setting-asked.ts';
import type { SourceContext } from '../site-use.ts';

/** What points to a secret: `op://vault/jwt`, `vault:jwt`, `ENC[…]`, `/run/secrets/jwt`. */
const reference = /^(?:[a-z][a-z0-9+.-]{1,20}:|ENC\[|[@/.<{%])/i;

/** The secret, with where it is set when it is found by trying. The value does not leave this file. */
export function withDotenv(known: Known<Secret>, value: Value, context: SourceContext): Known<Secret> {
  const secret = valueOf(known);
  const variable = secret ? variableOf(secret) : asked(value);
  const setting = variable === undefined ? undefined : context.settingOf?.(variable);
  if (variable === undefined || !setting || !isGuessable(setting.value)) return known;
  const { file, line } = setting;
  return set({ origin: 'environment', variable, identity: variable, ...secret, guessable: true, setIn: { file, line, octets: new TextEncoder().encode(setting.value).length, wellKnown: isWellKnownSecret(setting.value) } });
}

function variableOf({ origin, variable, publicKey }: Secret): string | undefined {
  return origin === 'environment' && publicKey !== true ? variable : undefined;
}

/** `config.get('JWT_SECRET')` hands on what the dotenv file says of that name. */
function asked({ node }: Value): string | undefined {
  const name = settingAsked(node);
  return name !== undefined && /^[A-Z][A-Z0-9_]{2,80}$/.test(name) ? name : undefined;
}

function isGuessable(value: string): boolean {
  return isWellKnownSecret(value) || (isGuessableSecret(value) && !isPlaceholder(value) && !reference.test(value));
}
