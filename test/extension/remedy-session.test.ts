import { expect, test } from 'vitest';
import { memoryPanelHost } from '#extension/host/memory-host.ts';
import { closedJar, samplePage } from '#extension/pages/gallery-sample.ts';
import { RemedySession } from '#extension/panel/remedy-session.ts';
import type { SoftwareSign } from '#shared/infer/software-signs.ts';
import type { Finding } from '#shared/report/report.ts';

const remedies = { 'a-check': ['express', 'koa', 'express-session', 'hono'].map((library) => ({ library, code: `code of ${library}` })), 'a-browser-check': [{ library: 'browser', code: 'code of the page' }] };
const about = (name: string, check = 'a-check') => ({ check, fact: { kind: 'cookie', name } }) as Finding;
const express: SoftwareSign = { by: 'Express', header: 'x-powered-by', library: 'express' };
const session: SoftwareSign = { by: 'express-session', cookie: 'connect.sid', library: 'express-session' };

const host = () => memoryPanelHost({ theme: 'light', traffic: { entries: [] }, page: samplePage, jar: closedJar });

async function sessionOn(panelHost = host()) {
  const opened = new RemedySession(panelHost, async () => remedies);
  await opened.load();
  return opened;
}

test.each<[string, Finding, readonly SoftwareSign[], string | undefined]>([
  ['nothing known of the site: the most used', about('token'), [], 'express'],
  ['the cookie of a library: its own', about('connect.sid'), [express, session], 'express-session'],
  ['another cookie: what answers the requests', about('token'), [session, express], 'express'],
  ['another cookie, and only the session library is known', about('token'), [session], 'express-session'],
  ['a check of the page', about('token', 'a-browser-check'), [express, session], 'browser'],
  ['a check without code', about('token', 'constructor'), [express], undefined],
])('%s', async (_, finding, signs, library) => {
  expect((await sessionOn()).of(finding, signs)[0]?.library).toBe(library);
});

test('a choice comes before what the site says, and elsewhere after it', async () => {
  const panelHost = host();
  const opened = await sessionOn(panelHost);
  opened.choose('hono');
  opened.choose('koa');
  expect(opened.of(about('connect.sid'), [session]).map(({ library }) => library)).toEqual(['koa', 'hono', 'express-session', 'express']);
  const later = await sessionOn(panelHost);
  expect(later.of(about('connect.sid'), [session]).map(({ library }) => library)).toEqual(['express-session', 'koa', 'hono', 'express']);
});

test('without the file, or a place to remember, there is no code and no error', async () => {
  const opened = new RemedySession({ ...host(), readLibraries: () => Promise.reject(new Error('no')) }, () => Promise.reject(new Error('no')));
  await opened.load();
  expect(opened.of(about('token'), [])).toEqual([]);
});
