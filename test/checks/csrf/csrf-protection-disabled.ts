import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, csrfSetup } from '../facts.ts';

const id = 'csrf-protection-disabled';

export default {
  facts: [
    { name: 'a switch', fact: codeShape(id, { off: set(true), opens: set('nothing') }, { name: 'kit.csrf.checkOrigin' }), verdict: 'fail', severity: 'high' },
    { name: 'every origin', fact: codeShape(id, { off: set(true), opens: set('every origin') }, { name: 'kit.csrf.trustedOrigins' }), verdict: 'fail', severity: 'high' },
    { name: 'methods that are let through', fact: csrfSetup({ enforced: set(false), option: 'ignoreMethods' }), verdict: 'fail', severity: 'high' },
    { name: 'a switch that is on', fact: codeShape(id, { off: set(false) }), verdict: 'pass' },
    { name: 'a switch that is decided elsewhere', fact: codeShape(id, { off: unknown('it is imported') }), verdict: 'skip' },
    { name: 'a defence', fact: csrfSetup(), verdict: 'pass' },
    { name: 'a defence with options from elsewhere', fact: csrfSetup({ enforced: unknown('they are imported') }), verdict: 'skip' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { off: set(true) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'SvelteKit',
        file: 'svelte.config.js',
        code: source`
          const config = { kit: { adapter: adapter(), csrf: { checkOrigin: false } } };
          export default config;
        `,
      },
      {
        name: 'Astro',
        file: 'astro.config.mjs',
        code: source`
          import { defineConfig } from 'astro/config';
          export default defineConfig({ output: 'server', security: { checkOrigin: false } });
        `,
      },
      {
        name: 'server actions of Next.js',
        file: 'next.config.js',
        code: source`
          module.exports = { experimental: { serverActions: { allowedOrigins: ['*'] } } };
        `,
      },
      {
        name: 'better-auth',
        code: source`
          import { betterAuth } from 'better-auth';
          export const auth = betterAuth({ database, advanced: { disableCSRFCheck: true } });
        `,
      },
      {
        name: 'Auth.js',
        code: source`
          import { Auth, skipCSRFCheck } from '@auth/core';
          export const handle = (request) => Auth(request, { providers, skipCSRFCheck });
        `,
      },
      {
        name: 'POST among the ignored methods',
        code: source`
          import csurf from 'csurf';
          app.use(csurf({ cookie: true, ignoreMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'] }));
        `,
      },
      {
        name: 'better-auth with a part of its options before it',
        code: source`
          import { betterAuth, type BetterAuthOptions } from 'better-auth';
          const advanced = { cookiePrefix: 'atlas', disableCSRFCheck: true } satisfies BetterAuthOptions['advanced'];
          export const auth = betterAuth({ secret: process.env.SECRET, advanced });
        `,
      },
    ],
    good: [
      {
        name: 'single origins',
        remedyFor: '@sveltejs/kit',
        file: 'svelte.config.js',
        code: source`
          export default { kit: { csrf: { trustedOrigins: ['https://pay.example'] } } };
        `,
      },
      {
        name: 'the check left on',
        remedyFor: 'astro',
        file: 'astro.config.mjs',
        code: source`
          import { defineConfig } from 'astro/config';
          export default defineConfig({ security: { checkOrigin: true } });
        `,
      },
      {
        name: 'off while developing',
        file: 'svelte.config.js',
        code: source`
          export default { kit: { csrf: { checkOrigin: process.env.NODE_ENV === 'production' } } };
        `,
      },
      {
        name: 'origins from the environment',
        file: 'next.config.js',
        code: source`
          module.exports = { experimental: { serverActions: { allowedOrigins: process.env.ORIGINS.split(',') } } };
        `,
      },
      {
        name: 'an option of something else',
        code: source`
          export const upload = createUploader({ allowedOrigins: ['*'], security: { checkOrigin: false } });
        `,
      },
      {
        name: 'no check for a webhook',
        code: source`
          import csurf from 'csurf';
          app.post('/webhooks/payment', verifySignature, handlePayment);
          app.use(csurf());
        `,
      },
      {
        name: 'such a part that leaves the check on',
        code: source`
          import { betterAuth, type BetterAuthOptions } from 'better-auth';
          const advanced = { cookiePrefix: 'atlas', disableCSRFCheck: false } satisfies BetterAuthOptions['advanced'];
          export const auth = betterAuth({ secret: process.env.SECRET, advanced });
        `,
      },
      {
        name: 'an object of that form that is given to nothing',
        code: source`
          import { betterAuth, type BetterAuthOptions } from 'better-auth';
          const advanced = { cookiePrefix: 'atlas', disableCSRFCheck: true } satisfies BetterAuthOptions['advanced'];
          export const auth = betterAuth({ secret: process.env.SECRET, plugins: [] });
        `,
      },
    ],
  },
} satisfies CheckCases;
