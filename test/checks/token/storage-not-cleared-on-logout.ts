import { set } from '#shared/facts/known.ts';
import { source, type CheckCases, type LiveExchange } from '../case.ts';
import { captureSeconds, captureTime, codeShape, exchange, roleOf, storage, token } from '../facts.ts';
import { accessToken, jwt } from '../jwts.ts';

const hash = 'hash-of-the-token';
const entry = storage({ credentialHashes: [hash] });
const use = exchange({ headerCredentials: [{ field: 'Authorization', hash }] });
const logout = exchange({ id: 'exchange-2', method: 'POST', url: 'https://shop.example/logout', marks: ['logout'], seen: { in: 'response', time: captureTime - 1_000 } });
const profile = storage({ key: set('user'), role: roleOf('unknown', 'none'), content: { envelope: 'plain', names: ['id', 'email'], found: [{ kind: 'email', field: 'email' }] } });

const raw = accessToken();
const call: LiveExchange = { url: 'https://shop.example/api/me', request: [`Authorization: Bearer ${raw}`], answer: { id: 7 } };
const leave: LiveExchange = { url: 'https://shop.example/logout', method: 'POST', status: 204 };
const user = JSON.stringify({ id: 7, email: 'ada@shop.example' });

export default {
  facts: [
    { name: 'code that leaves one', fact: codeShape('storage-not-cleared-on-logout', { removesOthers: set(true) }), verdict: 'fail', severity: 'medium' },
    { name: 'code that forgets the storage', fact: codeShape('storage-not-cleared-on-logout', { removesNone: set(true) }), verdict: 'fail', severity: 'medium' },
    { name: 'code that removes nothing', fact: codeShape('storage-not-cleared-on-logout', {}), verdict: 'pass' },
    { name: 'a token that was in use', fact: entry, among: [use, logout], verdict: 'fail', severity: 'medium' },
    { name: 'a token that nobody saw before', fact: entry, among: [logout], verdict: 'unsure' },
    { name: 'a token that has expired', fact: entry, among: [use, logout, token({ carriers: [{ in: 'local-storage', name: 'access_token' }], payload: { exp: captureSeconds - 60 } })], verdict: 'fail', severity: 'info' },
    { name: 'a profile', fact: profile, among: [logout], verdict: 'fail', severity: 'medium' },
    { name: 'the address at the next login', fact: { ...profile, key: set('lastUser') }, among: [logout], verdict: 'pass' },
    { name: 'an address in other data', fact: { ...profile, key: set('newsletter') }, among: [logout], verdict: 'pass' },
    { name: 'no logout', fact: entry, among: [use], verdict: 'skip' },
    { name: 'signed in again', fact: entry, among: [use, logout, exchange({ id: 'exchange-3', marks: ['login'] })], verdict: 'skip' },
    { name: 'read before the logout', fact: { ...entry, seen: { in: 'page', time: captureTime - 5_000 } }, among: [use, logout], verdict: 'pass' },
    { name: 'the browser was told to clear it', fact: entry, among: [use, { ...logout, responseHeaders: [['Clear-Site-Data', '"storage"']] }], verdict: 'pass' },
    { name: 'a preference', fact: storage({ key: set('theme'), role: roleOf('preference') }), among: [logout], verdict: 'pass' },
  ],
  live: [
    { name: 'the token remains', then: [call, leave], local: [['access_token', raw]], verdict: 'fail', severity: 'medium' },
    { name: 'the profile remains', then: [call, leave], local: [['user', user]], verdict: 'fail' },
    { name: 'the token of a visitor', then: [call, leave], local: [['access_token', accessToken(900, { sub: 'guest' })]], verdict: 'unsure' },
    { name: 'an expired token remains', then: [call, leave], local: [['access_token', jwt({ sub: 'u1', exp: captureSeconds - 600 })]], verdict: 'fail', severity: 'info' },
    { name: 'preferences and device', then: [call, leave], local: [['theme', 'dark'], ['deviceId', '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'], ['rememberedUser', user]], verdict: 'silent' },
    { name: 'no logout', then: [call], local: [['access_token', raw], ['user', user]], verdict: 'silent' },
    { name: 'everything is cleared', then: [call, { ...leave, response: ['Clear-Site-Data: "cache", "cookies", "storage"'] }], local: [['access_token', raw]], verdict: 'silent' },
  ],
  code: {
    bad: [
      {
        name: 'a token whose entry has a name of its own, in a function that React keeps',
        file: 'account.js',
        code: source`
          async function call(path) {
            const bearer = sessionStorage.getItem('app.slot');
            return (await fetch(path, { method: 'POST', headers: { Authorization: \`Bearer \${bearer}\` } })).json();
          }
          export function useAccount() {
            const login = useCallback(async () => {
              const answer = await call('/login');
              sessionStorage.setItem('app.slot', answer.token);
              sessionStorage.setItem('app.profile', JSON.stringify(answer.user));
            }, []);
            const logout = useCallback(async () => {
              await call('/logout');
              sessionStorage.removeItem('app.profile');
            }, []);
            return { login, logout };
          }
        `,
      },
      {
        name: 'only the state of React is emptied',
        file: 'auth.tsx',
        code: source`
          export function AuthProvider({ children }) {
            const [user, setUser] = useState(null);
            const signIn = async (jwt) => {
              localStorage.setItem('jwt', jwt);
              setUser(await fetchMe(jwt));
            };
            const signOut = useCallback(() => {
              setUser(null);
              navigate('/', { replace: true });
            }, []);
            return <Auth.Provider value={{ user, signIn, signOut }}>{children}</Auth.Provider>;
          }
        `,
      },
      {
        name: 'only the state of a service is emptied',
        file: 'auth.service.ts',
        code: source`
          export class AuthService {
            login(credentials) {
              return this.http.post('/api/login', credentials).pipe(tap((answer) => {
                localStorage.setItem('id_token', answer.idToken);
                this.user$.next(answer.user);
              }));
            }
            logout() {
              this.user$.next(null);
              this.router.navigate(['/login']);
            }
          }
        `,
      },
      {
        name: 'the refresh token stays',
        file: 'auth.ts',
        code: source`
          export async function login(credentials) {
            const { data } = await axios.post('/api/login', credentials);
            localStorage.setItem('access_token', data.accessToken);
            localStorage.setItem('refresh_token', data.refreshToken);
          }
          export function logout() {
            localStorage.removeItem('access_token');
            window.location.assign('/login');
          }
        `,
      },
      {
        name: 'a hook of React',
        file: 'use-auth.tsx',
        code: source`
          import { useNavigate } from 'react-router-dom';
          export function useAuth() {
            const navigate = useNavigate();
            const signIn = (session) => {
              localStorage.setItem('token', session.token);
              sessionStorage.setItem('idToken', session.idToken);
            };
            const signOut = async () => {
              await fetch('/api/logout', { method: 'POST' });
              localStorage.removeItem('token');
              navigate('/');
            };
            return { signIn, signOut };
          }
        `,
      },
    ],
    good: [
      {
        name: 'an effect follows the state, and a page of its own does the rest',
        file: 'auth.tsx',
        code: source`
          export function Provider({ children }) {
            const [token, setToken] = useState(null);
            useEffect(() => localStorage.setItem('token', token ?? ''), [token]);
            const logout = () => setToken(null);
            return <Auth.Provider value={{ token, logout }}>{children}</Auth.Provider>;
          }
        `,
      },
      {
        name: 'a page of its own, a setter that is not known, and what only closes a menu',
        file: 'auth.tsx',
        code: source`
          export function useAuth() {
            const [user, setUser] = useState(null);
            const [open, setOpen] = useState(false);
            const { setSession } = useSessions();
            const login = async (answer) => {
              localStorage.setItem('access_token', answer.accessToken);
              setUser(answer.user);
            };
            const logout = () => {
              setUser(null);
              navigate('/logout');
            };
            const signOut = () => {
              setUser(null);
              setSession(null);
            };
            const handleLogout = () => setOpen(false);
            return { login, logout, signOut, handleLogout };
          }
        `,
      },
      {
        name: 'a token that a function of the file takes away',
        file: 'account.js',
        code: source`
          async function call(path) {
            const answer = await fetch(path, { method: 'POST' });
            if (path === '/logout') sessionStorage.removeItem('app.slot');
            return answer.json();
          }
          export function useAccount() {
            const login = useCallback(async () => {
              const answer = await call('/login');
              sessionStorage.setItem('app.slot', answer.token);
            }, []);
            const logout = useCallback(async () => {
              await call('/logout');
              sessionStorage.removeItem('app.profile');
            }, []);
            return { login, logout };
          }
        `,
      },
      {
        name: 'both are removed',
        file: 'auth.ts',
        code: source`
          export function login(data) {
            localStorage.setItem('access_token', data.accessToken);
            localStorage.setItem('refresh_token', data.refreshToken);
          }
          export function logout() {
            localStorage.removeItem('access_token');
            localStorage.removeItem('refresh_token');
          }
        `,
      },
      {
        name: 'everything is cleared',
        file: 'auth.ts',
        code: source`
          export function login(data) {
            localStorage.setItem('access_token', data.accessToken);
            sessionStorage.setItem('refresh_token', data.refreshToken);
          }
          export function logout() {
            localStorage.removeItem('access_token');
            sessionStorage.clear();
          }
        `,
      },
      {
        name: 'something else may do it',
        file: 'auth.ts',
        code: source`
          import { forget } from './tokens';
          export function login(data) {
            localStorage.setItem('access_token', data.accessToken);
            localStorage.setItem('refresh_token', data.refreshToken);
          }
          export function logout() {
            localStorage.removeItem('access_token');
            forget();
          }
        `,
      },
      {
        name: 'keys from a list',
        file: 'auth.ts',
        code: source`
          export function login(data) {
            localStorage.setItem('access_token', data.accessToken);
            localStorage.setItem('refresh_token', data.refreshToken);
          }
          export function logout() {
            localStorage.removeItem('access_token');
            for (const key of keys) localStorage.removeItem(key);
          }
        `,
      },
      {
        name: 'preferences and device stay',
        file: 'auth.ts',
        code: source`
          export function login(data) {
            localStorage.setItem('access_token', data.accessToken);
            localStorage.setItem('theme', data.theme);
            localStorage.setItem('deviceToken', data.device);
            localStorage.setItem('lastUser', data.name);
          }
          export function logout() {
            localStorage.removeItem('access_token');
          }
        `,
      },
      {
        name: 'no logout',
        file: 'auth.ts',
        code: source`
          export function refresh(data) {
            localStorage.removeItem('access_token');
            localStorage.setItem('access_token', data.accessToken);
          }
          export const keep = (data) => localStorage.setItem('refresh_token', data.refreshToken);
        `,
      },
      {
        name: 'a logout that goes to a page of its own, and one that an effect follows',
        file: 'login.jsx',
        code: source`
          export function useLogin() {
            const [user, setUser] = useState(null);
            const login = async (answer) => {
              localStorage.setItem('access_token', answer.accessToken);
              setUser(answer.user);
            };
            const logout = () => {
              setUser(null);
              window.location.href = '/logout';
            };
            return { user, login, logout };
          }
        `,
      },
      {
        name: 'an effect that lets another file take it away',
        file: 'login.jsx',
        code: source`
          export function useLogin() {
            const [user, setUser] = useState(null);
            const login = async (answer) => {
              localStorage.setItem('access_token', answer.accessToken);
              setUser(answer.user);
            };
            const logout = () => setUser(null);
            useEffect(() => {
              if (!user) tokens.reset();
            }, [user]);
            return { user, login, logout };
          }
        `,
      },
    ],
  },
} satisfies CheckCases;
