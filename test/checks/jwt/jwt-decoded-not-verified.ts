import { set, unknown } from '#shared/facts/known.ts';
import { source, type CheckCases } from '../case.ts';
import { inSource, jwtCall } from '../facts.ts';

const decision = { use: set('decision' as const) };

export default {
  facts: [
    { name: 'a decision without a verify', fact: jwtCall('decode', { ...decision, verifiedBeside: set(false) }), verdict: 'fail', severity: 'critical' },
    { name: 'a decision beside a verify', fact: jwtCall('decode', { ...decision, verifiedBeside: set(true) }), verdict: 'pass' },
    { name: 'a decision, and a verify that cannot be told', fact: jwtCall('decode', { ...decision, verifiedBeside: unknown('the token comes from a parameter') }), verdict: 'unsure' },
    { name: 'a use that could not be followed', fact: jwtCall('decode', { verifiedBeside: set(false) }), verdict: 'unsure' },
    { name: 'reading kid before the verify', fact: jwtCall('decode', { use: set('key-lookup'), verifiedBeside: set(false) }), verdict: 'pass' },
    { name: 'display', fact: jwtCall('decode', { use: set('display'), verifiedBeside: set(false) }), verdict: 'pass' },
    { name: 'on the client', fact: jwtCall('decode', { ...decision, verifiedBeside: set(false), seen: inSource('client', 'jwtDecode') }), verdict: 'skip' },
    { name: 'on an unknown side', fact: jwtCall('decode', { ...decision, verifiedBeside: set(false), seen: inSource('unknown', 'jwtDecode') }), verdict: 'skip' },
    { name: 'a verify', fact: jwtCall('verify', { ...decision, verifiedBeside: set(false) }), verdict: 'skip' },
  ],
  code: {
    bad: [
      {
        name: 'a list of a claim that is asked for a role',
        code: source`
          import { decodeJwt } from 'jose';
          import type { NextRequest } from 'next/server';
          export function mayEdit(request: NextRequest) {
            const claims = decodeJwt(request.cookies.get('__Host-access').value);
            return claims.roles.includes('editor') ? 'edit' : 'view';
          }
        `,
      },
      {
        name: 'a viewer that the database of the project is asked for',
        code: source`
          import { decodeJwt } from 'jose';
          import { prisma } from '../prisma';
          export async function viewerOf(headers: Headers) {
            const { sub } = decodeJwt(headers.get('authorization').slice(7));
            return prisma.member.findFirst({ where: { userId: sub } });
          }
        `,
      },
      {
        name: 'what other files take for who asks',
        code: source`
          import 'server-only';
          import { decodeJwt } from 'jose';
          export function readStaff(raw) {
            try {
              const claims = decodeJwt(raw);
              return { sub: claims.sub, role: claims.role };
            } catch {
              return null;
            }
          }
        `,
      },
      {
        name: 'a role from a decoded token',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.get('/admin', (req, res) => {
            const claims = jwt.decode(req.headers.authorization.slice(7));
            if (claims.role !== 'admin') return res.status(403).end();
            res.send('welcome');
          });
        `,
      },
      {
        name: 'by hand, in middleware of its own',
        code: source`
          function authenticate(req, res, next) {
            const payload = JSON.parse(Buffer.from(req.headers.authorization.split('.')[1], 'base64').toString());
            req.user = { id: payload.sub, role: payload.role };
            next();
          }
          module.exports = authenticate;
        `,
      },
      {
        name: 'the user in the context of all resolvers',
        code: source`
          import { ApolloServer } from '@apollo/server';
          import { startStandaloneServer } from '@apollo/server/standalone';
          import jwt from 'jsonwebtoken';
          await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
            context: async ({ req }) => {
              const user = jwt.decode(req.headers.authorization.slice(7));
              return { user };
            },
          });
        `,
      },
      {
        name: 'the context of tRPC',
        code: source`
          import type { CreateNextContextOptions } from '@trpc/server/adapters/next';
          import jwt from 'jsonwebtoken';
          export function createContext({ req }: CreateNextContextOptions) {
            return { user: jwt.decode(req.cookies.token) };
          }
        `,
      },
      {
        name: 'claims of the request as they are, for whoever asks',
        file: 'server/utils/claims.ts',
        code: source`
          import { decodeJwt } from 'jose';
          import { getCookie } from 'h3';
          export function claimsOf(event) {
            const raw = getCookie(event, 'access_token');
            if (!raw) return null;
            return decodeJwt(raw);
          }
        `,
      },
      {
        name: 'the tenant of a request, in a guard',
        code: source`
          import { Injectable } from '@nestjs/common';
          import type { CanActivate, ExecutionContext } from '@nestjs/common';
          import { JwtService } from '@nestjs/jwt';
          @Injectable()
          export class TenantGuard implements CanActivate {
            constructor(private readonly jwt: JwtService) {}
            canActivate(context: ExecutionContext): boolean {
              const req = context.switchToHttp().getRequest();
              const token = req.cookies?.access_token;
              const claims = token ? this.jwt.decode(token) : null;
              if (!claims) return false;
              req.tenantId = claims.tenantId;
              return true;
            }
          }
        `,
      },
      {
        name: 'who asks, under a key of the request',
        code: source`
          import jwt from 'jsonwebtoken';
          export function attach(req, res, next) {
            const claims = jwt.decode(req.headers.authorization.slice(7));
            req['employee'] = claims.sub;
            next();
          }
        `,
      },
      {
        name: 'the context of an event of h3',
        file: 'server/middleware/who.ts',
        code: source`
          import { decodeJwt } from 'jose';
          import { defineEventHandler, getCookie } from 'h3';
          export default defineEventHandler((event) => {
            const claims = decodeJwt(getCookie(event, 'access_token'));
            event.context.tenant = claims.tenant;
          });
        `,
      },
    ],
    good: [
      {
        name: 'an issuer that is asked how it begins, to find the key',
        code: source`
          import { decodeJwt } from 'jose';
          import type { NextRequest } from 'next/server';
          export function keysFor(request: NextRequest) {
            const claims = decodeJwt(request.cookies.get('__Host-access').value);
            return claims.iss.startsWith('https://eu.') ? europe : others;
          }
        `,
      },
      {
        name: 'the issuer of a request, in a guard',
        code: source`
          import { Injectable } from '@nestjs/common';
          import type { CanActivate, ExecutionContext } from '@nestjs/common';
          import { JwtService } from '@nestjs/jwt';
          @Injectable()
          export class IssuerGuard implements CanActivate {
            constructor(private readonly jwt: JwtService) {}
            canActivate(context: ExecutionContext): boolean {
              const req = context.switchToHttp().getRequest();
              const claims = this.jwt.decode(req.cookies.access_token);
              req.issuer = claims.iss;
              return true;
            }
          }
        `,
      },
      {
        name: 'the tenant of a verified token, in a guard',
        code: source`
          import { Injectable } from '@nestjs/common';
          import type { CanActivate, ExecutionContext } from '@nestjs/common';
          import { JwtService } from '@nestjs/jwt';
          @Injectable()
          export class TenantGuard implements CanActivate {
            constructor(private readonly jwt: JwtService) {}
            async canActivate(context: ExecutionContext): Promise<boolean> {
              const req = context.switchToHttp().getRequest();
              const claims = await this.jwt.verifyAsync(req.cookies.access_token, { algorithms: ['HS256'] });
              req.tenantId = claims.tenantId;
              return true;
            }
          }
        `,
      },
      {
        name: 'claims behind a comparison with a digest of the file',
        code: source`
          import { createHmac } from 'node:crypto';
          const mac = (text) => createHmac('sha256', process.env.SECRET).update(text).digest('base64url');
          export function userOf(req, res) {
            const [head, body, signature] = req.headers.authorization.slice(7).split('.');
            if (signature !== mac(\`\${head}.\${body}\`)) return res.status(401).end();
            const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
            req.user = { id: claims.sub, role: claims.role };
          }
        `,
      },
      {
        name: 'a function whose name says that nothing was verified',
        code: source`
          import 'server-only';
          import { decodeJwt } from 'jose';
          export function peekClaims(raw) {
            const claims = decodeJwt(raw);
            return { sub: claims.sub, role: claims.role };
          }
        `,
      },
      {
        name: 'what other files take for who asks, in a file that verifies',
        code: source`
          import 'server-only';
          import { decodeJwt, jwtVerify } from 'jose';
          export const assertValid = (raw) => jwtVerify(raw, keys, { algorithms: ['RS256'], issuer, audience });
          export function readStaff(raw) {
            const claims = decodeJwt(raw);
            return { sub: claims.sub, role: claims.role };
          }
        `,
      },
      {
        name: 'a verified token',
        remedyFor: 'jsonwebtoken',
        code: source`
          import express from 'express';
          import jwt from 'jsonwebtoken';
          const app = express();
          app.get('/admin', (req, res) => {
            const claims = jwt.verify(req.headers.authorization.slice(7), process.env.JWT_SECRET, { algorithms: ['HS256'] });
            if (claims.role !== 'admin') return res.status(403).end();
            res.send('welcome');
          });
        `,
      },
      {
        name: 'the key id before the verify',
        code: source`
          import jwt from 'jsonwebtoken';
          import { keys } from './keys';
          export function claimsOf(token: string) {
            const kid = jwt.decode(token, { complete: true }).header.kid;
            return jwt.verify(token, keys.get(kid), { algorithms: ['RS256'] });
          }
        `,
      },
      {
        name: 'claims of a token that is handed over, and to look at',
        file: 'server/utils/claims.ts',
        code: source`
          import { decodeJwt } from 'jose';
          import { getCookie } from 'h3';
          export const userOf = (token) => decodeJwt(token);
          export const peekClaims = (event) => decodeJwt(getCookie(event, 'access_token'));
        `,
      },
      {
        name: 'claims of the request in a file that verifies',
        file: 'server/utils/claims.ts',
        code: source`
          import { decodeJwt, jwtVerify } from 'jose';
          import { getCookie } from 'h3';
          export const guard = async (event) => jwtVerify(getCookie(event, 'access_token'), key, { algorithms: ['HS256'] });
          export const claimsOf = (event) => decodeJwt(getCookie(event, 'access_token'));
        `,
      },
    ],
  },
} satisfies CheckCases;
