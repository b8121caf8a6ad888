import type { DoorKind } from '../server/hosts.ts';
import type { SentCookie } from '../shop/sent-cookies.ts';
import type { SignedInPlace } from './account.ts';
import { html, type Html } from './html.ts';

/** Who holds what of the current login: the browser by what it just sent, the server by what it just looked up. */
export function heldSection(kind: Exclude<DoorKind, 'token'>, sent: readonly SentCookie[], places: readonly SignedInPlace[]): Html {
  return html`<section class="card whole" data-list="held"><h2>Who holds what, right now</h2>
<h3>Your browser</h3>
<ul>${sent.map(({ name, size }) => html`<li>Cookie <code>${name}</code>, ${size} characters, sent with this request</li>`)}${sent.length === 0 && html`<li>Nothing that it would send here</li>`}</ul>
<h3>The server</h3>
<ul>${serverHolds[kind]}<li>${places.length === 1 ? 'One line' : `${places.length} lines`} for your account; deleting a line ends that sign-in</li></ul>
</section>`;
}

const serverHolds: Readonly<Record<Exclude<DoorKind, 'token'>, Html>> = {
  session: html`<li>A table of sessions, looked up for this page: the cookie is only a number in it</li>`,
  hybrid: html`<li>The key that signed your token</li><li>A table that says which tokens still count, although a token could speak for itself</li>`,
};
