// Packages whose only job is an identifier: one that cannot be guessed, or one that is only different from all others.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'identifier generators',
  group: 'requests and logs',
  version: '2026-11',
  source: 'https://www.npmjs.com/package/uuid, https://www.npmjs.com/package/nanoid, https://www.npmjs.com/package/uid-safe, https://www.npmjs.com/package/uniqid, https://www.npmjs.com/package/shortid, https://lodash.com/docs',
  side: 'unknown',
  sites: [],
  values: [
    { at: 'uuid.{v4,v7}()', is: 'random', api: 'uuid' },
    { at: 'uuid()', is: 'random', api: 'uuid' },
    { at: 'nanoid.nanoid()', is: 'random', api: 'nanoid' },
    { at: 'uid-safe()', is: 'random', api: 'uid-safe' },
    { at: 'uid-safe.sync()', is: 'random', api: 'uid-safe' },
    { at: 'uuid.{v1,v6}', is: 'guessable', api: 'a UUID of the time' },
    { at: 'uuid.{v1,v6}()', is: 'guessable', api: 'a UUID of the time' },
    { at: 'uuid/v1', is: 'guessable', api: 'a UUID of the time' },
    { at: 'uuid/v1()', is: 'guessable', api: 'a UUID of the time' },
    { at: 'nanoid/non-secure.nanoid', is: 'guessable', api: 'Math.random' },
    { at: 'nanoid/non-secure.nanoid()', is: 'guessable', api: 'Math.random' },
    { at: 'lodash.random()', is: 'guessable', api: 'Math.random' },
    { at: 'lodash.uniqueId()', is: 'guessable', api: 'a counter' },
    { at: 'underscore.random()', is: 'guessable', api: 'Math.random' },
    { at: 'uniqid', is: 'guessable', api: 'the time of day' },
    { at: 'uniqid()', is: 'guessable', api: 'the time of day' },
    { at: 'uniqid.{time,process}()', is: 'guessable', api: 'the time of day' },
    { at: 'shortid.generate()', is: 'guessable', api: 'the time of day' },
  ],
});
