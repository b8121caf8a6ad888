import type { Shop } from '../shop/shop.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

export function messagePage(shop: Shop, { title, message }: { readonly title: string; readonly message: string }): string {
  return layout(shop, { title, main: html`<section class="card narrow"><h1>${title}</h1><p>${message}</p><p><a href="/">Back to the start</a></p></section>` });
}
