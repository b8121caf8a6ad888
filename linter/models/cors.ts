import { defineModel } from './model.ts';

export default defineModel({
  library: 'cors',
  group: 'defence',
  version: '2.8.6',
  source: 'lib/index.js',
  holds: { from: '2.0.0', below: '3.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'cors.configure',
      at: 'cors',
      api: 'cors',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: { origins: 'origin', credentials: 'credentials' },
      starBesideCredentials: 'any',
      trueIs: 'every',
      falseIs: 'none',
      answersBy: 'callback',
      originArgument: 0,
    },
  ],
});
