import { times, type StoreCase } from './store-case.ts';

/** The Path attribute and the default path. */
export const pathCases: readonly StoreCase[] = [
  { title: 'written', header: 'a=1; Path=/x/y', chromium: { path: '/x/y' } },
  { title: 'root', header: 'a=1; Path=/', chromium: { path: '/' } },
  { title: 'trailing slash stays', header: 'a=1; Path=/x/', chromium: { path: '/x/' } },
  { title: 'attribute name in any case', header: 'a=1; pAtH=/x', chromium: { path: '/x' } },
  { title: 'empty', header: 'a=1; Path=', chromium: { path: '/dir' } },
  { title: 'relative', header: 'a=1; Path=x', chromium: { path: '/dir' } },
  { title: 'quoted', header: 'a=1; Path="/x"', chromium: { path: '/dir' } },
  { title: 'last one wins', header: 'a=1; Path=/x; Path=/y', chromium: { path: '/y' } },
  { title: 'an empty one wins too', header: 'a=1; Path=/x; Path=', chromium: { path: '/dir' } },
  { title: 'a relative one wins too', header: 'a=1; Path=/x; Path=y', chromium: { path: '/dir' } },
  { title: 'dots are not resolved', header: 'a=1; Path=/x/../y', chromium: { path: '/x/../y' } },
  { title: 'percent-encoding stays', header: 'a=1; Path=/%41', chromium: { path: '/%41' } },
  { title: 'query stays', header: 'a=1; Path=/x?y', chromium: { path: '/x?y' } },
  { title: '1024 octets', header: `a=1; Path=/${times('x', 1023)}`, chromium: { path: `/${times('x', 1023)}` } },
  { title: '1025 octets', header: `a=1; Path=/${times('x', 1024)}`, chromium: { path: '/dir' } },
  { title: '1025 octets after a short one', header: `a=1; Path=/x; Path=/${times('x', 1024)}`, chromium: { path: '/x' } },
  { title: '1025 octets before a short one', header: `a=1; Path=/${times('x', 1024)}; Path=/x`, chromium: { path: '/x' } },
  { title: 'default of the root', url: 'https://shop.example.com/', header: 'a=1', chromium: { path: '/' } },
  { title: 'default of a file in the root', url: 'https://shop.example.com/login', header: 'a=1', chromium: { path: '/' } },
  { title: 'default of a directory', url: 'https://shop.example.com/a/b/', header: 'a=1', chromium: { path: '/a/b' } },
  { title: 'default of a file', url: 'https://shop.example.com/a/b/c', header: 'a=1', chromium: { path: '/a/b' } },
  { title: 'default leaves the query out', url: 'https://shop.example.com/a/b?c=/d/e', header: 'a=1', chromium: { path: '/a' } },
  { title: 'default of two slashes', url: 'https://shop.example.com//x', header: 'a=1', chromium: { path: '/' } },
];
