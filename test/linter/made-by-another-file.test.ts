// What one file makes or declares and many import: loggers, keys, types. The files that use them name no library.
import { expect, test } from 'vitest';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const logging = (use: string, logger = 'logger') => `import { logger } from './logger.js';
export async function remember(req, user, account) {
  ${logger}.info(${use}, 'signed in');
}
`;
const pino = (options = "level: 'info'") => `import pino from 'pino';
export const logger = pino({ ${options} });
`;
const winston = (format: string) => `import winston from 'winston';
export const logger = winston.createLogger({ format: winston.format.combine(${format}winston.format.json()) });
`;

const keeping = (name: string) => `import type { ${name} } from './types';
export const keepTokens = (grant: ${name}) => localStorage.setItem('shop', JSON.stringify(grant));
`;
const types = `export interface Grant {
  access_token: string;
  refresh_token: string;
}
export type Profile = { name: string };
`;

const signingKeys = (key: string) => `import { JwksClient } from 'jwks-rsa';
@Injectable()
export class SigningKeys {
  private readonly client = new JwksClient({ jwksUri: 'https://id.example/certs' });
  async find(kid: string): Promise<string> {
    ${key}
  }
}
`;
const verifying = (options: string) => `import * as jwt from 'jsonwebtoken';
import { SigningKeys } from './signing-keys';
@Injectable()
export class BearerGuard {
  constructor(private readonly keys: SigningKeys) {}
  async userOf(token: string, kid: string) {
    const key = await this.keys.find(kid);
    return jwt.verify(token, key, { algorithms: ['RS256']${options} });
  }
}
`;
const asked = 'const key = await this.client.getSigningKey(kid);\n    return key.getPublicKey();';

const claims = (taken: string) => `import jwt from 'jsonwebtoken';
import type { UserRow } from './users';
function toClaims(user: UserRow) {
  const { id, ${taken}...profile } = user;
  return { sub: id, ...profile };
}
export const issue = (user: UserRow) => jwt.sign(toClaims(user), process.env.KEY, { expiresIn: '15m' });
`;
const users = 'export interface UserRow {\n  id: string;\n  name: string;\n  password_hash: string;\n}\n';

const handedGenerator = `import session from 'express-session';
import { nextId } from './ids.js';
export default session({ genid: nextId, secret: process.env.SECRET });
`;

const ownStore = (also = '') => `import { Store } from 'express-session';
export class Kept extends Store {
  constructor(documents) { super(); this.documents = documents; }
  get(sid, done) { this.documents.findOne({ _id: sid }).then((one) => done(null, one?.data ?? null), done); }
  set(sid, data, done) { this.documents.replaceOne({ _id: sid }, { data${also} }, { upsert: true }).then(() => done(), done); }
  destroy(sid, done) { this.documents.deleteOne({ _id: sid }).then(() => done(), done); }
}
`;
const keptSessions = `import session from 'express-session';
import { Kept } from './kept.js';
export default (documents) => session({ secret: process.env.SECRET, store: new Kept(documents), cookie: { secure: true } });
`;

const signedThere = "const jwt = require('jsonwebtoken');\nexports.issue = (user) => jwt.sign({ sub: user.id }, process.env.KEY, { expiresIn: '10m' });\n";
const redirecting = (written: string) => `const express = require('express');
const { issue } = require('./tokens');
const app = express();
app.get('/done', (req, res) => {
  const token = issue(req.user);
  const target = new URL('/app', process.env.FRONTEND);
  ${written}
});
`;

const cases: readonly ProjectCase[] = [
  { name: 'a token of another file in the query of a redirect', check: 'token-in-url', files: { 'tokens.js': signedThere, 'login.js': redirecting("target.searchParams.set('token', token);\n  res.redirect(target.toString());") }, finds: ['login.js:7'] },
  { name: 'a token of another file in the template of a redirect', check: 'token-in-url', files: { 'tokens.js': signedThere, 'login.js': redirecting('res.redirect(`${process.env.FRONTEND}/app?token=${token}`);') }, finds: ['login.js:7'] },
  { name: 'something else of another file in the query of a redirect', check: 'token-in-url', files: { 'tokens.js': 'exports.nextPage = (user) => user.nextPage;\n', 'login.js': redirecting("target.searchParams.set('token', token);\n  res.redirect(target.toString());").replaceAll('issue', 'nextPage') }, finds: [] },
  { name: 'a hash among the fields that another file declares', check: 'jwt-payload-credentials', files: { 'users.ts': users, 'tokens.ts': claims('') }, finds: ['tokens.ts:7'] },
  { name: 'a hash among such fields that is taken out', check: 'jwt-payload-credentials', files: { 'users.ts': users, 'tokens.ts': claims('password_hash, ') }, finds: [] },
  { name: 'a key that an injected class asks the issuer for', check: 'jwt-issuer-not-verified', files: { 'signing-keys.ts': signingKeys(asked), 'bearer.guard.ts': verifying('') }, finds: ['bearer.guard.ts:8'] },
  { name: 'such a key, and its issuer', check: 'jwt-issuer-not-verified', files: { 'signing-keys.ts': signingKeys(asked), 'bearer.guard.ts': verifying(", issuer: 'https://id.example/'") }, finds: [] },
  { name: 'a key that an injected class reads from a file', check: 'jwt-issuer-not-verified', files: { 'signing-keys.ts': signingKeys("return readFileSync('public.pem');"), 'bearer.guard.ts': verifying('') }, finds: [] },
  { name: 'tokens of a type that another file declares', check: 'refresh-token-in-browser', files: { 'types.ts': types, 'storage.ts': keeping('Grant') }, finds: ['storage.ts:2'] },
  { name: 'something else of a type that another file declares', check: 'refresh-token-in-browser', files: { 'types.ts': types, 'storage.ts': keeping('Profile') }, finds: [] },
  { name: 'a token in a log that another file sets up', check: 'token-in-log', files: { 'logger.js': pino(), 'login.js': logging('{ id: user.id, access_token: account?.access_token }') }, finds: ['login.js:3'] },
  { name: 'the headers in a child of it', check: 'token-in-log', files: { 'logger.js': pino(), 'login.js': logging('{ headers: req.headers }', 'logger.child({ id: req.id })') }, finds: ['login.js:3'] },
  { name: 'a token in such a log of winston', check: 'token-in-log', files: { 'logger.js': winston(''), 'login.js': logging('{ accessToken: account.accessToken }') }, finds: ['login.js:3'] },
  { name: 'an identifier in a log that another file sets up', check: 'token-in-log', files: { 'logger.js': pino(), 'login.js': logging('{ id: user.id, hasToken: Boolean(account?.access_token) }') }, finds: [] },
  { name: 'a log that takes credentials out where it is set up', check: 'token-in-log', files: { 'logger.js': pino("redact: ['*.access_token']"), 'login.js': logging('{ account: 1, access_token: account?.access_token }') }, finds: [] },
  { name: 'a log that takes them out with a function of its own', check: 'token-in-log', files: { 'logger.js': winston('winston.format(maskSecrets)(), '), 'login.js': logging('{ accessToken: account.accessToken }', 'logger.child({})') }, finds: [] },
  { name: 'something else of the same name', check: 'token-in-log', files: { 'logger.js': 'export const logger = { info() {} };\n', 'login.js': logging('{ accessToken: account.accessToken }') }, finds: [] },
  { name: 'a generator of another file that tells the time', check: 'session-id-weak-generator', files: { 'ids.js': 'export const nextId = () => `${process.pid}-${Date.now()}`;\n', 'session.js': handedGenerator }, finds: ['session.js:3'] },
  { name: 'a generator of another file with octets that nobody can guess', check: 'session-id-weak-generator', files: { 'ids.js': "import { randomBytes } from 'node:crypto';\nexport const nextId = () => `${Date.now()}-${randomBytes(32).toString('hex')}`;\n", 'session.js': handedGenerator }, finds: [] },
  { name: 'a store of another file that writes no time', check: 'session-no-idle-timeout', files: { 'kept.js': ownStore(), 'session.js': keptSessions }, finds: ['session.js:3'] },
  { name: 'a store of another file that writes when sessions end', check: 'session-no-idle-timeout', files: { 'kept.js': ownStore(', expiresAt: inAnHour()'), 'session.js': keptSessions }, finds: [] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
