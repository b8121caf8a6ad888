// What DevTools would have seen of a case: a login or a page view, what followed, and the page's storage.
import { captureFrom } from '#shared/collect/capture.ts';
import type { Capture } from '#shared/facts/capture.ts';
import type { LiveCase, LiveExchange } from './case.ts';
import { captureTime } from './facts.ts';

const account = 'https://shop.example/account';
const firstTime = captureTime - 60_000;

export function captureOf({ url = account, response = [], login = false, then = [], local = [], session = [], indexedDb = [], cached = [], documentCookie = '', console = [], messages = [], writes = [], guessed }: LiveCase): Capture {
  const first: LiveExchange = login
    ? { url: new URL('/login', url).href, method: 'POST', form: { username: 'ada', password: 'analytical engine' }, status: 303, response: [...response, 'Location: /account'] }
    : { url, response };
  const cookies = response.filter((line) => /^set-cookie:/i.test(line)).map((line) => line.slice('set-cookie:'.length).split(';')[0]?.trim());
  const sent = login && cookies.length > 0 ? [{ url, request: [`Cookie: ${cookies.join('; ')}`] }] : [];
  const harEntries = [first, ...sent, ...then].map(harEntryOf);
  const isEmpty = local.length + session.length + indexedDb.length + cached.length === 0 && documentCookie === '';
  const storage = isEmpty ? [] : [{ url, local: local.map(pair), session: session.map(pair), indexedDb: indexedDb.map(pair), cached: cached.map(pair), documentCookie }];
  const watched = {
    url,
    messages: messages.map((message) => ({ ...message, time: firstTime + 500, readBy: { url: new URL('/app.js?v=3', url).href, line: 12, column: 5 } })),
    forgotten: 0,
    writes: writes.map(({ after, ...write }) => ({ ...write, time: firstTime + after * 1_000 })),
  };
  return captureFrom({ target: url, kind: 'page', time: captureTime, url, harEntries, storage, consoleMessages: console.map((text) => ({ method: 'log', texts: [text], url, time: captureTime })), watched, ...(guessed && { guessedSecret: () => guessed }) });
}

function harEntryOf({ url, method = 'GET', request = [], form, json, status = 200, response = [], answer, text, type }: LiveExchange, index: number) {
  const params = Object.entries(form ?? {}).map(([name, value]) => ({ name, value }));
  const mimeType = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
  const postData = form ? { mimeType, params, text: new URLSearchParams(form).toString() } : json !== undefined && { mimeType, text: JSON.stringify(json) };
  return {
    startedDateTime: new Date(firstTime + index * 1_000).toISOString(),
    time: 20,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: [...request.map(headerFrom), ...(postData ? [{ name: 'Content-Type', value: mimeType }] : [])],
      cookies: [],
      queryString: [],
      ...(postData && { postData }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: response.map(headerFrom),
      cookies: [],
      content: { size: 0, mimeType: type ?? (answer === undefined ? 'text/html' : 'application/json'), ...(answer !== undefined && { text: JSON.stringify(answer) }), ...(text !== undefined && { text }) },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 20, receive: 0 },
  };
}

function headerFrom(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}

function pair([key, value]: readonly [string, string]): [string, string] {
  return [key, value];
}
