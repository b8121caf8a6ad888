import { describe, expect, test } from 'vitest';
import { cookieRows } from '#extension/panel/cookie-rows.ts';
import { tokenRows } from '#extension/panel/token-rows.ts';
import type { JarReading } from '#extension/messages.ts';
import { captureFrom } from '#shared/collect/capture.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { hostileEntries, openJar, sampleEntries, samplePage } from '#extension/pages/gallery-sample.ts';

const factsIn = (parts: Pick<Parameters<typeof captureFrom>[0], 'harEntries' | 'jar' | 'storage'>) =>
  captureFrom({ target: 'https://www.shop.example/', kind: 'page', time: Date.now(), url: 'https://www.shop.example/', ...parts }).facts;

const cookiesIn = (facts: readonly Fact[], jar: JarReading = { granted: false, cookies: [] }) => cookieRows({ facts, jar, pageUrl: 'https://www.shop.example/', browser: 'chromium' });

const storage = 'storage' in samplePage ? [samplePage.storage] : [];

describe('rows of the cookie table', () => {
  test('one row for each cookie, those that sign the user in first, other parties last', () => {
    const rows = cookiesIn(factsIn({ harEntries: sampleEntries, jar: openJar.cookies, storage }), openJar);
    expect(rows.map(({ name }) => name)).toEqual(['remember', 'sid', '_ga', 'theme', 'embed_theme', 'chat_visitor']);
  });

  test('how often a cookie was set and sent', () => {
    const row = cookiesIn(factsIn({ harEntries: sampleEntries })).find(({ name }) => name === 'sid');
    expect(row).toMatchObject({ timesSet: 1, timesSent: 3, state: 'stored' });
  });

  test('a cookie that was deleted last is marked, and keeps the attributes it had', () => {
    const [first] = sampleEntries;
    if (first === undefined) throw new Error('The sample is empty.');
    const logout = {
      ...first,
      startedDateTime: new Date(Date.now()).toISOString(),
      response: { ...first.response, headers: [{ name: 'Set-Cookie', value: 'sid=; Path=/; Max-Age=0' }] },
    };
    const row = cookiesIn(factsIn({ harEntries: [...sampleEntries, logout] })).find(({ name }) => name === 'sid');
    expect(row?.state).toBe('deleted');
    expect(row?.cookie.httpOnly).toEqual({ state: 'set', value: true });
  });

  test('nothing in, nothing out', () => {
    expect(cookiesIn([])).toEqual([]);
  });
});

describe('rows of the token view', () => {
  test('one token in storage and in a header is one row with two places', () => {
    const [row, ...more] = tokenRows(factsIn({ harEntries: sampleEntries, storage }));
    expect(more).toEqual([]);
    expect(row?.carriers.map((carrier) => `${carrier.in} ${carrier.name}`).sort()).toEqual(['header Authorization', 'local-storage access_token', 'url user_token']);
  });

  test('an unsigned token is a token too', () => {
    const [row] = tokenRows(factsIn({ harEntries: hostileEntries }));
    expect(row?.token).toMatchObject({ format: 'jws', signature: 'empty' });
  });
});
