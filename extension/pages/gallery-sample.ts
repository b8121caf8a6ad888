import type { JarReading, KeptEntry, KeptHeader, PageReading } from '../messages.ts';

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

export const sampleEntries: readonly KeptEntry[] = [
  exchange(0, 'GET', '/', { status: 200, setCookie: ['theme=dark; Path=/; Max-Age=31536000; SameSite=Lax'] }),
  exchange(4, 'POST', '/login', {
    status: 302,
    body: 'username=ada&password=correct-horse',
    setCookie: [`sid=${sessionId}; Path=/; HttpOnly; Max-Age=31536000`, `remember=${refreshToken}; Domain=shop.example; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=7776000`],
    location: '/account',
  }),
  exchange(5, 'GET', '/account', { status: 200, cookie: `theme=dark; sid=${sessionId}; remember=${refreshToken}` }),
  exchange(6, 'POST', '/api/token', {
    status: 200,
    cookie: `sid=${sessionId}`,
    json: { access_token: accessToken, token_type: 'Bearer', expires_in: 604_800 },
  }),
  exchange(7, 'GET', '/api/orders', { status: 200, authorization: `Bearer ${accessToken}`, json: { orders: [] } }),
  exchange(9, 'GET', '/api/profile', { status: 200, authorization: `Bearer ${accessToken}`, cookie: `sid=${sessionId}`, json: { name: 'Ada' } }),
];

export const samplePage: PageReading = {
  storage: {
    url: `${site}/account`,
    local: [
      ['access_token', accessToken],
      ['cart', '{"items":2}'],
    ],
    session: [['scroll', '120']],
    documentCookie: 'theme=dark; _ga=GA1.2.1234567890.1764000000',
    truncated: { entries: 0, values: 0 },
    reportedBy: 'page',
  },
  unread: [],
};

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
}

function exchange(second: number, method: string, path: string, answer: Answer): KeptEntry {
  const { status, cookie, authorization, body, setCookie = [], location, json } = answer;
  const mimeType = json === undefined ? 'text/html' : 'application/json';
  return {
    startedDateTime: new Date(start + second * 1_000).toISOString(),
    time: 40,
    request: {
      method,
      url: `${site}${path}`,
      headers: [...header('Cookie', cookie), ...header('Authorization', authorization)],
      ...(body === undefined ? {} : { postData: { mimeType: 'application/x-www-form-urlencoded', text: body } }),
    },
    response: {
      status,
      headers: [...header('Content-Type', mimeType), ...header('Location', location), ...setCookie.flatMap((value) => header('Set-Cookie', value))],
      content: { mimeType, size: 800, ...(json === undefined ? {} : { text: JSON.stringify(json) }) },
    },
  };
}

function header(name: string, value: string | undefined): KeptHeader[] {
  return value === undefined ? [] : [{ name, value }];
}

function jarCookie(name: string, value: string, other: Partial<JarReading['cookies'][number]>): JarReading['cookies'][number] {
  return { name, value, domain: 'www.shop.example', hostOnly: other.domain === undefined, path: '/', secure: false, httpOnly: false, sameSite: 'unspecified', ...other };
}

/** A token with the form of a signed one; its signature is arbitrary text, since nothing here verifies it. */
function unsignedSample(headerPart: object, payload: object): string {
  const encode = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const signature = 'alg' in headerPart && headerPart.alg === 'none' ? '' : encode('a sample signature, 32 bytes long');
  return [encode(JSON.stringify(headerPart)), encode(JSON.stringify(payload)), signature].join('.');
}
