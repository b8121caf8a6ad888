import type { Account } from './accounts.ts';
import type { Shop } from './shop.ts';

export interface BanProblem {
  readonly status: 400 | 404;
  readonly message: string;
}

/** Bans an account or lets it in again; says why when it cannot be done. What a ban means for who is signed in already differs by door. */
export function setBanned({ accounts }: Pick<Shop, 'accounts'>, admin: Pick<Account, 'id'>, id: string, banned: boolean): BanProblem | undefined {
  if (id === admin.id) return { status: 400, message: 'You cannot ban yourself.' };
  return accounts.setBanned(id, banned) ? undefined : { status: 404, message: 'There is no such account.' };
}
