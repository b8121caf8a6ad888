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

const cases: readonly ProjectCase[] = [
  { name: 'a store of Svelte that a server writes', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+layout.server.ts': loading('viewer.set(locals.user);') }, finds: ['src/routes/+layout.server.ts:3'] },
  { name: 'a store of Svelte that the load of a page writes', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+page.ts': loading("viewer.set(await (await fetch('/api/me')).json());") }, finds: ['src/routes/+page.ts:3'] },
  { name: 'the load of a page that no server renders', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+page.ts': `export const ssr = false;\n${loading("viewer.set(await (await fetch('/api/me')).json());")}` }, finds: [] },
  { name: 'a user that the data of a page have', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': store, 'src/routes/+layout.server.ts': loading('return { viewer: locals.user };') }, finds: [] },
  { name: 'a map of users by session', check: 'session-state-in-module-scope', files: { 'src/routes/stores.ts': 'export const viewer = new Map();\n', 'src/routes/+layout.server.ts': loading('viewer.set(locals.session.id, locals.user);') }, finds: [] },
  { name: 'a ref of Nuxt that a request fills', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;')), finds: ['composables/useAuth.ts:6'] },
  { name: 'a ref of an application that no server renders', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;'), false), finds: [] },
  { name: 'a state that Nuxt keeps for each request', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;').replace('const profile = ref(null);\nexport function useAuth() {', "export function useAuth() {\n  const profile = useState('profile');")), finds: [] },
  { name: 'a ref of Nuxt that a click fills', check: 'session-state-in-module-scope', files: nuxt(composable('profile.value = answer;').replace("useRequestHeaders(['cookie'])", '{}')), finds: [] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
