// helmet, and the packages that hand their options to it.
import { defineModel } from './model.ts';

const helmet = {
  kind: 'headers.configure',
  api: 'helmet',
  signatures: [{ takes: ['options'] }],
  options: {
    'strict-transport-security': ['strictTransportSecurity', 'hsts'],
    'x-frame-options': ['xFrameOptions', 'frameguard'],
    'content-security-policy': ['contentSecurityPolicy'],
  },
  defaults: {
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-frame-options': 'SAMEORIGIN',
    'content-security-policy': "script-src 'self', frame-ancestors 'self' and others",
  },
  needs: [['strictTransportSecurity', 'hsts', 'xFrameOptions', 'frameguard', 'contentSecurityPolicy']],
} as const;

export default defineModel({
  library: 'helmet',
  group: 'defence',
  version: '8.3.0',
  source: 'index.mjs; @fastify/helmet 13.2.0, index.js; koa-helmet 9.0.0, dist/index.cjs',
  side: 'server',
  sites: [
    { ...helmet, at: 'helmet' },
    { ...helmet, at: 'koa-helmet' },
    { ...helmet, at: '@fastify/helmet', api: 'app.register', registered: true },
  ],
  leavesOut: [
    'Single middlewares such as `helmet.hsts()` are taken as a sign that the header is sent, and their options are not read.',
    'The other headers of helmet are not looked at.',
  ],
});
