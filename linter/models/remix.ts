// The same code under the names it had before it became React Router 7.
import { defineModel } from './model.ts';
import reactRouter from './react-router.ts';

const packages = ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime', '@remix-run/architect'];

export default defineModel({
  library: '@remix-run/server-runtime',
  group: 'server framework',
  version: '2.17.5',
  source: 'dist/cookies.js, dist/sessions.js, dist/sessions/cookieStorage.js, dist/sessions/memoryStorage.js',
  holds: { from: '2.0.0', below: '3.0.0' },
  side: 'server',
  places: { Package: { paths: packages }, Platform: { paths: packages } },
  sites: reactRouter.sites,
});
