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
