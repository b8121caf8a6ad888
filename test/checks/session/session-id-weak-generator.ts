import { absent, set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape } from '../facts.ts';

const made = (from: string) => codeShape('session-id-weak-generator', { source: set(from) });

export default {
  facts: [
    { name: 'Math.random', fact: made('Math.random'), verdict: 'fail', severity: 'high' },
    { name: 'the clock', fact: made('the time of day'), verdict: 'fail' },
    { name: 'something else', fact: codeShape('session-id-weak-generator', { source: absent }), verdict: 'pass' },
    { name: 'the shape of another check', fact: codeShape('some-other-check', {}), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'an identifier by the key that a function of the file makes for it',
        code: source`
          const shortId = () => Math.random().toString(36).slice(2);
          const keyFor = (id) => \`desk:sess:\${id}\`;
          export async function open(res, clerk) {
            const code = shortId();
            await redis.set(keyFor(code), JSON.stringify({ clerk }), 'EX', 3600);
            res.cookie('__Host-desk', code, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
          }
        `,
      },
      {
        name: 'an identifier by the entry it is kept under',
        code: source`
          const makeId = () => Math.random().toString(36).slice(2);
          export async function open(userId) {
            const id = makeId();
            await kv.put(\`sess:\${id}\`, JSON.stringify({ userId }));
            return id;
          }
        `,
      },
      {
        name: 'an identifier by the cookie it is written to',
        code: source`
          function makeId() {
            let out = '';
            while (out.length < 40) out += Math.random().toString(36).slice(2);
            return out.slice(0, 40);
          }
          export function open(res) {
            const id = makeId();
            res.cookie('app_session', id, { httpOnly: true, secure: true, sameSite: 'lax' });
          }
        `,
      },
      {
        name: 'a session identifier',
        code: source`
          const sessionId = Math.random().toString(36).slice(2);
        `,
      },
      {
        name: 'a function that makes tokens',
        code: source`
          function generateToken() {
            return Date.now().toString(36) + Math.random().toString(36).substring(2);
          }
        `,
      },
      {
        name: 'the generator of express-session',
        code: source`
          import session from 'express-session';
          import { store } from './store';
          app.use(session({ genid: () => String(Date.now()), secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'a reset token',
        code: source`
          user.resetToken = Math.floor(Math.random() * 1000000).toString();
        `,
      },
      {
        name: 'a counter as the generator',
        code: source`
          import session from 'express-session';
          let counter = 0;
          export default session({ genid: () => String(++counter), secret: process.env.SECRET });
        `,
      },
      {
        name: 'characters that a helper draws',
        code: source`
          const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
          const randomChar = () => alphabet[Math.floor(Math.random() * alphabet.length)];
          function makeId(length = 40) {
            return Array.from({ length }, randomChar).join('');
          }
          export async function start(res, user) {
            const sessionId = makeId();
            await sessions.insert({ id: sessionId, userId: user.id });
          }
        `,
      },
      {
        name: 'a text that a loop fills',
        code: source`
          function randomText(size: number): string {
            let out = '';
            for (let i = 0; i < size; i++) out += chars.charAt(Math.floor(Math.random() * chars.length));
            return out;
          }
          export const login = async (user) => ({ user, accessToken: randomText(48) });
        `,
      },
      {
        name: 'octets that are joined',
        code: source`
          export function issue(user) {
            const chars = 'abcdef0123456789';
            const parts = [];
            for (let i = 0; i < 40; i++) parts.push(chars[Math.floor(Math.random() * chars.length)]);
            user.apiToken = parts.join('');
            return user.save();
          }
        `,
      },
      {
        name: 'a code that is sent to a phone',
        code: source`
          export async function sendCode(phone) {
            const otp = Math.floor(100000 + Math.random() * 900000);
            await sms(phone, otp);
          }
        `,
      },
      {
        name: 'a code under a key with a dot',
        code: source`
          export const makeMail = (author) => send(author, { 'verification.code': String(Math.random()).slice(2, 8) });
        `,
      },
      {
        name: 'a table of sessions in another language',
        file: 'sitzungen.js',
        code: source`
          export class Sitzungen {
            neu(benutzerId) {
              const kennung = Math.random().toString(36).slice(2) + Date.now().toString(36);
              this.db.prepare('INSERT INTO sitzungen (kennung, benutzer_id) VALUES (?, ?)').run(kennung, benutzerId);
              return kennung;
            }
          }
        `,
      },
      {
        name: 'a UUID of the time, under another name',
        code: source`
          import { v1 as uuid } from 'uuid';
          export async function open(res, user) {
            const token = uuid();
            await prisma.session.create({ data: { token, userId: user.id } });
          }
        `,
      },
      {
        name: 'a generator that is handed over by its name',
        code: source`
          const { v1: nextUuid } = require('uuid');
          const session = require('express-session');
          module.exports = session({ genid: nextUuid, secret: process.env.SECRET });
        `,
      },
      {
        name: 'nanoid without its generator',
        code: source`
          import { nanoid } from 'nanoid/non-secure';
          export const newSessionToken = () => nanoid(40);
        `,
      },
      {
        name: 'a digest of the time',
        code: source`
          import md5 from 'md5';
          export const makeSessionToken = (user) => md5(user.email + Date.now());
        `,
      },
      {
        name: 'a key for programs',
        code: source`
          import { createHash } from 'node:crypto';
          export function issue() {
            const apiKey = 'wk_' + createHash('md5').update(Date.now() + '-' + Math.random()).digest('hex');
            return apiKey;
          }
        `,
      },
    ],
    good: [
      {
        name: 'UUIDs of the time for other things, and random ones for sessions',
        code: source`
          import { v1, v4 as uuid } from 'uuid';
          import session from 'express-session';
          const rowKey = v1();
          const sessionId = uuid();
          export default session({ genid: uuid, secret: process.env.SECRET });
        `,
      },
      {
        name: 'the key under which a token that cancels a request is kept',
        code: source`
          export function cancellationFor(message) {
            const tokenKey = message.id ?? String(Date.now());
            return sources.get(tokenKey);
          }
        `,
      },
      {
        name: 'an identifier of something else',
        code: source`
          const makeId = () => Math.random().toString(36).slice(2);
          export async function draft(res, text) {
            const id = makeId();
            await kv.put(\`draft:\${id}\`, text);
            res.cookie('last_draft', id);
          }
        `,
      },
      {
        name: 'the cryptographic generator',
        code: source`
          import { randomBytes } from 'node:crypto';
          const sessionId = randomBytes(32).toString('hex');
        `,
      },
      {
        name: 'times of a session',
        code: source`
          const session = { id: crypto.randomUUID(), createdAt: Date.now() };
          const tokenExpiresAt = Date.now() + 3600_000;
          const sessionAge = Date.now() - session.createdAt;
          if (Date.now() > tokenExpiresAt) end(session);
        `,
      },
      {
        name: 'other random things',
        code: source`
          const delay = Math.random() * 1000;
          const key = Math.random().toString(36);
          const tokenCount = Math.floor(Math.random() * 10);
          const session = Math.random() > 0.5 ? a : b;
        `,
      },
      {
        name: 'helpers that draw other things',
        code: source`
          const pick = (list) => list[Math.floor(Math.random() * list.length)];
          const jitter = () => Math.random() * 60000;
          const token = tokens[Math.floor(Math.random() * tokens.length)];
          function schedule() {
            setTimeout(() => sessions.deleteExpired().finally(schedule), jitter());
          }
          export const session = { id: crypto.randomUUID(), greeting: pick(greetings) };
        `,
      },
      {
        name: 'an object that has a session',
        code: source`
          const session = await createSession({ user, seed: Math.random() });
        `,
      },
      {
        name: 'a counter that tells requests apart',
        code: source`
          let counter = 0;
          let latestToken = 0;
          export async function search(query) {
            const token = ++latestToken;
            const found = await ask(query, { sessionStep: ++counter });
            return token === latestToken ? found : undefined;
          }
        `,
      },
      {
        name: 'one that is given something unguessable',
        file: 'sitzungen.js',
        code: source`
          export class Sitzungen {
            neu(benutzerId) {
              const kennung = randomBytes(32).toString('hex');
              this.db.prepare('INSERT INTO sitzungen (kennung, benutzer_id) VALUES (?, ?)').run(kennung, benutzerId);
              return kennung;
            }
          }
        `,
      },
      {
        name: 'a table of something else in another language',
        file: 'bestellungen.js',
        code: source`
          export class Bestellungen {
            neu(benutzerId) {
              const kennung = Math.random().toString(36).slice(2);
              this.db.prepare('INSERT INTO bestellungen (kennung, benutzer_id) VALUES (?, ?)').run(kennung, benutzerId);
              return kennung;
            }
          }
        `,
      },
      {
        name: 'what is only about such a key',
        code: source`
          const apiKeyDelay = Math.random() * 1000;
          const apiKeyIndex = Math.floor(Math.random() * keys.length);
          const apiKey = randomBytes(32).toString('hex');
        `,
      },
    ],
  },
} satisfies CheckCases;
