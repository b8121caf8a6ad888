import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const id = 'token-postmessage-unsafe';

export default {
  facts: [
    { name: 'a token for any origin', fact: codeShape(id, { operation: set('post') }), verdict: 'fail', severity: 'high' },
    { name: 'a token from any origin', fact: codeShape(id, { operation: set('listen') }), verdict: 'fail', severity: 'high' },
    { name: 'the shape of another check', fact: codeShape('jwt-decoded-not-verified', { operation: set('post') }), verdict: 'skip' },
    { name: 'a shape without an answer', fact: codeShape(id, {}), verdict: 'skip' },
  ],
  code: {
    bad: [
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
    ],
    good: [
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
