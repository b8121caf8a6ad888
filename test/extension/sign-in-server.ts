// A site of one page that signs its user in: the session goes into a cookie without Secure, the token into localStorage.
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export interface SignInServer {
  readonly url: string;
  close(): Promise<void>;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

export const sessionId = 'f3Kq9ZpL2vXw7TnRb5YsHd8MgCa4JeUo';
/** As the site gives it to this user. */
export const accessTokenOf = (sub: string) =>
  [
    encode({ alg: 'HS256', typ: 'JWT' }),
    encode({ iss: 'https://shop.localhost', sub, iat: 1_795_424_400, exp: 1_798_016_400 }),
    Buffer.from('this is no real signature, but long').toString('base64url'),
  ].join('.');
export const accessToken = accessTokenOf('4711');

const page = `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
<form id="login"><input name="username" value="ada"><input name="password" type="password" value="lemons"><button>Sign in</button></form>
<p id="state">signed out</p>
<script>
  const state = document.getElementById('state');
  document.getElementById('login').addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch('/login', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) });
    localStorage.setItem('access_token', (await answer.json()).access_token);
    await fetch('/api/me', { headers: { Authorization: 'Bearer ' + localStorage.getItem('access_token') } });
    state.textContent = 'signed in';
  });
</script>`;

export async function startSignInServer(): Promise<SignInServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'shop.localhost' }], { keyType: 'ec', curve: 'P-256' });
  const server = createServer({ key, cert }, (request, response) => {
    request.resume();
    const path = request.url ?? '/';
    if (path === '/login' && request.method === 'POST') {
      response.setHeader('Set-Cookie', [`sid=${sessionId}; Path=/; HttpOnly; Max-Age=31536000`]);
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ access_token: accessToken, token_type: 'Bearer' }));
    } else if (path === '/api/me') {
      const isKnown = request.headers.authorization === `Bearer ${accessToken}`;
      response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json' }).end(JSON.stringify({ name: isKnown ? 'Ada' : null }));
    } else if (path === '/account') {
      const isKnown = request.headers.cookie?.split('; ').includes(`sid=${sessionId}`) === true;
      response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'text/plain' }).end(isKnown ? 'Ada' : '');
    } else {
      response.setHeader('Set-Cookie', ['theme=dark; Path=/; Max-Age=31536000; SameSite=Lax', 'embed=1; Path=/; Secure; SameSite=None; Partitioned']);
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://shop.localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
