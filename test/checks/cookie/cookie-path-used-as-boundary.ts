import { set } from '#shared/facts/known.ts';
import { type CheckCases } from '../case.ts';
import { cookie, cookieInSource, live, roleOf } from '../facts.ts';

const shop = cookie({ path: set('/shop') });
const admin = cookie({ id: 'cookie-2', path: set('/admin') });

export default {
  facts: [
    { name: 'two applications on one host', fact: shop, among: [admin], verdict: 'fail', severity: 'info' },
    { name: 'a path below the other', fact: shop, among: [{ ...admin, path: set('/shop/admin') }], verdict: 'pass' },
    { name: 'a path that only starts alike', fact: shop, among: [{ ...admin, path: set('/shopping') }], verdict: 'fail' },
    { name: 'alone', fact: shop, verdict: 'pass' },
    { name: 'the whole host', fact: cookie({ path: set('/') }), among: [admin], verdict: 'pass' },
    { name: 'two hosts', fact: shop, among: [{ ...admin, seen: live('https://admin.shop.example/') }], verdict: 'pass' },
    { name: 'a refresh token under its own path', fact: { ...shop, path: set('/auth/refresh'), role: roleOf('refresh-token') }, among: [admin], verdict: 'skip' },
    { name: 'beside a refresh token', fact: shop, among: [{ ...admin, role: roleOf('refresh-token') }], verdict: 'pass' },
    { name: 'in source', fact: cookieInSource({ path: set('/shop') }), verdict: 'skip' },
  ],
  live: [
    {
      name: 'two logins on one host',
      login: true,
      response: [
        'Set-Cookie: shop_session=0123456789abcdef0123456789abcdef; Path=/shop; Secure; HttpOnly; SameSite=Lax',
        'Set-Cookie: admin_session=fedcba9876543210fedcba9876543210; Path=/admin; Secure; HttpOnly; SameSite=Lax',
      ],
      verdict: 'fail',
      severity: 'info',
    },
    { name: 'one login', login: true, response: ['Set-Cookie: shop_session=0123456789abcdef0123456789abcdef; Path=/shop; Secure; HttpOnly; SameSite=Lax'], verdict: 'silent' },
  ],
} satisfies CheckCases;
