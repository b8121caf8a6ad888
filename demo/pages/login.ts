import type { Shop } from '../shop/shop.ts';
import { html, type Html } from './html.ts';
import { csrfField, layout } from './layout.ts';

export interface LoginParts {
  readonly csrf?: string;
  readonly problem?: string;
  /** What was typed, so that a typo does not cost the address. */
  readonly email?: unknown;
}

export function loginPage(shop: Shop, { csrf, problem, email }: LoginParts = {}): string {
  return layout(shop, { title: 'Sign in', main: html`<section class="card narrow">
<h1>Sign in</h1>
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
<form method="post" action="/login" class="stack" data-form="login">
${csrfField(csrf)}
${loginFields(typeof email === 'string' ? email : '')}
<label class="check"><input type="checkbox" name="remember" value="yes"> Remember me</label>
<button>Sign in</button>
</form>
</section>` });
}

/** Shared with the token doors' page, whose form is sent by script. */
export function loginFields(email: string): Html {
  return html`<label>E-mail address<input type="email" name="email" value="${email}" autocomplete="username" required maxlength="200"></label>
<label>Password<input type="password" name="password" autocomplete="current-password" required maxlength="200"></label>`;
}
