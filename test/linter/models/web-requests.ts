import webRequests from '#linter/models/web-requests.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: webRequests,
  defaults: [],
  readIn: { version: '2026-11', source: 'https://fetch.spec.whatwg.org/, https://websockets.spec.whatwg.org/, https://html.spec.whatwg.org/multipage/server-sent-events.html, https://html.spec.whatwg.org/multipage/nav-history-apis.html' },
  cases: [
    {
      name: 'tokens in addresses',
      code: `
export async function load(accessToken: string, user: User) {
  await fetch(\`/api/me?access_token=\${accessToken}\`); //! token-in-url
  await fetch(\`\${API}/me?page=1&jwt=\${encodeURIComponent(user.jwt)}\`); //! token-in-url
  await fetch('/api/me?' + new URLSearchParams({ access_token: accessToken, page: '1' })); //! token-in-url
  await fetch(\`/api/me?token=\${localStorage.getItem('token')}\`); //! token-in-url
  const url = new URL('/api/me', location.origin);
  url.searchParams.set('access_token', accessToken); //! token-in-url
  url.searchParams.set('page', '2');
  const events = new EventSource(\`/events?token=\${user.token}\`); //! token-in-url
  const socket = new WebSocket(\`wss://shop.example/live?access_token=\${accessToken}\`); //! token-in-url
  window.location.href = \`/app?id_token=\${user.idToken}\`; //! token-in-url
  window.location = \`/app#access_token=\${accessToken}\`; //! token-in-url
  window.open(\`/report?auth_token=\${user.authToken}\`); //! token-in-url
  navigator.sendBeacon(\`/beat?access_token=\${accessToken}\`); //! token-in-url
  return { events, socket };
}`,
    },
    {
      name: 'connections that a class opens with what a signal holds',
      code: `
import { webSocket } from 'rxjs/webSocket';
export class LiveService {
  constructor(private auth: AuthService, private base: string) {}
  open() {
    this.socket = new WebSocket(\`\${this.base}?token=\${this.auth.token()}\`); //! token-in-url
    this.events = new EventSource(\`/api/live?token=\${encodeURIComponent(this.auth.token())}\`); //! token-in-url
    this.subject = webSocket(\`\${this.base}?token=\${this.auth.accessToken()}\`); //! token-in-url
    this.other = webSocket({ url: \`\${this.base}?access_token=\${this.token()}\`, deserializer: read }); //! token-in-url
  }
  again() {
    const token = this.auth.token();
    return new WebSocket('wss://live.shop.example/?token=' + token); //! token-in-url
  }
  quiet() {
    this.socket = new WebSocket(\`\${this.base}?ticket=\${this.auth.ticket()}\`);
    this.events = new EventSource(\`/api/live?token=\${this.csrf.csrfToken()}\`);
    this.subject = webSocket({ url: this.base, protocol: this.auth.token() });
    return new WebSocket(\`\${this.base}?token=\${hash(this.auth.id)}\`);
  }
}`,
    },
    {
      name: 'what is no credential in an address',
      code: `
export async function load(token: string, code: string) {
  await fetch(\`/api/me?token=\${token}\`);
  await fetch(\`/verify?token=\${token}\`);
  await fetch(\`/search?pageToken=\${token}&tokenType=\${token}&csrfToken=\${token}\`);
  await fetch('/api/me?access_token=abc');
  await fetch(\`/maps?access_token=\${process.env.MAPBOX_TOKEN}\`);
  await fetch(\`/callback?code=\${code}&state=\${code}\`);
  await fetch('/api/me', { headers: { Authorization: \`Bearer \${token}\` } });
  await fetch('/oauth/token', { method: 'POST', body: new URLSearchParams({ refresh_token: token }) });
  await fetch(\`https://graph.facebook.com/me?access_token=\${token}\`);
  new WebSocket(\`wss://shop.example/live?ticket=\${token}\`);
  new WebSocket(\`wss://shop.example/live?token=\${wsToken}\`);
  window.location.href = \`/reset?resetToken=\${token}\`;
}`,
    },
    {
      name: 'a socket that a class keeps',
      code: `
export class Live {
  private socket?: WebSocket;
  constructor(private readonly getToken: () => Promise<string>) {}
  async connect() {
    const token = await this.getToken();
    this.socket = new WebSocket('ws://live.trades.example/stream');
    this.socket.onopen = () => this.socket!.send(JSON.stringify({ type: 'auth', token })); //! token-sent-over-http
  }
  follow(name: string) {
    this.socket?.send(JSON.stringify({ type: 'follow', name }));
  }
}`,
    },
  ],
} satisfies ModelCases;
