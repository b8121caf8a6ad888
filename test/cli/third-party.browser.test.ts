// json-server-auth is an application that nobody here wrote: accounts, login and guarded data, with a JWT for each login.
// It has no page, so it gets the one that its users write first: a form, local storage, and a bearer header.
import { createRequire } from 'node:module';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { installTestPackages } from '#scripts/test-packages.ts';
import { sharedChromium } from '../browsers/shared-chromium.ts';
import { serve } from './local-server.ts';
import { runCommand } from './run-command.ts';
import { signIn } from './sign-in.ts';
import { folderWith } from './temporary-folder.ts';

interface JsonServer {
  create(): RequestListener & { db: unknown; use(...handlers: unknown[]): void; get(path: string, handler: RequestListener): void };
  router(data: object): { readonly db: unknown };
}

const account = { email: 'ada@shop.example', password: 'lemons-for-ada' };

const loginPage = `<form><input name="email"><input name="password" type="password"><button>Sign in</button></form>
<script>
  document.forms[0].addEventListener('submit', async (event) => {
    event.preventDefault();
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/login', { method: 'POST', headers, body: JSON.stringify(Object.fromEntries(new FormData(event.target))) });
    localStorage.setItem('accessToken', (await answer.json()).accessToken);
    location.href = '/';
  });
</script>`;

const homePage = `<ul></ul>
<script>
  const authorization = 'Bearer ' + localStorage.getItem('accessToken');
  fetch('/notes', { headers: { authorization } }).then((answer) => answer.json()).then((notes) => {
    document.querySelector('ul').textContent = notes.map(({ text }) => text).join();
  });
</script>`;

beforeAll(() => installTestPackages('third-party'));

async function startedApplication(): Promise<string> {
  const load = createRequire(join(process.cwd(), 'test/third-party/package.json'));
  const server = load('json-server') as JsonServer;
  const auth = load('json-server-auth') as object & { rewriter(rules: object): unknown };
  const app = server.create();
  const router = server.router({ users: [], notes: [{ id: 1, text: 'lemons' }] });
  app.db = router.db;
  const page = (text: string): RequestListener => (_, response) => void response.setHeader('content-type', 'text/html').end(text);
  app.get('/login', page(loginPage));
  app.get('/', page(homePage));
  app.use(auth.rewriter({ notes: 660 }), auth, router);
  const url = `http://localhost:${await serve(app)}/`;
  const registered = await fetch(new URL('/register', url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(account) });
  expect(registered.status).toBe(201);
  return url;
}

test('its login is told as a stateless bearer token in local storage, live and from the recording', async () => {
  const url = await startedApplication();
  const signedIn = await signIn(url, account);
  const folder = await folderWith({ 'state.json': JSON.stringify(signedIn.storageState), 'login.har': signedIn.har });
  const live = await runCommand([url, '--storage-state', join(folder, 'state.json'), '--format', 'json'], { env: sharedChromium() });
  const har = await runCommand([join(folder, 'login.har'), '--format', 'json']);
  const [liveReport, harReport] = [live, har].map(({ stdout }) => JSON.parse(stdout).reports[0]);

  expect(live).toMatchObject({ exitCode: 1, stderr: '' });
  expect(har).toMatchObject({ stderr: '' });
  for (const { model } of [liveReport, harReport]) expect(model).toMatchObject({ kind: 'token', credential: 'jws' });
  expect(harReport.model.carrier).toBe('bearer');
  expect(liveReport.findings).toContainEqual(expect.objectContaining({ check: 'token-in-local-storage', fact: expect.objectContaining({ name: 'accessToken' }) }));
  expect(harReport.flow.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['submit-credentials', 'return-token', 'send-credential']));

  const printed = `${live.stdout}${har.stdout}`;
  for (const secret of [account.password, signedIn.storageState.origins[0]!.localStorage[0]!.value]) expect(printed).not.toContain(secret);
});

test.each(['json-server-auth/dist', 'json-server-auth/node_modules', 'json-server', 'express', 'jsonwebtoken'])('the installed source of %s is linted without a crash', async (name) => {
  const { exitCode, stdout, stderr } = await runCommand([join('test/third-party/node_modules', name), '--format', 'json', '--fail-on', 'none']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout).reports).toHaveLength(1);
});
