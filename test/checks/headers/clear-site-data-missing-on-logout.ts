import { set } from '#shared/facts/known.ts';
import { type CheckCases, type LiveExchange } from '../case.ts';
import { captureTime, cookie, exchange, roleOf, storage } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const logout = exchange({ id: 'exchange-2', method: 'POST', url: 'https://shop.example/logout', marks: ['logout'], seen: { in: 'response', time: captureTime - 1_000 }, requestHeaders: [['Cookie', 'sid=1']] });
const profile = storage({ key: set('user'), role: roleOf('unknown', 'none'), content: { envelope: 'plain', names: ['id', 'email'], found: [{ kind: 'email', field: 'email' }] } });

const raw = accessToken();
const call: LiveExchange = { url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`], answer: { id: 7 } };
const leave: LiveExchange = { url: 'https://shop.example/logout', method: 'POST', status: 204 };

export default {
  facts: [
    { name: 'a cookie remained', fact: logout, among: [cookie()], verdict: 'fail', severity: 'info' },
    { name: 'a profile remained', fact: logout, among: [profile], verdict: 'fail', severity: 'info' },
    { name: 'nothing remained', fact: logout, verdict: 'pass' },
    { name: 'the cookie was deleted', fact: { ...logout, responseHeaders: [['Set-Cookie', 'sid=; Max-Age=0']] }, among: [cookie()], verdict: 'pass' },
    { name: 'the header is there', fact: { ...logout, responseHeaders: [['Clear-Site-Data', '"*"']] }, among: [cookie(), profile], verdict: 'pass' },
    { name: 'the header is there for cookies only', fact: { ...logout, responseHeaders: [['Clear-Site-Data', '"cookies"']] }, among: [profile], verdict: 'fail' },
    { name: 'over plain http', fact: { ...logout, url: 'http://shop.example/logout' }, among: [cookie()], verdict: 'skip' },
    { name: 'no logout', fact: exchange(), among: [cookie()], verdict: 'skip' },
    { name: 'signed in again', fact: logout, among: [cookie(), exchange({ id: 'exchange-3', marks: ['login'] })], verdict: 'skip' },
    { name: 'a preference remained', fact: logout, among: [storage({ key: set('theme'), role: roleOf('preference') })], verdict: 'pass' },
  ],
  live: [
    { name: 'the token remains', then: [call, leave], local: [['access_token', raw]], verdict: 'fail', severity: 'info' },
    { name: 'the header is sent', then: [call, { ...leave, response: ['Clear-Site-Data: "storage"'] }], local: [['access_token', raw]], verdict: 'silent' },
    { name: 'the page clears its storage itself', then: [call, leave], local: [['theme', 'dark']], verdict: 'silent' },
  ],
} satisfies CheckCases;
