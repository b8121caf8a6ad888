// The page of both token doors. Where the token is kept is the door's business: see doors/token-*-client.ts.
import { element, formValues, listItem, tableRow, textItem } from './dom.ts';

/** How a door's page holds its credential. */
export interface Credential {
  /** Where the access token is, as a sentence. */
  readonly place: string;
  /** The access token, or undefined when nobody is signed in. */
  token(): Promise<string | undefined>;
  keep(token: string): void;
  forget(): void;
  /** Asks for a new access token; undefined when the sign-in is over. */
  renew(): Promise<string | undefined>;
}

interface Note {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly written: number;
}

interface Place {
  readonly agent: string;
  readonly since: number;
  readonly current: boolean;
}

interface ListedAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly banned: boolean;
}

export async function startNotesApp(credential: Credential): Promise<void> {
  const api = element('[data-app]').dataset.api ?? '';

  onSubmit('login', async (form) => {
    const { token } = await ask<{ token: string }>('/login', { method: 'POST', body: formValues(form) });
    credential.keep(token);
    form.reset();
    show('');
    history.pushState(null, '', '/notes');
    await open('/notes');
  });
  onSubmit('note', async (form) => {
    await ask(`${api}/notes`, { method: 'POST', body: formValues(form) });
    form.reset();
    await showNotes();
  });
  onSubmit('password', async (form) => {
    const { notice } = await ask<{ notice: string }>('/account/password', { method: 'POST', body: formValues(form) });
    form.reset();
    show(notice);
  });
  onClick('logout', () => leave('/logout'));
  onClick('logout-everywhere', () => leave('/logout-everywhere'));
  element('[data-nav]').addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    // Where the server renders the page itself, the link is an ordinary one.
    if (!link || link.hasAttribute('data-server-page')) return;
    event.preventDefault();
    history.pushState(null, '', link.pathname);
    report(open(link.pathname));
  });
  addEventListener('popstate', () => report(open(location.pathname)));
  await report(open(location.pathname));

  async function open(path: string): Promise<void> {
    const token = await credential.token();
    element('[data-view="login"]').hidden = token !== undefined;
    element('[data-view="app"]').hidden = token === undefined;
    document.body.toggleAttribute('data-signed-in', token !== undefined);
    if (token === undefined) return;
    const page = path === '/account' || path === '/admin' ? path : '/notes';
    for (const section of document.querySelectorAll<HTMLElement>('[data-page]')) section.hidden = section.dataset.page !== page;
    element('[data-admin]').hidden = claimsIn(token).role !== 'admin';
    if (page === '/notes') await showNotes();
    if (page === '/account') await showPlaces();
    if (page === '/admin') await showAccounts();
  }

  async function showNotes(): Promise<void> {
    const notes = await ask<Note[]>(`${api}/notes`);
    element('[data-list="notes"]').replaceChildren(
      ...notes.map(({ id, title, text, written }) =>
        listItem(title, text, new Date(written).toISOString().slice(0, 10), {
          Share: async (at) => {
            const { url } = await ask<{ url: string }>(`${api}/notes/${id}/share`, { method: 'POST' });
            const link = Object.assign(document.createElement('a'), { href: url, textContent: 'Link for one hour' });
            link.dataset.share = '';
            at.replaceWith(link);
          },
          Delete: async () => {
            await ask(`${api}/notes/${id}`, { method: 'DELETE' });
            await showNotes();
          },
        }, report),
      ),
    );
  }

  async function showPlaces(): Promise<void> {
    const places = await ask<Place[]>('/account/places');
    const items = places.map(({ agent, since, current }) => `${agent}${current ? ' (this one)' : ''}, since ${new Date(since).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
    if (items.length === 0) items.push('This door keeps no list: nobody knows where your token is.');
    element('[data-list="places"]').replaceChildren(...items.map(textItem));
    await showHeld(places.length);
  }

  async function showHeld(places: number): Promise<void> {
    const token = await credential.token();
    const readable = document.cookie.split('; ').filter((pair) => pair !== '').map((pair) => `Cookie ${pair.split('=')[0]}, which this script just read`);
    const claims = token === undefined ? [] : Object.entries(claimsIn(token)).map(([name, value]) => `The token says ${name}: ${wordsOf(name, value)}`);
    element('[data-list="held-by-browser"]').replaceChildren(...[credential.place, ...claims, ...readable, 'A refresh cookie, which no script can see'].map(textItem));
    element('[data-list="held-by-server"]').replaceChildren(...['The key that checks your token', places === 0 ? 'Nothing about your sign-in' : `${places === 1 ? 'One line' : `${places} lines`} about refresh tokens; access tokens are in no list`].map(textItem));
  }

  async function showAccounts(): Promise<void> {
    const accounts = await ask<ListedAccount[]>('/admin/accounts');
    const self = claimsIn((await credential.token()) ?? '')['sub'];
    element('[data-list="accounts"] tbody').replaceChildren(...accounts.map((account) => tableRow([account.name, account.email, account.role, account.id === self ? 'yes (you)' : banButton(account)])));
  }

  function banButton({ id, name, banned }: ListedAccount): HTMLElement {
    const button = document.createElement('button');
    button.className = 'quiet';
    button.dataset['action'] = banned ? 'unban' : 'ban';
    button.textContent = banned ? `No. Let ${name} in again` : `Ban ${name}`;
    button.addEventListener('click', () =>
      report(
        ask<{ notice: string }>(`/admin/accounts/${id}/${banned ? 'unban' : 'ban'}`, { method: 'POST' }).then(async ({ notice }) => {
          show(notice);
          await showAccounts();
        }),
      ),
    );
    return button;
  }

  async function leave(path: string): Promise<void> {
    const { notice } = await ask<{ notice: string }>(path, { method: 'POST' });
    credential.forget();
    show(notice);
    history.pushState(null, '', '/login');
    await open('/login');
  }

  /** Sends the token along, and tries once more with a renewed one when it was refused. */
  async function ask<T>(url: string, { method = 'GET', body }: { method?: string; body?: unknown } = {}, renewed?: string): Promise<T> {
    const token = renewed ?? (url === '/login' ? undefined : await credential.token());
    const response = await fetch(url, {
      method,
      headers: { Accept: 'application/json', ...(body !== undefined && { 'Content-Type': 'application/json' }), ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 401 && token !== undefined && renewed === undefined) {
      const next = await credential.renew();
      if (next !== undefined) return ask(url, { method, body }, next);
      credential.forget();
      await open('/login');
    }
    const answer: unknown = response.status === 204 ? undefined : await response.json();
    if (!response.ok) throw new Error((answer as { error?: string }).error ?? 'That did not work.');
    return answer as T;
  }
}

/** Reads the claims for the menu and for show: every answer is decided by a server that verifies. */
function claimsIn(token: string): Record<string, unknown> {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
}

/** Times as people read them. */
function wordsOf(claim: string, value: unknown): string {
  return (claim === 'iat' || claim === 'exp') && typeof value === 'number' ? new Date(value * 1000).toISOString().slice(0, 16).replace('T', ' ') + ' UTC' : String(value);
}

function onSubmit(name: string, send: (form: HTMLFormElement) => Promise<void>): void {
  const form = element<HTMLFormElement>(`form[data-form="${name}"]`);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    report(send(form));
  });
}

function onClick(action: string, act: () => Promise<void>): void {
  element(`[data-action="${action}"]`).addEventListener('click', () => report(act()));
}

/** Shows the outcome of something the user did. */
async function report(work: Promise<void>): Promise<void> {
  const problem = element('[data-problem]');
  problem.hidden = true;
  try {
    await work;
  } catch (error) {
    problem.textContent = error instanceof Error ? error.message : 'That did not work.';
    problem.hidden = false;
  }
}

function show(notice: string): void {
  const line = element('[data-notice]');
  line.textContent = notice;
  line.hidden = notice === '';
}
