// Answers of servers, and routers of pages, that send the user to another address.
import { defineModel } from './model.ts';

const needs = [['token', 'jwt']] as const;

export default defineModel({
  library: 'redirects',
  group: 'requests and logs',
  version: '2026-11',
  source: 'express 5.3.0, lib/response.js; next 16.4.6, dist/server/web/spec-extension/response.js; react-router 7.18.5; hono 4.13.19, dist/context.js',
  side: 'unknown',
  sites: [
    { kind: 'request.send', at: '%express:Response.redirect', api: 'res.redirect', by: 'redirect', signatures: [{ takes: ['url'] }, { takes: ['ignored', 'url'] }], needs },
    { kind: 'request.send', at: '%hono:Context.redirect', api: 'c.redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: '%koa:Context.redirect', api: 'ctx.redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: '%@fastify/cookie:Reply.redirect', api: 'reply.redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: '%@fastify/cookie:Reply.redirect', api: 'reply.redirect', by: 'redirect', signatures: [{ takes: ['ignored', 'url'] }], needs },
    { kind: 'request.send', at: '%h3:Package.sendRedirect', api: 'sendRedirect', by: 'redirect', signatures: [{ takes: ['ignored', 'url', 'ignored'], atLeast: 2 }], needs },
    { kind: 'request.send', at: 'next/server.NextResponse.redirect', api: 'NextResponse.redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'next/navigation.{redirect,permanentRedirect}', api: 'redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'next/navigation.useRouter().{push,replace}', api: 'router.push', by: 'navigation', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'next/router.useRouter().{push,replace}', api: 'router.push', by: 'navigation', signatures: [{ takes: ['url', 'ignored', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'react-router.useNavigate()', api: 'navigate', by: 'navigation', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'react-router-dom.useNavigate()', api: 'navigate', by: 'navigation', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: 'react-router.redirect', api: 'redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: '@remix-run/node.redirect', api: 'redirect', by: 'redirect', signatures: [{ takes: ['url', 'ignored'], atLeast: 1 }], needs },
    { kind: 'request.send', at: '@sveltejs/kit.redirect', api: 'redirect', by: 'redirect', signatures: [{ takes: ['ignored', 'url'] }], needs },
  ],
});
