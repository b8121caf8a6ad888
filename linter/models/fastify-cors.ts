import { defineModel } from './model.ts';

export default defineModel({
  library: '@fastify/cors',
  group: 'defence',
  version: '11.4.3',
  source: 'index.js',
  holds: { from: '8.0.0', below: '12.0.0' },
  side: 'server',
  sites: [
    {
      kind: 'cors.configure',
      at: '@fastify/cors',
      api: 'app.register(cors)',
      signatures: [{ takes: ['ignored', 'options'], atLeast: 1 }],
      options: { origins: 'origin', credentials: 'credentials' },
      starBesideCredentials: 'any',
      trueIs: 'every',
      falseIs: 'none',
      starInList: true,
      answersBy: 'callback',
      originArgument: 0,
      registered: true,
    },
  ],
});
