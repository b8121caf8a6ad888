import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordExchanges } from '#cli/browser/exchange-recorder.ts';
import { doors, type DoorId } from '#demo/server/hosts.ts';
import { startDemo, type Demo } from '#demo/start.ts';
import { readStorage, storageReadLimits } from '#extension/inpage/read-storage.ts';
import { audit } from '#shared/audit.ts';
import { captureFrom, type CaptureInput } from '#shared/collect/capture.ts';
import { openProfile } from '../browsers/shared-chromium.ts';
import { goldenOf, type LiveExpectation } from './golden-list.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ port: 0 });
});
afterAll(() => demo.close());

describe.each(doors)('a visit to $id', ({ id }) => {
  it('gives exactly the findings of its list', async () => {
    const golden = goldenOf(id);
    const { har, page } = await visit(id);
    expect(findingsIn({ kind: 'page', ...page, ...har }), 'live').toEqual(sorted(golden.live));
    expect(findingsIn({ kind: 'har', ...har }), 'har').toEqual(sorted(golden.har));
  });
});

it('the link to a shared note is an unsigned token', async () => {
  const golden = goldenOf('token-fragile');
  const { har, page } = await visit('token-fragile', async (at) => {
    await at.click('[data-action="share"]');
    const link = await at.waitForSelector('a[data-share]');
    await Promise.all([at.waitForNavigation(), link?.click()]);
  });
  expect(findingsIn({ kind: 'page', ...page, ...har })).toEqual(sorted([...golden.live, ...(golden.liveAfterSharing ?? [])]));
});

it('the link to a shared note of the hardened form is none', async () => {
  const { har, page } = await visit('token-hardened', async (at) => {
    await at.click('[data-action="share"]');
    const link = await at.waitForSelector('a[data-share]');
    await Promise.all([at.waitForNavigation(), link?.click()]);
  });
  expect(findingsIn({ kind: 'page', ...page, ...har })).toEqual([]);
});

/** Signs in as a person does, reloads, and hands over what the browser saw and holds. */
async function visit(door: DoorId, onwards?: (page: Page) => Promise<void>) {
  const profile = await openProfile();
  try {
    const page = await profile.newPage();
    const recorder = await recordExchanges(await page.createCDPSession());
    await page.goto(`${demo.urls[door]}login`);
    await page.waitForSelector('[data-form="login"]', { visible: true });
    await page.type('[name="email"]', 'ada@shop.localhost');
    await page.type('[name="password"]', 'lemons-for-ada');
    await (await page.$('[name="remember"]'))?.click();
    await page.click('[data-form="login"] button');
    await page.waitForSelector('[data-list="notes"] li');
    await page.reload();
    await page.waitForSelector('[data-list="notes"] li');
    const storage = await page.evaluate(readStorage, storageReadLimits);
    await onwards?.(page);
    const har = { harEntries: await recorder.entries(), url: demo.urls[door], target: demo.urls[door], time: Date.now() };
    return { har, page: { storage: [storage] } };
  } finally {
    await profile.close();
  }
}

function findingsIn(input: CaptureInput): LiveExpectation[] {
  const { facts, site } = captureFrom(input);
  return sorted(audit(facts, { ...(site !== undefined && { site }) }).map(({ check, fact }) => ({ check, name: fact.name })));
}

function sorted(list: readonly LiveExpectation[]): LiveExpectation[] {
  return [...list].sort((a, b) => `${a.check} ${a.name}`.localeCompare(`${b.check} ${b.name}`));
}
