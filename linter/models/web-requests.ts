// Requests and addresses that the platform itself opens, in pages and on servers.
import { defineModel } from './model.ts';

/** Words of which a credential in an address or header cannot do without. */
const needs = [['token', 'jwt', 'authorization']] as const;
const options = { headers: 'headers', body: 'body' } as const;

export default defineModel({
  library: 'web platform',
  group: 'requests and logs',
  version: '2026-11',
  source: 'https://fetch.spec.whatwg.org/, https://websockets.spec.whatwg.org/, https://html.spec.whatwg.org/multipage/server-sent-events.html, https://html.spec.whatwg.org/multipage/nav-history-apis.html',
  side: 'unknown',
  places: { Location: { paths: ['globalThis.location', 'globalThis.document.location'] }, Parameters: { paths: ['globalThis.URL().searchParams'] } },
  sites: [
    { kind: 'request.send', at: 'globalThis.fetch', api: 'fetch', by: 'request', signatures: [{ takes: ['url', 'init'], atLeast: 1 }], options, needs },
    { kind: 'request.send', at: 'globalThis.Request', api: 'new Request', by: 'request', signatures: [{ takes: ['url', 'init'], atLeast: 1 }], options, needs },
    { kind: 'request.send', at: 'globalThis.WebSocket', api: 'new WebSocket', by: 'websocket', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'globalThis.WebSocket().send', api: 'socket.send', by: 'websocket', signatures: [{ takes: ['message'] }], needs },
    { kind: 'request.send', at: 'globalThis.WebSocket#.send', api: 'socket.send', by: 'websocket', signatures: [{ takes: ['message'] }], needs },
    { kind: 'request.send', at: 'globalThis.EventSource', api: 'new EventSource', by: 'event-source', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'globalThis.XMLHttpRequest().open', api: 'request.open', by: 'request', signatures: [{ takes: ['ignored', 'url'] }, { takes: ['ignored', 'url', 'ignored'] }], needs },
    { kind: 'request.send', at: 'globalThis.navigator.sendBeacon', api: 'navigator.sendBeacon', by: 'request', signatures: [{ takes: ['url', 'body'], atLeast: 1 }], needs },
    { kind: 'request.send', at: '%Parameters.{set,append}', api: 'url.searchParams.set', by: 'request', signatures: [{ takes: ['parameter', 'value'] }], needs },
    { kind: 'request.send', at: '%Location.{assign,replace}', api: 'location.assign', by: 'navigation', signatures: [{ takes: ['url'] }], needs },
    { kind: 'request.send', at: 'globalThis.open', api: 'window.open', by: 'navigation', signatures: [{ takes: ['url', 'ignored', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'globalThis.history.{pushState,replaceState}', api: 'history.pushState', by: 'navigation', signatures: [{ takes: ['ignored', 'ignored', 'url'] }], needs },
    { kind: 'request.assign', at: 'globalThis.location', api: 'location', by: 'navigation', needs },
    { kind: 'request.assign', at: '%Location.href', api: 'location.href', by: 'navigation', needs },
    { kind: 'request.send', at: 'globalThis.Response.redirect', api: 'Response.redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
  ],
});
