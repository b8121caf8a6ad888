// How the hardened token door's page holds its token: read it beside token-fragile-client.ts.
import { startNotesApp } from '../front/notes-app.ts';

// In this variable and nowhere else: it ends with the page, and the refresh cookie, which no script can read, brings a new one.
let accessToken: string | undefined;

await startNotesApp({
  place: 'The access token, in a variable of this page: it ends with it',

  async token() {
    return accessToken ?? renewed();
  },

  keep(token) {
    accessToken = token;
  },

  forget() {
    accessToken = undefined;
  },

  renew: renewed,
});

async function renewed(): Promise<string | undefined> {
  // A refresh token works once. The lock lets tabs take turns, so that two of them never present the same one.
  return navigator.locks.request('refresh', async () => {
    const response = await fetch('/token/refresh', { method: 'POST' });
    accessToken = response.ok ? ((await response.json()) as { token: string }).token : undefined;
    return accessToken;
  });
}
