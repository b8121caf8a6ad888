import { shortestPassword } from '../shop/accounts.ts';
import type { Shop } from '../shop/shop.ts';
import { whatABanDoes } from './admin.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { loginFields } from './login.ts';

/** The one page of a token door: the server does not know who asks for it, so the script fills it in. */
export function tokenAppPage(shop: Shop, { adminOnServer = false }: { readonly adminOnServer?: boolean } = {}): string {
  return layout(shop, { title: 'Notes', script: '/app.js', main: html`<div data-app data-api="${shop.apiOrigin}">
<p class="problem" role="alert" data-problem hidden></p>
<p class="notice" role="status" data-notice hidden></p>
<section class="card narrow" data-view="login" hidden>
<h1>Sign in</h1>
<form class="stack" data-form="login">
${loginFields('')}
<button>Sign in</button>
</form>
</section>
<div data-view="app" hidden>
<nav class="tabs" data-nav><a href="/notes">Notes</a><a href="/account">Account</a><a href="/admin" data-admin${adminOnServer && html` data-server-page`} hidden>Admin</a><button class="quiet" data-action="logout">Log out</button></nav>
<section data-page="/notes" hidden>
<h1>Your notes</h1>
<form class="card row" data-form="note">
<label>Title<input name="title" required maxlength="120"></label>
<label class="wide">Note<input name="text" maxlength="4000"></label>
<button>Keep it</button>
</form>
<ul class="notes" data-list="notes"></ul>
</section>
<section data-page="/account" hidden>
<h1>Account</h1>
<div class="columns">
<section class="card"><h2>Change the password</h2>
<form class="stack" data-form="password">
<label>Current password<input type="password" name="current" autocomplete="current-password" required maxlength="200"></label>
<label>New password<input type="password" name="next" autocomplete="new-password" required minlength="${shortestPassword}" maxlength="200"></label>
<button>Change it</button>
</form></section>
<section class="card"><h2>Where you are signed in</h2>
<ul class="places" data-list="places"></ul>
<button data-action="logout-everywhere">Log out everywhere</button></section>
<section class="card whole"><h2>Who holds what, right now</h2>
<h3>Your browser</h3>
<ul data-list="held-by-browser"></ul>
<h3>The server</h3>
<ul data-list="held-by-server"></ul></section>
</div>
</section>
<section data-page="/admin" hidden>
<h1>Admin</h1>
<section class="card"><table data-list="accounts"><thead><tr><th>Name</th><th>E-mail</th><th>Role</th><th>May sign in</th></tr></thead><tbody></tbody></table>
<p>${whatABanDoes.token}</p></section>
</section>
</div>
</div>` });
}
