import { defineModel } from './model.ts';

export default defineModel({
  library: '@koa/cors',
  group: 'defence',
  version: '5.0.0',
  source: 'index.js',
  holds: { from: '5.0.0', below: '6.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'cors.configure',
      at: '@koa/cors',
      api: 'cors',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: { origins: 'origin', credentials: 'credentials' },
      starBesideCredentials: 'every',
      trueIs: 'none',
      falseIs: 'every',
      answersBy: 'result',
    },
  ],
});
