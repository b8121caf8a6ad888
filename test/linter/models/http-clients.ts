import model from '#linter/models/http-clients.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model,
  readIn: { version: '2026-11', source: 'ky 1.14.3, distribution/types/options.d.ts; got 14.6.6, dist/source/core/options.d.ts; ofetch 1.5.1, dist/index.d.ts' },
  defaults: [],
  cases: [
    {
      name: 'tokens in addresses',
      code: `
import got from 'got';
import ky from 'ky';
import { ofetch } from 'ofetch';
const api = ky.create({ prefixUrl: 'https://api.shop.example' });
export async function load(session) {
  await ky.get(\`https://api.shop.example/me?access_token=\${session.accessToken}\`); //! token-in-url
  await api('me', { searchParams: { access_token: session.accessToken } }); //! token-in-url
  await got('https://api.shop.example/me', { searchParams: { access_token: session.accessToken } }); //! token-in-url
  await got(\`https://api.shop.example/me?access_token=\${session.accessToken}\`); //! token-in-url
  await got({ url: 'https://api.shop.example/me', searchParams: { jwt: session.jwt } }); //! token-in-url
  await ofetch('/me', { query: { access_token: session.accessToken } }); //! token-in-url
  await $fetch(\`/api/me?access_token=\${session.accessToken}\`); //! token-in-url
  await api.get('me', { searchParams: { page: 2 }, headers: { Authorization: \`Bearer \${session.accessToken}\` } });
  await got.post('https://api.shop.example/me', { json: { token: session.accessToken } });
  await ofetch('/me', { query: { pageToken: session.pageToken } });
}`,
    },
    {
      name: 'tokens over http',
      code: `
import { got } from 'got';
import ky from 'ky';
import { ofetch } from 'ofetch';
export const open = ky.create({ prefixUrl: 'http://api.shop.example', hooks: { beforeRequest: [(request) => { request.headers.set('Authorization', \`Bearer \${read()}\`); }] } }); //! token-sent-over-http
export const shut = ky.create({ prefixUrl: 'https://api.shop.example', hooks: { beforeRequest: [(request) => { request.headers.set('Authorization', \`Bearer \${read()}\`); }] } });
export const calls = ofetch.create({ baseURL: 'http://api.shop.example', onRequest({ options }) { options.headers.set('Authorization', \`Bearer \${read()}\`); } }); //! token-sent-over-http
export const named = got.extend({ prefixUrl: 'http://api.shop.example', headers: { 'x-request-id': id() } });
const base = ky.create({ prefixUrl: 'http://api.shop.example' });
export async function load(session) {
  await got('http://api.shop.example/me', { headers: { authorization: \`Bearer \${session.accessToken}\` } }); //! token-sent-over-http
  await base.get('me', { headers: { Authorization: \`Bearer \${session.accessToken}\` } }); //! token-sent-over-http
  await base.get('https://api.shop.example/me', { headers: { Authorization: \`Bearer \${session.accessToken}\` } });
  await got('http://localhost:3000/me', { headers: { authorization: \`Bearer \${session.accessToken}\` } });
}`,
    },
    {
      name: 'functions of other packages that are called the same',
      code: `
import { got, ofetch } from './mine.ts';
export const load = (session) => [got(\`/me?access_token=\${session.accessToken}\`), ofetch(\`/me?access_token=\${session.accessToken}\`)];`,
    },
  ],
} satisfies ModelCases;
