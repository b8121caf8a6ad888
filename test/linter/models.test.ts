import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintSource } from '#linter/lint-source.ts';
import { models } from '#linter/models/index.ts';
import type { CookieDefaults, CookieSite, Default, Model, SessionSite } from '#linter/models/model.ts';
import { parseAccessPath } from '#linter/values/access-path.ts';
import { parseSetCookie } from '#shared/parse/set-cookie.ts';
import type { ModelCases } from './model-cases.ts';
import { expectedByLine, foundByLine } from './marked-code.ts';

const modelFiles = readdirSync('linter/models').filter((file) => file.endsWith('.ts') && !['index.ts', 'model.ts', 'shared-options.ts'].includes(file));
const caseFiles = readdirSync(path.join(import.meta.dirname, 'models'));
const all = await Promise.all(caseFiles.map(async (file) => ({ file, ...((await import(`./models/${path.basename(file, '.ts')}.ts`)) as { default: ModelCases }).default })));

test('every model file is in the index and has its case file', () => {
  expect(models).toHaveLength(modelFiles.length);
  expect(caseFiles.sort()).toEqual(modelFiles.sort());
  expect(new Set(all.map(({ model }) => model)).size).toBe(models.length);
});

test('every access path can be read', () => {
  const paths = models.flatMap((model) => [...Object.values(model.places ?? {}).flatMap((place) => place.paths), ...model.sites.map(({ at }) => at), ...(model.values ?? []).map(({ at }) => at)]);
  for (const text of paths) expect(() => parseAccessPath(text), text).not.toThrow();
});

describe.each(all)('$model.library', ({ model, cases, defaults, behaviour = [], readIn, withoutHeaders }) => {
  test.each(cases)('$name', ({ code, file = 'file.ts', installed }) => {
    const { findings, problem } = lintSource(code, file, installed && { project: { fileAt: () => undefined, versionOf: (name) => installed[name] } });
    expect(problem).toBeUndefined();
    expect(foundByLine(findings)).toEqual(expectedByLine(code));
  });

  test.each(defaults)('defaults of $site are those of the real package', async ({ site, header }) => {
    const { defaults: claimed } = siteOf(model, site);
    const text = await header();
    expect(text).toBeDefined();
    expect(attributesIn(text!)).toMatchObject(attributesClaimed(claimed));
  });

  test.for(behaviour)('the real package: $name', async ({ shows, is }) => {
    expect(await shows()).toEqual(is);
  });

  test.each(readIn ? [readIn] : [])('what was read is what the model names', (read) => {
    expect({ version: model.version, source: model.source }).toEqual(read);
  });

  test('every site that sets a cookie has its defaults proven', () => {
    const sites = model.sites.filter((site): site is CookieSite | SessionSite => site.kind === 'cookie.set' || site.kind === 'session.configure');
    const unproven = sites.filter(({ at }) => !defaults.some(({ site }) => site === at));
    expect(withoutHeaders ? [] : unproven.map(({ at }) => at)).toEqual([]);
  });
});

function siteOf(model: Model, at: string): CookieSite | SessionSite {
  const found = model.sites.find((site) => site.at === at && 'defaults' in site);
  if (!found || (found.kind !== 'cookie.set' && found.kind !== 'session.configure')) throw new Error(`${model.library} has no site ${at} with cookie defaults`);
  return found;
}

function attributesIn(header: string) {
  const { secure, httpOnly, partitioned, sameSite, path, domain, maxAge, expires } = parseSetCookie(header);
  return { secure, httpOnly, partitioned, sameSite: sameSite?.toLowerCase(), path, domain, lives: maxAge !== undefined || expires !== undefined };
}

/** What depends on something else is proven where the model's cases say what on (`behaviour`), not by one header. */
function attributesClaimed(claimed: CookieDefaults) {
  const { secure, httpOnly, partitioned, sameSite, path, domain, lifetime } = claimed;
  const attributes = {
    secure: given(secure) ?? false,
    httpOnly: given(httpOnly) ?? false,
    partitioned: given(partitioned) ?? false,
    sameSite: given(sameSite)?.toLowerCase(),
    path: given(path),
    domain: given(domain),
    lives: given(lifetime) !== undefined,
  };
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !isUnknown(claimed[name === 'lives' ? 'lifetime' : (name as keyof CookieDefaults)])));
}

function isUnknown(value: Default<unknown> | undefined): boolean {
  return typeof value === 'object' && value !== null && 'unknown' in value;
}

function given<T>(value: Default<T> | undefined): T | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'object' && 'assumed' in value) return value.assumed;
  return isUnknown(value) ? undefined : (value as T);
}
