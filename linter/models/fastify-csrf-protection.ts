import { defineModel } from './model.ts';

export default defineModel({
  library: '@fastify/csrf-protection',
  group: 'defence',
  version: '8.0.2',
  source: 'index.js',
  holds: { from: '6.0.0', below: '9.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'csrf.configure',
      at: '@fastify/csrf-protection',
      api: 'app.register(csrfProtection)',
      signatures: [{ takes: ['ignored', 'options'], atLeast: 1 }],
      boundTo: 'cookie',
      binding: { getUserInfo: 'session', sessionPlugin: { '@fastify/session': 'session', '@fastify/secure-session': 'session', '@fastify/cookie': 'cookie' } },
      registered: true,
    },
  ],
});
