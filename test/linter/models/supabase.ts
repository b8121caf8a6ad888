import supabase from '#linter/models/supabase.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: supabase,
  defaults: [],
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
