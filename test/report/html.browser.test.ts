import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absent } from '#shared/facts/known.ts';
import { renderHtml } from '#shared/report/html.tsx';
import { toReportFile } from '#shared/report/report-file.ts';
import { reportFrom } from '#shared/report/report-from.ts';
import { violationsOf } from '../browsers/axe.ts';
import { openProfile, type Profile } from '../browsers/shared-chromium.ts';
import { probe } from '../checks/facts.ts';
import { captureOf, cookie, sessionFacts, sessionValue, tokenFacts } from './a-capture.ts';

let profile: Profile;
let folder: string;

beforeAll(async () => {
  profile = await openProfile();
  folder = await mkdtemp(join(tmpdir(), 'crumbtrail-report-'));
});

afterAll(async () => {
  await profile?.close();
  if (folder) await rm(folder, { recursive: true });
});

const weak = [...sessionFacts.filter(({ kind }) => kind !== 'cookie'), cookie(`a-${'very-'.repeat(30)}long-name`, sessionValue, { secure: absent, httpOnly: absent })];
const limits = [{ id: 'jar', what: 'The jar was not read.', why: 'No permission.', remedy: 'Allow it.' }];
const full = renderHtml(toReportFile([reportFrom(captureOf(weak, { limits })), reportFrom(captureOf([...tokenFacts, probe('after-logout')]))], '1.0.0'));
const empty = renderHtml(toReportFile([reportFrom(captureOf([]))], '1.0.0'));

/** The page, what it asked for beside itself, and what the browser complained about. */
async function opened(html: string, theme: 'light' | 'dark', bypassPolicy = false): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
  const file = join(folder, `${theme}-${html.length}.html`);
  await writeFile(file, html);
  const page = await profile.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await page.setBypassCSP(bypassPolicy);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.setViewport({ width: 1000, height: 800 });
  await page.goto(pathToFileURL(file).href);
  return { page, requests, complaints };
}

test('its own policy lets its style in and nothing else is asked for', async () => {
  const { page, requests, complaints } = await opened(full, 'light');
  expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('1080px');
  expect(complaints).toEqual([]);
  expect(requests).toHaveLength(1);
  await page.close();
});

test('the policy stops a script even if one got in', async () => {
  const { page, complaints } = await opened(full.replace('</main>', '<script>document.title = "run"</script></main>'), 'light');
  expect(await page.title()).not.toBe('run');
  expect(complaints.join()).toContain('Content Security Policy');
  await page.close();
});

test('dark follows the system', async () => {
  const { page } = await opened(full, 'dark');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(31, 31, 31)');
  await page.close();
});

test('as the browser measures it, no text leaves the picture and the page does not scroll sideways', async () => {
  const { page } = await opened(full, 'light');
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('svg.sequence')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
      }).map((text) => text.textContent);
    }),
  );
  expect(outside).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  await page.close();
});

test('print opens what is folded', async () => {
  const { page } = await opened(full, 'light');
  await page.emulateMediaType('print');
  await page.waitForFunction(() => document.querySelector('.steps')?.checkVisibility({ contentVisibilityAuto: true }));
  await page.close();
});

describe('accessibility, as axe sees it', () => {
  const cases = [
    { name: 'full, light', html: full, theme: 'light' },
    { name: 'full, dark', html: full, theme: 'dark' },
    { name: 'empty', html: empty, theme: 'light' },
  ] as const;
  test.each(cases)('$name', async ({ html, theme }) => {
    const { page } = await opened(html.replaceAll('<details>', '<details open>'), theme, true);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });
});
