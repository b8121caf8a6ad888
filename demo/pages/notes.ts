import type { Account } from '../shop/accounts.ts';
import type { Note } from '../shop/notes.ts';
import type { Shop } from '../shop/shop.ts';
import { html, type Html } from './html.ts';
import { csrfField, layout } from './layout.ts';

export interface NotesParts {
  readonly account: Account;
  readonly notes: readonly Note[];
  readonly csrf?: string;
  readonly notice?: string;
}

export function notesPage(shop: Shop, { account, notes, csrf, notice }: NotesParts): string {
  return layout(shop, { title: 'Notes', account, csrf, main: html`<h1>Notes of ${account.name}</h1>
${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
<form method="post" action="/notes" class="card row">
${csrfField(csrf)}
<label>Title<input name="title" required maxlength="120"></label>
<label class="wide">Note<input name="text" maxlength="4000"></label>
<button>Keep it</button>
</form>
<ul class="notes" data-list="notes">${notes.map((note) => noteItem(note, csrf))}</ul>
${notes.length === 0 && html`<p class="empty">Nothing here yet.</p>`}` });
}

function noteItem({ id, title, text, written }: Note, csrf: string | undefined): Html {
  return html`<li class="card">
<h2>${title}</h2>
<p>${text}</p>
<div class="foot"><time>${new Date(written).toISOString().slice(0, 10)}</time>
<form method="post" action="/notes/${id}/delete">${csrfField(csrf)}<button class="quiet">Delete</button></form></div>
</li>`;
}
