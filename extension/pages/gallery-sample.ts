import type { FrameReadings, JarReading, KeptEntry, KeptHeader, PageReading, PageStorageDump, RequestInitiator, StorageWrite } from '../messages.ts';

// A shop with a server-rendered account page and a token for its API: most real sites are such hybrids.
const site = 'https://www.shop.example';
const start = Date.now() - 10 * 60_000;
const seconds = (time: number) => Math.floor(time / 1_000);

const sessionId = 'k7Qm2vXb9TzR4nLwE8sYcJ1hUaGf5dPo';
const refreshToken = 'rt_9fK2mZq7Xw4TbVn8LcRj5HsYd3GpEa6U';
const accessToken = unsignedSample(
  { alg: 'HS256', typ: 'JWT', kid: '2026-09' },
  {
    iss: 'https://id.shop.example',
    sub: '4711',
    aud: 'https://api.shop.example',
    email: 'ada@shop.example',
    roles: ['customer'],
    scope: 'orders:read orders:write',
    cart_hint: 'b2',
    iat: seconds(start),
    exp: seconds(start) + 7 * 86_400,
  },
);

const navigation = { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
const script = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' };
const askedBy = (name: string, line: number): RequestInitiator => ({
  type: 'script',
  frames: [
    { name, url: `${site}/assets/api.js`, line, column: 18 },
    { name: 'onSubmit', url: `${site}/assets/login.js`, line: 27, column: 5 },
  ],
});

export const sampleEntries: readonly KeptEntry[] = [
  exchange(0, 'GET', '/', { status: 200, headers: navigation, setCookie: ['theme=dark; Path=/; Max-Age=31536000; SameSite=Lax', 'embed_theme=dark; Path=/; SameSite=None'] }),
  exchange(4, 'POST', '/login', {
    status: 302,
    headers: { ...navigation, 'Sec-Fetch-Site': 'same-origin', Origin: site },
    body: 'username=ada&password=correct-horse',
    setCookie: [`sid=${sessionId}; Path=/; HttpOnly; Max-Age=31536000`, `remember=${refreshToken}; Domain=shop.example; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=7776000`],
    location: '/account',
  }),
  exchange(5, 'GET', '/account', { status: 200, headers: { ...navigation, 'Sec-Fetch-Site': 'same-origin', Referer: `${site}/login` }, cookie: `theme=dark; sid=${sessionId}; remember=${refreshToken}` }),
  exchange(6, 'POST', '/api/token', {
    status: 200,
    headers: { ...script, Origin: site },
    initiator: askedBy('fetchToken', 12),
    cookie: `sid=${sessionId}`,
    json: { access_token: accessToken, token_type: 'Bearer', expires_in: 604_800 },
  }),
  exchange(7, 'GET', '/api/orders', { status: 200, headers: script, initiator: askedBy('request', 31), authorization: `Bearer ${accessToken}`, json: { orders: [] } }),
  exchange(9, 'GET', '/api/profile', { status: 200, authorization: `Bearer ${accessToken}`, cookie: `sid=${sessionId}`, json: { name: 'Ada' } }),
  exchange(10, 'GET', 'https://stats.tracker.example/collect', {
    status: 204,
    headers: { ...script, 'Sec-Fetch-Site': 'cross-site', Referer: `${site}/` },
    query: `page=account&user_token=${accessToken}`,
    initiator: askedBy('track', 88),
  }),
];

/** What a watcher in the page would have reported. */
export const sampleWrites: readonly StorageWrite[] = [
  {
    area: 'local',
    key: 'access_token',
    count: 2,
    time: start + 6_200,
    stack: `Error\n    at Object.apply (<anonymous>:1:900)\n    at saveToken (${site}/assets/auth.js:42:16)\n    at async fetchToken (${site}/assets/api.js:14:3)\n    at async onSubmit (${site}/assets/login.js:27:5)`,
  },
  { area: 'local', key: 'cart', count: 5, time: start + 8_000, stack: `persist@${site}/assets/cart.js:9:11` },
];

/** More of everything than a window holds. */
const many = 5_000;
export const manyEntries = (): readonly KeptEntry[] => Array.from({ length: many }, (_, index) =>
  exchange(index / 50, index % 7 === 0 ? 'POST' : 'GET', `/api/items/${index}`, {
    status: 200,
    headers: script,
    cookie: `sid=${sessionId}`,
    setCookie: [`item_${index}=${index}; Path=/items; Max-Age=${3_600 + index}; Secure; SameSite=Lax`],
  }),
);
export const manyPage = (): PageReading => ({
  storage: {
    url: `${site}/account`,
    local: Array.from({ length: many }, (_, index) => [`session_token_${index}`, `${refreshToken}${index}`] as const),
    session: [],
    documentCookie: '',
    reportedBy: 'page',
  },
  unread: [],
});

const sampleStorage: PageStorageDump = {
  url: `${site}/account`,
  local: [
    ['access_token', accessToken],
    ['cart', '{"items":2}'],
  ],
  session: [['scroll', '120']],
  documentCookie: 'theme=dark; _ga=GA1.2.1234567890.1764000000',
  truncated: { entries: 0, values: 0 },
  reportedBy: 'page',
};
export const samplePage: PageReading = { storage: sampleStorage, unread: [] };

export const closedJar: JarReading = { granted: false, cookies: [] };

const yearFromNow = seconds(start) + 365 * 86_400;
export const openJar: JarReading = {
  granted: true,
  cookies: [
    jarCookie('sid', sessionId, { httpOnly: true, secure: false, expirationDate: yearFromNow }),
    jarCookie('remember', refreshToken, { domain: '.shop.example', httpOnly: true, secure: true, sameSite: 'no_restriction', expirationDate: seconds(start) + 90 * 86_400 }),
    jarCookie('theme', 'dark', { expirationDate: yearFromNow, sameSite: 'lax' }),
    jarCookie('_ga', 'GA1.2.1234567890.1764000000', { domain: '.shop.example', expirationDate: yearFromNow }),
    jarCookie('chat_visitor', 'v-22871', { domain: 'widget.chat.example', secure: true, partitionKey: { topLevelSite: 'https://shop.example' } }),
  ],
};

/** With permission: the word of the browser, IndexedDB and a frame of another site. */
export const openFrames: FrameReadings = {
  dumps: [
    { ...sampleStorage, indexedDb: [['firebaseLocalStorageDb/firebaseLocalStorage/stsTokenManager.refreshToken', refreshToken]], reportedBy: 'browser' },
    { url: 'https://widget.chat.example/frame', local: [['visitor', 'v-22871']], session: [], documentCookie: '', reportedBy: 'browser' },
  ],
  unreadFrames: 1,
};

/** Everything a stranger may try in names and values. */
const markup = '"><img src=x onerror=document.title="pwned">';
const backwards = '\u202etxet desrever\u202c';
export const hostileEntries: readonly KeptEntry[] = [
  exchange(1, 'POST', `/login?next=<script>document.title='pwned'</script>`, {
    status: 200,
    body: 'user=a&password=b',
    setCookie: [`session${backwards}=${markup}; Path=/`, `session_id=${'A'.repeat(3_900)}; Path=/; Domain=.shop.example`, `auth\u0007token=${sessionId}; Max-Age=1e9`],
  }),
  exchange(2, 'GET', '/account', { status: 200, cookie: `session_id=${'A'.repeat(3_900)}`, authorization: `Bearer ${unsignedSample({ alg: 'none' }, { sub: markup, [markup]: backwards, iss: markup })}` }),
];

interface Answer {
  readonly status: number;
  readonly cookie?: string;
  readonly authorization?: string;
  readonly body?: string;
  readonly setCookie?: readonly string[];
  readonly location?: string;
  readonly json?: object;
  /** Of the request, beside Cookie and Authorization. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly initiator?: RequestInitiator;
}

function exchange(second: number, method: string, path: string, answer: Answer): KeptEntry {
  const { status, cookie, authorization, body, setCookie = [], location, json, headers = {}, query, initiator } = answer;
  const mimeType = json === undefined ? 'text/html' : 'application/json';
  return {
    startedDateTime: new Date(start + second * 1_000).toISOString(),
    time: 40,
    request: {
      method,
      url: `${path.startsWith('/') ? site : ''}${path}${query === undefined ? '' : `?${query}`}`,
      headers: [...Object.entries(headers).flatMap(([name, value]) => header(name, value)), ...header('Cookie', cookie), ...header('Authorization', authorization)],
      ...(body === undefined ? {} : { postData: { mimeType: 'application/x-www-form-urlencoded', text: body } }),
    },
    response: {
      status,
      headers: [...header('Content-Type', mimeType), ...header('X-Powered-By', path.startsWith('/') ? 'Express' : undefined), ...header('Location', location), ...setCookie.flatMap((value) => header('Set-Cookie', value))],
      content: { mimeType, size: 800, ...(json === undefined ? {} : { text: JSON.stringify(json) }) },
    },
    ...(initiator === undefined ? {} : { initiator }),
  };
}

function header(name: string, value: string | undefined): KeptHeader[] {
  return value === undefined ? [] : [{ name, value }];
}

function jarCookie(name: string, value: string, other: Partial<JarReading['cookies'][number]>): JarReading['cookies'][number] {
  return { name, value, domain: 'www.shop.example', hostOnly: other.domain === undefined, path: '/', secure: false, httpOnly: false, sameSite: 'unspecified', ...other };
}

/** A page whose stores are as hostile as its cookies. */
export const hostilePage: PageReading = {
  storage: { url: `${site}/account`, local: [[`token${markup}`, `${backwards}${sessionId}${sessionId}`], [`access_token${backwards}`, JSON.stringify({ [markup]: { token: sessionId, [backwards]: markup } })]], session: [], documentCookie: '', reportedBy: 'page' },
  unread: [],
};

export const hostileWrites: readonly StorageWrite[] = [{ area: 'local', key: `token${markup}`, count: 1, time: start, stack: `    at ${markup} (${site}/${backwards}${markup}:1:1)` }];

/** A token with the form of a signed one; its signature is arbitrary text, since nothing here verifies it. */
function unsignedSample(headerPart: object, payload: object): string {
  const encode = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const signature = 'alg' in headerPart && headerPart.alg === 'none' ? '' : encode('a sample signature, 32 bytes long');
  return [encode(JSON.stringify(headerPart)), encode(JSON.stringify(payload)), signature].join('.');
}
