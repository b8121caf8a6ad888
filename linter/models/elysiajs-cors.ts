import { defineModel } from './model.ts';

export default defineModel({
  library: '@elysiajs/cors',
  group: 'defence',
  version: '1.4.2',
  source: 'dist/index.mjs',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'cors.configure',
      at: '@elysiajs/cors.{cors,default}',
      api: 'cors',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: { origins: 'origin', credentials: 'credentials' },
      defaults: { origins: 'every', credentials: true },
      starBesideCredentials: 'any',
      trueIs: 'every',
      falseIs: 'none',
      starInList: true,
      answersBy: 'result',
    },
  ],
  leavesOut: ['A call without options, which repeats every origin with credentials: most of them are in services that nobody signs in to.'],
});
