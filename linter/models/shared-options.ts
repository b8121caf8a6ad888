// Options that one library invented and others pass through.
import type { CookieAttribute, JwtAttribute, Options } from './model.ts';

/** The options of the `cookie` package's serialize, which most frameworks pass through. `maxAge` is in seconds. */
export const serializeOptions = {
  secure: { attribute: 'secure', as: 'flag' },
  httpOnly: { attribute: 'httpOnly', as: 'flag' },
  sameSite: { attribute: 'sameSite', as: 'same-site' },
  domain: { attribute: 'domain', as: 'text' },
  path: { attribute: 'path', as: 'text' },
  maxAge: { attribute: 'lifetime', as: 'seconds' },
  expires: { attribute: 'lifetime', as: 'date' },
  partitioned: { attribute: 'partitioned', as: 'flag' },
} as const satisfies Options<CookieAttribute>;

/** The options of jsonwebtoken's sign, which most frameworks pass through. */
export const jsonwebtokenSignOptions = {
  algorithm: { attribute: 'algorithms', as: 'text' },
  expiresIn: { attribute: 'lifetime', as: 'span' },
  audience: { attribute: 'audience', as: 'presence' },
  issuer: { attribute: 'issuer', as: 'presence' },
  'header.typ': { attribute: 'namesKind', as: 'presence' },
  allowInsecureKeySizes: { attribute: 'unsafe', as: 'flag' },
  allowInvalidAsymmetricKeyTypes: { attribute: 'unsafe', as: 'flag' },
} as const satisfies Options<JwtAttribute>;

/** The options of jsonwebtoken's verify, likewise. */
export const jsonwebtokenVerifyOptions = {
  algorithms: { attribute: 'algorithms', as: 'texts' },
  audience: { attribute: 'audience', as: 'presence' },
  issuer: { attribute: 'issuer', as: 'presence' },
  ignoreExpiration: { attribute: 'checksExpiry', as: 'not-flag' },
  allowInvalidAsymmetricKeyTypes: { attribute: 'unsafe', as: 'flag' },
} as const satisfies Options<JwtAttribute>;
