import { textbook } from '#shared/infer/textbook.ts';
import { doors, type DoorDescription, type DoorForm, type DoorKind } from '../server/hosts.ts';
import type { NewAccount } from '../shop/accounts.ts';
import { sessionFlow, tokenFlow } from './flows.ts';
import { html, type Html } from './html.ts';
import { caveats, ideas } from './ideas.ts';
import { measuredTable } from './measured-table.ts';
import { questionnaire } from './questionnaire.ts';

export interface HomePageParts {
  readonly accounts: readonly NewAccount[];
  /** Answers to the decision guide, from the address. */
  readonly query: URLSearchParams;
  originOf(host: string): string;
}

/** The page above the doors: what they show, and how to go through them. */
export function homePage({ accounts, query, originOf }: HomePageParts): string {
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
<header class="bar"><a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28">Lemon &amp; Ledger</a>
<nav><a href="#doors">Doors</a><a href="#words">Words</a><a href="#flows">Flows</a><a href="#comparison">Comparison</a><a href="#measured">Measured</a><a href="#decide">Decide</a></nav></header>
<main class="guide">
<h1>Sessions and tokens, side by side</h1>
<p class="lead">One small shop of private notes, with three ways in. Each way in exists twice: as a team in a hurry leaves it, and as it should be. Sign in, open DevTools, and see what your browser was given.</p>

<section id="doors"><h2>The doors</h2>
<div class="doors">${doors.map((door) => doorCard(door, originOf))}</div>
<p>The fragile doors are vulnerable on purpose. Only this computer can reach them, and everything they know is gone when the demo stops.</p>
<table><thead><tr><th>E-mail</th><th>Password</th><th>Role</th></tr></thead>
<tbody>${accounts.map(({ email, password, role }) => html`<tr><td>${email}</td><td><code>${password}</code></td><td>${role}</td></tr>`)}</tbody></table>
</section>

<section id="words"><h2>Five words</h2>${ideas}</section>

<section id="flows"><h2>The two flows</h2>
<div class="flows">
<figure class="card">${sessionFlow}<figcaption>Session: the browser holds a number, the server holds the state and looks it up on every request.</figcaption></figure>
<figure class="card">${tokenFlow}<figcaption>Token: the browser holds the state, signed; another service believes it without asking.</figcaption></figure>
</div></section>

<section id="comparison"><h2>The comparison</h2>
<table><thead><tr><th></th><th>Session</th><th>Token</th></tr></thead>
<tbody>${textbook.map(({ title, session, token }) => html`<tr><th>${title}</th><td>${session}</td><td>${token}</td></tr>`)}</tbody></table>
<p>That is the textbook. Practice adds:</p>
${caveats}</section>

<section id="measured"><h2>The same, measured at these doors</h2>
${measuredTable()}</section>

<section id="decide"><h2>Which one for your system?</h2>
${questionnaire(query)}</section>
</main>
</body>
</html>
`.text;
}

function doorCard({ host, title, form, kind }: DoorDescription, originOf: (host: string) => string): Html {
  return html`<article class="card door ${form}">
<h3><a href="${originOf(host)}/">${title}</a></h3>
<p>${about[`${kind}-${form}`]}</p>
<p><code>${host}</code></p>
<p><a href="${originOf(host)}/account">Who holds what, once you are signed in</a></p>
</article>`;
}

const about: Readonly<Record<`${DoorKind}-${DoorForm}`, string>> = {
  'session-fragile': 'A session middleware with most of its options left alone, and three more cookies that grew beside it.',
  'session-hardened': 'The same middleware with the options said aloud, a new identifier at login, and forms that no other site can send.',
  'token-fragile': 'A token that lives for two months where every script can read it, and a page that believes what it says.',
  'token-hardened': 'Tokens that live for five minutes in memory, and a refresh token that works once and that no script can see.',
  'hybrid-fragile': 'A token in a cookie and a table that says whether it still counts, which one route forgets to ask.',
  'hybrid-hardened': 'The same, asked on every request: tokens that renew themselves and end at once.',
};
