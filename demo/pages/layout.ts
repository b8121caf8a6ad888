import type { Account } from '../shop/accounts.ts';
import type { Shop } from '../shop/shop.ts';
import { html, type Html } from './html.ts';

export type Visitor = Pick<Account, 'name' | 'role'>;

export interface PageParts {
  readonly title: string;
  readonly main: Html;
  /** Who is signed in: shows the navigation. */
  readonly account?: Visitor;
  readonly csrf?: string;
  /** Path of a module script of ours. */
  readonly script?: string;
}

/** A whole page of a door. */
export function layout(shop: Shop, { title, main, account, csrf, script }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Lemon &amp; Ledger</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/theme.css">
${script && html`<script type="module" src="${script}"></script>`}
</head>
<body>
${doorStrip(shop)}
<header class="bar">
<a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28">Lemon &amp; Ledger</a>
${account && navigation(shop, account, csrf)}
</header>
<main>${main}</main>
<footer>A shop of private notes, made to be audited. <a href="${shop.homeOrigin}/">All doors</a></footer>
</body>
</html>
`.text;
}

/** The hidden field of a form, when the door defends its forms with one. */
export function csrfField(csrf: string | undefined): Html | undefined {
  return csrf === undefined ? undefined : html`<input type="hidden" name="_csrf" value="${csrf}">`;
}

function doorStrip({ door }: Shop): Html {
  return html`<p class="strip ${door.form}"><strong>${door.title}</strong> ${door.form === 'fragile' ? 'Vulnerable on purpose: never copy this code, never enter a real password.' : 'What the remedies say.'}</p>`;
}

function navigation({ door }: Shop, { name, role }: Visitor, csrf: string | undefined): Html {
  return html`<nav data-signed-in="${name}">
<a href="/notes">Notes</a>
<a href="/account">Account</a>
${role === 'admin' && html`<a href="/admin">Admin</a>`}
${door.kind !== 'token' && html`<form method="post" action="/logout">${csrfField(csrf)}<button class="quiet" data-action="logout">Log out</button></form>`}
</nav>`;
}
