import nodeHttp from '#linter/models/node-http.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: nodeHttp,
  defaults: [],
  readIn: { version: '20.20.2', source: 'https://nodejs.org/docs/latest-v20.x/api/http.html' },
  cases: [
    {
      name: 'headers of a plain server',
      code: `
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
createServer((_, answer) => {
  const id = randomUUID();
  answer.setHeader('Set-Cookie', \`sid=\${id}; Secure; HttpOnly; SameSite=Lax\`);
  answer.setHeader('Set-Cookie', 'sid=' + id + '; Secure; SameSite=Lax'); //! cookie-missing-httponly
  answer.writeHead(302, { Location: '/', 'Set-Cookie': [\`sid=\${id}; Secure; HttpOnly; SameSite=None\`, 'lang=en'] }); //! cookie-samesite-none-on-auth
  answer.setHeader('Set-Cookie', [['sid', id].join('='), 'Path=/', 'HttpOnly', 'Secure'].join('; ')); //! cookie-missing-samesite
});`,
    },
    {
      name: 'text that grows by conditions',
      code: `
import http from 'http';
import crypto from 'crypto';
http.createServer().on('request', (req, res) => {
  let cookie = 'sid=' + crypto.randomBytes(32).toString('hex') + '; HttpOnly; SameSite=Lax';
  if (process.env.NODE_ENV === 'production') cookie += '; Secure';
  res.setHeader('Set-Cookie', cookie);
  let other = 'sid=' + crypto.randomBytes(32).toString('hex') + '; HttpOnly; SameSite=Lax';
  if (req.socket.encrypted) other += '; Secure';
  res.setHeader('Set-Cookie', other);
});`,
    },
    {
      name: 'requests',
      code: `
const http = require('node:http');
const https = require('node:https');
const HOST = 'inventory.parts.example';
exports.stock = (path, done) => http.request({ host: HOST, port: 80, path, headers: { authorization: 'Bearer ' + process.env.TOKEN } }, done).end(); //! token-sent-over-http
exports.parts = (done) => http.get('http://inventory.parts.example/parts', { headers: { authorization: 'Bearer ' + process.env.TOKEN } }, done); //! token-sent-over-http
exports.own = (done) => http.get({ hostname: '127.0.0.1', port: 8080, headers: { authorization: 'Bearer ' + process.env.TOKEN } }, done);
exports.safe = (path, done) => https.request({ host: HOST, path, headers: { authorization: 'Bearer ' + process.env.TOKEN } }, done).end();
exports.list = (done) => http.get({ host: HOST, path: '/public' }, done);`,
    },
  ],
} satisfies ModelCases;
