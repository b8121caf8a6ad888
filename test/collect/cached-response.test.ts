import { expect, test } from 'vitest';
import { cachedCredentials, cachedHeader } from '#shared/collect/cached-response.ts';
import { accessToken } from '../checks/jwts.ts';

const token = accessToken();
const opaque = 'q8WvT2xLzN4bKc7RdYh1JmPf5Gs9Ae3U';
const json = 'application/json';

test.each([
  { name: 'a token in JSON, under its field', type: json, body: JSON.stringify({ user: { accessToken: token } }), found: [['app-v1 /api/session user.accessToken', token]] },
  { name: 'a token under any name', type: json, body: JSON.stringify({ x: token }), found: [['app-v1 /api/session x', token]] },
  { name: 'an opaque value whose field says that it is one', type: json, body: JSON.stringify({ refresh_token: opaque }), found: [['app-v1 /api/session refresh_token', opaque]] },
  { name: 'a tag of a version', type: json, body: JSON.stringify({ etag: opaque, items: [{ hash: opaque }] }), found: [] },
  { name: 'a token in a page', type: 'text/html', body: `<script>state = { token: '${token}' }</script>`, found: [['app-v1 /api/session', token]] },
  { name: 'a page without one', type: 'text/html', body: `<img src="/logo.${opaque}.png">`, found: [] },
  { name: 'JSON that is none', type: json, body: `{"accessToken": "${token}"`, found: [['app-v1 /api/session', token]] },
])('$name', ({ type, body, found }) => {
  expect(cachedCredentials('app-v1', 'https://shop.example/api/session?user=7', type, body)).toEqual(found);
});

test('what the request was signed in with, and never its query', () => {
  const url = `https://shop.example/feed?key=${opaque}`;
  expect(cachedHeader('app-v1', url, 'Authorization', `Bearer ${token}`)).toEqual([['app-v1 /feed Authorization', token]]);
  expect(cachedHeader('app-v1', url, 'Accept', 'application/json')).toEqual([]);
});
