// supabase-js keeps its session in localStorage, @supabase/ssr in cookies that script can read.
import { defineModel } from './model.ts';

export default defineModel({
  library: '@supabase/supabase-js',
  group: 'sign-in library',
  version: '2.109.0',
  source: '@supabase/auth-js 2.109.0, dist/module/GoTrueClient.js; @supabase/ssr 0.12.7, dist/module/utils/constants.js',
  holds: { from: '2.0.0', below: '3.0.0' },
  side: 'unknown',
  sites: [
    {
      kind: 'sdk.configure',
      at: '@supabase/supabase-js.createClient',
      api: 'createClient',
      signatures: [{ takes: ['ignored', 'ignored', 'options'], atLeast: 2 }],
      onlyInClientFiles: true,
      tokens: {
        key: 'sb-*-auth-token',
        role: 'refresh-token',
        option: 'auth.storage',
        areas: {},
        area: 'local',
        unless: 'auth.persistSession',
        advice: 'Sign in on the server, or set auth.persistSession to false where nobody has to stay signed in',
      },
      flow: { option: 'auth.flowType', implicit: ['implicit'], isDefault: true, advice: "Set auth.flowType to 'pkce'" },
    },
    {
      kind: 'sdk.configure',
      at: '@supabase/ssr.createBrowserClient',
      api: 'createBrowserClient',
      signatures: [{ takes: ['ignored', 'ignored', 'options'], atLeast: 2 }],
      cookie: {
        name: 'sb-*-auth-token',
        role: 'refresh-token',
        options: {
          'cookieOptions.secure': { attribute: 'secure', as: 'flag' },
          'cookieOptions.sameSite': { attribute: 'sameSite', as: 'same-site' },
          'cookieOptions.domain': { attribute: 'domain', as: 'text' },
          'cookieOptions.path': { attribute: 'path', as: 'text' },
          'cookieOptions.maxAge': { attribute: 'lifetime', as: 'seconds' },
        },
        defaults: { sameSite: 'Lax', path: '/', lifetime: 34_560_000 },
      },
    },
  ],
});
