// Who runs a file, as far as the file itself says: directives, file names that frameworks give a meaning, and imports
// that only one side can have. Otherwise it is unknown, and checks that depend on it stay silent.
import type { Side } from '#shared/facts/sighting.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';

const serverModules: ReadonlySet<string> = new Set([
  'express', 'koa', 'fastify', 'hono', '@hapi/hapi', 'h3', 'next/headers', 'next/server', 'restify', 'polka', 'elysia', 'express-session', 'cookie-parser', 'jsonwebtoken', 'bcrypt', 'bcryptjs',
  'mongoose', 'pg', 'mysql2', 'server-only', 'passport', '@nestjs/common', '@sveltejs/kit', 'fs', 'http', 'https', 'net', 'path', 'child_process', 'crypto', '@prisma/client', 'aws-lambda', 'fastify-plugin', 'cors',
  'apollo-server', '@apollo/server', 'socket.io', 'ws', 'redis', 'ioredis', 'dotenv', '@koa/router', 'koa-router', '@fastify/cookie', '@fastify/session', '@fastify/secure-session', '@fastify/jwt', 'cookie-session', 'iron-session',
  'connect-redis', 'connect-mongo', '@hono/node-server', '@oak/oak', 'oak', 'argon2', 'knex', 'better-sqlite3', 'mongodb', 'sequelize', 'typeorm', 'helmet', 'nodemailer',
]);
const clientModules: ReadonlySet<string> = new Set(['react', 'react-dom', 'vue', 'svelte', 'preact', 'solid-js', '@angular/core', '@angular/common/http', '@angular/router', 'react-native', 'jquery', 'zustand', 'pinia', 'react-router-dom', 'client-only', '@reduxjs/toolkit']);
const clientGlobals: ReadonlySet<string> = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'navigator']);
const serverGlobals: ReadonlySet<string> = new Set(['Bun', 'Deno']);
/** SvelteKit, Next.js, Nuxt and Remix name files that only run on the server. */
const serverNames: readonly string[] = ['+server.', '+page.server.', '+layout.server.', 'hooks.server.', '.server.', 'middleware.ts', 'middleware.js', 'route.ts', 'route.js', 'route.tsx'];
const serverFolders: readonly string[] = ['/server/api/', '/server/routes/', '/server/middleware/', '/server/utils/', '/server/plugins/', '/lib/server/', '/pages/api/', '/api/'];

/** Modules that SvelteKit gives to no page, and the file of a project that opens its database. */
const onlyOnServers = /^\$lib\/server\/|^\$env\/(?:static|dynamic)\/private$|^[.@~#].*\/prisma(?:\.[jt]s)?$/;

/** `otherwise`: what is known of the project, for files that do not say it. */
export function sideOfFile(file: SourceFile, otherwise: Side = 'unknown'): Side {
  const directive = directivesOf(file);
  if (directive.has('use client')) return 'client';
  if (directive.has('use server')) return 'server';
  const path = `/${file.filename.replaceAll('\\', '/')}`;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (serverNames.some((part) => (part.startsWith('.') ? name.includes(part) : name.startsWith(part) || name === part))) return 'server';
  // A page of Astro is rendered by the server; oxlint gives the scripts that the browser runs under the same name.
  if (name.endsWith('.astro')) return usesBrowser(file) ? 'client' : 'server';
  const modules = importedModules(file);
  if (namesTypesOfServer(file)) return 'server';
  if (modules.some((module) => serverModules.has(module) || module.startsWith('node:') || onlyOnServers.test(module)) || isWorker(file) || usesGlobal(file, serverGlobals)) return 'server';
  if (modules.some((module) => clientModules.has(module)) || usesBrowser(file)) return 'client';
  if (answersRequests(file) || readsCookieHeader.test(file.text)) return 'server';
  // `src/api/client.ts` of an application of pages asks a server and is none.
  const isOfServer = serverFolders.some((folder) => path.includes(folder)) && !(otherwise === 'client' && isApiOfSource(path.split('/').slice(0, -1)));
  if (isOfServer) return 'server';
  return otherwise === 'unknown' && bundled.test(file.text) ? 'client' : otherwise;
}

function isApiOfSource(folders: readonly string[]): boolean {
  const source = folders.indexOf('src');
  return source >= 0 && folders.includes('api', source);
}

/** `request.headers.get('cookie')`: no browser gives it to a page. */
const readsCookieHeader = /\bheaders\s{0,20}\??\.(?:get\(['"]cookie['"]\)|cookie\b(?!\s{0,5}=))/i;

/** Variables that bundlers write into the code of a page. Next.js gives its own to the server, too. */
const bundled = /\bimport\.meta\.env\.VITE_|\bprocess\.env\.(?:REACT|VUE)_APP_/;

/** Frameworks of pages, and of servers. A project that has one of both sides, or one that is both, does not say where a file of it runs. */
const ofPages: readonly string[] = ['react', 'react-dom', 'vue', 'svelte', 'preact', 'solid-js', '@angular/core', '@angular/platform-browser', 'lit', 'ember-source', 'alpinejs'];
const ofServers: readonly string[] = ['express', 'koa', 'fastify', 'hono', '@hapi/hapi', 'h3', 'restify', 'polka', 'elysia', '@nestjs/core', '@trpc/server', '@apollo/server', 'graphql-yoga', 'mercurius', 'express-session', 'passport', 'pg', 'mysql2', 'mongoose', '@prisma/client', 'ioredis', 'redis', 'bcrypt', 'argon2'];
const ofBoth: readonly string[] = ['next', 'nuxt', '@sveltejs/kit', 'astro', 'gatsby', 'electron', 'ink', '@react-email/components', '@remix-run/node', '@remix-run/react', '@react-router/node', '@react-router/dev', '@tanstack/react-start', '@solidjs/start', '@analogjs/platform', '@angular/ssr', 'react-native', 'vike', '@redwoodjs/core', 'wrangler'];

/** The side of files that do not say it, by what their package.json asks for. */
export function sideOfPackages(packages: readonly string[], folders: readonly string[] = []): Side {
  const names = new Set(packages);
  const has = (some: readonly string[]) => some.some((name) => names.has(name));
  if (has(ofBoth)) return 'unknown';
  if ((has(ofPages) || names.has('react')) && has(ofServers)) return sideOfFolders(folders);
  if (has(ofPages) === has(ofServers)) return 'unknown';
  return has(ofPages) ? 'client' : 'server';
}

/** `web/src/api.ts` beside `server/index.js`: one package.json asks for what both need, and the folders tell them apart. */
function sideOfFolders(folders: readonly string[]): Side {
  const told = folders.find((folder) => foldersOfPages.has(folder) || foldersOfServers.has(folder));
  return told === undefined ? 'unknown' : foldersOfPages.has(told) ? 'client' : 'server';
}

const foldersOfPages: ReadonlySet<string> = new Set(['client', 'web', 'webapp', 'web-client', 'frontend', 'browser', 'spa']);
const foldersOfServers: ReadonlySet<string> = new Set(['server', 'backend', 'bff']);

/** `(req, res) => …` and `(req, res, next) => …` in a file of its own, which imports nothing that says where it runs. */
function answersRequests(file: SourceFile): boolean {
  return (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const).some((type) => file.nodesOf(type).some(({ params }) => isHandler(params)));
}

function isHandler(params: readonly Node[]): boolean {
  if (takesBoth(params[0])) return true;
  const [request, response, next, ...others] = params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
  return /^req(?:uest)?$/.test(request ?? '') && /^res(?:ponse)?$/.test(response ?? '') && (next === undefined || next === 'next') && others.length === 0;
}

/** `({ req, res }) => …`: the context of Apollo and tRPC, and pages of Next.js. */
function takesBoth(parameter: Node | undefined): boolean {
  if (parameter?.type !== 'ObjectPattern') return false;
  const names = new Set(parameter.properties.map((property) => (property.type === 'Property' ? nameOfKey(property.key) : undefined)));
  return names.has('req') && names.has('res');
}

function directivesOf(file: SourceFile): Set<string> {
  const found = new Set<string>();
  for (const statement of file.ast.body) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'Literal') break;
    found.add(String(statement.expression.value));
  }
  return found;
}

const typesOfServer: ReadonlySet<string> = new Set(['aws-lambda', '@cloudflare/workers-types', '@azure/functions', '@vercel/node', '@netlify/functions', 'express', 'express-serve-static-core', 'fastify', 'koa', '@hapi/hapi', 'next/server', 'graphql-yoga', '@apollo/server', 'mercurius', 'h3', 'elysia', '@oak/oak', 'restify', 'polka', '@nestjs/common', 'http', 'node:http']);

/** Types of modules that pages import from, too: `import type { ImageMetadata } from 'astro'` says nothing. */
const requestTypes: Readonly<Record<string, RegExp>> = {
  astro: /^(?:API(?:Context|Route)|Astro(?:Cookies|Global)|Middleware(?:Handler|Next))$/,
  next: /^(?:NextApi(?:Request|Response|Handler)|GetServerSideProps(?:Context)?)$/,
  '@sveltejs/kit': /^(?:RequestEvent|RequestHandler|Cookies|Handle|ServerLoad(?:Event)?)$/,
  hono: /^(?:Context|MiddlewareHandler|Handler)$/,
};

/** `import type { APIGatewayProxyEventV2 } from 'aws-lambda'`: who has an event of it runs there. */
function namesTypesOfServer({ ast }: SourceFile): boolean {
  return ast.body.some((statement) => {
    if (statement.type !== 'ImportDeclaration') return false;
    const from = statement.source.value;
    const wanted = Object.hasOwn(requestTypes, from) ? requestTypes[from] : undefined;
    return typesOfServer.has(from) || from.startsWith('@trpc/server') || (wanted !== undefined && statement.specifiers.some((one) => one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' && wanted.test(one.imported.name)));
  });
}

/** The modules a file imports or requires, types left out. */
export function importedModules(file: SourceFile): string[] {
  const imported = file.ast.body.flatMap((statement) => (statement.type === 'ImportDeclaration' && statement.importKind !== 'type' ? [statement.source.value] : []));
  const required = file.siteNodes.flatMap((node) => {
    const [first] = node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require' ? node.arguments : [];
    return first?.type === 'Literal' && typeof first.value === 'string' ? [first.value] : [];
  });
  return [...imported, ...required];
}

function usesBrowser(file: SourceFile): boolean {
  return usesGlobal(file, clientGlobals);
}

function usesGlobal({ scopeManager }: SourceFile, wanted: ReadonlySet<string>): boolean {
  return scopeManager.scopes.some((scope) =>
    scope.references.some(({ identifier, resolved }) => (!resolved || resolved.defs.length === 0) && 'name' in identifier && typeof identifier.name === 'string' && wanted.has(identifier.name)),
  );
}

/** `export default { async fetch(request, env) { … } }`: Cloudflare's form, which Bun and Deno take too. */
function isWorker({ ast }: SourceFile): boolean {
  return ast.body.some(
    (statement) =>
      statement.type === 'ExportDefaultDeclaration' &&
      statement.declaration.type === 'ObjectExpression' &&
      statement.declaration.properties.some((property) => property.type === 'Property' && nameOfKey(property.key) === 'fetch' && isFunction(property.value)),
  );
}
