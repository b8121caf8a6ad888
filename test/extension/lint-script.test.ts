import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { lintScript } from '#extension/source-view/lint-script.ts';
import type { ScriptAnswer, ScriptTask } from '#extension/script-messages.ts';

const url = 'https://shop.example/assets/app.js';
const lint = (task: Partial<ScriptTask> & Pick<ScriptTask, 'text'>) => lintScript({ url, linted: [], ...task });
const lines = ({ findings }: ScriptAnswer) => findings.map(({ check, name, place }) => `${check} ${name} ${place.url}:${place.line}`);
const writes = (answer: ScriptAnswer) => answer.writes.map(({ area, name, place }) => `${area} ${name} ${place.url}:${place.line}`);

const keepsToken = `export async function signIn(body: FormData): Promise<void> {
  const response = await fetch('/login', { method: 'POST', body });
  const { access_token } = (await response.json()) as { access_token: string };
  localStorage.setItem('access_token', access_token!);
}
`;

/** A bundle as esbuild writes it, with or without its originals in an inline map. */
async function bundled(options: { readonly sourcesContent?: boolean; readonly contents?: string; readonly inline?: boolean } = {}): Promise<{ readonly text: string; readonly map?: string }> {
  const { outputFiles } = await build({
    stdin: { contents: options.contents ?? keepsToken, sourcefile: 'src/auth.ts', loader: 'ts', resolveDir: '/' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    outfile: '/assets/app.js',
    absWorkingDir: '/',
    sourcemap: options.inline === false ? 'external' : 'inline',
    sourcesContent: options.sourcesContent ?? true,
  });
  const text = outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '';
  const map = outputFiles.find(({ path }) => path.endsWith('.map'))?.text;
  return { text, ...(map !== undefined && { map }) };
}

const inAuth = 'token-in-local-storage access_token https://shop.example/src/auth.ts:4';

describe('where findings are', () => {
  test('in the TypeScript original of an inline map, once', async () => {
    const answer = lint(await bundled());
    expect(lines(answer)).toEqual([inAuth]);
    expect(writes(answer)).toEqual(['local access_token https://shop.example/src/auth.ts:4']);
    expect(answer.files).toEqual(['https://shop.example/src/auth.ts']);
  });

  test('in the original of a map that is a file of its own', async () => {
    expect(lines(lint(await bundled({ inline: false })))).toEqual([inAuth]);
  });

  test('at the mapped place when the map does not carry the original', async () => {
    const answer = lint(await bundled({ sourcesContent: false }));
    expect(lines(answer)).toEqual([inAuth]);
    expect(answer.files).toEqual([url]);
  });

  test('nowhere twice: an original that was judged already is not judged again', async () => {
    const answer = lint({ ...(await bundled()), linted: ['https://shop.example/src/auth.ts'] });
    expect(lines(answer)).toEqual([]);
  });

  test.each([
    ['no map', ''],
    ['a map that is no map', '\n//# sourceMappingURL=data:application/json;base64,e30x'],
    ['a map of another file', '\n//# sourceMappingURL=https://elsewhere.example/app.js.map'],
    ['a map in percents that do not decode', '\n//# sourceMappingURL=data:application/json,%E0%A4%A'],
  ])('in the script itself with %s', (_, end) => {
    expect(lines(lint({ text: `fetch('/login').then((r) => r.json()).then(({ access_token }) => localStorage.setItem('access_token', access_token));${end}` }))).toEqual([`token-in-local-storage access_token ${url}:1`]);
  });
});

describe('what is left alone', () => {
  test('originals of packages, which are counted', () => {
    const map = JSON.stringify({ version: 3, sources: ['../node_modules/auth/index.js'], sourcesContent: [`localStorage.setItem('access_token', token)`], names: [], mappings: 'AAAA' });
    const answer = lint({ text: `localStorage.setItem('access_token', token)`, map });
    expect(answer).toMatchObject({ findings: [], leftOut: 1, files: [] });
  });

  test('preferences', () => {
    expect(lines(lint({ text: `localStorage.setItem('theme', value); document.cookie = 'theme=dark; path=/';` }))).toEqual([]);
  });
});

describe('files that do not parse', () => {
  test('are named, with the reason', () => {
    const [problem] = lint({ text: `localStorage.setItem('access_token', ` }).unparsed;
    expect(problem).toMatchObject({ url });
    expect(problem?.reason).toMatch(/^It does not parse: /);
  });

  test('an original that does not: the bundle is judged in its place', async () => {
    const { text, map } = await bundled({ inline: false });
    const broken = JSON.stringify({ ...(JSON.parse(map ?? '') as object), sourcesContent: ['localStorage.setItem(\'access_token\' as'] });
    const answer = lint({ text, map: broken });
    expect(answer.unparsed.map((one) => one.url)).toEqual(['https://shop.example/src/auth.ts']);
    expect(lines(answer)).toEqual([inAuth]);
  });

  test('nested too deeply', () => {
    expect(lint({ text: `localStorage;${'['.repeat(200_000)}` }).unparsed).toEqual([{ url, reason: 'The code is nested too deeply to be parsed.' }]);
  });
});

describe('types that are erased', () => {
  const store = `localStorage.setItem('access_token', access_token);`;
  const around = (code: string) => `const { access_token } = await (await fetch('/login')).json();\n${code}`;
  test.each([
    ['assertions and satisfies', around(`localStorage.setItem('access_token' as const, (access_token satisfies string) as string);`)],
    ['generics and optional parameters', around(`function keep<T extends string>(this: Window, value?: T): void { ${store} }`)],
    ['overloads', around(`function keep(a: string): void; function keep(a: number): void; function keep(a: unknown) { ${store} }`)],
    ['abstract classes and parameter properties', around(`abstract class Auth { declare x: string; constructor(private readonly store: Storage) { ${store} } abstract out(): void; }`)],
    ['declarations of nothing', around(`import type { A } from './a'; import { type B, c } from './b'; export type { A }; declare const x: string; interface I {} type T = I; export interface J {}\n${store}`)],
    ['enums and namespaces', around(`enum Kind { A = 1 } namespace N { export const a = 1; }\n${store}`)],
  ])('%s', (_, text) => {
    const answer = lint({ url: 'https://shop.example/src/auth.ts', text });
    expect(answer.unparsed).toEqual([]);
    expect(answer.findings.map(({ check }) => check)).toEqual(['token-in-local-storage']);
  });

  test('in JSX', () => {
    const text = `const Login = (): JSX.Element => <form onSubmit={async () => { const { access_token } = await (await fetch('/login')).json(); localStorage.setItem('access_token', access_token); }} />;`;
    expect(lint({ url: 'https://shop.example/src/login.tsx', text }).findings.map(({ check }) => check)).toEqual(['token-in-local-storage']);
  });
});
