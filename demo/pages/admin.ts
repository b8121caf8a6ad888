import type { Account } from '../shop/accounts.ts';
import type { Shop } from '../shop/shop.ts';
import { html } from './html.ts';
import { layout, type Visitor } from './layout.ts';

export interface AdminParts {
  readonly account: Visitor;
  readonly accounts: readonly Account[];
  /** Absent where another service keeps the notes. */
  readonly counts?: ReadonlyMap<string, number>;
  readonly csrf?: string;
}

export function adminPage(shop: Shop, { account, accounts, counts, csrf }: AdminParts): string {
  return layout(shop, { title: 'Admin', account, csrf, main: html`<h1>Admin</h1>
<section class="card"><table data-list="accounts"><thead><tr><th>Name</th><th>E-mail</th><th>Role</th>${counts && html`<th>Notes</th>`}</tr></thead>
<tbody>${accounts.map(({ id, name, email, role }) => html`<tr><td>${name}</td><td>${email}</td><td>${role}</td>${counts && html`<td>${counts.get(id) ?? 0}</td>`}</tr>`)}</tbody></table></section>` });
}
