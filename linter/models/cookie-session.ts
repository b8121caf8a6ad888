import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

export default defineModel({
  library: 'cookie-session',
  group: 'session library',
  version: '2.1.1',
  source: 'index.js; cookies 0.9.2, index.js',
  holds: { from: '2.0.0', below: '3.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'session.configure',
      at: 'cookie-session',
      api: 'cookieSession',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: {
        ...serializeOptions,
        maxAge: { attribute: 'lifetime', as: 'milliseconds' },
        name: { attribute: 'name', as: 'text' },
        keys: { attribute: 'secret', as: 'text' },
        secret: { attribute: 'secret', as: 'text' },
        signed: { attribute: 'signed', as: 'flag' },
      },
      defaults: {
        name: 'session',
        httpOnly: true,
        path: '/',
        signed: true,
        secure: { assumed: true, because: 'it follows the connection, and code is judged as deployed over https' },
      },
      state: 'signed-cookie',
    },
  ],
});
