import type { Capture, Limit } from '../facts/capture.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { RoleOverride } from '../roles/overrides.ts';
import { captureFrom } from './capture.ts';
import { unknownUrl } from './har-entry.ts';

export interface HeadersOptions {
  /** Where the response came from. Without it, what depends on https or the host cannot be decided. */
  readonly url?: string;
  readonly time: number;
  readonly target?: string;
  readonly overrides?: readonly RoleOverride[];
}

/**
 * Reads raw response headers as `curl -i` or `curl -v` print them: status lines, several blocks after redirects, folded
 * lines, `>` request lines; the body behind a head with a status line is passed over. Anything else is counted in a limit.
 */
export function captureFromHeaders(text: string, { url, time, target = 'headers', overrides }: HeadersOptions): Capture {
  const { blocks, unread } = blocksOf(text.slice(0, longestText));
  const limits: Limit[] = [
    ...(text.length > longestText ? [{ id: 'headers-truncated', what: 'Only the first 4 MB were read.', why: 'Headers are never that long.' }] : []),
    ...(unread > 0 ? [{ id: 'unread-lines', what: unread === 1 ? '1 line could not be read.' : `${unread} lines could not be read.`, why: 'A header is a name, a colon and a value.' }] : []),
    ...(url === undefined
      ? [{ id: 'no-url', what: 'What depends on https or on the host was not decided.', why: 'Headers do not say where they come from.', remedy: 'Give the URL with --url.' }]
      : []),
  ];
  let from = url;
  const harEntries = blocks.map((block) => {
    const entry = entryOf(block, from ?? unknownUrl, time);
    const location = block.response.find(([name]) => name.toLowerCase() === 'location')?.[1];
    if (location !== undefined && from !== undefined && isReadableUrl(location, from)) from = new URL(location, from).href;
    return entry;
  });
  return captureFrom({ target, kind: 'headers', time, harEntries, limits, ...(url !== undefined && { url }), ...(overrides && { overrides }) });
}

type Pair = readonly [name: string, value: string];

interface Block {
  status: number;
  method: string;
  readonly request: Pair[];
  readonly response: Pair[];
}

const longestText = 4_194_304;

function blocksOf(text: string): { blocks: Block[]; unread: number } {
  const blocks: Block[] = [];
  let unread = 0;
  let isBody = false;
  let last: Pair[] | undefined;
  const current = (): Block => {
    if (blocks.length === 0) blocks.push(newBlock());
    return blocks.at(-1)!;
  };
  for (const raw of text.split('\n')) {
    const marked = withoutMarker(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
    const { sent } = marked;
    const line = isBody && !marked.isMarked ? headAfterBody(marked.line, blocks.at(-1)) : marked.line;
    if (line.trim() === '') isBody ||= !sent && (blocks.at(-1)?.status ?? 0) !== 0;
    if (line.trim() === '' || line.startsWith('* ')) continue;
    isBody = false;
    const status = statusOf(line);
    if (status !== undefined) {
      const open = blocks.at(-1);
      if (!open || open.status !== 0 || open.response.length > 0) blocks.push(newBlock());
      current().status = status;
    } else if (sent && line.includes(' HTTP/')) {
      blocks.push({ ...newBlock(), method: line.split(' ', 1)[0]!.toUpperCase() });
    } else if ((line.startsWith(' ') || line.startsWith('\t')) && last && last.length > 0) {
      const [name, value] = last.pop()!;
      last.push([name, `${value} ${line.trim()}`]);
    } else {
      const pair = pairOf(line);
      if (pair) {
        last = sent ? current().request : current().response;
        last.push(pair);
      } else unread++;
    }
  }
  return { blocks, unread };
}

function newBlock(): Block {
  return { status: 0, method: 'GET', request: [], response: [] };
}

/** `curl -v` marks what it received with `<` and what it sent with `>`. */
function withoutMarker(line: string): { line: string; sent: boolean; isMarked: boolean } {
  const isMarked = /^[<>] [\w-]{1,100}(?::|\/[\d.]+ | [^ ]+ HTTP\/)/.test(line);
  if (line === '<' || line === '>') return { line: '', sent: line === '>', isMarked: true };
  return { line: isMarked ? line.slice(2) : line, sent: isMarked && line.startsWith('>'), isMarked };
}

/** The status line of the next answer, else nothing. The body of a redirect often ends without a line break, so that it follows in the same line. */
function headAfterBody(line: string, block: Block | undefined): string {
  if (/^HTTP\/[\d.]{1,3} \d{3}(?: |$)/.test(line)) return line;
  const isFollowed = block !== undefined && ((block.status >= 300 && block.status < 400) || block.status === 401);
  return (isFollowed && /HTTP\/(?:1\.[01]|[23]) \d{3}(?: [\w '-]{0,40})?$/.exec(line.slice(-80))?.[0]) || '';
}

function statusOf(line: string): number | undefined {
  if (!line.startsWith('HTTP/')) return undefined;
  const status = Number(line.split(' ', 2)[1]);
  return Number.isInteger(status) ? status : 200;
}

function pairOf(line: string): Pair | undefined {
  const colon = line.indexOf(':');
  if (colon <= 0) return undefined;
  const name = line.slice(0, colon).trim();
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) ? [name, line.slice(colon + 1).trim()] : undefined;
}

function entryOf({ status, method, request, response }: Block, url: string, time: number): unknown {
  const toHar = (pairs: readonly Pair[]) => pairs.map(([name, value]) => ({ name, value }));
  return {
    startedDateTime: new Date(time).toISOString(),
    request: { url, method, headers: toHar(request) },
    response: { status: status || 200, headers: toHar(response) },
  };
}
