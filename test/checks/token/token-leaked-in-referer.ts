import type { CheckCases } from '../case.ts';
import { exchange } from '../facts.ts';

const site = 'shop.example';
const page = 'https://shop.example/password/reset?token=x';
const secret = (field = 'token') => [{ in: 'query' as const, field, hash: 'h1' }];
const load = (url: string, referer = page, field = 'token') => exchange({ url, scope: url.includes('shop.example') ? 'site' : 'other', requestHeaders: [['Referer', referer]], refererCredentials: secret(field) });
const document = (policy?: string) => exchange({ url: page, urlCredentials: secret(), responseType: 'text/html', responseHeaders: [['Content-Type', 'text/html'], ...(policy === undefined ? [] : [['Referrer-Policy', policy] as const])] });
const opaque = '7f3c9a1e5b8d2f60417ac3e9d5b80f12';
const reset = `https://shop.example/password/reset?token=${opaque}`;

export default {
  facts: [
    { name: 'a reset link reaches another site', fact: load('https://cdn.example/lib.js'), site, verdict: 'fail', severity: 'high' },
    { name: 'a token reaches another site', fact: load('https://stats.example/collect', 'https://shop.example/app?access_token=x', 'access_token'), site, verdict: 'fail', severity: 'high' },
    { name: 'the same origin', fact: load('https://shop.example/app.js'), site, verdict: 'skip' },
    { name: 'a host of the same site', fact: load('https://static.shop.example/app.js'), site, verdict: 'skip' },
    { name: 'a host that the user lets have it', fact: load('https://cdn.example/lib.js'), site, hosts: ['cdn.example'], verdict: 'skip' },
    { name: 'another site to another site', fact: load('https://cdn.example/lib.js', 'https://chat.example/?token=x'), site, verdict: 'skip' },
    { name: 'a code of OAuth', fact: load('https://cdn.example/lib.js', 'https://shop.example/callback?code=x', 'code'), site, verdict: 'skip' },
    { name: 'an API key', fact: load('https://cdn.example/lib.js', 'https://shop.example/map?api_key=x', 'api_key'), site, verdict: 'skip' },
    { name: 'only the origin', fact: exchange({ url: 'https://cdn.example/lib.js', scope: 'other', requestHeaders: [['Referer', 'https://shop.example/']] }), site, verdict: 'skip' },
    { name: 'a policy that lets the query out', fact: document('unsafe-url'), site, verdict: 'fail', severity: 'medium' },
    { name: 'a list whose last known policy lets it out', fact: document('strict-origin, no-referrer-when-downgrade, new-policy'), site, verdict: 'fail' },
    { name: 'the default of browsers', fact: document(), site, verdict: 'pass' },
    { name: 'no-referrer', fact: document('no-referrer'), site, verdict: 'pass' },
  ],
  live: [
    { name: 'a reset link in the Referer of a script', url: reset, response: ['Referrer-Policy: unsafe-url'], then: [{ url: 'https://cdn.example/lib.js', request: [`Referer: ${reset}`], type: 'text/javascript' }, { url: 'https://cdn.example/more.js', request: [`Referer: ${reset}`], type: 'text/javascript' }], verdict: 'fail', severity: 'high' },
    { name: 'a reset link that stays at home', url: reset, then: [{ url: 'https://cdn.example/lib.js', request: ['Referer: https://shop.example/'], type: 'text/javascript' }, { url: 'https://shop.example/app.js', request: [`Referer: ${reset}`], type: 'text/javascript' }], verdict: 'silent' },
  ],
} satisfies CheckCases;
