// Whether somebody signs in to what a file is part of. Settings of a framework, and files that only send headers, do not say so themselves.
import type { SourceContext } from '../site-use.ts';
import { sessionTexts } from './application-files.ts';

const words = /session|cookie|passport|login|jwt/i;
/** Of packages that have no other use. */
const packages: readonly string[] = ['next-auth', '@auth/core', '@auth/sveltekit', 'passport', 'express-session', 'koa-session', '@fastify/session', '@fastify/jwt', '@nestjs/jwt', 'jsonwebtoken', 'iron-session', 'better-auth', 'lucia', 'cookie-session', 'express-openid-connect', '@auth0/nextjs-auth0', '@clerk/nextjs', '@supabase/ssr', 'nuxt-auth-utils', '@sidebase/nuxt-auth'];
/** Where frameworks and their libraries for signing in have a file of that name. */
const places: readonly string[] = ['./auth', './src/auth', './lib/auth', './src/lib/auth', './app/auth', './middleware', './src/middleware', './auth.config'];

export function mayHaveSignIn(context: SourceContext): boolean {
  const { reader, versionOf, textOf } = context;
  return words.test(reader.file.text) || packages.some((name) => versionOf(name) !== undefined) || places.some((place) => words.test(textOf?.(place) ?? '')) || sessionTexts(context).some((text) => words.test(text));
}
