import { set } from '#shared/facts/known.ts';
import type { JsonObject } from '#shared/facts/token.ts';
import { source, type CheckCases } from '../case.ts';
import { jwtCall, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const holding = (payload: JsonObject) => token({ payload });

export default {
  facts: [
    { name: 'a record whose password the code reads', fact: jwtCall('sign', { record: { name: 'user', hasPassword: true } }), verdict: 'fail', severity: 'high' },
    { name: 'a record from a look-up', fact: jwtCall('sign', { record: { name: 'user', hasPassword: false } }), verdict: 'unsure' },
    { name: 'a password in encrypted claims', fact: jwtCall('sign', { claims: set(['password']), encrypted: true }), verdict: 'skip' },
    { name: 'a password', fact: holding({ password: 'hunter2' }), verdict: 'fail', severity: 'critical' },
    { name: 'a key inside an object', fact: holding({ user: { api_key: 'k-123' } }), verdict: 'fail', severity: 'critical' },
    { name: 'a number as a PIN', fact: holding({ pin: 1234 }), verdict: 'fail' },
    { name: 'a private key under any name', fact: holding({ k: '-----BEGIN RSA PRIVATE KEY-----' }), verdict: 'fail', severity: 'critical' },
    { name: 'a bcrypt hash under any name', fact: holding({ p: '$2b$10$abcdefghijklmnopqrstuv' }), verdict: 'fail', severity: 'high' },
    { name: 'a password hash', fact: holding({ passwordHash: 'abc' }), verdict: 'fail', severity: 'high' },
    { name: 'an empty field', fact: holding({ password: '' }), verdict: 'pass' },
    { name: 'a flag', fact: holding({ password: true, otp: false }), verdict: 'pass' },
    { name: 'claims that only sound alike', fact: holding({ pwd_exp: 1, password_changed_at: 2, amr: ['pwd'], at_hash: 'x', c_hash: 'y' }), verdict: 'pass' },
    { name: 'the thumbprint of a key', fact: holding({ cnf: { jkt: 'abc' } }), verdict: 'pass' },
    { name: 'encrypted', fact: token({ format: 'jwe' }), verdict: 'skip' },
    { name: 'a call that signs a password', fact: jwtCall('sign', { claims: set(['sub', 'password']) }), verdict: 'fail', severity: 'critical' },
    { name: 'a call that signs a hash', fact: jwtCall('sign', { claims: set(['sub', 'password_hash']) }), verdict: 'fail', severity: 'high' },
    { name: 'a call that signs an identifier', fact: jwtCall('sign', { claims: set(['sub']) }), verdict: 'pass' },
    { name: 'a verify', fact: jwtCall('verify', { claims: set(['password']) }), verdict: 'skip' },
  ],
  live: [
    { name: 'a password in the session', login: true, response: [`Set-Cookie: token=${accessToken(900, { user: { password: 'hunter2' } })}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'fail', severity: 'critical' },
    { name: 'an identifier', login: true, response: [`Set-Cookie: token=${accessToken()}; Path=/; Secure; HttpOnly; SameSite=Lax`], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'all columns of an entity',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          @Entity()
          class Member {
            @PrimaryColumn() id: string;
            @Column() passwordHash: string;
          }
          export class Issuer {
            constructor(private readonly jwt: JwtService) {}
            issue(member: Member) {
              return this.jwt.sign({ ...member, sub: member.id }, { expiresIn: '10m' });
            }
          }
        `,
      },
      {
        name: 'a record that has a password by its type',
        file: 'src/login.ts',
        code: source`
          import jwt from 'jsonwebtoken';
          interface UserDocument extends Document { email: string; passwordHash: string }
          export const done = (err: Error | null, user: UserDocument | false) => {
            if (!user) return undefined;
            return jwt.sign(user.toJSON(), process.env.SECRET, { algorithm: 'HS256', expiresIn: '10m' });
          };
        `,
      },
      {
        name: 'what is left of a record, by its type',
        file: 'src/tokens.ts',
        code: source`
          import jwt from 'jsonwebtoken';
          interface UserRow { id: string; email: string; password_hash: string; created_at: Date }
          const toClaims = (user: UserRow) => {
            const { id, created_at, ...profile } = user;
            return { sub: id, ...profile };
          };
          export const issue = (user: UserRow) => jwt.sign(toClaims(user), process.env.KEY!, { expiresIn: '15m' });
        `,
      },
      {
        name: 'a whole record',
        code: source`
          import bcrypt from 'bcrypt';
          import jwt from 'jsonwebtoken';
          export async function login(email: string, password: string) {
            const user = await User.findOne({ where: { email } });
            if (!(await bcrypt.compare(password, user.password))) throw new Error('no');
            return jwt.sign({ ...user }, process.env.JWT_SECRET, { expiresIn: '15m' });
          }
        `,
      },
      {
        name: 'a record in a field, and a password that is added later',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: User, given: string) => {
            if (hash(given) !== user.passwordHash) throw new Error('no');
            return jwt.sign({ user: user.toJSON() }, process.env.JWT_SECRET, { expiresIn: '15m' });
          };
          export const other = (id: string, form: Form) => {
            const payload = { sub: id };
            payload.password = form.password;
            return jwt.sign(payload, process.env.JWT_SECRET, { expiresIn: '15m' });
          };
        `,
      },
      {
        name: 'a password inside of a claim',
        code: source`
          import { SignJWT } from 'jose';
          export async function tenantToken(user, tenant, key) {
            const claims = { tid: tenant.id, database: { host: tenant.host, password: tenant.password } };
            return new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).setSubject(user.id).setExpirationTime('5m').sign(key);
          }
        `,
      },
      {
        name: 'the password goes along',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string; password: string }) =>
            jwt.sign({ sub: user.id, password: user.password }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
    good: [
      {
        name: 'what is written inside of a claim, and what only tells of a password',
        code: source`
          import { SignJWT } from 'jose';
          export const tokenFor = (user, key) =>
            new SignJWT({ sub: user.id, login: { password: 'required', passwordChangedAt: user.changed } }).setProtectedHeader({ alg: 'ES256' }).setExpirationTime('5m').sign(key);
        `,
      },
      {
        name: 'an entity whose hash is never selected',
        code: source`
          import { JwtService } from '@nestjs/jwt';
          @Entity()
          class Member {
            @PrimaryColumn() id: string;
            @Column({ select: false }) passwordHash: string;
          }
          export class Issuer {
            constructor(private readonly jwt: JwtService) {}
            issue(member: Member) {
              return this.jwt.sign({ ...member, sub: member.id }, { expiresIn: '10m' });
            }
          }
        `,
      },
      {
        name: 'a record whose model leaves the password out of the JSON',
        file: 'src/login.ts',
        code: source`
          import jwt from 'jsonwebtoken';
          interface UserDocument extends Document { email: string; passwordHash: string }
          userSchema.set('toJSON', { transform: (_, json) => omit(json, 'passwordHash') });
          export const tokenOf = (user: UserDocument) => jwt.sign(user.toJSON(), process.env.SECRET, { algorithm: 'HS256', expiresIn: '10m' });
        `,
      },
      {
        name: 'what is left of a record without its hash',
        file: 'src/tokens.ts',
        code: source`
          import jwt from 'jsonwebtoken';
          interface UserRow { id: string; email: string; password_hash: string; created_at: Date }
          const toClaims = (user: UserRow) => {
            const { id, created_at, password_hash, ...profile } = user;
            return { sub: id, ...profile };
          };
          export const issue = (user: UserRow) => jwt.sign(toClaims(user), process.env.KEY!, { expiresIn: '15m' });
        `,
      },
      {
        name: 'an identifier of a record, and a record without its password',
        code: source`
          import bcrypt from 'bcrypt';
          import jwt from 'jsonwebtoken';
          export async function login(email: string, given: string) {
            const user = await User.findOne({ where: { email } });
            if (!(await bcrypt.compare(given, user.password))) throw new Error('no');
            return jwt.sign({ sub: user.id, role: user.role }, process.env.JWT_SECRET, { expiresIn: '15m' });
          }
          export async function other(email: string, given: string) {
            const { password, ...user } = await User.findOne({ where: { email } });
            if (!(await bcrypt.compare(given, password))) throw new Error('no');
            return jwt.sign(user, process.env.JWT_SECRET, { expiresIn: '15m' });
          }
        `,
      },
      {
        name: 'an identifier',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
        `,
      },
    ],
  },
} satisfies CheckCases;
