import { defineModel } from './model.ts';

const methods = '{get,post,put,patch,delete,all,derive,resolve,onBeforeHandle}';
const keptUnder = { setUp: '@elysiajs/jwt.jwt', option: 'name', names: ['jwt', 'accessJwt', 'refreshJwt'], lifetime: 'exp' } as const;

export default defineModel({
  library: '@elysiajs/jwt',
  group: 'JWT library',
  version: '1.4.2',
  source: 'dist/index.mjs',
  holds: { from: '1.0.0', below: '2.0.0' },
  side: 'server',
  places: {
    App: { paths: ['elysia.Elysia()', '%App.{use,get,post,put,patch,delete,all,derive,resolve,guard,group,decorate,onBeforeHandle,macro}()', '%App.{group,guard}<fn/1>.0'] },
    Context: { paths: [`%App.${methods}<fn/1>.0`, '%App.{get,post,put,patch,delete,all,guard,group,macro}.{beforeHandle,resolve}<fn/1>.0', '%App.macro.*.{beforeHandle,resolve}<fn/1>.0'] },
  },
  sites: [
    {
      kind: 'jwt.sign',
      at: '@elysiajs/jwt.jwt',
      api: 'jwt',
      signatures: [{ takes: ['options'], atLeast: 1 }],
      options: {
        secret: { attribute: 'secret', as: 'text' },
        alg: { attribute: 'algorithms', as: 'text' },
        exp: { attribute: 'lifetime', as: 'time' },
        nbf: { attribute: 'notBefore', as: 'time' },
        aud: { attribute: 'audience', as: 'presence' },
        iss: { attribute: 'issuer', as: 'presence' },
      },
      defaults: { algorithms: ['HS256'], lifetime: null },
    },
    {
      kind: 'jwt.sign',
      at: '%Context.*.sign',
      api: 'jwt.sign',
      signatures: [{ takes: ['payload'], atLeast: 1 }],
      defaults: { lifetime: null },
      keptUnder,
    },
    {
      kind: 'jwt.verify',
      at: '%Context.*.verify',
      api: 'jwt.verify',
      signatures: [{ takes: ['token', 'options'] }],
      options: { audience: { attribute: 'audience', as: 'presence' }, issuer: { attribute: 'issuer', as: 'presence' } },
      failure: 'resolves',
      keptUnder,
    },
  ],
});
