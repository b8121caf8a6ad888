// Packages whose only job is an identifier that cannot be guessed.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'identifier generators',
  group: 'requests and logs',
  version: '2026-11',
  source: 'https://www.npmjs.com/package/uuid, https://www.npmjs.com/package/nanoid, https://www.npmjs.com/package/uid-safe',
  side: 'unknown',
  sites: [],
  values: [
    { at: 'uuid.{v4,v7}()', is: 'random', api: 'uuid' },
    { at: 'uuid()', is: 'random', api: 'uuid' },
    { at: 'nanoid.nanoid()', is: 'random', api: 'nanoid' },
    { at: 'uid-safe()', is: 'random', api: 'uid-safe' },
    { at: 'uid-safe.sync()', is: 'random', api: 'uid-safe' },
  ],
});
