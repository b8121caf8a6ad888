import { defineModel, type Options, type SessionAttribute } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const storageOptions: Options<SessionAttribute> = {
  'cookie.name': { attribute: 'name', as: 'text' },
  'cookie.secrets': { attribute: 'secret', as: 'text' },
  'cookie.secure': { attribute: 'secure', as: 'flag' },
  'cookie.httpOnly': { attribute: 'httpOnly', as: 'flag' },
  'cookie.sameSite': { attribute: 'sameSite', as: 'same-site' },
  'cookie.domain': { attribute: 'domain', as: 'text' },
  'cookie.path': { attribute: 'path', as: 'text' },
  'cookie.maxAge': { attribute: 'lifetime', as: 'seconds' },
  'cookie.expires': { attribute: 'lifetime', as: 'date' },
};
const cookieDefaults = { sameSite: 'Lax', path: '/' } as const;
const storage = {
  kind: 'session.configure',
  signatures: [{ takes: ['options'], atLeast: 0 }],
  options: storageOptions,
  defaults: { ...cookieDefaults, name: '__session' },
  unsignedWithoutSecret: true,
} as const;

export default defineModel({
  library: 'react-router',
  group: 'server framework',
  version: '7.18.5',
  source: 'lib/server-runtime/cookies.ts, sessions.ts, sessions/cookieStorage.ts, sessions/memoryStorage.ts',
  holds: { from: '7.0.0', below: '8.0.0' },
  side: 'server',
  places: {
    Package: { paths: ['react-router'] },
    Platform: { paths: ['@react-router/node', '@react-router/cloudflare', '@react-router/architect'] },
  },
  sites: [
    {
      kind: 'cookie.set',
      at: '%Package.createCookie',
      api: 'createCookie',
      signatures: [{ takes: ['name', 'options'] }],
      options: serializeOptions,
      defaults: cookieDefaults,
    },
    { ...storage, at: '%Package.createCookieSessionStorage', api: 'createCookieSessionStorage', state: 'signed-cookie' },
    { ...storage, at: '%Package.createSessionStorage', api: 'createSessionStorage', state: 'external' },
    { ...storage, at: '%Package.createMemorySessionStorage', api: 'createMemorySessionStorage', state: 'memory' },
    {
      ...storage,
      at: '%Platform.{createFileSessionStorage,createWorkersKVSessionStorage,createArcTableSessionStorage}',
      api: 'createFileSessionStorage',
      state: 'external',
    },
    {
      kind: 'secret.configure',
      at: '%Package.createCookie',
      api: 'createCookie',
      signatures: [{ takes: ['ignored', 'options'] }],
      options: { secrets: { attribute: 'secret', as: 'text' } },
      protects: 'signature',
    },
  ],
});
