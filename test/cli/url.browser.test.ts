import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { startDemo, type Demo } from '#demo/start.ts';
import { findChromium } from '#scripts/browsers.ts';
import { sharedChromium } from '../browsers/shared-chromium.ts';
import { freePort, serve } from './local-server.ts';
import { runCommand } from './run-command.ts';
import { signIn, type SignedIn } from './sign-in.ts';
import { folderWith } from './temporary-folder.ts';

// Most of the time of a visit is waiting, so those of one group are made side by side.
const env = sharedChromium();

interface UrlReport {
  readonly target: string;
  readonly model: { readonly kind: string };
  readonly findings: readonly { readonly check: string; readonly fact: { readonly name: string } }[];
  readonly credentials: readonly { readonly name: string; readonly in: string }[];
  readonly limits: readonly { readonly id: string }[];
}

const audit = (...argv: string[]) => auditIn(env, ...argv);

async function auditIn(browser: NodeJS.ProcessEnv, ...argv: string[]) {
  const { exitCode, stdout, stderr } = await runCommand([...argv, '--format', 'json'], { env: browser });
  const { reports, notices = [] } = JSON.parse(stdout) as { reports: UrlReport[]; notices?: { id: string; text: string }[] };
  const [report] = reports;
  return {
    exitCode,
    stderr,
    report,
    findings: report?.findings.map(({ check, fact }) => `${check} ${fact.name}`) ?? [],
    limits: report?.limits.map(({ id }) => id) ?? [],
    notices: notices.map(({ id }) => id),
  };
}

const html = { 'content-type': 'text/html' };
const token = `${Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"1","iat":1795000000,"exp":1799000000}').toString('base64url')}.${'s'.repeat(43)}`;

describe.concurrent('a page', () => {
  test('its cookies, storage and requests are judged', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/me') return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      response.writeHead(200, { ...html, 'set-cookie': ['connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl; Path=/; SameSite=Lax', 'theme=dark'] });
      response.end(`<script>localStorage.setItem('access_token', '${token}'); fetch('/me', { headers: { authorization: 'Bearer ${token}' } });
        caches.open('app-v1').then((cache) => cache.put('/api/me', Response.json({ user: { accessToken: '${token}' } })))</script>`);
    });
    const run = await audit(`http://localhost:${port}/`);
    expect(run).toMatchObject({ exitCode: 1, stderr: '', notices: [] });
    expect(run.findings).toEqual(expect.arrayContaining(['cookie-missing-httponly connect.sid', 'token-in-local-storage access_token', 'token-in-indexeddb app-v1 /api/me user.accessToken']));
    expect(run.findings.join()).not.toContain('theme');
    expect(run.limits).toEqual(expect.arrayContaining(['signed-out', 'one-page']));
  });

  test('redirects on the same site are followed, and what they set is seen', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/') return response.writeHead(302, { location: '/app', 'set-cookie': 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl' }).end();
      response.writeHead(200, html).end('<p>app');
    });
    expect((await audit(`http://localhost:${port}/`)).findings).toContain('cookie-missing-httponly connect.sid');
  });

  test('--cookie-env sends the cookies and claims nothing about their attributes', async () => {
    const seen: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      seen.push(request.headers.cookie);
      response.writeHead(200, html).end('<p>app');
    });
    env.APP_COOKIE = 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl; theme=dark';
    const run = await audit(`http://localhost:${port}/`, '--cookie-env', 'APP_COOKIE');
    expect(seen[0]).toBe(env.APP_COOKIE);
    expect(run).toMatchObject({ exitCode: 0, limits: expect.arrayContaining(['cookie-env-attributes']) });
    expect(run.findings.filter((finding) => /httponly|secure|samesite/.test(finding))).toEqual([]);
  });

  test('--har-out saves the traffic as it was, for the owner only', async ({ onTestFinished }) => {
    const port = await serve((_, response) => response.writeHead(200, { ...html, 'set-cookie': ['a=1; HttpOnly', 'b=2'] }).end('<p>app'));
    const file = join(await folderWith({}, onTestFinished), 'visit.har');
    await audit(`http://localhost:${port}/`, '--har-out', file);
    const { log } = JSON.parse(await readFile(file, 'utf8'));
    const [first] = log.entries;
    expect(first.response.headers.filter(({ name }: { name: string }) => name.toLowerCase() === 'set-cookie').map(({ value }: { value: string }) => value)).toEqual(['a=1; HttpOnly', 'b=2']);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });
});

describe.concurrent('a page that cannot be audited: the reason in words, and exit code 2', () => {
  async function problem(url: string, ...argv: string[]) {
    const { exitCode, stderr } = await runCommand([url, ...argv], { env });
    return { exitCode, stderr };
  }

  test('nothing listens', async () => {
    expect(await problem(`http://localhost:${await freePort()}/`)).toEqual({ exitCode: 2, stderr: expect.stringContaining('the connection was refused') });
  });

  test('no such host', async () => {
    expect(await problem('http://no-such-host.invalid/')).toEqual({ exitCode: 2, stderr: expect.stringContaining('There is no host named no-such-host.invalid') });
  });

  test('no answer in time', async () => {
    const port = await serve(() => undefined);
    expect(await problem(`http://localhost:${port}/`, '--timeout', '1')).toEqual({ exitCode: 2, stderr: expect.stringContaining('did not answer in time') });
  });

  test('a connection that is closed', async () => {
    const port = await serve((request) => request.socket.destroy());
    expect(await problem(`http://localhost:${port}/`)).toEqual({ exitCode: 2, stderr: expect.stringContaining('closed the connection without an answer') });
  });

  test('redirects in a circle', async () => {
    const port = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await problem(`http://localhost:${port}/`)).toEqual({ exitCode: 2, stderr: expect.stringContaining('redirects in a circle') });
  });

  test('a redirect to another site: what the first site did is still reported', async () => {
    const other = await serve((_, response) => response.writeHead(200, { ...html, 'set-cookie': 'other.sid=abcdefghijklmnopqrstuvwxyz' }).end('<p>sign in'));
    const port = await serve((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${other}/`, 'set-cookie': 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl' }).end();
    });
    const run = await audit(`http://localhost:${port}/`);
    expect(run).toMatchObject({ exitCode: 2, notices: ['redirected-off-site'] });
    expect(run.stderr).toContain(`redirects to http://127.0.0.1:${other}, another site`);
    expect(run.findings).toContain('cookie-missing-httponly connect.sid');
    expect(run.findings.join()).not.toContain('other.sid');
  });

  test.each([
    [401, 'signed-in state'],
    [404, 'status 404'],
    [500, 'status 500'],
  ])('status %i', async (status, text) => {
    const port = await serve((_, response) => response.writeHead(status, html).end('<p>no'));
    const { exitCode, stderr } = await problem(`http://localhost:${port}/`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(text) });
  });

  test('a download', async () => {
    const port = await serve((_, response) => response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' }).end('PK'));
    expect(await problem(`http://localhost:${port}/`)).toEqual({ exitCode: 2, stderr: expect.stringContaining('a download or without content') });
  });

  test('a certificate that nobody trusts, unless --allow-insecure', async () => {
    const port = await serve((_, response) => response.writeHead(200, { ...html, 'set-cookie': 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl; HttpOnly' }).end('<p>app'), { tls: true });
    const url = `https://localhost:${port}/`;
    expect(await problem(url)).toEqual({ exitCode: 2, stderr: expect.stringContaining('use --allow-insecure') });
    expect((await audit(url, '--allow-insecure')).findings).toContain('cookie-missing-secure connect.sid');
  });

  test('--allow-insecure holds for its own visit alone, also in a browser that others use', async () => {
    const strangers = await serve((_, response) => response.writeHead(200, html).end('<p>app'), { tls: true });
    let refused: unknown;
    const port = await serve(
      async (_, response) => {
        refused ??= await problem(`https://localhost:${strangers}/`);
        response.writeHead(200, html).end('<p>app');
      },
      { tls: true },
    );
    expect(await problem(`https://localhost:${port}/`, '--allow-insecure')).toMatchObject({ exitCode: 0 });
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('use --allow-insecure') });
  });

  test('one URL does not hide the next', async () => {
    const port = await serve((_, response) => response.writeHead(200, html).end('<p>app'));
    const run = await audit(`http://localhost:${await freePort()}/`, `http://localhost:${port}/`);
    expect(run).toMatchObject({ exitCode: 2, notices: ['refused'], report: { target: `http://localhost:${port}/` } });
  });
});

describe.concurrent('a page that behaves badly', () => {
  test('something other than HTML is judged by its headers, and the report says so', async () => {
    const port = await serve((_, response) => response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl' }).end('{}'));
    const run = await audit(`http://localhost:${port}/`);
    expect(run).toMatchObject({ exitCode: 1, notices: [], limits: expect.arrayContaining(['not-a-page']) });
    expect(run.findings).toContain('cookie-missing-httponly connect.sid');
  });

  test('a page that never finishes loading is judged as far as it came', async () => {
    const port = await serve((request, response) => {
      if (request.url !== '/') return;
      response.writeHead(200, { ...html, 'set-cookie': 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl' });
      response.end('<img src="/never"><p>app');
    });
    const run = await audit(`http://localhost:${port}/`, '--timeout', '2');
    expect(run).toMatchObject({ exitCode: 1, notices: [], limits: expect.arrayContaining(['load-unfinished']) });
    expect(run.findings).toContain('cookie-missing-httponly connect.sid');
  });

  test('dialogs and a hanging script do not keep the command', async () => {
    const port = await serve((_, response) => response.writeHead(200, html).end('<script>alert(1); addEventListener("load", () => setTimeout(() => { for (;;) {} }, 50))</script>'));
    const run = await audit(`http://localhost:${port}/`, '--timeout', '3');
    expect(run.limits).toContain('storage-unread');
  });

  test('a frame of another site is no part of this site', async () => {
    const other = await serve((_, response) => response.writeHead(200, { ...html, 'set-cookie': 'other.sid=abcdefghijklmnopqrstuvwxyz' }).end(`<script>localStorage.setItem('access_token', '${token}')</script>`));
    const port = await serve((_, response) => response.writeHead(200, html).end(`<iframe src="http://127.0.0.1:${other}/"></iframe>`));
    expect((await audit(`http://localhost:${port}/`)).findings).toEqual([]);
  });
});

describe('the browser', () => {
  test('that the user names but cannot be started is exit code 2', async () => {
    const { exitCode, stderr } = await runCommand(['http://localhost:1/'], { env: { CRUMBTRAIL_CHROMIUM: '/nowhere/chromium' } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('CRUMBTRAIL_CHROMIUM names /nowhere/chromium');
  });

  test('of its own never stays behind', async () => {
    const own = { CRUMBTRAIL_CHROMIUM: await findChromium() };
    const before = await childrenOfThisProcess();
    const port = await serve((_, response) => response.writeHead(200, { ...html, 'set-cookie': 'connect.sid=s%3Aabcdefghijklmnopqrstuvwx.abcdefghijkl' }).end('<p>app'));
    expect((await auditIn(own, `http://localhost:${port}/`)).findings).toContain('cookie-missing-httponly connect.sid');
    await auditIn(own, `http://localhost:${await freePort()}/`);
    expect(await childrenOfThisProcess()).toEqual(before);
  });

  test('that was running already keeps nothing of a visit', async () => {
    const seen: (string | undefined)[] = [];
    const port = await serve((request, response) => {
      if (request.url === '/') seen.push(request.headers.cookie);
      response.writeHead(200, { ...html, 'set-cookie': 'visited=1; Max-Age=3600' }).end('<p>app');
    });
    for (let visits = 0; visits < 2; visits += 1) await audit(`http://localhost:${port}/`);
    expect(seen).toEqual([undefined, undefined]);
  });

  test('that is said to be running but does not answer is exit code 2, and a key in its address stays secret', async () => {
    const { exitCode, stderr } = await runCommand(['http://localhost:1/'], { env: { CRUMBTRAIL_CHROMIUM: `ws://localhost:${await freePort()}/?token=lender-key` } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(/No browser answers at ws:\/\/localhost:\d+, which CRUMBTRAIL_CHROMIUM names/) });
    expect(stderr).not.toContain('lender-key');
  });
});

describe.concurrent('the demo, signed in', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo({ port: 0 });
  });
  afterAll(() => demo.close());

  async function audited(door: keyof Demo['urls'], { onTestFinished }: TestContext): Promise<{ live: Awaited<ReturnType<typeof audit>>; har: Awaited<ReturnType<typeof audit>>; signedIn: SignedIn }> {
    const signedIn = await signIn(demo.urls[door], demo.accounts[0]!);
    const folder = await folderWith({ 'state.json': JSON.stringify(signedIn.storageState), 'login.har': signedIn.har }, onTestFinished);
    const live = await audit(demo.urls[door], '--allow-insecure', '--storage-state', join(folder, 'state.json'));
    return { live, har: await audit(join(folder, 'login.har')), signedIn };
  }

  test('the session door is a session, in the recording and with the storage state', async (context) => {
    const { live, har } = await audited('session-fragile', context);
    expect([live.report?.model.kind, har.report?.model.kind]).toEqual(['session', 'session']);
    expect(live.report?.credentials.map(({ name }) => name)).toContain('connect.sid');
    expect(live.findings).toEqual(expect.arrayContaining(['cookie-missing-secure connect.sid', 'cookie-auth-lifetime-long connect.sid']));
    expect(live.limits).toEqual(expect.arrayContaining(['sign-in-not-seen', 'storage-state-same-site']));
  });

  test('the token door is a token, and the storage state fills local storage', async (context) => {
    const { live, har } = await audited('token-fragile', context);
    expect([live.report?.model.kind, har.report?.model.kind]).toEqual(['token', 'token']);
    expect(live.findings).toContain('token-in-local-storage token');
  });

  test.for(['session-hardened', 'token-hardened'] as const)('%s has no finding at all', async (door, context) => {
    const { live, har } = await audited(door, context);
    expect({ live: live.findings, har: har.findings }).toEqual({ live: [], har: [] });
    expect([live.exitCode, har.exitCode]).toEqual([0, 0]);
  });
});

/** Ids of the processes that this one has started and that still run. */
async function childrenOfThisProcess(): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const children: string[] = [];
  for (const id of ids) {
    const status = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
    const [state, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (parent === String(process.pid) && state !== 'Z') children.push(id);
  }
  return children;
}
