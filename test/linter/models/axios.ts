import axios from '#linter/models/axios.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: axios,
  readIn: { version: '1.21.1', source: 'lib/core/Axios.js, lib/core/dispatchRequest.js' },
  defaults: [],
  cases: [
    {
      name: 'tokens in addresses',
      code: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.shop.example', headers: { Authorization: \`Bearer \${token}\` } });
export async function load(session) {
  await axios.get('/me', { params: { access_token: session.accessToken, page: 1 } }); //! token-in-url
  await api.get(\`/me?access_token=\${session.accessToken}\`); //! token-in-url
  await axios(\`/me?access_token=\${session.accessToken}\`); //! token-in-url
  await axios({ url: '/me', params: { jwt: session.jwt } }); //! token-in-url
  await axios.post('/me', { refresh_token: session.refreshToken });
  await axios.post('/me', {}, { params: { page: 2 }, headers: { Authorization: session.accessToken } });
  await api.request({ url: '/me', params: { pageToken: session.pageToken } });
}`,
    },
  ],
} satisfies ModelCases;
