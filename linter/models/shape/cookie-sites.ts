// Calls and assignments that set or clear cookies.
import type { Default, Options } from './options.ts';
import type { AnySite, Signature } from './site.ts';

export type CookieAttribute = 'secure' | 'httpOnly' | 'sameSite' | 'domain' | 'path' | 'lifetime' | 'partitioned' | 'signed';

export interface CookieDefaults {
  readonly secure?: Default<boolean>;
  readonly httpOnly?: Default<boolean>;
  readonly sameSite?: Default<'Strict' | 'Lax' | 'None'>;
  readonly domain?: Default<string>;
  readonly path?: Default<string>;
  /** Seconds. */
  readonly lifetime?: Default<number>;
  readonly partitioned?: Default<boolean>;
  /** Left out when the library signs nothing. */
  readonly signed?: Default<boolean>;
}

/** `:secure` is the option `secure`, given by its position; `context` is what a library for both sides takes on the server. */
export type CookieArgument = 'name' | 'value' | 'options' | 'record' | 'context' | 'ignored' | `:${string}`;

/**
 * Whether a call runs in the page, so that the cookie can never be HttpOnly: always, only in files of the client, when
 * `context` is null, or when none of these options hands over a request or response.
 */
export type ByScript = true | 'in-client-files' | 'without-context' | { readonly withoutOptions: readonly string[] };

/**
 * A call that sets or clears one cookie. Attributes that `defaults` does not name are left out by the library. Where no
 * signature takes a value, the call describes a cookie whose value is given elsewhere.
 */
export interface CookieSite extends AnySite {
  readonly kind: 'cookie.set' | 'cookie.clear';
  readonly signatures: readonly Signature<CookieArgument>[];
  readonly options: Options<CookieAttribute>;
  readonly defaults: CookieDefaults;
  readonly byScript?: ByScript;
  /** `cookie.session.set({ … })`: the name is the member that the call is made on. */
  readonly nameFrom?: 'member';
  /** The name, when the call has one of its own and no argument gives it. */
  readonly named?: string;
  /** The argument of the constructor that has options for every cookie of the instance. */
  readonly optionsOfInstance?: number;
  /** Without options nothing is signed, whatever keys there are. */
  readonly unsignedWithoutOptions?: true;
}

/**
 * `useCookie('token', options).value = …`: the path names the assigned property, the signature is that of the call. With
 * `nameFrom` there is no call: `cookie.session.value = …`, where attributes are assigned beside the value.
 */
export interface CookieRefSite extends AnySite {
  readonly kind: 'cookie.ref';
  readonly nameFrom?: 'member';
  readonly signatures: readonly Signature<CookieArgument>[];
  readonly options: Options<CookieAttribute>;
  readonly defaults: CookieDefaults;
  readonly byScript?: ByScript;
}

/** `init` is an object with `headers` in it. */
export type HeaderArgument = 'header' | 'header-value' | 'headers' | 'init' | 'ignored';

/** A call or an assignment that takes the text of a cookie: `Set-Cookie` headers, `document.cookie`. */
export interface CookieTextSite extends AnySite {
  readonly kind: 'header.set' | 'cookie.assign';
  /** For `header.set`. */
  readonly signatures?: readonly Signature<HeaderArgument>[];
  readonly byScript?: boolean;
}
