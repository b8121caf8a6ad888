import { defineModel } from './model.ts';

export default defineModel({
  library: '@tsndr/cloudflare-worker-jwt',
  group: 'JWT library',
  version: '3.2.3',
  source: 'index.js',
  holds: { from: '2.0.0', below: '4.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'jwt.sign',
      at: '@tsndr/cloudflare-worker-jwt.sign',
      api: 'jwt.sign',
      signatures: [{ takes: ['payload', 'key', 'algorithm'], atLeast: 2 }, { takes: ['payload', 'key', 'options'] }],
      options: { algorithm: { attribute: 'algorithms', as: 'text' } },
      defaults: { algorithms: ['HS256'], lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: '@tsndr/cloudflare-worker-jwt.verify',
      api: 'jwt.verify',
      signatures: [{ takes: ['token', 'key', 'algorithm'], atLeast: 2 }, { takes: ['token', 'key', 'options'] }],
      options: { algorithm: { attribute: 'algorithms', as: 'text' }, throwError: { attribute: 'throws', as: 'flag' } },
      defaults: { algorithms: ['HS256'] },
      failure: 'resolves',
    },
    { kind: 'jwt.decode', at: '@tsndr/cloudflare-worker-jwt.decode', api: 'jwt.decode', signatures: [{ takes: ['token'] }] },
  ],
});
