import { doors } from '../server/hosts.ts';
import type { NewAccount } from '../shop/accounts.ts';
import { html } from './html.ts';

export interface HomePageParts {
  readonly accounts: readonly NewAccount[];
  originOf(host: string): string;
}

export function homePage({ accounts, originOf }: HomePageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sessions and tokens, side by side</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/theme.css">
</head>
<body>
<header class="bar"><a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28">Lemon &amp; Ledger</a></header>
<main>
<h1>Sessions and tokens, side by side</h1>
<ul>${doors.map((door) => html`<li><a href="${originOf(door.host)}/">${door.title}</a></li>`)}</ul>
<ul>${accounts.map(({ email, password, role }) => html`<li>${email} · ${password} · ${role}</li>`)}</ul>
</main>
</body>
</html>
`.text;
}
