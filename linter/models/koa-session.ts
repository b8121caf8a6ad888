import { defineModel } from './model.ts';
import { serializeOptions } from './shared-options.ts';

const session = {
  kind: 'session.configure',
  signatures: [{ takes: ['options', 'ignored'] }],
  options: {
    ...serializeOptions,
    maxAge: { attribute: 'lifetime', as: 'milliseconds' },
    key: { attribute: 'name', as: 'text' },
    store: { attribute: 'store', as: 'text' },
    signed: { attribute: 'signed', as: 'flag' },
    rolling: { attribute: 'rolling', as: 'flag' },
  },
  defaults: {
    name: 'koa.sess',
    httpOnly: true,
    path: '/',
    ttl: 86_400,
    signed: true,
    secure: { assumed: true, because: 'it follows the connection, and code is judged as deployed over https' },
  },
  state: 'signed-cookie',
} as const;

export default defineModel({
  library: 'koa-session',
  group: 'session library',
  version: '7.0.2',
  source: 'src/index.ts, src/context.ts, src/session.ts',
  holds: { from: '5.0.0', below: '8.0.0' },
  side: 'server',
  sites: [
    { ...session, at: 'koa-session', api: 'session' },
    { ...session, at: 'koa-session.createSession', api: 'createSession' },
  ],
});
