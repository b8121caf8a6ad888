// Calls that let other origins in, calls that keep their forms out, and calls that send security headers.
import type { CorsOrigins } from '#shared/facts/cors-setup.ts';
import type { AnySite, Signature } from './site.ts';

export type SetupArgument = 'options' | 'ignored';

/** A call that lets other origins read answers. */
export interface CorsSite extends AnySite {
  readonly kind: 'cors.configure';
  readonly signatures: readonly Signature<SetupArgument>[];
  /** Names of the options, dotted where they are nested. */
  readonly options: { readonly origins: string; readonly credentials: string };
  /** What counts when an option is left out; otherwise a star, and no credentials. */
  readonly defaults?: { readonly origins: CorsOrigins; readonly credentials: boolean };
  /** What is answered to every origin when `*` or nothing is given and credentials are allowed; `any` is `*`. */
  readonly starBesideCredentials: Extract<CorsOrigins, 'any' | 'every'>;
  readonly trueIs: CorsOrigins;
  readonly falseIs: CorsOrigins;
  /** `['*']` is as good as `*`. */
  readonly starInList?: boolean;
  /** How a function that is given for the origins tells its answer, and which of its parameters the origin is; the first one is the request where it is left out. */
  readonly answersBy: 'callback' | 'result';
  readonly originArgument?: number;
  /** The path names a plugin, and the site is the call that registers it: `app.register(plugin, options)`. */
  readonly registered?: boolean;
}

export type CsrfBinding = 'session' | 'cookie' | 'nothing' | 'origin';

/** A call that sets up a defence against cross-site request forgery. */
export interface CsrfSite extends AnySite {
  readonly kind: 'csrf.configure';
  readonly signatures: readonly Signature<SetupArgument>[];
  /** What binds a token to its visitor when no option says otherwise. */
  readonly boundTo: CsrfBinding;
  /** Options that change it when they are given, and not `false`; the first that is given decides. */
  readonly binding?: Readonly<Record<string, CsrfBinding | Readonly<Record<string, CsrfBinding>>>>;
  /** A function that gives what the token is bound to: when it gives the same text every time, that is nothing. */
  readonly identifier?: string;
  /** A list of methods that are let through. */
  readonly ignoredMethods?: string;
  /** An option whose function, list or text lets origins through. */
  readonly origins?: string;
  readonly registered?: boolean;
}

export type SecurityHeader = 'strict-transport-security' | 'x-frame-options' | 'content-security-policy';

/** A call that sends security headers with every answer. It gives no facts of its own: shapes of code ask for it. */
export interface HeadersSite extends AnySite {
  readonly kind: 'headers.configure';
  readonly signatures: readonly Signature<SetupArgument>[];
  /** The options of each header; the first that is given counts. `false` leaves the header out. */
  readonly options: Readonly<Record<SecurityHeader, readonly string[]>>;
  /** What each header says when no option is given, as far as the checks look at it; nothing where it is not sent. */
  readonly defaults: Readonly<Record<SecurityHeader, string>>;
  readonly registered?: boolean;
}
