import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { captureTime, codeShape, cookie, exchange, storage } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const id = 'token-postmessage-unsafe';

const arrived = captureTime - 30_000;
const message = { kind: 'window-message', id: 'message-1', seen: { in: 'page', url: 'https://shop.example/', time: arrived }, scope: 'site', sender: 'https://login.example', asked: set(false), readBy: { url: 'https://shop.example/app.js', line: 12, column: 5 }, credentialHashes: ['known'] } as const;
const stored = storage({ credentialHashes: ['known'], writtenAt: arrived + 5 });
const sentAt = (time: number, changes = {}) => exchange({ seen: { in: 'response', url: 'https://shop.example/api', time }, url: 'https://shop.example/api', headerCredentials: [{ field: 'authorization', hash: 'known' }], ...changes });

const token = accessToken();
const fromLogin = { sender: 'https://login.example', asked: false, texts: [token] };
const bearer = { url: 'https://shop.example/api', request: [`Authorization: Bearer ${token}`, 'Referer: https://shop.example/account'] } as const;
const visitor = '9b1d2c5e-0d9f-4c1b-8a64-4f3e8f7a6b90';

export default {
  facts: [
    { name: 'a token for any origin', fact: codeShape(id, { operation: set('post') }), verdict: 'fail', severity: 'high' },
    { name: 'a token from any origin', fact: codeShape(id, { operation: set('listen') }), verdict: 'fail', severity: 'high' },
    { name: 'the shape of another check', fact: codeShape('jwt-decoded-not-verified', { operation: set('post') }), verdict: 'skip' },
    { name: 'a shape without an answer', fact: codeShape(id, {}), verdict: 'skip' },
    { name: 'a token of a message that is stored', fact: message, among: [stored], verdict: 'fail', severity: 'high' },
    { name: 'a token of a message that is sent', fact: message, among: [sentAt(arrived + 50)], verdict: 'fail' },
    { name: 'a token of a message that becomes a cookie', fact: message, among: [cookie({ seen: { in: 'document-cookie', url: 'https://shop.example/' }, credentialHashes: ['known'], host: 'shop.example', writtenAt: arrived + 5 })], verdict: 'fail' },
    { name: 'a sender without an origin', fact: { ...message, sender: 'null' }, among: [stored], verdict: 'fail' },
    { name: 'a listener that asks', fact: { ...message, asked: set(true) }, among: [stored], verdict: 'pass' },
    { name: 'a page that was watched too late', fact: { ...message, asked: unknown('it was watched too late') }, among: [stored], verdict: 'unsure' },
    { name: 'an entry that was not seen written', fact: message, among: [storage({ credentialHashes: ['known'] })], verdict: 'unsure' },
    { name: 'an entry that was not seen written, and a request', fact: message, among: [storage({ credentialHashes: ['known'] }), sentAt(arrived + 900)], verdict: 'fail' },
    { name: 'an entry from before the message', fact: message, among: [storage({ credentialHashes: ['known'], writtenAt: arrived - 5_000 })], verdict: 'skip' },
    { name: 'a token that the page sent before', fact: message, among: [stored, sentAt(arrived - 5_000)], verdict: 'skip' },
    { name: 'a request of the frame that sent the message', fact: message, among: [sentAt(arrived + 50, { requestHeaders: [['Referer', 'https://login.shop.example/']] })], verdict: 'skip' },
    { name: 'an entry of another origin', fact: message, among: [storage({ credentialHashes: ['known'], writtenAt: arrived + 5, origin: 'https://login.example' })], verdict: 'skip' },
    { name: 'a value that nobody uses', fact: message, among: [storage({ credentialHashes: ['another'], writtenAt: arrived + 5 })], verdict: 'skip' },
  ],
  live: [
    { name: 'a token that the page stores', local: [['access_token', token]], messages: [fromLogin], writes: [{ area: 'local', key: 'access_token', after: 1 }], verdict: 'fail', severity: 'high' },
    { name: 'a token in JSON that the page sends', then: [bearer], messages: [{ ...fromLogin, texts: [JSON.stringify({ type: 'signed-in', token })] }], verdict: 'fail' },
    { name: 'two messages of one sender', then: [bearer], messages: [fromLogin, fromLogin], verdict: 'fail' },
    { name: 'a listener that asks for the origin', then: [bearer], messages: [{ ...fromLogin, asked: true }], verdict: 'silent' },
    { name: 'a page that was watched too late', then: [bearer], messages: [{ ...fromLogin, asked: undefined }], verdict: 'unsure' },
    { name: 'a token that the page had before', local: [['access_token', token]], messages: [fromLogin], writes: [{ area: 'local', key: 'access_token', after: 0 }], verdict: 'silent' },
    { name: 'a token that nobody uses', messages: [fromLogin], verdict: 'silent' },
    { name: 'the number of a visitor, which signs nobody in', local: [['visitor_id', visitor]], messages: [{ ...fromLogin, texts: [visitor] }], writes: [{ area: 'local', key: 'visitor_id', after: 1 }], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a test of the origin that other hosts pass',
        code: source`
          let sessionToken;
          function onMessage(event) {
            if (!event.origin.includes('shop.example')) return;
            sessionToken = event.data.sessionToken;
          }
          window.addEventListener('message', onMessage);
        `,
      },
      {
        name: 'the end of an origin, which is taken out of the event',
        code: source`
          window.addEventListener('message', ({ origin, data }) => {
            if (origin.endsWith('shop.example')) localStorage.setItem('t', data.accessToken);
          });
        `,
      },
      {
        name: 'an object whose type has a token, among others',
        file: 'popup.ts',
        code: source`
          interface Issued {
            token: string;
          }
          async function issue(): Promise<Issued> {
            return (await fetch('/popup/issue', { method: 'POST' })).json();
          }
          export async function deliver() {
            const issued = await issue();
            window.opener.postMessage({ kind: 'login', ...issued }, '*');
          }
        `,
      },
      {
        name: 'a pop-up that reports to any opener',
        file: 'popup.ts',
        code: source`
          export function done(session) {
            window.opener.postMessage({ type: 'signed-in', accessToken: session.accessToken }, '*');
            window.close();
          }
        `,
      },
      {
        name: 'a variable, and options',
        file: 'frame.ts',
        code: source`
          export function pass(frame, token) {
            const message = { type: 'login', token };
            frame.contentWindow.postMessage(message, { targetOrigin: '*' });
          }
        `,
      },
      {
        name: 'a listener that believes everybody',
        file: 'login.ts',
        code: source`
          window.addEventListener('message', (event) => {
            if (event.data.type === 'signed-in') localStorage.setItem('token', event.data.token);
          });
        `,
      },
      {
        name: 'a listener that takes the message apart',
        file: 'login.ts',
        code: source`
          window.onmessage = ({ data }) => {
            const { accessToken } = data;
            signIn(accessToken);
          };
        `,
      },
      {
        name: 'what a function called after it gives',
        code: source`
          import { currentToken } from './session.js';
          export const greet = (frame) => frame.contentWindow.postMessage({ type: 'hello', token: currentToken() }, '*');
        `,
      },
      {
        name: 'the page of a login that a server writes',
        file: 'callback.js',
        code: source`
          const { issueToken } = require('./tokens');
          const page = (token) => \`<script>
            window.opener.postMessage(\${JSON.stringify({ source: 'login', token })}, '*');
            window.close();
          </script>\`;
          exports.callback = async (req, res) => res.send(page(await issueToken(req.user)));
        `,
      },
      {
        name: 'such a page that says it in one text',
        file: 'callback.js',
        code: source`
          export async function callback(c) {
            const { access_token: accessToken } = await exchange(c.req.query('code'));
            const message = JSON.stringify({ provider: 'github', token: accessToken }).replace(/</g, '');
            return c.html(\`<script>opener.postMessage('authorization:github:success:\${message}', "*")</script>\`);
          }
        `,
      },
      {
        name: 'fields of a message that may be empty',
        code: source`
          export function listen(keep) {
            window.addEventListener('message', (event) => {
              const { type, accessToken } = event.data || {};
              if (type === 'host:token') keep(accessToken);
            });
          }
        `,
      },
      {
        name: 'a page with a message that a package writes down',
        code: source`
          import serialize from 'serialize-javascript';
          export function done(res, accessToken) {
            res.send(\`<script>window.opener.postMessage(\${serialize({ accessToken })}, '*'); window.close();</script>\`);
          }
        `,
      },
    ],
    good: [
      {
        name: 'fields of a message from one origin',
        code: source`
          export function listen(keep) {
            window.addEventListener('message', (event) => {
              if (event.origin !== 'https://id.shop.example') return;
              const { type, accessToken } = event.data || {};
              if (type === 'host:token') keep(accessToken);
            });
          }
        `,
      },
      {
        name: 'the end of a host with the dot before it, a list, and a loose test beside the window',
        code: source`
          window.addEventListener('message', ({ origin, data }) => {
            if (new URL(origin).hostname.endsWith('.shop.example')) localStorage.setItem('t', data.accessToken);
          });
          window.addEventListener('message', (event) => {
            if (!allowed.includes(event.origin)) return;
            localStorage.setItem('t', event.data.accessToken);
          });
          window.addEventListener('message', (event) => {
            if (!event.origin.includes('shop.example')) return;
            if (event.source !== frame.contentWindow) return;
            localStorage.setItem('t', event.data.accessToken);
          });
        `,
      },
      {
        name: 'the page of a login that says for whom it is, and one that says nothing of a token',
        file: 'callback.js',
        code: source`
          const page = (token, origin) => \`<script>window.opener.postMessage(\${JSON.stringify({ token })}, \${JSON.stringify(origin)});</script>\`;
          const done = (user) => \`<script>window.opener.postMessage(\${JSON.stringify({ done: true, name: user.name })}, '*');</script>\`;
          export const pages = { page, done };
        `,
      },
      {
        name: 'an object whose type has no token',
        file: 'popup.ts',
        code: source`
          interface Issued {
            name: string;
          }
          async function issue(): Promise<Issued> {
            return (await fetch('/popup/issue', { method: 'POST' })).json();
          }
          export async function deliver() {
            const issued = await issue();
            window.opener.postMessage({ kind: 'login', ...issued }, '*');
          }
        `,
      },
      {
        name: 'functions that give something else',
        code: source`
          import { csrfToken, currentToken } from './session.js';
          frame.contentWindow.postMessage({ type: 'form', csrfToken: csrfToken() }, '*');
          frame.contentWindow.postMessage({ type: 'hello', token: currentToken() }, 'https://scanner.example');
        `,
      },
      {
        name: 'the exact origin',
        remedyFor: 'browser',
        file: 'popup.ts',
        code: source`
          const opener = 'https://shop.example';
          export const done = (session) => window.opener.postMessage({ accessToken: session.accessToken }, opener);
          export const own = (session) => window.opener.postMessage({ accessToken: session.accessToken }, window.location.origin);
        `,
      },
      {
        name: 'nothing of a credential',
        file: 'frame.ts',
        code: source`
          export const resize = (height, tokenCount) => window.parent.postMessage({ type: 'resize', height, tokenCount, csrfToken: 'x' }, '*');
          export const ready = () => window.parent.postMessage('token-ready', '*');
          export const work = (worker, token) => worker.postMessage({ token });
        `,
      },
      {
        name: 'listeners that ask',
        file: 'login.ts',
        code: source`
          window.addEventListener('message', (event) => {
            if (event.origin !== 'https://login.shop.example') return;
            localStorage.setItem('theme', event.data.token);
          });
          window.addEventListener('message', (event) => {
            if (event.source !== popup) return;
            signIn(event.data.token);
          });
          window.addEventListener('message', (event) => {
            if (!isTrusted(event)) return;
            signIn(event.data.token);
          });
          window.addEventListener('message', ({ data, origin }) => origin === own && signIn(data.token));
          worker.addEventListener('message', (event) => signIn(event.data.token));
          window.addEventListener('message', (event) => show(event.data.tokenCount, event.data.text));
        `,
      },
    ],
  },
} satisfies CheckCases;
