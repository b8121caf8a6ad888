import { source, type CheckCases } from '../case.ts';
import { jwtCall, roleOf, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const sized = (octets: number) => token({ raw: 'x'.repeat(octets) });

export default {
  facts: [
    { name: 'over 4 KB', fact: sized(4_097), verdict: 'fail', severity: 'low' },
    { name: 'over 8 KB', fact: sized(8_193), verdict: 'fail', severity: 'medium' },
    { name: '4 KB', fact: sized(4_096), verdict: 'pass' },
    { name: 'in a cookie, which has a limit of its own', fact: { ...sized(5_000), carriers: [{ in: 'cookie', name: 'token' }] }, verdict: 'skip' },
    { name: 'encrypted', fact: { ...sized(5_000), format: 'jwe' }, verdict: 'skip' },
    { name: 'claims over 4 KB', fact: jwtCall('sign', { leastOctets: 4_097 }), verdict: 'fail', severity: 'low' },
    { name: 'claims over 8 KB', fact: jwtCall('sign', { leastOctets: 8_193 }), verdict: 'fail', severity: 'medium' },
    { name: 'claims of 4 KB', fact: jwtCall('sign', { leastOctets: 4_096 }), verdict: 'pass' },
    { name: 'claims that are encrypted', fact: jwtCall('sign', { leastOctets: 5_000, encrypted: true }), verdict: 'skip' },
    { name: 'a link that is followed once', fact: jwtCall('sign', { leastOctets: 5_000, oneTime: 'reset' }), verdict: 'skip' },
    { name: 'only sent to be renewed', fact: jwtCall('sign', { leastOctets: 5_000, role: roleOf('refresh-token') }), verdict: 'skip' },
    { name: 'claims that are not known', fact: jwtCall('sign'), verdict: 'skip' },
    { name: 'nothing signed', fact: jwtCall('verify'), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'every right in every shop',
        code: source`
          import jwt from 'jsonwebtoken';
          const rights = ['create', 'read', 'update', 'delete', 'export', 'import', 'archive', 'restore', 'approve', 'reject', 'assign', 'comment'];
          const shop = { orders: rights, invoices: rights, customers: rights, products: rights, prices: rights, stock: rights, returns: rights, reports: rights };
          const everything = { north: shop, south: shop, east: shop, west: shop };
          export const tokenFor = (user) => jwt.sign({ sub: user.id, rights: everything }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'the same by a builder, beside claims that are not known',
        code: source`
          import { SignJWT } from 'jose';
          const rights = ['create', 'read', 'update', 'delete', 'export', 'import', 'archive', 'restore', 'approve', 'reject', 'assign', 'comment'];
          const shop = { orders: rights, invoices: rights, customers: rights, products: rights, prices: rights, stock: rights, returns: rights, reports: rights };
          const claims = { ...defaults, north: shop, south: shop, east: shop, west: shop };
          export const tokenFor = (user) => new SignJWT({ ...claims, name: user.name }).setProtectedHeader({ alg: 'ES256' }).setExpirationTime('10m').sign(key);
        `,
      },
    ],
    good: [
      {
        name: 'the name of a role, which the server knows the rights of',
        remedyFor: 'jsonwebtoken',
        code: source`
          import jwt from 'jsonwebtoken';
          const rights = ['create', 'read', 'update', 'delete', 'export', 'import', 'archive', 'restore', 'approve', 'reject', 'assign', 'comment'];
          const shop = { orders: rights, invoices: rights, customers: rights, products: rights, prices: rights, stock: rights, returns: rights, reports: rights };
          export const everything = { north: shop, south: shop, east: shop, west: shop };
          export const tokenFor = (user) => jwt.sign({ sub: user.id, role: user.role }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'rights that are not known',
        code: source`
          import jwt from 'jsonwebtoken';
          export const tokenFor = async (user) => jwt.sign({ sub: user.id, rights: await db.rightsOf(user), everything }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'few rights for most users',
        code: source`
          import jwt from 'jsonwebtoken';
          const rights = ['create', 'read', 'update', 'delete', 'export', 'import', 'archive', 'restore', 'approve', 'reject', 'assign', 'comment'];
          const shop = { orders: rights, invoices: rights, customers: rights, products: rights, prices: rights, stock: rights, returns: rights, reports: rights };
          const everything = { north: shop, south: shop, east: shop, west: shop };
          export const tokenFor = (user) => jwt.sign({ sub: user.id, rights: user.isAdmin ? everything : [] }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'the rights in one shop',
        code: source`
          import jwt from 'jsonwebtoken';
          const rights = ['create', 'read', 'update', 'delete', 'export', 'import', 'archive', 'restore', 'approve', 'reject', 'assign', 'comment'];
          const shop = { orders: rights, invoices: rights, customers: rights, products: rights, prices: rights, stock: rights, returns: rights, reports: rights };
          export const tokenFor = (user) => jwt.sign({ sub: user.id, rights: { [user.shop]: shop, north: shop } }, process.env.JWT_SECRET, { expiresIn: '10m' });
        `,
      },
      {
        name: 'a token that only this once is sent',
        code: source`
          import jwt from 'jsonwebtoken';
          const rights = ['create', 'read', 'update', 'delete', 'export', 'import', 'archive', 'restore', 'approve', 'reject', 'assign', 'comment'];
          const shop = { orders: rights, invoices: rights, customers: rights, products: rights, prices: rights, stock: rights, returns: rights, reports: rights };
          const everything = { north: shop, south: shop, east: shop, west: shop };
          export const sendInvitation = (user) => {
            const inviteToken = jwt.sign({ sub: user.id, rights: everything }, process.env.JWT_SECRET, { expiresIn: '10m' });
            return mail(user, inviteToken);
          };
        `,
      },
    ],
  },
  live: [
    { name: 'a bearer token of 6 KB', then: [{ url: 'https://shop.example/api', request: [`Authorization: Bearer ${accessToken(900, { permissions: 'x'.repeat(4_000) })}`] }], verdict: 'fail', severity: 'low' },
    { name: 'a bearer token of usual size', then: [{ url: 'https://shop.example/api', request: [`Authorization: Bearer ${accessToken()}`] }], verdict: 'silent' },
  ],
} satisfies CheckCases;
