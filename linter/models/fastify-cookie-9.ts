import { fastifyCookiePlaces, fastifyCookieSites, fastifyCookieValues, fastifySetCookie } from './fastify-cookie.ts';
import { defineModel } from './model.ts';

/** With Fastify 4: a cookie has no SameSite unless somebody gives it one. */
export default defineModel({
  library: '@fastify/cookie',
  group: 'server framework',
  version: '9.4.0',
  source: 'plugin.js',
  holds: { from: '6.0.0', below: '10.0.0', onlyInstalled: true },
  side: 'server',
  places: fastifyCookiePlaces,
  sites: [{ ...fastifySetCookie, defaults: {} }, ...fastifyCookieSites],
  values: fastifyCookieValues,
});
