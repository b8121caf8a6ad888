import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, credentialUse, exchange, roleOf } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const sent = (url: string, changes = {}) => exchange({ url, requestHeaders: [['Cookie', 'sid=1']], responseHeaders: [['Content-Type', 'text/html']], ...changes });
const bearer = { requestHeaders: [['Authorization', 'Bearer x']], headerCredentials: [{ field: 'Authorization', hash: 'h1' }] } as const;
const authorization = `Authorization: Bearer ${accessToken()}`;

export default {
  facts: [
    { name: 'code that sends a header to an address in clear', fact: credentialUse({ place: 'header', name: 'Authorization', origin: set('http://api.shop.example') }), verdict: 'fail', severity: 'critical' },
    { name: 'code with https', fact: credentialUse({ place: 'header', name: 'Authorization', origin: set('https://api.shop.example') }), verdict: 'pass' },
    { name: 'code on this machine', fact: credentialUse({ place: 'header', name: 'Authorization', origin: set('http://localhost:3000') }), verdict: 'skip' },
    { name: 'code inside a deployment', fact: credentialUse({ place: 'header', name: 'Authorization', origin: set('http://orders:8080') }), verdict: 'skip' },
    { name: 'code whose host is not known', fact: credentialUse({ place: 'header', name: 'Authorization', origin: unknown('its start is computed') }), verdict: 'skip' },
    { name: 'a cookie', fact: sent('http://shop.example/'), among: [cookie()], verdict: 'fail', severity: 'critical' },
    { name: 'a bearer token', fact: sent('http://shop.example/api', bearer), verdict: 'fail', severity: 'critical' },
    { name: 'a password in the Authorization header', fact: sent('http://shop.example/api', { requestHeaders: [['Authorization', 'Basic YTpi']] }), verdict: 'fail' },
    { name: 'a token in the address of a WebSocket', fact: sent('ws://shop.example/live?token=x', { requestHeaders: [], urlCredentials: [{ in: 'query', field: 'token', hash: 'h1' }] }), verdict: 'fail' },
    { name: 'a host of a private network', fact: sent('http://192.168.1.20/'), among: [cookie()], verdict: 'fail', severity: 'info' },
    { name: 'https', fact: sent('https://shop.example/'), among: [cookie()], verdict: 'pass' },
    { name: 'loopback', fact: sent('http://localhost:3000/'), among: [cookie()], verdict: 'skip' },
    { name: 'a redirect by HSTS', fact: sent('http://shop.example/', { status: 307, responseHeaders: [['Location', 'https://shop.example/'], ['Non-Authoritative-Reason', 'HSTS']] }), among: [cookie()], verdict: 'skip' },
    { name: 'a request that was blocked', fact: sent('http://shop.example/', { status: 0 }), among: [cookie()], verdict: 'skip' },
    { name: 'a preference', fact: sent('http://shop.example/'), among: [cookie({ role: roleOf('preference') })], verdict: 'skip' },
    { name: 'no credential', fact: sent('http://shop.example/', { requestHeaders: [] }), among: [cookie()], verdict: 'skip' },
    { name: 'a login belongs to another check', fact: sent('http://shop.example/login', { marks: ['login'] }), among: [cookie()], verdict: 'skip' },
  ],
  live: [
    { name: 'a cookie over http, twice', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/'], then: ['/news', '/help'].map((path) => ({ url: `http://shop.example${path}`, request: ['Cookie: sid=0123456789abcdef0123456789abcdef'] })), verdict: 'fail', severity: 'critical' },
    { name: 'a bearer token over http', then: [{ url: 'http://api.shop.example/orders', request: [authorization] }], verdict: 'fail', severity: 'critical' },
    { name: 'a bearer token over https', then: [{ url: 'https://api.shop.example/orders', request: [authorization] }], verdict: 'silent' },
    { name: 'development', url: 'http://localhost:3000/', then: [{ url: 'http://localhost:3000/api', request: [authorization] }], verdict: 'silent' },
    { name: 'a first visit over http', then: [{ url: 'http://shop.example/', status: 301, response: ['Location: https://shop.example/'] }], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a header',
        file: 'orders.ts',
        code: source`
          const api = 'http://api.shop.example';
          export const orders = (accessToken: string) => fetch(api + '/orders', { headers: { Authorization: 'Bearer ' + accessToken } });
        `,
      },
      {
        name: 'a client with a base address',
        file: 'client.ts',
        code: source`
          import axios from 'axios';

          const api = axios.create({ baseURL: 'http://api.shop.example/v1' });
          export const orders = (token: string) => api.get('/orders', { headers: { Authorization: token } });
        `,
      },
      {
        name: 'a WebSocket',
        file: 'live.ts',
        code: source`
          export const connect = (accessToken: string) => new WebSocket('ws://live.shop.example/?access_token=' + accessToken);
        `,
      },
      {
        name: 'an interceptor of such a client',
        file: 'client.ts',
        code: source`
          import axios from 'axios';
          import { tokens } from './tokens';

          export const erp = axios.create({ baseURL: 'http://erp.shop.example/api' });
          erp.interceptors.request.use(async (config) => {
            config.headers.set('Authorization', \`Bearer \${await tokens.get()}\`);
            return config;
          });
        `,
      },
      {
        name: 'an interceptor that writes the header as a member',
        file: 'client.js',
        code: source`
          const axios = require('axios');
          const { tokens } = require('./tokens');

          const client = axios.create({ baseURL: 'http://api.shop.example' });
          client.interceptors.request.use((config) => {
            config.headers.Authorization = 'Bearer ' + tokens.current();
            return config;
          });
        `,
      },
      {
        name: 'an address that is put together',
        file: 'orders.ts',
        code: source`
          const api = 'http://api.shop.example';
          export const send = (path: string, accessToken: string) => fetch(\`\${api}\${path}\`, { headers: { Authorization: \`Bearer \${accessToken}\` } });
        `,
      },
      {
        name: 'a message over a WebSocket',
        file: 'live.ts',
        code: source`
          import { currentToken } from './session';
          export function connect() {
            const socket = new WebSocket('ws://live.shop.example/stock');
            socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'auth', token: currentToken() })));
          }
        `,
      },
    ],
    good: [
      {
        name: 'interceptors and messages over TLS, and without a credential',
        file: 'client.ts',
        code: source`
          import axios from 'axios';
          import { currentToken, tokens } from './tokens';

          const api = axios.create({ baseURL: 'https://api.shop.example' });
          const catalogue = axios.create({ baseURL: 'http://catalogue.shop.example' });
          api.interceptors.request.use(async (config) => {
            config.headers.set('Authorization', 'Bearer ' + (await tokens.get()));
            return config;
          });
          catalogue.interceptors.request.use((config) => {
            config.headers.set('Accept-Language', document.documentElement.lang);
            return config;
          });
          const stock = new WebSocket('ws://live.shop.example/stock');
          stock.send(JSON.stringify({ type: 'hello', locale: navigator.language }));
          const live = new WebSocket('wss://live.shop.example/stock');
          live.send(JSON.stringify({ type: 'auth', token: currentToken() }));
        `,
      },
      {
        name: 'https, and hosts that are none of the internet',
        file: 'orders.ts',
        code: source`
          export const orders = (accessToken: string) => fetch('https://api.shop.example/orders', { headers: { Authorization: 'Bearer ' + accessToken } });
          export const local = (accessToken: string) => fetch('http://localhost:3000/orders', { headers: { Authorization: 'Bearer ' + accessToken } });
          export const inside = (accessToken: string) => fetch('http://orders:8080/orders', { headers: { Authorization: 'Bearer ' + accessToken } });
          export const house = (accessToken: string) => fetch('http://192.168.0.10/orders', { headers: { Authorization: 'Bearer ' + accessToken } });
        `,
      },
      {
        name: 'no credential, or an address from elsewhere',
        file: 'news.ts',
        code: source`
          const base = process.env.API_URL || 'http://api.shop.example';
          export const news = () => fetch('http://news.example/feed', { headers: { Accept: 'application/json' } });
          export const orders = (accessToken: string) => fetch(base + '/orders', { headers: { Authorization: 'Bearer ' + accessToken } });
        `,
      },
    ],
  },
} satisfies CheckCases;
