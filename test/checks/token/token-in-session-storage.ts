import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { captureSeconds, inSource, roleOf, shapeOf, storage, token } from '../facts.ts';
import { accessToken } from '../jwts.ts';

const entry = storage({ area: 'session' });
const inEntry = { carriers: [{ in: 'session-storage' as const, name: 'access_token' }] };

export default {
  facts: [
    { name: 'a JWT', fact: entry, verdict: 'fail', severity: 'medium' },
    { name: 'localStorage belongs to another check', fact: storage(), verdict: 'skip' },
    { name: 'a word under a telling name', fact: { ...entry, shape: shapeOf('word', 6, 28) }, verdict: 'pass' },
    { name: 'a PKCE verifier in transit', fact: { ...entry, key: set('code_verifier'), role: roleOf('login-transaction') }, verdict: 'skip' },
    { name: 'an expired token', fact: entry, among: [token({ ...inEntry, payload: { exp: captureSeconds - 60 } })], verdict: 'fail', severity: 'info' },
    { name: 'code that stores a computed credential', fact: { ...entry, seen: inSource('client', 'sessionStorage.setItem'), value: unknown('it is computed') }, verdict: 'fail' },
    { name: 'an SDK that keeps them there by default', fact: { ...entry, seen: inSource('client', 'UserManager'), value: unknown('the library stores it'), configuredBy: { library: 'oidc-client-ts', advice: 'Set userStore to a store in memory' } }, verdict: 'fail', severity: 'medium' },
  ],
  live: [
    { name: 'an access token', session: [['access_token', accessToken()]], verdict: 'fail', severity: 'medium' },
    { name: 'a form in progress', session: [['draft', JSON.stringify({ title: 'Notes' })]], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'the answer of a login',
        file: 'login.ts',
        code: source`
          export async function login(form: FormData) {
            const response = await fetch('/api/login', { method: 'POST', body: form });
            const { accessToken } = await response.json();
            sessionStorage.setItem('accessToken', accessToken);
          }
        `,
      },
      {
        name: 'of a table that is filled by logins',
        file: 'accounts.ts',
        code: source`
          const logins: Record<string, { tokens: string }> = { web: { tokens: '' }, api: { tokens: '' } };
          export function keep(kind: string, tokens: string) {
            logins[kind]!.tokens = tokens;
            sessionStorage.setItem('app.tokens', JSON.stringify(logins[kind]));
          }
        `,
      },
    ],
    good: [
      {
        name: 'a row of a table that is written down',
        file: 'spaces.ts',
        code: source`
          const spaces = { dense: { gap: '2px', edge: '1px' }, wide: { gap: '8px', edge: '2px' } };
          export function keep(isDense: boolean) {
            const tokens = spaces[isDense ? 'dense' : 'wide'];
            sessionStorage.setItem('app.tokens', JSON.stringify(tokens));
            sessionStorage.setItem('app.token', tokens.gap);
          }
        `,
      },
      {
        name: 'tokens of a theme, read from the page',
        file: 'theme.ts',
        code: source`
          export const keep = (root: HTMLElement) => sessionStorage.setItem('app.theme.tokens', JSON.stringify(tokensOf(root)));
        `,
      },
      {
        name: 'the session of something else',
        file: 'use-tour.ts',
        code: source`
          export const rememberStep = (step: number) => sessionStorage.setItem('acme:tour-session', String(step));
        `,
      },
      {
        name: 'where to return to',
        file: 'return.ts',
        code: source`
          export const rememberPlace = (path: string) => sessionStorage.setItem('returnTo', path);
        `,
      },
    ],
  },
  remedyLike: 'cookie-missing-httponly',
} satisfies CheckCases;
