import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { codeShape, cookie, cookieInSource, roleOf, sessionSample, shapeOf } from '../facts.ts';

const sized = (bits: number) => cookie({ shape: shapeOf('opaque', 20, bits) });
const live = (verdict: 'fail' | 'silent', name: string, value: string, cookieName = 'connect.sid') => ({ name, login: true, response: [`Set-Cookie: ${cookieName}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict });

export default {
  facts: [
    { name: 'four bytes drawn', fact: codeShape('session-id-low-entropy', { bits: set(32) }), verdict: 'fail', severity: 'high' },
    { name: 'ten bytes drawn', fact: codeShape('session-id-low-entropy', { bits: set(80) }), verdict: 'fail', severity: 'low' },
    { name: 'sixteen bytes drawn', fact: codeShape('session-id-low-entropy', { bits: set(128) }), verdict: 'pass' },
    { name: 'nobody counted', fact: codeShape('session-id-low-entropy', {}), verdict: 'skip' },
    { name: 'strangers are given few bits', fact: sessionSample({ length: 32, shared: 24, bits: 32 }), verdict: 'fail', severity: 'high' },
    { name: 'strangers are given less than 128 bits', fact: sessionSample({ shared: 12, bits: 80 }), verdict: 'fail', severity: 'low' },
    { name: 'strangers are given 128 bits', fact: sessionSample(), verdict: 'pass' },
    { name: 'seven strangers are too few', fact: sessionSample({ distinct: 7, bits: 20 }), verdict: 'skip' },
    { name: 'less than 64 bits', fact: sized(40), verdict: 'fail', severity: 'high' },
    { name: 'less than 128 bits', fact: sized(80), verdict: 'fail', severity: 'low' },
    { name: 'a random UUID', fact: cookie({ shape: shapeOf('uuid', 36, 122) }), verdict: 'pass' },
    { name: '128 bits', fact: sized(128), verdict: 'pass' },
    {
      name: 'what several identifiers have in common does not count',
      fact: cookie({ value: set('web01-prod-0000000000000000a3f9c2e1') }),
      among: [cookie({ id: 'cookie-2', value: set('web01-prod-0000000000000000b7d40c95') })],
      verdict: 'fail',
      severity: 'high',
    },
    {
      name: 'three characters in common are chance',
      fact: cookie({ value: set('0129456789abcdef0123456789abcdef') }),
      among: [cookie({ id: 'cookie-2', value: set('012a456789abcdef0123456789abcdef') })],
      verdict: 'pass',
    },
    { name: 'possibly a session', fact: { ...sized(40), role: roleOf('session-id', 'possible') }, verdict: 'skip' },
    { name: 'a load balancer', fact: { ...sized(40), role: roleOf('load-balancer') }, verdict: 'skip' },
    { name: 'a token', fact: cookie({ role: roleOf('session-data'), shape: shapeOf('jws') }), verdict: 'skip' },
    { name: 'sealed', fact: cookie({ shape: shapeOf('iron-sealed', 200, 30) }), verdict: 'skip' },
    { name: 'a word', fact: cookie({ shape: shapeOf('word', 7, 14) }), verdict: 'skip' },
    { name: 'a flag', fact: cookie({ shape: shapeOf('number', 1, 3) }), verdict: 'skip' },
    { name: 'source', fact: cookieInSource(), verdict: 'skip' },
  ],
  live: [
    live('fail', 'a number', '4815162342', 'PHPSESSID'),
    live('fail', 'eight characters', 'a3f9c2e1', 'PHPSESSID'),
    live('fail', 'an identifier signed by Express', 's%3Aa3f9c2e1.k9Vd0Yq3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaGk9Vd0'),
    live('fail', 'a UUID with a clock', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'PHPSESSID'),
    live('silent', 'the identifier of express-session', 's%3AuYq3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpA.k9Vd0Yq3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaGk9Vd0'),
    live('silent', 'the identifier of PHP', 'q3jt0v7sqkyv2c9zblwhn4rmue', 'PHPSESSID'),
    live('silent', 'the identifier of Tomcat with its route', '0123456789ABCDEF0123456789ABCDEF.node1', 'JSESSIONID'),
    live('silent', 'a load balancer', 'web-3', 'SERVERID'),
    live('silent', 'a preference', 'dark', 'theme'),
  ],
  code: {
    bad: [
      {
        name: 'an array that is filled in a line of its own',
        code: source`
          function makeSid(): string {
            const bytes = new Uint8Array(4);
            crypto.getRandomValues(bytes);
            return Buffer.from(bytes).toString('hex');
          }
        `,
      },
      {
        name: 'a buffer that is filled',
        code: source`
          import { randomFillSync } from 'node:crypto';
          export function newSessionId() {
            const octets = Buffer.alloc(6);
            randomFillSync(octets);
            return octets.toString('base64url');
          }
        `,
      },
      {
        name: 'four bytes',
        code: source`
          import { randomBytes } from 'node:crypto';
          const sessionId = randomBytes(4).toString('hex');
        `,
      },
      {
        name: 'a short nanoid',
        code: source`
          import { nanoid } from 'nanoid';
          export function createSessionId() {
            return nanoid(8);
          }
        `,
      },
      {
        name: 'the generator of express-session',
        code: source`
          import crypto from 'node:crypto';
          import session from 'express-session';
          import { store } from './store';
          app.use(session({ genid: () => crypto.randomBytes(6).toString('hex'), secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'an array that is filled',
        code: source`
          const sessionId = Buffer.from(crypto.getRandomValues(new Uint8Array(5))).toString('hex');
        `,
      },
      {
        name: 'an identifier that a statement keeps as a session',
        file: 'sessions.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          import { sql } from './db';
          export async function createSession(userId) {
            const id = randomBytes(6).toString('hex');
            await sql\`insert into sessions (id, user_id) values (\${id}, \${userId})\`;
            return id;
          }
        `,
      },
      {
        name: 'one that a table of sessions is given',
        file: 'sessions.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          import { sql } from './db';
          export async function createSession(userId) {
            const id = randomBytes(6).toString('hex');
            await prisma.session.create({ data: { id, userId } });
            return id;
          }
        `,
      },
      {
        name: 'a function that is the generator',
        code: source`
          import crypto from 'node:crypto';
          import session from 'express-session';
          import { store } from './store';
          const short = () => crypto.randomBytes(6).toString('base64url');
          app.use(session({ genid: short, secret: process.env.SECRET, store, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));
        `,
      },
      {
        name: 'the first letters of a UUID',
        code: source`
          import { randomUUID } from 'node:crypto';
          const sessionId = randomUUID().replaceAll('-', '').slice(0, 12);
        `,
      },
      {
        name: 'the first part of a UUID, which a variable holds before',
        code: source`
          import { v4 as uuid } from 'uuid';
          export function newSessionId() {
            const whole = uuid();
            return whole.split('-')[0];
          }
        `,
      },
      {
        name: 'the end of many octets, in a cookie',
        code: source`
          import { randomBytes } from 'node:crypto';
          export function open(res) {
            const value = randomBytes(32).toString('hex').slice(-10);
            res.cookie('app_session', value, { httpOnly: true, secure: true, sameSite: 'lax' });
          }
        `,
      },
      {
        name: 'a number',
        code: source`
          import { randomInt } from 'node:crypto';
          const sessionId = String(randomInt(100_000, 999_999));
        `,
      },
      {
        name: 'a few letters of an alphabet',
        code: source`
          import { customAlphabet } from 'nanoid';
          const sessionId = customAlphabet('0123456789abcdef', 10)();
        `,
      },
      {
        name: 'a token that is kept with the sessions',
        code: source`
          import { randomInt, randomBytes } from 'node:crypto';
          export function open(cashier) {
            const token = String(randomInt(10_000_000, 99_999_999));
            db.query('insert into sessions (token, cashier_id) values (?, ?)').run(token, cashier);
            return token;
          }
        `,
      },
    ],
    good: [
      {
        name: 'long ones, short numbers of them for people to read, and parts that are joined',
        code: source`
          import { randomBytes, randomInt, randomUUID } from 'node:crypto';
          import { customAlphabet, nanoid } from 'nanoid';
          const sessionId = randomUUID();
          const sid = randomBytes(32).toString('hex').slice(0, 40);
          const sessionKey = nanoid(12) + nanoid(12);
          const orderNumber = randomUUID().slice(0, 8);
          const code = randomInt(100_000, 999_999);
          const makeSid = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 32);
          logger.info({ session: sessionId.slice(0, 8) });
        `,
      },
      {
        name: 'arrays of other things, and one that is long enough',
        code: source`
          function makeSid() {
            const bytes = new Uint8Array(16);
            crypto.getRandomValues(bytes);
            return Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
          }
          function makeRequestId() {
            const bytes = new Uint8Array(4);
            crypto.getRandomValues(bytes);
            return Buffer.from(bytes).toString('hex');
          }
          function sidOf(cookie) {
            const length = new Uint8Array(4);
            const salt = crypto.getRandomValues(new Uint8Array(8));
            return decoded(cookie, length, salt);
          }
        `,
      },
      {
        name: 'enough of it',
        code: source`
          import { randomBytes } from 'node:crypto';
          import { nanoid } from 'nanoid';
          const sessionId = randomBytes(32).toString('hex');
          const sid = nanoid(24);
          const sessionKey = nanoid();
        `,
      },
      {
        name: 'other short things',
        code: source`
          import { randomBytes } from 'node:crypto';
          import { nanoid } from 'nanoid';
          const requestId = randomBytes(4).toString('hex');
          const slug = nanoid(6);
          const session = { id: randomBytes(32).toString('hex'), label: nanoid(5) };
          const sessionName = 'session-' + nanoid(5);
        `,
      },
      {
        name: 'a count that is not known',
        code: source`
          import { randomBytes } from 'node:crypto';
          const sessionId = randomBytes(config.octets).toString('hex');
        `,
      },
      {
        name: 'one that is long enough',
        file: 'sessions.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          import { sql } from './db';
          export async function createSession(userId) {
            const id = randomBytes(32).toString('hex');
            await sql\`insert into sessions (id, user_id) values (\${id}, \${userId})\`;
            return id;
          }
        `,
      },
      {
        name: 'an identifier of something else that is kept',
        file: 'orders.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          import { sql } from './db';
          export async function createOrder(userId) {
            const id = randomBytes(6).toString('hex');
            await sql\`insert into orders (id, user_id) values (\${id}, \${userId})\`;
            return id;
          }
        `,
      },
      {
        name: 'something short beside the identifier of a session',
        file: 'sessions.ts',
        code: source`
          import { randomBytes } from 'node:crypto';
          import { sql } from './db';
          export async function createSession(userId) {
            const label = randomBytes(6).toString('hex');
            await sql\`insert into sessions (id, user_id, label) values (\${sid}, \${userId}, \${label})\`;
            return label;
          }
        `,
      },
      {
        name: 'such a token that is long',
        code: source`
          import { randomInt, randomBytes } from 'node:crypto';
          export function open(cashier) {
            const token = randomBytes(32).toString('hex');
            db.query('insert into sessions (token, cashier_id) values (?, ?)').run(token, cashier);
            return token;
          }
        `,
      },
      {
        name: 'a token that is kept with something else',
        code: source`
          import { randomInt, randomBytes } from 'node:crypto';
          export function open(cashier) {
            const token = String(randomInt(10_000_000, 99_999_999));
            db.query('insert into vouchers (token, cashier_id) values (?, ?)').run(token, cashier);
            return token;
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
