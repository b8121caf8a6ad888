import { set } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { cookie, credentialUse, exchange, roleOf, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const site = 'shop.example';
const made = [['Origin', 'https://shop.example']] as const;
const credential = [{ field: 'token', hash: 'h1' }];
const used = exchange({ id: 'exchange-2', url: 'https://shop.example/api', headerCredentials: [{ field: 'Authorization', hash: 'h1' }] });
const to = (host: string, changes: Parameters<typeof exchange>[0] = {}) => exchange({ url: `https://${host}/collect`, method: 'POST', scope: 'other', requestHeaders: made, requestCredentials: credential, ...changes });
const header = { requestCredentials: [], headerCredentials: [{ field: 'Authorization', hash: 'h1' }] };
const allowed = { responseHeaders: [['Access-Control-Allow-Origin', 'https://shop.example']] } as const;
const opaque = '7f3c9a1e5b8d2f60417ac3e9d5b80f12';
const bearer = `Authorization: Bearer ${opaque}`;
const origin = 'Origin: https://shop.example';
const own = { url: 'https://shop.example/api/orders', request: [bearer] };

export default {
  facts: [
    { name: 'code that hands one to statistics', fact: credentialUse({ by: 'statistics', place: 'argument', origin: set('https://api.mixpanel.com') }), verdict: 'fail', severity: 'high' },
    { name: 'code that hands one to statistics which the user lets have it', fact: credentialUse({ by: 'statistics', place: 'argument', origin: set('https://api.mixpanel.com') }), hosts: ['*.mixpanel.com'], verdict: 'pass' },
    { name: 'code that sends one to a host of nobody knows whom', fact: credentialUse({ place: 'header', origin: set('https://api.other.example') }), verdict: 'skip' },
    { name: 'in a body', fact: to('stats.example'), among: [used], site, verdict: 'fail', severity: 'high' },
    { name: 'in an address', fact: to('stats.example', { requestCredentials: [], urlCredentials: [{ in: 'query', field: 'u', hash: 'h1' }] }), among: [used], site, verdict: 'fail' },
    { name: 'in a header', fact: to('stats.example', header), among: [used], site, verdict: 'fail' },
    { name: 'a cookie of authentication in a body', fact: to('stats.example'), among: [cookie({ credentialHashes: ['h1'] })], site, verdict: 'fail' },
    { name: 'a host that allows this site, in a header', fact: to('api.shop-backend.example', { ...header, ...allowed }), among: [used], site, verdict: 'skip' },
    { name: 'a host that allows this site, in a body', fact: to('api.shop-backend.example', allowed), among: [used], site, verdict: 'unsure' },
    { name: 'a preference in a body', fact: to('stats.example'), among: [cookie({ credentialHashes: ['h1'], role: roleOf('analytics') })], site, verdict: 'skip' },
    { name: 'a host of the site', fact: to('api.shop.example'), among: [used], site, verdict: 'skip' },
    { name: 'a host that the user lets have it', fact: to('stats.example'), among: [used], site, hosts: ['Stats.example'], verdict: 'skip' },
    { name: 'a host below one', fact: to('eu.stats.example'), among: [used], site, hosts: ['*.stats.example'], verdict: 'skip' },
    { name: 'another one than the user says', fact: to('eu.stats.example'), among: [used], site, hosts: ['stats.example', '*.ats.example'], verdict: 'fail' },
    { name: 'a token made for a chat', fact: to('chat.example'), among: [exchange({ id: 'exchange-2', responseCredentials: credential })], site, verdict: 'skip' },
    { name: 'its issuer', fact: to('login.id.example'), among: [used, token({ credentialHashes: ['h1'], payload: { iss: 'https://auth.id.example/', sub: 'u1' } })], site, verdict: 'skip' },
    { name: 'its audience', fact: to('api.partner.example'), among: [used, token({ credentialHashes: ['h1'], payload: { aud: ['https://shop.example', 'https://api.partner.example'], sub: 'u1' } })], site, verdict: 'skip' },
    { name: 'an identity provider that was asked', fact: to('id.example'), among: [used, exchange({ id: 'exchange-3', url: 'https://id.example/authorize', marks: ['oauth-request'] })], site, verdict: 'skip' },
    { name: 'a host that handed it out', fact: to('api.partner.example'), among: [used, exchange({ id: 'exchange-3', url: 'https://login.partner.example/', responseCredentials: credential })], site, verdict: 'skip' },
    { name: 'a backend service', fact: to('abcdefgh.supabase.co'), among: [used], site, verdict: 'skip' },
    { name: 'a part of the application on a platform', fact: to('x1.execute-api.eu-west-1.amazonaws.com'), among: [used], site, verdict: 'skip' },
    { name: 'a frame of another site', fact: to('stats.example', { requestHeaders: [['Origin', 'https://chat.example']] }), among: [used], site, verdict: 'skip' },
    { name: 'a proof of possession', fact: to('stats.example'), among: [used, token({ credentialHashes: ['h1'], header: { typ: 'dpop+jwt' }, role: roleOf('unknown') })], site, verdict: 'skip' },
    { name: 'nobody knows whose site it is', fact: to('stats.example'), among: [used], verdict: 'skip' },
  ],
  live: [
    { name: 'a bearer token in what statistics receive', then: [own, { url: 'https://stats.example/collect', method: 'POST', request: [origin], json: { page: '/orders', token: opaque } }], verdict: 'fail', severity: 'high' },
    { name: 'an interceptor that adds it everywhere', then: [own, { url: 'https://weather.example/today', request: [origin, bearer], response: ['Access-Control-Allow-Origin: *'] }], verdict: 'fail' },
    { name: 'two requests to one host', then: [own, ...['a', 'b'].map((id) => ({ url: `https://stats.example/collect/${id}`, method: 'POST', request: [origin], json: { token: opaque } }))], verdict: 'fail' },
    { name: 'an API of its own on another domain', then: [{ url: 'https://shop-backend.example/orders', request: [origin, bearer] }], verdict: 'silent' },
    { name: 'the issuer’s userinfo', then: [{ url: 'https://shop.example/api', request: [`Authorization: Bearer ${accessToken(900, { iss: 'https://id.example/' })}`] }, { url: 'https://id.example/userinfo', request: [origin, `Authorization: Bearer ${accessToken(900, { iss: 'https://id.example/' })}`] }], verdict: 'silent' },
    { name: 'a token for a video service', then: [{ url: 'https://shop.example/api/video', answer: { token: opaque } }, { url: `wss://video.example/room?access_token=${opaque}`, request: [origin] }], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'statistics',
        file: 'login.ts',
        code: source`
          import mixpanel from 'mixpanel-browser';
          export async function login(form) {
            const { accessToken, user } = await signIn(form);
            mixpanel.identify(user.id);
            mixpanel.track('login', { accessToken });
          }
        `,
      },
      {
        name: 'a token in the place of the number of the user',
        file: 'start.ts',
        code: source`
          gtag('set', { user_id: localStorage.getItem('access_token') });
        `,
      },
      {
        name: 'the body of a request to a support chat',
        file: 'support.service.ts',
        code: source`
          import { effect, inject } from '@angular/core';
          export class SupportService {
            private readonly auth = inject(AuthService);
            constructor() {
              effect(() => void this.identify(this.auth.token()));
            }
            private async identify(token: string) {
              await fetch('https://events.chat.example/v2/identify', { method: 'POST', body: JSON.stringify({ workspace: 'w_4410', accessToken: token }) });
            }
          }
        `,
      },
      {
        name: 'a beacon',
        file: 'leave.ts',
        code: source`
          navigator.sendBeacon('https://rum.vendor.example/collect', JSON.stringify({ page: location.pathname, accessToken: localStorage.getItem('access_token') }));
        `,
      },
    ],
    good: [
      {
        name: 'what identifies the event',
        file: 'login.ts',
        code: source`
          import mixpanel from 'mixpanel-browser';
          import * as amplitude from '@amplitude/analytics-browser';
          export async function login(form) {
            const { accessToken, user } = await signIn(form);
            mixpanel.identify(user.id);
            mixpanel.track('login', { hasToken: Boolean(accessToken), tokenLength: accessToken.length });
            amplitude.track('token_refreshed', { hash: sha256(accessToken), pageToken: form.pageToken });
          }
        `,
      },
      {
        name: 'the body of a refresh, and statistics without a token',
        file: 'leave.ts',
        code: source`
          export const refresh = (refreshToken) => fetch('https://api.shop.example/auth/refresh', { method: 'POST', body: JSON.stringify({ refreshToken }) });
          export const leave = (user) => navigator.sendBeacon('https://rum.vendor.example/collect', JSON.stringify({ page: location.pathname, plan: user.plan, csrfToken: user.csrfToken }));
          window.addEventListener('pagehide', () => leave(current));
        `,
      },
    ],
  },
} satisfies CheckCases;
