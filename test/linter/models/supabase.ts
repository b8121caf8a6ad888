import supabase from '#linter/models/supabase.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

export default {
  model: supabase,
  defaults: [],
  behaviour: [
    {
      name: 'supabase-js persists the session, and uses the implicit flow',
      shows: async () => {
        const { createClient } = await testPackage<{ createClient: (url: string, key: string, options: object) => { auth: { flowType: string; persistSession: boolean; storageKey: string } } }>('@supabase/supabase-js');
        const { flowType, persistSession, storageKey } = createClient('https://abc.supabase.co', 'key', { realtime: { transport: EventTarget } }).auth;
        return { flowType, persistSession, storageKey };
      },
      is: { flowType: 'implicit', persistSession: true, storageKey: 'sb-abc-auth-token' },
    },
    {
      name: '@supabase/ssr leaves HttpOnly and Secure off its cookies',
      shows: async () => (await testPackage<{ DEFAULT_COOKIE_OPTIONS: object }>('@supabase/ssr')).DEFAULT_COOKIE_OPTIONS,
      is: { path: '/', sameSite: 'lax', httpOnly: false, maxAge: 34_560_000 },
    },
  ],
  cases: [
    {
      name: 'in the page',
      code: `
'use client';
import { createClient } from '@supabase/supabase-js';
export const kept = createClient(url, key, { auth: { flowType: 'pkce' } }); //! refresh-token-in-browser
export const tab = createClient(url, key, { auth: { flowType: 'pkce', storage: sessionStorage } }); //! refresh-token-in-browser
export const implicit = createClient(url, key, { auth: { persistSession: false } }); //! oauth-implicit-token-in-fragment
export const forgetful = createClient(url, key, { auth: { flowType: 'pkce', persistSession: false } });`,
    },
    {
      name: 'on the server, and where nobody knows',
      code: `
import 'server-only';
import { createClient } from '@supabase/supabase-js';
export const admin = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_SERVICE_ROLE_KEY);`,
    },
    {
      name: 'where nobody knows',
      code: `
import { createClient } from '@supabase/supabase-js';
export const client = createClient(url, key);`,
    },
    {
      name: 'cookies of @supabase/ssr',
      code: `
import { createBrowserClient } from '@supabase/ssr';
export const client = () => createBrowserClient(url, key); //! cookie-auth-lifetime-long cookie-missing-secure token-in-script-readable-cookie`,
    },
  ],
} satisfies ModelCases;
