import { defineModel, type Site } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const sessionOptions = {
  name: { attribute: 'name', as: 'text' },
  password: { attribute: 'secret', as: 'text' },
  maxAge: { attribute: 'ttl', as: 'seconds' },
  'cookie.secure': { attribute: 'secure', as: 'flag' },
  'cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
  'cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
  'cookie.domain': { attribute: 'domain', as: 'text' },
  'cookie.path': { attribute: 'path', as: 'text' },
  'cookie.maxAge': { attribute: 'lifetime', as: 'seconds' },
  'cookie.expires': { attribute: 'lifetime', as: 'date' },
} as const;

/** What both majors have in common: Nitro imports what its server files use by itself. */
export const h3Places = { Package: { paths: ['h3', 'nitropack/runtime', '#imports', 'globalThis'] } } as const;

export const h3CookieSites: readonly Site[] = [
  {
    kind: 'cookie.set',
    at: '%Package.setCookie',
    api: 'setCookie',
    signatures: [{ takes: ['ignored', 'name', 'value', 'options'], atLeast: 3 }],
    options: serializeOptions,
    defaults: { path: '/' },
  },
  {
    kind: 'cookie.clear',
    at: '%Package.deleteCookie',
    api: 'deleteCookie',
    signatures: [{ takes: ['ignored', 'name', 'options'], atLeast: 2 }],
    options: serializeOptions,
    defaults: { path: '/' },
  },
  {
    kind: 'header.set',
    at: '%Package.{setHeader,setResponseHeader,appendHeader,appendResponseHeader}',
    api: 'setResponseHeader',
    signatures: [{ takes: ['ignored', 'header', 'header-value'] }],
    needs: ['set-cookie'],
  },
];

export const h3Session = {
  kind: 'session.configure',
  at: '%Package.{useSession,getSession,updateSession}',
  api: 'useSession',
  signatures: [{ takes: ['ignored', 'options', 'ignored'], atLeast: 2 }],
  options: sessionOptions,
  onlyWith: 'password',
  state: 'sealed-cookie',
} as const;

export const h3SessionDefaults = { name: 'h3', secure: true, httpOnly: true, path: '/', ttl: null } as const;

export const h3Values = [{ at: '%Package.getCookie()', is: 'request-cookie', api: 'getCookie' }] as const;

export default defineModel({
  library: 'h3',
  group: 'server framework',
  version: '2.0.8',
  source: 'dist/h3.mjs',
  holds: { from: '2.0.0', below: '3.0.0' },
  side: 'server',
  places: h3Places,
  sites: [...h3CookieSites, { ...h3Session, defaults: { ...h3SessionDefaults, sameSite: 'Lax' } }],
  values: h3Values,
});
