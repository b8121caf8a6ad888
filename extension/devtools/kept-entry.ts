import type { Entry, Header } from 'har-format';
import type { KeptEntry, KeptHeader } from '../messages.ts';

/** Longest parts that are kept of one request. A header beyond 64 KB is cut by no server we know; a login answer is small. */
export const entryLimits = { headers: 200, header: 64 * 1024, url: 16 * 1024, body: 256 * 1024 } as const;

/** Assets tell nothing about authentication, unless their answer sets a cookie or their request carries a token. */
export function isWorthKeeping(entry: Entry): boolean {
  const type = mimeTypeOf(entry);
  const isAsset = /^(?:image|font|video|audio)\//.test(type) || type === 'text/css' || type.includes('javascript');
  return !isAsset || hasHeader(entry.response.headers, 'set-cookie') || hasHeader(entry.request.headers, 'authorization');
}

/** Only JSON answers are read: that is where a login hands out tokens. */
export function isBodyWorthReading(entry: Entry): boolean {
  const type = mimeTypeOf(entry);
  return (type.endsWith('/json') || type.endsWith('+json')) && (entry.response.content.size ?? 0) <= entryLimits.body;
}

/** The part of a HAR entry that can tell something about authentication, within bounds. */
export function keptEntry(entry: Entry, body: string | undefined): KeptEntry {
  const posted = entry.request.postData;
  return {
    startedDateTime: String(entry.startedDateTime),
    time: Number(entry.time) || 0,
    request: {
      method: String(entry.request.method),
      url: String(entry.request.url).slice(0, entryLimits.url),
      headers: keptHeaders(entry.request.headers),
      ...(typeof posted?.text === 'string' && posted.text.length <= entryLimits.body
        ? { postData: { mimeType: String(posted.mimeType), text: posted.text } }
        : {}),
    },
    response: {
      status: Number(entry.response.status) || 0,
      headers: keptHeaders(entry.response.headers),
      content: {
        mimeType: mimeTypeOf(entry),
        size: Number(entry.response.content.size) || 0,
        ...(body !== undefined && body.length <= entryLimits.body ? { text: body } : {}),
      },
    },
  };
}

function keptHeaders(headers: readonly Header[] | undefined): KeptHeader[] {
  return (headers ?? [])
    .slice(0, entryLimits.headers)
    .map(({ name, value }) => ({ name: String(name), value: String(value).slice(0, entryLimits.header) }));
}

function mimeTypeOf(entry: Entry): string {
  const type = entry.response.content.mimeType ?? '';
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function hasHeader(headers: readonly Header[] | undefined, name: string): boolean {
  return (headers ?? []).some((header) => header.name.toLowerCase() === name);
}
