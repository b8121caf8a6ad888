/** A requirement of the OWASP Application Security Verification Standard 5.0.0, in our own words. */
export interface AsvsEntry {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /**
   * Checks that together cover the requirement: when each of them passed on something, it is met as far as could be
   * seen. Left out where nothing that can be observed would prove the requirement met.
   */
  readonly metBy?: readonly string[];
}

/** The requirements of the chapters on web front ends, sessions, self-contained tokens and OAuth that checks speak about. */
export const asvsEntries: readonly AsvsEntry[] = [
  { id: '3.3.1', level: 1, text: 'Cookies are Secure, and their names say so by prefix: __Host-, or at least __Secure-.', metBy: ['cookie-missing-secure', 'cookie-missing-host-prefix'] },
  { id: '3.3.2', level: 2, text: 'SameSite is set to what the cookie is for, against requests from other sites.', metBy: ['cookie-missing-samesite'] },
  { id: '3.3.3', level: 2, text: 'A cookie that other hosts do not need carries the __Host- prefix.', metBy: ['cookie-missing-host-prefix'] },
  { id: '3.3.4', level: 2, text: 'Session values are out of the reach of scripts: HttpOnly, and handed over in Set-Cookie only.', metBy: ['cookie-missing-httponly'] },
  { id: '3.3.5', level: 3, text: 'Name and value of a cookie stay within 4096 octets.', metBy: ['cookie-too-large'] },
  { id: '3.4.1', level: 1, text: 'HSTS is sent on every response, for a year or more.' },
  { id: '3.4.2', level: 1, text: 'CORS allows fixed or listed origins, and never echoes any origin where credentials count.' },
  { id: '3.4.3', level: 2, text: 'A Content-Security-Policy limits what a page may load and run.' },
  { id: '3.4.5', level: 2, text: 'The referrer policy keeps addresses with sensitive parts from other sites.' },
  { id: '3.4.6', level: 2, text: 'Only allowed sites may frame the pages.' },
  { id: '3.5.1', level: 1, text: 'Requests that change something are defended against forgery from other sites.' },
  { id: '3.5.2', level: 1, text: 'Where CORS preflights are the defence, no request can go round them.' },
  { id: '3.5.3', level: 1, text: 'Sensitive functions answer only to methods that are meant to change something, never to GET.' },
  { id: '3.5.4', level: 2, text: 'Applications that do not trust each other live on different host names.' },
  { id: '3.5.5', level: 2, text: 'Messages between windows are taken from trusted origins only.' },
  { id: '3.5.7', level: 3, text: 'What only signed-in users may see is not delivered as script.' },
  { id: '7.1.1', level: 2, text: 'It is written down how long sessions live, idle and overall, and why.' },
  { id: '7.1.2', level: 2, text: 'It is written down how many sessions an account may have at once.' },
  { id: '7.2.1', level: 1, text: 'Session tokens are verified on the server, by a component that can be trusted.' },
  { id: '7.2.2', level: 1, text: 'Sessions use tokens made for them, not fixed API keys.' },
  { id: '7.2.3', level: 1, text: 'Session identifiers are unique and have 128 random bits from a secure generator.' },
  { id: '7.2.4', level: 1, text: 'A login gives a new session identifier and ends the old one.' },
  { id: '7.3.1', level: 2, text: 'An idle session ends as the documented risk demands.' },
  { id: '7.3.2', level: 2, text: 'Every session ends after a maximum lifetime.' },
  { id: '7.4.1', level: 1, text: 'After a logout or expiry the session cannot be used again, and this holds for self-contained tokens too.' },
  { id: '7.4.2', level: 1, text: 'All sessions of a disabled or deleted account end.' },
  { id: '7.4.3', level: 2, text: 'After a change of password or factor, other sessions can be ended.' },
  { id: '7.5.2', level: 2, text: 'Users can see their sessions and end them.' },
  { id: '9.1.1', level: 1, text: 'A token is trusted only after its signature or MAC has been verified.' },
  { id: '9.1.2', level: 1, text: 'Only listed algorithms are accepted, for one kind of key, and never none.' },
  { id: '9.1.3', level: 1, text: 'Keys come from trusted configured sources, never from what a token names itself.' },
  { id: '9.2.1', level: 1, text: 'A token is accepted only within its time of validity.' },
  { id: '9.2.2', level: 2, text: 'A token is accepted only for the purpose that its type was issued for.' },
  { id: '9.2.3', level: 2, text: 'A service accepts only tokens that name it as their audience.' },
  { id: '9.2.4', level: 2, text: 'Where one key serves several audiences, each token names exactly whom it is for.' },
  { id: '10.1.1', level: 2, text: 'Tokens reach only the components that need them, behind a backend where there is one.' },
  { id: '10.2.1', level: 2, text: 'The code flow is bound to the browser that began it, by PKCE or state.' },
  { id: '10.3.1', level: 2, text: 'A resource server takes access tokens only if they are meant for it.' },
  { id: '10.4.1', level: 1, text: 'Redirect addresses are compared exactly with a list per client.' },
  { id: '10.4.4', level: 1, text: 'Only needed grants are offered; implicit and password grants are gone.' },
  { id: '10.4.5', level: 1, text: 'The replay of a refresh token is detected by rotation, or prevented by binding it to its sender.' },
  { id: '10.4.6', level: 2, text: 'The code grant requires PKCE.' },
  { id: '10.4.8', level: 2, text: 'Refresh tokens end after an absolute time.' },
  { id: '10.4.10', level: 2, text: 'Confidential clients prove who they are on direct requests to the authorization server.' },
  { id: '10.5.4', level: 2, text: 'An OpenID Connect client takes only ID tokens that name it as their audience.' },
  { id: '10.6.2', level: 2, text: 'Another site cannot force a logout.' },
];

export const asvsChapters: Readonly<Record<string, string>> = {
  3: 'V3 Web Frontend Security',
  7: 'V7 Session Management',
  9: 'V9 Self-contained Tokens',
  10: 'V10 OAuth and OIDC',
};

/** Chapter number of a requirement id, e.g. `10` of `10.4.5`. */
export function asvsChapterOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}
