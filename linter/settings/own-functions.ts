// Functions of the user's own that do what a function of a library does: a model that comes from the settings.
import { ownModule } from '../values/access-path.ts';
import {
  defineModel,
  type CookieArgument,
  type CookieAttribute,
  type CookieDefaults,
  type JwtArgument,
  type Model,
  type Options,
  type Site,
  type StorageArea,
  type StorageArgument,
} from '../models/model.ts';
import { serializeOptions } from '../models/shared-options.ts';

/** A function that sets or clears a cookie. Options have the names that the package `cookie` gives them. */
export interface OwnCookieFunction {
  readonly kind: 'cookie.set' | 'cookie.clear';
  /** What the arguments are, in order. Those after the last one that counts can be left out. */
  readonly takes: readonly Extract<CookieArgument, 'name' | 'value' | 'options' | 'ignored'>[];
  /** The name of the cookie, when no argument gives it. */
  readonly name?: string;
  /** The unit of the option `maxAge`; without it the option is not read. */
  readonly maxAge?: 'seconds' | 'milliseconds';
  /** What the function writes when its options do not say; what is not named here is unknown. */
  readonly writes?: { readonly secure?: boolean; readonly httpOnly?: boolean; readonly sameSite?: 'Strict' | 'Lax' | 'None'; readonly domain?: string; readonly path?: string };
}

/** A function that stores an entry in the browser. */
export interface OwnStorageFunction {
  readonly kind: 'storage.write';
  readonly takes: readonly Extract<StorageArgument, 'key' | 'value' | 'ignored'>[];
  readonly area: StorageArea;
  /** The key, when no argument gives it. */
  readonly key?: string;
}

/** A function that signs a token, or verifies one. */
export interface OwnTokenFunction {
  readonly kind: 'jwt.sign' | 'jwt.verify';
  readonly takes: readonly Extract<JwtArgument, 'payload' | 'token' | 'key' | 'ignored'>[];
}

export type OwnFunction = OwnCookieFunction | OwnStorageFunction | OwnTokenFunction;

/** The model of the functions, by name: `setAuthCookie`, or `auth.setCookie` of an object that is imported or global. */
export function modelOfOwnFunctions(functions: Readonly<Record<string, OwnFunction>>): Model {
  return defineModel({
    library: 'this project',
    version: '',
    source: 'the settings',
    side: 'unknown',
    group: 'cookie library',
    sites: Object.entries(functions).map(([name, own]) => siteOf(name, own)),
  });
}

function siteOf(name: string, own: OwnFunction): Site {
  const place = { at: `${ownModule}.${name}`, api: name };
  switch (own.kind) {
    case 'cookie.set':
    case 'cookie.clear':
      return {
        ...place,
        kind: own.kind,
        signatures: [signature(own.takes)],
        options: cookieOptions(own),
        defaults: cookieDefaults(own),
        ...(own.name !== undefined && { named: own.name }),
      };
    case 'storage.write':
      return { ...place, kind: own.kind, area: own.area, signatures: [signature(own.takes)], ...(own.key !== undefined && { named: own.key }) };
    case 'jwt.sign':
      return { ...place, kind: own.kind, signatures: [signature(own.takes)], defaults: { lifetime: notSaid } };
    case 'jwt.verify':
      return { ...place, kind: own.kind, signatures: [signature(own.takes)] };
  }
}

const notSaid = { unknown: 'the settings do not say what the function does' };

/** Calls may pass more than what counts, and leave out what comes last. */
function signature<A extends string>(takes: readonly A[]): { takes: readonly (A | 'ignored')[]; atLeast: number } {
  const counting = takes.map((meaning) => meaning !== 'ignored' && meaning !== 'options');
  return { takes: [...takes, ...Array<'ignored'>(4).fill('ignored')], atLeast: counting.lastIndexOf(true) + 1 };
}

function cookieOptions({ maxAge }: OwnCookieFunction): Options<CookieAttribute> {
  const { maxAge: inSeconds, ...options } = serializeOptions;
  return maxAge === undefined ? options : { ...options, maxAge: { ...inSeconds, as: maxAge } };
}

function cookieDefaults({ kind, writes = {} }: OwnCookieFunction): CookieDefaults {
  const { secure = notSaid, httpOnly = notSaid, sameSite = notSaid, domain = notSaid, path = notSaid } = writes;
  return { secure, httpOnly, sameSite, domain, path, partitioned: notSaid, ...(kind === 'cookie.set' && { lifetime: notSaid }) };
}
