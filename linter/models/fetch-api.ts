// Headers and Response of the Fetch standard, as route handlers of many frameworks and edge runtimes use them.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'fetch',
  group: 'server framework',
  version: '2026-11',
  source: 'https://fetch.spec.whatwg.org/',
  side: 'server',
  places: {
    Response: { paths: ['globalThis.Response()', 'globalThis.Response.{json,redirect}()', 'globalThis.Response#'] },
    Headers: { paths: ['globalThis.Headers()', 'globalThis.Headers#', '%Response.headers'] },
  },
  sites: [
    {
      kind: 'header.set',
      at: '%Headers.{set,append}',
      api: 'headers.append',
      signatures: [{ takes: ['header', 'header-value'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: 'globalThis.Headers',
      api: 'new Headers',
      signatures: [{ takes: ['headers'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: 'globalThis.Response',
      api: 'new Response',
      signatures: [{ takes: ['ignored', 'init'] }],
      needs: ['set-cookie'],
    },
    {
      kind: 'header.set',
      at: 'globalThis.Response.json',
      api: 'Response.json',
      signatures: [{ takes: ['ignored', 'init'] }],
      needs: ['set-cookie'],
    },
  ],
  values: [
    { at: 'globalThis.crypto.randomUUID()', is: 'random', api: 'crypto.randomUUID' },
    { at: 'globalThis.crypto.getRandomValues()', is: 'random', api: 'crypto.getRandomValues' },
  ],
});
