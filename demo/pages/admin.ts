import type { Account, ListedAccount } from '../shop/accounts.ts';
import type { Shop } from '../shop/shop.ts';
import { html, type Html } from './html.ts';
import { csrfField, layout, type Visitor } from './layout.ts';

export interface AdminParts {
  readonly account: Visitor & Partial<Pick<Account, 'id'>>;
  readonly accounts: readonly ListedAccount[];
  /** Absent where another service keeps the notes. */
  readonly counts?: ReadonlyMap<string, number>;
  readonly csrf?: string;
}

export function adminPage(shop: Shop, { account, accounts, counts, csrf }: AdminParts): string {
  return layout(shop, { title: 'Admin', account, csrf, main: html`<h1>Admin</h1>
<section class="card"><table data-list="accounts"><thead><tr><th>Name</th><th>E-mail</th><th>Role</th>${counts && html`<th>Notes</th>`}<th>May sign in</th></tr></thead>
<tbody>${accounts.map((listed) => html`<tr><td>${listed.name}</td><td>${listed.email}</td><td>${listed.role}</td>${counts && html`<td>${counts.get(listed.id) ?? 0}</td>`}<td>${mayEnter(listed, account.id, csrf)}</td></tr>`)}</tbody></table>
<p>${whatABanDoes[shop.door.kind]}</p></section>` });
}

function mayEnter({ id, name, banned }: ListedAccount, self: string | undefined, csrf: string | undefined): Html {
  if (id === self) return html`yes (you)`;
  const [action, label] = banned ? ['unban', `Let ${name} in again`] : ['ban', `Ban ${name}`];
  return html`${banned ? 'no' : 'yes'} <form class="inline" method="post" action="/admin/accounts/${id}/${action}">${csrfField(csrf)}<button class="quiet" data-action="${action}">${label}</button></form>`;
}

/** What happens to those who are signed in already: the difference between the doors. */
export const whatABanDoes: Readonly<Record<Shop['door']['kind'], string>> = {
  session: 'Every request looks the account up, so a ban counts from the next request on.',
  hybrid: 'A ban counts from the next request on wherever the token is also looked up.',
  token: 'A ban stops the next sign-in and the next refresh. A token that is out already is accepted until it expires.',
};
