import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const shape = (constantTime: boolean) => codeShape('jwt-hand-rolled-verification', { constantTime: set(constantTime) });

export default {
  facts: [
    { name: 'compared byte by byte', fact: shape(false), verdict: 'fail', severity: 'low' },
    { name: 'compared in constant time', fact: shape(true), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('another-check', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a signature of Web Crypto, in the text that its octets make',
        code: source`
          const base64url = (octets) => btoa(String.fromCharCode(...new Uint8Array(octets))).replace(/=+$/, '');
          export async function verify(token, key) {
            const [header, payload, signature] = token.split('.');
            const expected = base64url(await crypto.subtle.sign('HMAC', key, encoder.encode(header + '.' + payload)));
            if (signature !== expected) throw new Error('forged');
            return JSON.parse(atob(payload));
          }
        `,
      },
      {
        name: 'in hexadecimal digits',
        code: source`
          export async function verify(token, key) {
            const [header, payload, signature] = token.split('.');
            const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(header + '.' + payload));
            const expected = Array.from(new Uint8Array(mac)).map((octet) => octet.toString(16).padStart(2, '0')).join('');
            if (signature !== expected) throw new Error('forged');
            return JSON.parse(atob(payload));
          }
        `,
      },
      {
        name: 'the three parts',
        code: source`
          import { createHmac } from 'node:crypto';
          export function verify(token: string) {
            const [header, payload, signature] = token.split('.');
            const expected = createHmac('sha256', process.env.JWT_SECRET).update(header + '.' + payload).digest('base64url');
            if (signature !== expected) throw new Error('forged');
            return JSON.parse(atob(payload));
          }
        `,
      },
      {
        name: 'a digest that a function of the file writes in another form',
        code: source`
          var crypto = require('crypto');
          function b64url(buf) {
            return Buffer.from(buf).toString('base64').replace(/=+$/, '').replace(/\\+/g, '-').replace(/\\//g, '_');
          }
          function signature(head, body) {
            return b64url(crypto.createHmac('sha256', settings.key).update(head + '.' + body).digest());
          }
          exports.check = function (token) {
            var parts = String(token).split('.');
            if (signature(parts[0], parts[1]) !== parts[2]) return null;
            return JSON.parse(Buffer.from(parts[1], 'base64').toString('utf8'));
          };
        `,
      },
      {
        name: 'a class, and a token of two parts',
        code: source`
          import { createHmac as hmac } from 'crypto';
          export class Tickets {
            constructor(private readonly key: string) {}
            private mac(text: string) {
              return hmac('sha512', this.key).update(text).digest('hex');
            }
            open(raw: string) {
              const dot = raw.lastIndexOf('.');
              const isRight = this.mac(raw.slice(0, dot)) === raw.slice(dot + 1);
              if (!isRight) return undefined;
              return JSON.parse(Buffer.from(raw.slice(0, dot), 'base64url').toString('utf8'));
            }
          }
        `,
      },
      {
        name: 'with crypto-js',
        code: source`
          import hmacSHA256 from 'crypto-js/hmac-sha256';
          import Base64url from 'crypto-js/enc-base64url';
          export const check = (jwt) => {
            const [header, payload, signature] = jwt.split('.');
            const computed = hmacSHA256(header + '.' + payload, key).toString(Base64url);
            return computed === signature ? JSON.parse(atob(payload)) : null;
          };
        `,
      },
      {
        name: 'with Web Crypto',
        code: source`
          export async function open(token, key) {
            const [body, signature] = token.split('.');
            const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body));
            if (Buffer.from(mac).toString('base64url') !== signature) throw new Error('forged');
            return JSON.parse(Buffer.from(body, 'base64url').toString());
          }
        `,
      },
    ],
    good: [
      {
        name: 'in constant time',
        code: source`
          import { createHmac, timingSafeEqual } from 'node:crypto';
          export function verify(token: string) {
            const [header, payload, signature] = token.split('.');
            const expected = createHmac('sha256', process.env.JWT_SECRET).update(header + '.' + payload).digest();
            if (!timingSafeEqual(Buffer.from(signature, 'base64url'), expected)) throw new Error('forged');
            return JSON.parse(atob(payload));
          }
        `,
      },
      {
        name: 'a cookie with a signature, which holds no claims',
        code: source`
          import { createHmac } from 'node:crypto';
          export function unsign(value) {
            const dot = value.lastIndexOf('.');
            return value.slice(dot + 1) === createHmac('sha256', process.env.KEY).update(value.slice(0, dot)).digest('base64') ? value.slice(0, dot) : false;
          }
        `,
      },
      {
        name: 'a class that compares in constant time',
        code: source`
          import { createHmac, timingSafeEqual } from 'crypto';
          export class Tickets {
            mac(text) {
              return createHmac('sha512', this.key).update(text).digest();
            }
            open(raw) {
              const dot = raw.lastIndexOf('.');
              const given = Buffer.from(raw.slice(dot + 1), 'hex');
              const mine = this.mac(raw.slice(0, dot));
              if (given.length !== mine.length || !timingSafeEqual(given, mine)) return undefined;
              return JSON.parse(Buffer.from(raw.slice(0, dot), 'base64url').toString('utf8'));
            }
          }
        `,
      },
      {
        name: 'a digest that is no signature of a token',
        code: source`
          import { createHmac } from 'node:crypto';
          const [name, version] = tag.split('.');
          export const isCached = (text: string) => createHmac('sha256', 'cache').update(text).digest('hex') === cache.get(name + version);
        `,
      },
      {
        name: 'a function of the file that compares in constant time',
        code: source`
          var crypto = require('crypto');
          function signature(head, body) {
            return Buffer.from(crypto.createHmac('sha256', settings.key).update(head + '.' + body).digest());
          }
          exports.check = function (token) {
            var parts = String(token).split('.');
            if (!crypto.timingSafeEqual(signature(parts[0], parts[1]), Buffer.from(parts[2], 'base64url'))) return null;
            return JSON.parse(Buffer.from(parts[1], 'base64').toString('utf8'));
          };
        `,
      },
    ],
  },
} satisfies CheckCases;
