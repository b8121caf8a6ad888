import { shortestPassword, type Account } from '../shop/accounts.ts';
import type { Shop } from '../shop/shop.ts';
import type { SentCookie } from '../shop/sent-cookies.ts';
import { heldSection } from './held.ts';
import { html, type Html } from './html.ts';
import { csrfField, layout } from './layout.ts';

/** A place where an account is signed in, as the server knows it. */
export interface SignedInPlace {
  readonly agent: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly current: boolean;
}

export interface AccountParts {
  readonly account: Account;
  readonly places: readonly SignedInPlace[];
  readonly sent: readonly SentCookie[];
  readonly csrf?: string;
  readonly notice?: string;
  readonly problem?: string;
}

export function accountPage(shop: Shop, { account, places, sent, csrf, notice, problem }: AccountParts): string {
  return layout(shop, { title: 'Account', account, csrf, main: html`<h1>Account</h1>
${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
<div class="columns">
<section class="card"><h2>Who you are</h2>
<dl><dt>Name</dt><dd>${account.name}</dd><dt>E-mail</dt><dd>${account.email}</dd><dt>Role</dt><dd>${account.role}</dd></dl></section>
<section class="card"><h2>Change the password</h2>
<form method="post" action="/account/password" class="stack">
${csrfField(csrf)}
<label>Current password<input type="password" name="current" autocomplete="current-password" required maxlength="200"></label>
<label>New password<input type="password" name="next" autocomplete="new-password" required minlength="${shortestPassword}" maxlength="200"></label>
<button>Change it</button>
</form></section>
<section class="card"><h2>Where you are signed in</h2>
<ul class="places" data-list="places">${places.map(placeItem)}</ul>
<form method="post" action="/logout-everywhere">${csrfField(csrf)}<button data-action="logout-everywhere">Log out everywhere</button></form></section>
${shop.door.kind !== 'token' && heldSection(shop.door.kind, sent, places)}
</div>` });
}

function placeItem({ agent, since, current }: SignedInPlace): Html {
  return html`<li>${agent}${current && html` <strong>this one</strong>`}<br><small>since ${new Date(since).toISOString().slice(0, 16).replace('T', ' ')} UTC</small></li>`;
}
