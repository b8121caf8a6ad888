// Vue, Svelte and Astro: their official parsers in ESLint, and the scripts alone in the command.
import * as typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import type { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { describe, expect, test } from 'vitest';
import * as vueParser from 'vue-eslint-parser';
import plugin from '#linter/index.ts';
import { lintSource } from '#linter/lint-source.ts';
import { componentFrom } from '#linter/script-blocks.ts';
import { versions } from './eslint-versions.ts';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** `check line:column` of each finding, in ESLint and in the command. */
  readonly finds: readonly string[];
  /** What only ESLint sees, because it stands in the markup. */
  readonly inMarkup?: readonly string[];
  /** What only the command sees, because ESLint has it only with a processor. */
  readonly inScripts?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'a script of Vue after a template that looks like tags',
    file: 'Login.vue',
    code: `<!-- <script>localStorage.setItem('access_token', 1)</script> -->
<template>
  <template v-if="a <b"><p>{{ a <b }} </p></template>
</template>

<script>
import Cookies from 'js-cookie';
export default {
  methods: {
    keep(token) {
      localStorage.setItem('access_token', token);
      Cookies.set('theme', token.theme, { secure: false });
    },
  },
};
</script>

<docs>
<script>localStorage.setItem('access_token', token);</script>
</docs>
`,
    finds: ['token-in-local-storage 11:7'],
  },
  {
    name: 'two scripts of Vue are one module, in TypeScript with generics',
    file: 'Setup.vue',
    code: `<script lang="ts">
const key: string = 'access_token';
</script>
<script setup lang="ts" generic="T extends Record<string, string>">
import Cookies from 'js-cookie';
const keep = (token: T): void => {
  localStorage.setItem(key, <string>token['value']);
  Cookies.set('session', token['value']!, { secure: false, sameSite: 'lax' });
};
</script>

<template>
  <button @click="keep(token)">Keep</button>
</template>
`,
    finds: ['token-in-local-storage 7:3', 'cookie-auth-set-by-script 8:3', 'cookie-missing-secure 8:45'],
  },
  {
    name: 'TSX in Vue, with line breaks of Windows',
    file: 'View.vue',
    code: `<script lang="tsx">\r\nexport default () => <button onClick={() => localStorage.setItem('access_token', token)}>Keep</button>;\r\n</script>\r\n`,
    finds: ['token-in-local-storage 2:45'],
  },
  {
    name: 'a page of Nuxt',
    file: 'pages/login.vue',
    code: `<script setup lang="ts">
const session = useCookie('session', { sameSite: 'lax', secure: false });
const { data } = await useFetch('/api/login');
session.value = data.value.token;
</script>
`,
    finds: ['cookie-missing-secure 2:57', 'cookie-missing-httponly 4:1'],
  },
  {
    name: 'the scripts of Svelte, and its markup',
    file: 'Login.svelte',
    code: `<svelte:head><script>window.state = {JSON.stringify(state)}</script></svelte:head>
<script module lang="ts">
  export const key: string = 'access_token';
</script>
<script lang="ts">
  let { token }: { token: string } = $props();
  function keep() {
    localStorage.setItem(key, token);
    document.cookie = \`session=\${token}; SameSite=Lax\`;
  }
</script>

<button onclick={() => localStorage.setItem('refresh_token', token)}>{token.length <keep}</button>
`,
    finds: ['token-in-local-storage 8:5', 'cookie-auth-set-by-script 9:5', 'cookie-missing-secure 9:5'],
    inMarkup: ['refresh-token-in-browser 13:24'],
  },
  {
    name: 'a component of Svelte without types',
    file: 'Plain.svelte',
    code: `<style>a > b { color: red }</style>
<script>
  import Cookies from 'js-cookie';
  export let token;
  Cookies.set('session', token, { sameSite: 'lax', secure: false });
</script>
`,
    finds: ['cookie-auth-set-by-script 5:3', 'cookie-missing-secure 5:52'],
  },
  {
    name: 'the frontmatter of Astro, and what the browser runs',
    file: 'src/pages/login.astro',
    code: `---
// --- the session ---
import { create } from '../lib/session';
const session = await create(Astro.request);
if (!session) return Astro.redirect('/login');
Astro.cookies.set('session', session.id, { path: '/', httpOnly: true, secure: true });
---
<html>
  <body class={a > b ? 'x' : 'y'}>{session && <p>Hello</p>}</body>
  <script type="application/ld+json">{ "token": localStorage }</script>
  <script define:vars={{ pick: (a) => a }}>
    localStorage.setItem('access_token', pick(token));
  </script>
</html>
`,
    finds: ['cookie-missing-samesite 6:1'],
    inScripts: ['token-in-local-storage 12:5'],
  },
  {
    name: 'a page of Astro for members that shared caches keep',
    file: 'src/pages/account.astro',
    code: `---
const { member } = Astro.locals;
if (!member) return Astro.redirect('/login');
Astro.response.headers.set('Cache-Control', 'public, s-maxage=120');
---
<h1>Welcome back, {member.name}</h1>
`,
    finds: ['auth-response-cacheable 4:1'],
  },
  {
    name: 'a page of Astro for members that nobody keeps',
    file: 'src/pages/account.astro',
    code: `---
const { member } = Astro.locals;
if (!member) return Astro.redirect('/login');
Astro.response.headers.set('Cache-Control', 'no-store');
---
<h1>Welcome back, {member.name}</h1>
`,
    finds: [],
  },
  {
    name: 'a page of Astro for everybody',
    file: 'src/pages/account.astro',
    code: `---
const { member } = Astro.locals;
Astro.response.headers.set('Cache-Control', 'public, s-maxage=120');
---
<h1>Welcome back, {member?.name}</h1>
`,
    finds: [],
  },
  { name: 'nothing of ours', file: 'Theme.vue', code: `<script setup>\nlocalStorage.setItem('theme', theme);\n</script>\n`, finds: [] },
];

const parsers: Readonly<Record<string, object>> = { vue: vueParser, svelte: svelteParser, astro: astroParser };

function configFor(file: string, code: string): Linter.Config[] {
  const parser = parsers[file.slice(file.lastIndexOf('.') + 1)] as Linter.Parser;
  const parserOptions = { parser: typescriptParser, ecmaFeatures: { jsx: code.includes('lang="tsx"') } };
  return [{ ...plugin.configs.recommended, files: ['**/*.{vue,svelte,astro}'], languageOptions: { parser, parserOptions } } as Linter.Config];
}

const inOrder = (lines: readonly string[]) => [...lines].sort();

describe.each(versions)('ESLint $eslint with the official parser', ({ Linter }) => {
  const linter = new Linter({ configType: 'flat' });

  test.each(cases)('$name', ({ file, code, finds, inMarkup = [] }) => {
    const messages = linter.verify(code, configFor(file, code), file);
    expect(inOrder(messages.map(({ ruleId, message, line, column }) => `${ruleId?.replace('crumbtrail/', '') ?? message} ${line}:${column}`))).toEqual(inOrder([...finds, ...inMarkup]));
  });

  test.each(cases.filter(({ finds }) => finds.length > 0))('suggestions leave the rest of the file as it is: $name', ({ file, code }) => {
    for (const message of linter.verify(code, configFor(file, code), file)) {
      for (const { fix } of message.suggestions ?? []) {
        const fixed = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
        const after = linter.verify(fixed, configFor(file, code), file);
        expect(after.filter(({ fatal }) => fatal === true)).toEqual([]);
        expect(after.filter(({ ruleId, line }) => ruleId === message.ruleId && line === message.line)).toEqual([]);
        expect(fixed.split('\n').filter((line, index) => line !== code.split('\n')[index])).toHaveLength(1);
      }
    }
  });
});

test('some of these findings have suggestions', () => {
  const messages = cases.flatMap(({ file, code }) => new versions[1].Linter({ configType: 'flat' }).verify(code, configFor(file, code), file));
  expect(messages.filter(({ suggestions = [] }) => suggestions.length > 0).map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['crumbtrail/cookie-missing-secure', 'crumbtrail/cookie-missing-samesite']));
});

describe('the command reads the scripts', () => {
  test.each(cases)('$name', ({ file, code, finds, inMarkup = [], inScripts = [] }) => {
    const { findings, problem, unread } = lintSource(code, file);
    const worth = findings.filter(({ severity }) => severity !== 'low' && severity !== 'info');
    expect(problem).toBeUndefined();
    expect(inOrder(worth.map(({ check, fact }) => `${check} ${'line' in fact ? fact.line : ''}:${'column' in fact ? fact.column : ''}`))).toEqual(inOrder([...finds, ...inScripts]));
    expect(unread?.markup ?? false).toBe(inMarkup.length > 0);
  });
});

describe('scripts keep their places', () => {
  test.each([
    ['unclosed', 'a.vue', '<script>\nlet a', ['        \nlet a']],
    ['self-closing and empty', 'a.vue', '<script src="./a.js" />\n<script src="./b.js"></script>', []],
    ['a template that is never closed', 'a.vue', '<template><b>\n<script>let a</script>', [' '.repeat(13) + '\n' + ' '.repeat(8) + 'let a' + ' '.repeat(9)]],
    ['Astro without frontmatter', 'a.astro', '<p>---</p><script>let a</script>', [' '.repeat(18) + 'let a' + ' '.repeat(9)]],
    ['Astro without anything', 'a.astro', '', []],
    ['another language', 'a.svelte', '<script lang="coffee">a = -> 1</script>', []],
  ])('%s', (_, file, code, scripts) => {
    expect(componentFrom(code, file)?.scripts.map((script) => script.code)).toEqual(scripts);
  });

  test('what is no component is left to its parser', () => {
    expect(componentFrom('<script>', 'a.tsx')).toBeUndefined();
  });

  test.each(['<script>a</script>', '<script ', '<a>', '<template ', '<template>', '<a x="', '</a ', '<!--', '{', '<script x={'])('much of %s ends', (piece) => {
    for (const file of ['a.vue', 'a.svelte', 'a.astro']) expect(componentFrom(piece.repeat(200_000 / piece.length), file)).toBeDefined();
  });
});
