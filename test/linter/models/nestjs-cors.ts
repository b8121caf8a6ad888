import nestjsCors from '#linter/models/nestjs-cors.ts';
import type { ModelCases } from '../model-cases.ts';

export default {
  model: nestjsCors,
  defaults: [],
  readIn: { version: '11.1.28', source: 'nest-application.js, and adapters/express-adapter.js of @nestjs/platform-express 11.1.28' },
  withoutHeaders: 'it sets no cookies',
  cases: [
    {
      name: 'a cookie through the answer of express that a handler asks for',
      code: `
import { Body, Controller, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
@Controller('auth')
export class AuthController {
  @Post('login')
  async login(@Body() body: LoginDto, @Res({ passthrough: true }) answer: Response) {
    const session = await this.auth.login(body);
    answer.cookie('session', session.token); //! cookie-missing-httponly cookie-missing-samesite cookie-missing-secure
    answer.cookie('session', session.token, { httpOnly: true, secure: true, sameSite: 'lax' });
    return { ok: true };
  }
}`,
    },
    {
      name: 'every origin with credentials',
      code: `
import { NestFactory } from '@nestjs/core';
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  app.enableCors({ origin: true, credentials: true }); //! cors-credentialed-reflection
  const other = await NestFactory.create(AppModule, { cors: { origin: true, credentials: true } }); //! cors-credentialed-reflection
}`,
    },
    {
      name: 'origins that are known, or no credentials',
      code: `
import { NestFactory } from '@nestjs/core';
async function bootstrap() {
  const app = await NestFactory.create(AppModule, { cors: true });
  app.enableCors();
  app.enableCors({ origin: 'https://shop.example', credentials: true });
  app.enableCors({ origin: configService.get('ORIGINS'), credentials: true });
  const other = await NestFactory.create(AppModule, { cors: { origin: ['https://shop.example'], credentials: true } });
  const third = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
}`,
    },
  ],
} satisfies ModelCases;
