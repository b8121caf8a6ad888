/** A page that could not be reached, said for the person who typed the URL. */
export interface NavigationError {
  readonly id: 'refused' | 'unknown-host' | 'certificate' | 'no-answer' | 'redirect-loop' | 'timeout' | 'download' | 'unreachable';
  readonly text: string;
}

/** Says in words what Chromium's error code means. Any other error is passed on as it is. */
export function navigationErrorOf(error: unknown, url: URL): NavigationError {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { id: 'timeout', text: `${url.host} did not answer in time. Give it longer with --timeout SECONDS.` };
  }
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(text)?.[1];
  if (code === undefined) return { id: 'unreachable', text: `${url.host} could not be audited: ${text.split('\n')[0]}` };
  const known = sentences.find(([prefix]) => code.startsWith(prefix));
  if (known === undefined) return { id: 'unreachable', text: `${url.host} could not be reached (${code}).` };
  return { id: known[1], text: known[2](url) };
}

type Sentence = readonly [codePrefix: string, id: NavigationError['id'], text: (url: URL) => string];

const sentences: readonly Sentence[] = [
  ['ERR_CONNECTION_REFUSED', 'refused', (url) => `Nothing answers at ${url.host}: the connection was refused. Is the application running?`],
  ['ERR_NAME_NOT_RESOLVED', 'unknown-host', (url) => `There is no host named ${url.hostname}.`],
  ['ERR_CERT_', 'certificate', (url) => `The certificate of ${url.host} is not trusted. If it is your own, for instance self-signed, use --allow-insecure.`],
  ['ERR_SSL_', 'certificate', (url) => `${url.host} does not speak TLS as a browser expects. Is it http:// instead of https://?`],
  ['ERR_CONNECTION_TIMED_OUT', 'timeout', (url) => `${url.host} did not answer in time.`],
  ['ERR_TIMED_OUT', 'timeout', (url) => `${url.host} did not answer in time.`],
  ['ERR_CONNECTION_', 'no-answer', (url) => `${url.host} closed the connection without an answer.`],
  ['ERR_EMPTY_RESPONSE', 'no-answer', (url) => `${url.host} closed the connection without an answer.`],
  ['ERR_INVALID_HTTP_RESPONSE', 'no-answer', (url) => `${url.host} did not answer with HTTP.`],
  ['ERR_RESPONSE_HEADERS_TOO_BIG', 'no-answer', (url) => `${url.host} answered with headers larger than a browser accepts.`],
  ['ERR_TOO_MANY_REDIRECTS', 'redirect-loop', (url) => `${url.host} redirects in a circle.`],
  ['ERR_ABORTED', 'download', (url) => `${url.host} answered with a download or without content, not with a page.`],
  ['ERR_UNSAFE_PORT', 'unreachable', (url) => `Browsers refuse to connect to port ${url.port}.`],
  ['ERR_INTERNET_DISCONNECTED', 'unreachable', () => 'There is no network connection.'],
];
