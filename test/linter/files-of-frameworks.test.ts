// What frameworks of pages keep in several files: their stores, their configuration, and what they import by themselves.
import { expect, test } from 'vitest';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const store = "import { writable } from 'svelte/store';\nexport const viewer = writable(null);\n";
const loading = (written: string) => `import { viewer } from './stores';\nexport const load = async ({ fetch, locals }) => {\n  ${written}\n};\n`;

const asksFor = (...names: string[]) => JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '^3.0.0'])) });
const composable = (written: string) => `const profile = ref(null);
export function useAuth() {
  async function restore() {
    const headers = useRequestHeaders(['cookie']);
    const answer = await $fetch('/api/me', { headers });
    ${written}
  }
  return { profile, restore };
}
`;
const nuxt = (composables: string, ssr = true) => ({ 'package.json': asksFor('nuxt'), 'nuxt.config.ts': `export default defineNuxtConfig({ ssr: ${ssr} });\n`, 'composables/useAuth.ts': composables });

const signingIn = (result: string) => `export async function finish(code: string) {
  const answer = await fetch('/api/login', { method: 'POST', body: code });
  ${result}
}
`;
const popup = (message: string, origin = '*') => `import { finish } from './login';
export async function deliver(code: string) {
  const pair = await finish(code);
  ${message.replace('ORIGIN', origin)}
}
`;
const typed = signingIn('return (await answer.json()) as { accessToken: string; refreshToken: string };');

const sessions = (by = 'storage.getSession(request.headers.get("Cookie"))') => `import { createCookieSessionStorage } from 'react-router';
const storage = createCookieSessionStorage({ cookie: { name: '__Host-shop', secrets: [process.env.SECRET], path: '/', sameSite: 'lax', secure: true, httpOnly: true } });
export const { commitSession } = storage;
export function sessionOf(request: Request) {
  return ${by};
}
`;
const route = (answer: string) => `import { data } from 'react-router';
import { commitSession, sessionOf } from '../session.server';
export async function loader({ request }: Route.LoaderArgs) {
  const session = await sessionOf(request);
  const parameters = new URL(request.url).searchParams;
  ${answer}
}
`;
const shop = (answer: string, by?: string) => ({ 'app/session.server.ts': sessions(by), 'app/routes/me.ts': route(answer) });

const beginning = (kept: string) => `import { redirect } from 'react-router';
import { commitSession, sessionOf } from '../session.server';
export async function loader({ request }: Route.LoaderArgs) {
  const session = await sessionOf(request);
  const next = new URL(request.url).searchParams.get('next');
  ${kept}
  return redirect(authorizeUrl(), { headers: { 'Set-Cookie': await commitSession(session) } });
}
`;
const ending = (target: string) => `import { redirect } from 'react-router';
import { commitSession, sessionOf } from '../session.server';
export async function loader({ request }: Route.LoaderArgs) {
  const session = await sessionOf(request);
  await signIn(session, new URL(request.url).searchParams.get('code'));
  const target = session.get('returnTo') ?? '/account';
  return redirect(${target}, { headers: { 'Set-Cookie': await commitSession(session) } });
}
`;
const login = (kept: string, target = 'target') => ({ 'app/session.server.ts': sessions(), 'app/routes/auth.login.ts': beginning(kept), 'app/routes/auth.callback.ts': ending(target) });

const typedSession = (fields: string) => ({
  'src/hooks.server.ts': "import { findSession } from '$lib/server/sessions';\nexport const handle = async ({ event, resolve }) => {\n  const sid = event.cookies.get('sid');\n  event.locals.login = sid ? await findSession(sid) : null;\n  return resolve(event);\n};\n",
  'src/lib/server/sessions.ts': `interface Login { userId: string; ${fields} }\nexport async function findSession(sid: string): Promise<Login | null> {\n  const raw = await redis.get(sid);\n  return raw ? (JSON.parse(raw) as Login) : null;\n}\n`,
  'src/routes/+layout.server.ts': 'export const load = ({ locals }) => {\n  return { session: locals.login };\n};\n',
});

const cases: readonly ProjectCase[] = [
  { name: 'a session of SvelteKit whose type has a token', check: 'session-token-exposed-to-client', files: typedSession('refreshToken: string'), finds: ['src/routes/+layout.server.ts:2'] },
  { name: 'a session of SvelteKit whose type has none', check: 'session-token-exposed-to-client', files: typedSession('name: string'), finds: [] },
  { name: 'a store of Svelte that a server writes', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+layout.server.ts': loading('viewer.set(locals.user);') }, finds: ['src/routes/+layout.server.ts:3'] },
  { name: 'a store of Svelte that the load of a page writes', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+page.ts': loading("viewer.set(await (await fetch('/api/me')).json());") }, finds: ['src/routes/+page.ts:3'] },
  { name: 'the load of a page that no server renders', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+page.ts': `export const ssr = false;\n${loading("viewer.set(await (await fetch('/api/me')).json());")}` }, finds: [] },
  { name: 'a user that the data of a page have', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+layout.server.ts': loading('return { viewer: locals.user };') }, finds: [] },
  { name: 'a map of users by session', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': 'export const viewer = new Map();\n', 'src/routes/+layout.server.ts': loading('viewer.set(locals.session.id, locals.user);') }, finds: [] },
  { name: 'a ref of Nuxt that a request fills', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;')), finds: ['composables/useAuth.ts:6'] },
  { name: 'a ref of Nuxt that useFetch fills', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;').replace(/const headers[^}]*\}\);/, "const { data: answer } = await useFetch('/api/me');")), finds: ['composables/useAuth.ts:5'] },
  { name: 'a ref of Nuxt that a form fills', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;').replace(/const headers[^}]*\}\);/, "const { data: answer } = await useFetch('/api/login', { method: 'POST' });")), finds: [] },
  { name: 'a ref of an application that no server renders', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;'), false), finds: [] },
  { name: 'a state that Nuxt keeps for each request', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;').replace('const profile = ref(null);\nexport function useAuth() {', "export function useAuth() {\n  const profile = useState('profile');")), finds: [] },
  { name: 'a ref of Nuxt that a click fills', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;').replace("useRequestHeaders(['cookie'])", '{}')), finds: [] },
  { name: 'tokens of a function of another file in a message to anybody', check: 'token-postmessage-unsafe', files: { 'login.ts': typed, 'popup.ts': popup("window.opener.postMessage({ type: 'done', pair }, 'ORIGIN');") }, finds: ['popup.ts:4'] },
  { name: 'a text of such tokens in a message to anybody', check: 'token-postmessage-unsafe', files: { 'login.ts': signingIn('const { accessToken } = await answer.json();\n  return { name: code, accessToken };'), 'popup.ts': popup("window.opener.postMessage(JSON.stringify({ pair }), 'ORIGIN');") }, finds: ['popup.ts:4'] },
  { name: 'tokens of a function of another file in a message to one site', check: 'token-postmessage-unsafe', files: { 'login.ts': typed, 'popup.ts': popup("window.opener.postMessage({ type: 'done', pair }, 'ORIGIN');", 'https://shop.example') }, finds: [] },
  { name: 'something else of a function of another file in a message to anybody', check: 'token-postmessage-unsafe', files: { 'login.ts': typed.replace(/accessToken.*;/, 'name: string };'), 'popup.ts': popup("window.opener.postMessage({ type: 'done', pair }, 'ORIGIN');") }, finds: [] },
  { name: 'a token of a function of another file that is stored', check: 'token-in-local-storage', files: { 'login.ts': signingIn('return (await answer.json()) as { name: string; accessToken: string };'), 'popup.ts': popup("localStorage.setItem('account', JSON.stringify(pair));") }, finds: ['popup.ts:4'] },
  { name: 'something else of a function of another file that is stored', check: 'token-in-local-storage', files: { 'login.ts': signingIn('return (await answer.json()) as { name: string };'), 'popup.ts': popup("localStorage.setItem('account', JSON.stringify(pair));") }, finds: [] },
  { name: 'a session of React Router that is the answer', check: 'session-token-exposed-to-client', files: shop('return data({ signedIn: true, session: session.data });'), finds: ['app/routes/me.ts:6'] },
  { name: 'a session of React Router in what a loader returns', check: 'session-token-exposed-to-client', files: shop('return { ...session.data, now: Date.now() };'), finds: ['app/routes/me.ts:6'] },
  { name: 'fields of a session of React Router', check: 'session-token-exposed-to-client', files: shop("return data({ name: session.get('name'), theme: session.data.theme });"), finds: [] },
  { name: 'a session of something else', check: 'session-token-exposed-to-client', files: shop('return data({ session: session.data });', 'chats.getSession(request.url)'), finds: [] },
  { name: 'a token in a cookie session that a function of another file opens', check: 'cookie-session-payload-readable', files: shop("session.set('accessToken', (await exchange(request.url)).access_token);"), finds: ['app/routes/me.ts:6'] },
  { name: 'an identifier in a cookie session that a function of another file opens', check: 'cookie-session-payload-readable', files: shop("session.set('shopper', (await exchange(request.url)).id);"), finds: [] },
  { name: 'a destination that the beginning of the login put into the session', check: 'oauth-redirect-unvalidated', files: login("if (next) session.set('returnTo', next);"), finds: ['app/routes/auth.callback.ts:7'] },
  { name: 'a destination that is compared before it is put into the session', check: 'oauth-redirect-unvalidated', files: login("if (next && next.startsWith('/') && !next.startsWith('//')) session.set('returnTo', next);"), finds: [] },
  { name: 'a destination that is compared after it was taken from the session', check: 'oauth-redirect-unvalidated', files: login("session.set('returnTo', next);", 'safePath(target)'), finds: [] },
  { name: 'a destination that nobody knows who put into the session', check: 'oauth-redirect-unvalidated', files: { 'app/session.server.ts': sessions(), 'app/routes/auth.callback.ts': ending('target') }, finds: [] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
