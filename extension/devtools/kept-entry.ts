import type { Entry, Header } from 'har-format';
import type { CodePlace, KeptEntry, KeptHeader, RequestInitiator } from '../messages.ts';

/** Longest parts that are kept of one request. A header beyond 64 KB is cut by no server we know; a login answer is small. */
export const entryLimits = { headers: 200, header: 64 * 1024, url: 16 * 1024, body: 256 * 1024, frames: 8, frame: 1_024 } as const;

/** Assets tell nothing about authentication, unless their answer sets a cookie or their request carries a token. */
export function isWorthKeeping(entry: Entry): boolean {
  const type = mimeTypeOf(entry);
  const isAsset = /^(?:image|font|video|audio)\//.test(type) || type === 'text/css' || type.includes('javascript');
  return !isAsset || hasHeader(entry.response.headers, 'set-cookie') || hasHeader(entry.request.headers, 'authorization');
}

/** JSON is where a login hands out tokens; pages are searched for credentials and keys that nobody may write into them. */
export function isBodyWorthReading(entry: Entry): boolean {
  const type = mimeTypeOf(entry);
  const isText = type.endsWith('/json') || type.endsWith('+json') || isPage(entry);
  return isText && (entry.response.content.size ?? 0) <= entryLimits.body;
}

export function isPage(entry: Entry): boolean {
  const type = mimeTypeOf(entry);
  return type === 'text/html' || type === 'application/xhtml+xml';
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
    ...initiatorOf(entry),
  };
}

/** In the shape of the DevTools protocol, whose lines and columns are 0-based. */
interface ProtocolInitiator {
  readonly type?: unknown;
  readonly url?: unknown;
  readonly lineNumber?: unknown;
  readonly stack?: { readonly callFrames?: readonly ProtocolFrame[]; readonly parent?: ProtocolInitiator['stack'] };
}

interface ProtocolFrame {
  readonly functionName?: unknown;
  readonly url?: unknown;
  readonly lineNumber?: unknown;
  readonly columnNumber?: unknown;
}

function initiatorOf(entry: Entry): { readonly initiator?: RequestInitiator } {
  const initiator = (entry as { readonly _initiator?: ProtocolInitiator | null })._initiator;
  if (typeof initiator !== 'object' || initiator === null) return {};
  const frames: CodePlace[] = [];
  // An asynchronous call continues in the stack of what scheduled it.
  for (let stack = initiator.stack; stack !== undefined && frames.length < entryLimits.frames; stack = stack.parent) {
    const calls = Array.isArray(stack.callFrames) ? (stack.callFrames as readonly ProtocolFrame[]) : [];
    frames.push(...calls.slice(0, entryLimits.frames - frames.length).map(placeOf));
  }
  if (frames.length === 0 && typeof initiator.url === 'string') frames.push(placeOf({ url: initiator.url, lineNumber: initiator.lineNumber }));
  return { initiator: { type: String(initiator.type).slice(0, 40), frames } };
}

function placeOf({ functionName, url, lineNumber, columnNumber }: ProtocolFrame): CodePlace {
  return {
    name: String(functionName ?? '').slice(0, entryLimits.frame),
    url: String(url ?? '').slice(0, entryLimits.frame),
    line: (Number(lineNumber) || 0) + 1,
    column: (Number(columnNumber) || 0) + 1,
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
