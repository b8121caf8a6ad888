import { describe, expect, test } from 'vitest';
import { audit } from '#shared/audit.ts';
import { captureFrom } from '#shared/collect/capture.ts';
import type { JarCookie } from '#shared/collect/cookie-jar.ts';

// A cookie store does not say which scheme a cookie came from: it is learned from the page and its requests, or stays unknown.
const session: JarCookie = {
  name: 'connect.sid',
  value: 's:Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZg.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZy1lbm91Z2g',
  domain: 'app.example',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: true,
  sameSite: 'lax',
};

const cases = [
  { name: 'on an https page', url: 'https://app.example/', cookie: session, checks: ['cookie-missing-secure'] },
  { name: 'on an https page of a loopback host', url: 'https://app.localhost/', cookie: { ...session, domain: 'app.localhost' }, checks: ['cookie-missing-secure'] },
  { name: 'for a parent domain of the page', url: 'https://app.example.org/', cookie: { ...session, domain: '.example.org', hostOnly: false }, checks: ['cookie-missing-secure'] },
  { name: 'on an http page of a loopback host', url: 'http://app.localhost/', cookie: { ...session, domain: 'app.localhost' }, checks: [] },
  { name: 'on an http page, set by nobody knows what', url: 'http://app.example/', cookie: session, checks: [] },
  { name: 'with Secure', url: 'https://app.example/', cookie: { ...session, secure: true }, checks: [] },
];

describe('scheme of a cookie that only the store holds', () => {
  test.each(cases)('$name', ({ url, cookie, checks }) => {
    const { facts, site } = captureFrom({ target: url, kind: 'page', time: Date.UTC(2026, 0, 1), url, jar: [cookie] });
    const found = audit(facts, { ...(site !== undefined && { site }) }).map(({ check }) => check);
    expect(found.filter((check) => check === 'cookie-missing-secure' || check === 'cookie-set-over-http')).toEqual(checks);
  });
});
