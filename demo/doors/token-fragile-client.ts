// How the fragile token door's page holds its token. Vulnerable on purpose: read it beside token-hardened-client.ts.
import { startNotesApp } from '../front/notes-app.ts';

await startNotesApp({
  place: 'The access token, in localStorage: it outlives this page, and every script of it can read it',

  async token() {
    return localStorage.getItem('token') ?? undefined;
  },

  keep(token) {
    localStorage.setItem('token', token);
  },

  forget() {
    localStorage.removeItem('token');
  },

  async renew() {
    const response = await fetch('/token/refresh', { method: 'POST' });
    if (!response.ok) return undefined;
    const { token } = (await response.json()) as { token: string };
    localStorage.setItem('token', token);
    return token;
  },
});
