import type { ScriptReading } from '../script-messages.ts';

const site = 'https://www.shop.example';

export const sampleScripts: ScriptReading = {
  scripts: [
    {
      url: `${site}/src/auth.ts`,
      isOriginal: true,
      text: `interface Answer { readonly access_token: string }

export async function signIn(form: FormData): Promise<void> {
  const response = await fetch('/api/login', { method: 'POST', body: form });
  const { access_token } = (await response.json()) as Answer;
  localStorage.setItem('access_token', access_token);
}
`,
    },
    {
      url: `${site}/src/remember.ts`,
      isOriginal: true,
      text: `export function rememberSession(sessionId: string): void {
  document.cookie = \`sid=\${sessionId}; path=/; max-age=31536000\`;
}
`,
    },
    { url: `${site}/assets/login.js`, isOriginal: false, text: `document.cookie = 'theme=dark; path=/';\n//# sourceMappingURL=login.js.map\n` },
    { url: `${site}/src/legacy-session.js`, isOriginal: true, text: `localStorage.setItem('access_token', \n` },
  ],
  maps: [],
  unread: [{ url: `${site}/assets/maps.js`, reason: 'DevTools did not hand out its content.' }],
};

const hostileName = 'https://www.shop.example/<img src=x onerror="document.title=\'pwned\'">\u202egpj.\u0007auth.js';

export const hostileScripts: ScriptReading = {
  scripts: [
    { url: hostileName, isOriginal: true, text: `fetch('/login').then((r) => r.json()).then(({ access_token }) => localStorage.setItem('<img src=x>\u202etoken', access_token));` },
    { url: `${hostileName}?2`, isOriginal: false, text: 'localStorage.setItem("<script>" +' },
  ],
  maps: [],
  unread: [{ url: hostileName, reason: `<script>document.title = 'pwned'</script>` }],
};
