/** How a request to the shop comes about. Cookies of every kind exist there already, and the response sets more. */
export interface Scenario {
  readonly title: string;
  /** The page in the address bar before it happens; absent: the address is typed. */
  readonly page?: string;
  /** Documents below that page, each framed in the one before; the last one acts. */
  readonly frames?: readonly string[];
  readonly act: 'typed' | 'link' | 'form' | 'fetch' | 'post' | 'frame' | 'script';
  /** Redirects on the way. */
  readonly hops?: readonly string[];
  /** They are answered with 307; a 302 makes a GET of a POST. */
  readonly keepsMethod?: true;
  readonly url?: string;
}

export const shop = 'https://shop.example.com';
const sister = 'https://www.example.com';
const plainShop = 'http://shop.example.com';
const plainSister = 'http://www.example.com';
export const foreign = 'https://elsewhere.test';
const neighbour = 'https://other.github.io';

export const scenarios: readonly Scenario[] = [
  { title: 'typed', act: 'typed' },
  { title: 'link on the same origin', page: shop, act: 'link' },
  { title: 'link on a sister host', page: sister, act: 'link' },
  { title: 'link on another site', page: foreign, act: 'link' },
  { title: 'link on the same host without TLS', page: plainShop, act: 'link' },
  { title: 'link to the host without TLS', page: shop, act: 'link', url: plainShop },
  { title: 'form of the same origin', page: shop, act: 'form' },
  { title: 'form of a sister host', page: sister, act: 'form' },
  { title: 'form of another site', page: foreign, act: 'form' },
  { title: 'form of the same host without TLS', page: plainShop, act: 'form' },
  { title: 'fetch on the same origin', page: shop, act: 'fetch' },
  { title: 'fetch on a sister host', page: sister, act: 'fetch' },
  { title: 'fetch on another site', page: foreign, act: 'fetch' },
  { title: 'fetch on the same host without TLS', page: plainShop, act: 'fetch' },
  { title: 'fetch without TLS on a sister host without TLS', page: plainSister, act: 'fetch', url: plainShop },
  { title: 'POST on a sister host', page: sister, act: 'post' },
  { title: 'POST on another site', page: foreign, act: 'post' },
  { title: 'frame on the same origin', page: shop, act: 'frame' },
  { title: 'frame on a sister host', page: sister, act: 'frame' },
  { title: 'frame on another site', page: foreign, act: 'frame' },
  { title: 'frame on the same host without TLS', page: plainShop, act: 'frame' },
  { title: 'fetch by a frame of another site on the shop', page: shop, frames: [foreign], act: 'fetch' },
  { title: 'fetch by the shop framed on another site', page: foreign, frames: [shop], act: 'fetch' },
  { title: 'fetch by the shop framed on a sister host', page: sister, frames: [shop], act: 'fetch' },
  { title: 'frame below another site on the shop', page: shop, frames: [foreign], act: 'frame' },
  { title: 'fetch by the shop below another site on the shop', page: shop, frames: [foreign, shop], act: 'fetch' },
  { title: 'link on the shop through another site', page: shop, act: 'link', hops: [foreign] },
  { title: 'link on the shop through a sister host', page: shop, act: 'link', hops: [sister] },
  { title: 'link on the shop through the host without TLS', page: shop, act: 'link', hops: [plainShop] },
  { title: 'link on another site through the shop', page: foreign, act: 'link', hops: [shop] },
  { title: 'typed address of another site that redirects', act: 'typed', hops: [foreign] },
  { title: 'fetch on the shop through another site', page: shop, act: 'fetch', hops: [foreign] },
  { title: 'fetch on the shop through a sister host', page: shop, act: 'fetch', hops: [sister] },
  { title: 'POST on the shop through another site', page: shop, act: 'post', hops: [foreign] },
  { title: 'form of the shop through another site', page: shop, act: 'form', hops: [foreign] },
  { title: 'form of another site through the shop', page: foreign, act: 'form', hops: [shop] },
  { title: 'form of another site through the shop, which stays a POST', page: foreign, act: 'form', hops: [shop], keepsMethod: true },
  { title: 'form of the shop through another site, which stays a POST', page: shop, act: 'form', hops: [foreign], keepsMethod: true },
  { title: 'link on the shop through a sister host and another site', page: shop, act: 'link', hops: [sister, foreign] },
  { title: 'fetch without TLS through a sister host without TLS', page: plainShop, act: 'fetch', url: plainShop, hops: [plainSister] },
  { title: 'form of the same host without TLS, to it', page: plainShop, act: 'form', url: plainShop },
  { title: 'frame on the shop through another site', page: shop, act: 'frame', hops: [foreign] },
  { title: 'script of the shop', page: shop, act: 'script' },
  { title: 'script of the shop framed on a sister host', page: sister, frames: [shop], act: 'script' },
  { title: 'script of the shop framed on another site', page: foreign, frames: [shop], act: 'script' },
  { title: 'script of the shop framed without TLS', page: plainShop, frames: [shop], act: 'script' },
  { title: 'script of the shop below another site on the shop', page: shop, frames: [foreign, shop], act: 'script' },
  { title: 'fetch between two sites below a private suffix', page: neighbour, act: 'fetch', url: 'https://me.github.io' },
];

/** One cookie of every kind; the mark keeps those apart that different responses set. */
export function everyKind(mark: string): string[] {
  return [
    `${mark}-strict=1; Path=/; SameSite=Strict`,
    `${mark}-lax=1; Path=/; SameSite=Lax`,
    `${mark}-none=1; Path=/; SameSite=None; Secure`,
    `${mark}-plain=1; Path=/`,
    `${mark}-secure=1; Path=/; Secure`,
    `${mark}-hidden=1; Path=/; HttpOnly; SameSite=Lax`,
    `${mark}-part=1; Path=/; Secure; SameSite=None; Partitioned`,
    `${mark}-lax-part=1; Path=/; Secure; SameSite=Lax; Partitioned`,
    `__Host-${mark}=1; Path=/; Secure; SameSite=Strict`,
    `${mark}-deep=1; Path=/deep; SameSite=None; Secure`,
    `${mark}-domain=1; Path=/; Domain=example.com; SameSite=None; Secure`,
  ];
}
