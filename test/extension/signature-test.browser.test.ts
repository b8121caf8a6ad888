// Verifying in the Tokens view, as a plain page: the worker that does it needs an origin, so the page is served.
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openGallery, type Gallery } from '#scripts/gallery.ts';
import { violationsOf } from '../browsers/axe.ts';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

let folder: string;
let server: Server;
let gallery: Gallery;
let page: Page;
/** Settles when the worker's script may be answered. */
let mayLoad: Promise<void>;
/** What the server says as an issuer, by path. */
let published: Readonly<Record<string, object>> = {};
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (published[pathname] !== undefined) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(published[pathname]));
      return;
    }
    const name = path.basename(pathname);
    const held = name === 'token-worker.js' ? mayLoad : Promise.resolve();
    void held
      .then(() => readFile(path.join(folder, name)))
      .then(
        (content) => response.writeHead(200, { 'Content-Type': types[path.extname(name)] ?? 'text/plain' }).end(content),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  gallery = await openGallery((built) => {
    folder = built;
    return origin;
  });
  page = gallery.page;
});
afterAll(async () => {
  await gallery.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(async () => {
  mayLoad = Promise.resolve();
  published = {};
  await gallery.show({ view: 'tokens', theme: 'dark' });
});

function tokenSignedWith(secret: string): string {
  const data = [{ alg: 'HS256' }, { sub: '1' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${data}.${createHmac('sha256', secret).update(data).digest('base64url')}`;
}

async function paste(token: string): Promise<void> {
  await page.type('#pasted-token', token);
  await page.waitForSelector('.paste .signature');
}

const answer = (part: string) => page.waitForFunction((selector) => (document.querySelector(`.paste ${selector} [aria-live] p`) as HTMLElement | null)?.innerText, {}, part).then((handle) => handle.jsonValue());
const press = (words: string) => page.$$eval('.paste .secret-guess .button', (buttons, wanted) => (buttons.find(({ textContent }) => textContent === wanted) as HTMLElement).click(), words);

test('a pasted token is verified with the right secret and refused with a wrong one; an edited secret has no answer yet', async () => {
  await paste(tokenSignedWith('correct horse'));
  await page.type('.paste .signature textarea', 'correct hors');
  await page.click('.paste .signature .primary');
  expect(await answer('form')).toBe('does not match The signature was not made with this key (the secret).');
  await page.type('.paste .signature textarea', 'e');
  expect(await page.$('.paste form [aria-live] p')).toBeNull();
  await page.click('.paste .signature .primary');
  expect(await answer('form')).toMatch(/^verified The signature is good: HS256 with the secret\./);
  expect(await violationsOf(page)).toEqual([]);
});

test('the issuer is asked by a click, when the browser allows it, and its key verifies its own tokens only', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'k1' };
  const signed = (iss: string) => new SignJWT({ iss }).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey);
  const ask = async () => {
    await page.click('.paste .issuer-test .button[type="submit"]');
    return answer('.issuer-test');
  };
  await paste(await signed(origin));
  expect(await page.$eval('.paste .issuer-test .quiet', ({ textContent }) => textContent)).toContain(`${origin}/.well-known/openid-configuration`);
  expect(await ask()).toMatch(/^The browser has to be allowed to ask http:\/\/127\.0\.0\.1:\d+\. Allow it/);
  expect(await violationsOf(page)).toEqual([]);
  await page.click('.paste .issuer-test [aria-live] .link');
  expect(await ask()).toMatch(/^not known .*\/\.well-known\/openid-configuration gave no keys: it answered with status 404\.$/);
  published = { '/.well-known/openid-configuration': { issuer: origin, jwks_uri: `${origin}/keys` }, '/keys': { keys: [jwk] } };
  expect(await ask()).toMatch(/^verified The signature is good: ES256 with the key "k1"\./);
  await page.$eval('#pasted-token', (area) => ((area as HTMLTextAreaElement).value = ''));
  await paste(await signed('https://other.example'));
  await page.$eval('.paste .issuer-test input', (field) => (field as HTMLInputElement).select());
  await page.type('.paste .issuer-test input', origin);
  expect(await ask()).toMatch(/^does not match The token does not say that it was issued by http:/);
});

test('a known secret is found and masked', async () => {
  await paste(tokenSignedWith('secret'));
  await press('Try known secrets');
  expect(await answer('.secret-guess')).toMatch(/^secret found\s+•+\s+Reveal\s+It is a secret of tutorials\. /);
  expect(await violationsOf(page)).toEqual([]);
});

test('a secret that nobody knows is not found, and the size of the list is said', async () => {
  await paste(tokenSignedWith('k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo'));
  await press('Try known secrets');
  const words = await answer('.secret-guess');
  expect(words).toMatch(/^The secret is none of \d\d,\d{3} known secrets\./);
});

test('cancelled while the list is loaded: it says so, and can begin again', async () => {
  let load = () => {};
  mayLoad = new Promise((resolve) => (load = resolve));
  await paste(tokenSignedWith('secret'));
  await press('Try known secrets');
  await page.waitForFunction(() => document.querySelector('.paste .secret-guess')?.textContent?.includes('Loading the list'));
  await press('Cancel');
  expect(await answer('.secret-guess')).toBe('Cancelled: nothing was found.');
  load();
  await press('Try known secrets');
  await page.waitForFunction(() => document.querySelector('.paste .secret-guess')?.textContent?.includes('secret found'));
});
