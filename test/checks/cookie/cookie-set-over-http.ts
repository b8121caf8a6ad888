import { type CheckCases } from '../case.ts';
import { cookie, cookieInSource, exchange, live, roleOf } from '../facts.ts';

const over = (url: string) => cookie({ seen: live(url) });
const login = (url: string) => exchange({ url, method: 'POST', marks: ['login'] });

export default {
  facts: [
    { name: 'http', fact: over('http://shop.example/login'), verdict: 'fail', severity: 'critical' },
    { name: 'https', fact: cookie(), verdict: 'pass' },
    { name: 'issued again over https', fact: over('http://shop.example/'), among: [cookie({ id: 'cookie-2' })], verdict: 'fail', severity: 'high' },
    { name: 'this machine', fact: over('http://shop.localhost:3000/'), verdict: 'skip' },
    { name: '127.0.0.1', fact: over('http://127.0.0.1:8080/'), verdict: 'skip' },
    { name: 'a private address', fact: over('http://192.168.1.20/'), verdict: 'fail', severity: 'info' },
    { name: 'a .test name', fact: over('http://shop.test/'), verdict: 'fail', severity: 'info' },
    { name: 'a preference', fact: cookie({ seen: live('http://shop.example/'), role: roleOf('preference') }), verdict: 'skip' },
    { name: 'source says nothing about the scheme', fact: cookieInSource(), verdict: 'pass' },
    { name: 'a login over http', fact: login('http://shop.example/login'), verdict: 'fail', severity: 'critical' },
    { name: 'a login over https', fact: login('https://shop.example/login'), verdict: 'pass' },
    { name: 'a login on this machine', fact: login('http://localhost/login'), verdict: 'pass' },
    { name: 'a page over http', fact: exchange({ url: 'http://shop.example/' }), verdict: 'skip' },
  ],
  live: [
    { name: 'a session cookie in a page over http', url: 'http://shop.example/', response: ['Set-Cookie: PHPSESSID=0123456789abcdef0123456789abcdef; Path=/; HttpOnly'], verdict: 'fail', severity: 'critical' },
    { name: 'the same over https', url: 'https://shop.example/', response: ['Set-Cookie: PHPSESSID=0123456789abcdef0123456789abcdef; Path=/; HttpOnly'], verdict: 'silent' },
    { name: 'http on this machine', url: 'http://localhost:3000/', login: true, response: ['Set-Cookie: sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly'], verdict: 'silent' },
  ],
  remedyLike: 'cookie-missing-secure',
} satisfies CheckCases;
