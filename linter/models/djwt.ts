// For Deno. Written from the documentation: what verify does is told there, and no default that it does not tell is claimed.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'djwt',
  group: 'JWT library',
  version: '3.0.2',
  source: 'the documentation of @zaubrik/djwt',
  side: 'server',
  places: { Djwt: { paths: ['djwt', '@zaubrik/djwt'] } },
  sites: [
    {
      kind: 'jwt.sign',
      at: '%Djwt.create',
      api: 'create',
      signatures: [{ takes: ['options', 'payload', 'key'], atLeast: 3 }],
      options: { alg: { attribute: 'algorithms', as: 'text' }, typ: { attribute: 'namesKind', as: 'presence' } },
      defaults: { lifetime: null },
    },
    {
      kind: 'jwt.verify',
      at: '%Djwt.verify',
      api: 'verify',
      signatures: [{ takes: ['token', 'key', 'options'], atLeast: 2 }],
      options: { audience: { attribute: 'audience', as: 'presence' }, ignoreExp: { attribute: 'checksExpiry', as: 'not-flag' } },
      failure: 'rejects',
    },
    { kind: 'jwt.decode', at: '%Djwt.decode', api: 'decode', signatures: [{ takes: ['token'] }] },
  ],
  leavesOut: ['Versions below 2.3, which take the key as text and the algorithm as the last argument.'],
});
