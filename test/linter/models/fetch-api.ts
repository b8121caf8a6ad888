import fetchApi from '#linter/models/fetch-api.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: fetchApi,
  defaults: [],
  readIn: { version: '2026-11', source: 'https://fetch.spec.whatwg.org/' },
  cases: [
    {
      name: 'headers of a Response',
      code: `
export async function POST(request) {
  const session = crypto.randomUUID();
  const headers = new Headers({ 'Set-Cookie': \`session=\${session}; Secure; HttpOnly\` }); //! cookie-missing-samesite
  headers.append('Set-Cookie', \`session=\${session}; Secure; HttpOnly; SameSite=Lax\`);
  headers.append('Content-Type', 'text/html');
  const answer = new Response(null, { headers: { 'set-cookie': \`session=\${session}; Secure; SameSite=Lax\` } }); //! cookie-missing-httponly
  answer.headers.set('Set-Cookie', \`session=\${session}; HttpOnly; SameSite=Lax\`); //! cookie-missing-secure
  Response.json({}).headers.append('Set-Cookie', 'session=; Max-Age=0');
  return answer;
}`,
    },
  ],
} satisfies ModelCases;
