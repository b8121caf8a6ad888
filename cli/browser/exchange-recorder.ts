// Chrome's ExtraInfo events carry the headers as they were on the wire, Cookie and Set-Cookie included; the plain events do not.
// The two kinds arrive in any order, and the hops of a redirect share one request id. So nothing is joined while events come in:
// the n-th hop that announces extra information belongs to the n-th ExtraInfo event of its request.
import type { Entry } from 'har-format';
import type { CDPSession, Protocol } from 'puppeteer';
import { harEntryOf, type Hop } from './har-entry.ts';

export interface ExchangeRecorder {
  /** HAR entries in the order in which the requests began. Waits for the bodies that are still being read. */
  entries(): Promise<Entry[]>;
  /** Requests that were not recorded because there were too many. */
  dropped(): number;
}

export const recorderLimits = { requests: 5_000, hops: 30, body: 1024 * 1024, allBodies: 32 * 1024 * 1024, allPages: 16 * 1024 * 1024, postData: 256 * 1024 };

/** Listens to a page's session and to those of its cross-site frames and workers. */
export async function recordExchanges(session: CDPSession): Promise<ExchangeRecorder> {
  const requests = new Map<string, RecordedRequest>();
  const reading = new Set<Promise<void>>();
  let dropped = 0;
  let bodyBudget = recorderLimits.allBodies;
  // Pages and scripts are many and large; the answers of an API, which hand out tokens, must not find the budget spent.
  let pageBudget = recorderLimits.allPages;

  function requestOf(id: string): RecordedRequest | undefined {
    const known = requests.get(id);
    if (known !== undefined) return known;
    if (requests.size >= recorderLimits.requests) return undefined;
    const fresh: RecordedRequest = { hops: [], requestExtras: [], responseExtras: [] };
    requests.set(id, fresh);
    return fresh;
  }

  async function readBody(from: CDPSession, id: string, hop: Hop): Promise<void> {
    try {
      const { body, base64Encoded } = await from.send('Network.getResponseBody', { requestId: id });
      const text = base64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
      if (text.length > recorderLimits.body || text.length > bodyBudget) return;
      if (isPageType(hop.response?.mimeType)) {
        if (text.length > pageBudget) return;
        pageBudget -= text.length;
      }
      bodyBudget -= text.length;
      hop.body = text;
    } catch {
      // The page went on and Chromium let go of the body. The exchange stays without it.
    }
  }

  async function listenTo(from: CDPSession): Promise<void> {
    from.on('Network.requestWillBeSent', (event) => {
      const request = requestOf(event.requestId);
      if (request === undefined || request.hops.length >= recorderLimits.hops) {
        dropped++;
        return;
      }
      const previous = request.hops.at(-1);
      if (event.redirectResponse !== undefined && previous !== undefined) {
        previous.response = event.redirectResponse;
        previous.hasExtraInfo = event.redirectHasExtraInfo;
        previous.finished = event.timestamp;
      }
      request.hops.push(hopOf(event));
    });
    from.on('Network.requestWillBeSentExtraInfo', (event) => void requestOf(event.requestId)?.requestExtras.push(event.headers));
    from.on('Network.responseReceivedExtraInfo', (event) => void requestOf(event.requestId)?.responseExtras.push(event.headers));
    from.on('Network.responseReceived', (event) => {
      const hop = requests.get(event.requestId)?.hops.at(-1);
      if (hop === undefined) return;
      hop.response = event.response;
      hop.hasExtraInfo = event.hasExtraInfo;
    });
    from.on('Network.loadingFinished', (event) => {
      const hop = requests.get(event.requestId)?.hops.at(-1);
      if (hop === undefined) return;
      hop.finished = event.timestamp;
      if (!isReadableType(hop.response?.mimeType) || event.encodedDataLength > recorderLimits.body) return;
      const read = readBody(from, event.requestId, hop).finally(() => reading.delete(read));
      reading.add(read);
    });
    from.on('Network.loadingFailed', (event) => {
      const hop = requests.get(event.requestId)?.hops.at(-1);
      if (hop === undefined) return;
      hop.finished = event.timestamp;
      hop.error = event.errorText;
    });
    from.on('sessionattached', (child) => void listenTo(child).catch(() => undefined));
    // Sent in one go: a frame that waits for the debugger answers none of them before it runs.
    await Promise.all([
      from.send('Network.enable', { maxPostDataSize: recorderLimits.postData }),
      from.send('Network.configureDurableMessages', durable).catch(withoutDurableMessages),
      from.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      from.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  await listenTo(session);
  return {
    dropped: () => dropped,
    async entries() {
      await Promise.all(reading);
      return [...requests.values()]
        .flatMap(withWireHeaders)
        .sort((a, b) => a.wallTime - b.wallTime)
        .map(harEntryOf);
    },
  };
}

/** Keeps bodies when the page goes elsewhere at once, as login pages do that store a token and then leave. */
const durable = { maxTotalBufferSize: recorderLimits.allBodies, maxResourceBufferSize: recorderLimits.body };

/** Browsers that do not know the command yet lose such a body, and nothing else. */
function withoutDurableMessages(): void {}

interface RecordedRequest {
  readonly hops: Hop[];
  readonly requestExtras: Protocol.Network.Headers[];
  readonly responseExtras: Protocol.Network.Headers[];
}

function hopOf(event: Protocol.Network.RequestWillBeSentEvent): Hop {
  return {
    url: event.request.url,
    method: event.request.method,
    requestHeaders: event.request.headers,
    postData: event.request.postData,
    wallTime: event.wallTime,
    started: event.timestamp,
    resourceType: event.type?.toLowerCase() as Entry['_resourceType'],
  };
}

/** The hops of one request with the headers of the wire. A hop without an answer takes the request headers that are left. */
function withWireHeaders(request: RecordedRequest): Hop[] {
  const requestExtras = [...request.requestExtras];
  const responseExtras = [...request.responseExtras];
  return request.hops.map((hop) => {
    if (hop.hasExtraInfo === false) return hop;
    const requestHeaders = requestExtras.shift() ?? hop.requestHeaders;
    const responseHeaders = hop.response === undefined ? undefined : responseExtras.shift();
    return { ...hop, requestHeaders, responseHeaders: responseHeaders ?? hop.responseHeaders };
  });
}

/** Bodies are read only where credentials travel: JSON and form answers. */
function isReadableType(type: string | undefined): boolean {
  const plain = type?.toLowerCase() ?? '';
  return plain === 'application/json' || plain.endsWith('+json') || plain === 'application/x-www-form-urlencoded' || plain === 'application/jwt' || isPageType(plain);
}

/** Where credentials and keys must not stand. */
function isPageType(type: string | undefined): boolean {
  const plain = type?.toLowerCase() ?? '';
  return plain === 'text/html' || plain.endsWith('/javascript') || plain === 'application/x-javascript';
}
