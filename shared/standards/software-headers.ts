// Response headers by which server software names itself.

export interface SoftwareHeader {
  /** Lower case. */
  readonly header: string;
  /** How the value begins, in lower case; any value when empty. */
  readonly starts: string;
  readonly by: string;
  /** The JavaScript library of that name in `linter/models`. */
  readonly library?: string;
}

export const softwareHeaders: readonly SoftwareHeader[] = [
  { header: 'x-powered-by', starts: 'express', by: 'Express', library: 'express' },
  { header: 'x-powered-by', starts: 'next.js', by: 'Next.js', library: 'next' },
  { header: 'x-nextjs-cache', starts: '', by: 'Next.js', library: 'next' },
  { header: 'x-nextjs-prerender', starts: '', by: 'Next.js', library: 'next' },
  { header: 'x-powered-by', starts: 'nuxt', by: 'Nuxt', library: 'nuxt' },
  { header: 'x-powered-by', starts: 'astro', by: 'Astro', library: 'astro' },
  { header: 'x-sveltekit-page', starts: '', by: 'SvelteKit', library: '@sveltejs/kit' },
  { header: 'x-powered-by', starts: 'php', by: 'PHP' },
  { header: 'x-powered-by', starts: 'asp.net', by: 'ASP.NET' },
  { header: 'x-aspnet-version', starts: '', by: 'ASP.NET' },
  { header: 'server', starts: 'kestrel', by: 'ASP.NET Core' },
  { header: 'server', starts: 'werkzeug', by: 'Flask' },
  { header: 'server', starts: 'gunicorn', by: 'a Python server' },
  { header: 'server', starts: 'uvicorn', by: 'a Python server' },
  { header: 'x-powered-by', starts: 'servlet', by: 'a Java server' },
];
