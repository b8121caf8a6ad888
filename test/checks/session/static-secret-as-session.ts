import type { ExchangeFact } from '#shared/facts/exchange.ts';
import { set } from '#shared/facts/known.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { codeShape, cookie, exchange } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const stripe = `sk_live_${'a1B2c3D4'.repeat(3)}`;
const key = 'a3f9c2e1b7d40c95';
const login = (id: string) => exchange({ id, method: 'POST', marks: ['login'] });
const call = (id: string, header: string, value: string, changes: Partial<ExchangeFact> = {}) => exchange({ id, url: 'https://shop.example/api', requestHeaders: [[header, value]], ...changes });

const signIn: LiveExchange = { url: 'https://shop.example/login', method: 'POST', form: { username: 'ada', password: 'analytical engine' }, status: 303, response: ['Location: /account'] };
const sends = (line: string, ...more: readonly string[]): LiveExchange => ({ url: 'https://shop.example/api/orders', request: [line, ...more], response: ['Content-Type: application/json'] });
const visits = (verdict: 'fail' | 'silent', name: string, ...lines: readonly string[]) => ({ name, then: [signIn, sends(lines[0]!, ...lines.slice(1)), signIn, sends(lines[0]!, ...lines.slice(1))], verdict });

export default {
  facts: [
    { name: 'written in the page', fact: codeShape('static-secret-as-session', { constant: set(true) }), verdict: 'fail', severity: 'high' },
    { name: 'a key for servers in the page', fact: codeShape('static-secret-as-session', { constant: set(true), issuer: set('Stripe') }), verdict: 'fail' },
    { name: 'a setting of the server in a cookie', fact: codeShape('static-secret-as-session', { constant: set(true), variable: set('API_KEY') }, { name: 'auth' }), verdict: 'fail', severity: 'high' },
    { name: 'computed', fact: codeShape('static-secret-as-session', { constant: set(false) }), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', { constant: set(true) }), verdict: 'skip' },
    { name: 'a key for servers', fact: call('exchange-1', 'Authorization', `Bearer ${stripe}`), verdict: 'fail', severity: 'high' },
    { name: 'a key that is public', fact: call('exchange-1', 'Authorization', `Bearer pk_live_${'a1B2c3D4'.repeat(3)}`), verdict: 'pass' },
    { name: 'one login', fact: call('exchange-2', 'X-API-Key', key), among: [login('exchange-1')], verdict: 'pass' },
    { name: 'no key', fact: exchange(), verdict: 'pass' },
    { name: 'a token', fact: call('exchange-1', 'Authorization', `Bearer ${accessToken()}`), verdict: 'pass' },
    { name: 'a cookie beside it', fact: call('exchange-1', 'X-API-Key', key, { requestHeaders: [['X-API-Key', key], ['Cookie', 'sid=1']] }), among: [cookie({ name: set('sid') })], verdict: 'pass' },
  ],
  live: [
    { name: 'a key for servers', then: [sends(`X-Api-Key: ${stripe}`), sends(`X-Api-Key: ${stripe}`)], verdict: 'fail', severity: 'high' },
    visits('fail', 'a key in two logins', `X-API-Key: ${key}`),
    visits('fail', 'the password itself in two logins', `Authorization: Basic ${Buffer.from('ada:analytical engine').toString('base64')}`),
    visits('silent', 'a key beside the session', `X-API-Key: ${key}`, 'Cookie: sid=0123456789abcdef0123456789abcdef'),
    visits('silent', 'a key beside a token', `X-API-Key: ${key}`, `Authorization: Bearer ${accessToken()}`),
    visits('silent', 'a token', `Authorization: Bearer ${accessToken()}`),
    visits('silent', 'the publishable key of Supabase', 'apikey: sb_publishable_a1B2c3D4e5F6'),
    { name: 'a key in one login', then: [signIn, sends(`X-API-Key: ${key}`), sends(`X-API-Key: ${key}`)], verdict: 'silent' },
    { name: 'a key before any login', then: [sends(`X-API-Key: ${key}`), signIn, sends(`X-API-Key: ${key}`)], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a key that calls itself live, of an interceptor',
        file: 'key.interceptor.ts',
        code: source`
          import { HttpInterceptorFn } from '@angular/common/http';
          const environment = { apiKey: 'cc_live_9f3b7e21d84a4c06b5fa1e72' };
          export const keyed: HttpInterceptorFn = (req, next) => next(req.clone({ setHeaders: { 'X-Api-Key': environment.apiKey } }));
        `,
      },
      {
        name: 'an account of the page itself, in a file that asks its own server',
        file: 'src/lib/http.js',
        code: source`
          const account = btoa('dashboard:K3y-4-dashb0ard');
          export const load = (path) => fetch(\`/api\${path}\`, { headers: { Authorization: \`Basic \${account}\` } });
        `,
      },
      {
        name: 'a constant Bearer header',
        file: 'orders.tsx',
        code: source`
          import { useEffect } from 'react';
          export function Orders() {
            useEffect(() => void fetch('/api/orders', { headers: { Authorization: 'Bearer 7f3d9b20c4e8415aa0f2' } }), []);
            return null;
          }
        `,
      },
      {
        name: 'Basic credentials for everybody',
        file: 'client.ts',
        code: source`
          const request = new XMLHttpRequest();
          request.open('GET', '/api/orders');
          request.setRequestHeader('Authorization', 'Basic YWRhOmFuYWx5dGljYWwgZW5naW5l1');
          request.onload = () => document.body.append(request.responseText);
        `,
      },
      {
        name: 'Basic credentials that an interceptor makes base64 of',
        file: 'auth.interceptor.ts',
        code: source`
          import { HttpInterceptorFn } from '@angular/common/http';
          const LOGIN = 'Basic ' + btoa('frontend:Vq7-Lr2pXw9dTe4');
          export const auth: HttpInterceptorFn = (request, next) => next(request.clone({ setHeaders: { Authorization: LOGIN } }));
        `,
      },
      {
        name: 'a file that is called like a test',
        file: 'orders.test.tsx',
        code: source`
          import { useEffect } from 'react';
          export function Orders() {
            useEffect(() => void fetch('/api/orders', { headers: { Authorization: 'Bearer 7f3d9b20c4e8415aa0f2' } }), []);
            return null;
          }
        `,
      },
      {
        name: 'a key of the server in the cookie of a login',
        code: source`
          import express from 'express';
          const app = express();
          app.post('/login', (req, res) => {
            res.cookie('auth_token', process.env.API_KEY, { httpOnly: true, secure: true, sameSite: 'strict' });
            res.redirect('/');
          });
        `,
      },
    ],
    good: [
      {
        name: 'a key of a service for pages',
        file: 'weather.tsx',
        code: source`
          import { useEffect } from 'react';
          export const Weather = () => {
            useEffect(() => void fetch('https://api.weather.example/now', { headers: { 'X-Api-Key': '9f3b7e21d84a4c06b5fa1e72' } }), []);
            return null;
          };
        `,
      },
      {
        name: 'a file that asks another server',
        file: 'src/lib/http.js',
        code: source`
          const account = btoa('dashboard:K3y-4-dashb0ard');
          export const load = (path) => fetch(\`https://stats.example\${path}\`, { headers: { Authorization: \`Basic \${account}\` } });
        `,
      },
      {
        name: 'what the user has typed, in base64',
        file: 'auth.interceptor.ts',
        code: source`
          import { HttpInterceptorFn } from '@angular/common/http';
          export const auth: HttpInterceptorFn = (request, next) => next(request.clone({ setHeaders: { Authorization: 'Basic ' + btoa(form.name + ':' + form.password) } }));
        `,
      },
      {
        name: 'a token that somebody signed in for',
        file: 'orders.tsx',
        code: source`
          import { useEffect } from 'react';
          export function Orders({ token }) {
            useEffect(() => void fetch('/api/orders', { headers: { Authorization: 'Bearer ' + token } }), [token]);
            return null;
          }
        `,
      },
      {
        name: 'keys that are made for pages',
        file: 'map.tsx',
        code: source`
          import { useEffect } from 'react';
          export function Map() {
            useEffect(() => void fetch('https://pay.example', { headers: { Authorization: 'Bearer pk_live_a1B2c3D4e5F6g7H8' } }), []);
            useEffect(() => void fetch('https://db.example', { headers: { apikey: 'sb_publishable_a1B2c3D4e5F6' } }), []);
            return null;
          }
        `,
      },
      {
        name: 'placeholders',
        file: 'docs.tsx',
        code: source`
          import { Code } from 'react';
          export const sample = { headers: { Authorization: 'Bearer YOUR_API_KEY_1234567890' } };
          export const other = { headers: { Authorization: 'Bearer <token-1234567890abc>', 'X-API-Key': '0123456789abcdef' } };
        `,
      },
      {
        name: 'code of the server',
        code: source`
          import express from 'express';
          const partner = { headers: { Authorization: 'Bearer 7f3d9b20c4e8415aa0f2' } };
        `,
      },
      {
        name: 'cookies with a value of each login, or with a setting that is no credential',
        code: source`
          import express from 'express';
          import { randomUUID } from 'node:crypto';
          const app = express();
          app.post('/login', (req, res) => {
            const id = randomUUID();
            res.cookie('__Host-sid', id, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
            res.cookie('region', process.env.REGION, { secure: true });
            res.end();
          });
        `,
      },
    ],
  },
} satisfies CheckCases;
