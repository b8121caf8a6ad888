// NestJS on express, its default, hands the options to the cors package as they are.
import { defineModel } from './model.ts';

const corsOptions = { starBesideCredentials: 'any', trueIs: 'every', falseIs: 'none', answersBy: 'callback', originArgument: 0 } as const;

export default defineModel({
  library: '@nestjs/core',
  group: 'server framework',
  version: '11.1.28',
  source: 'nest-application.js, and adapters/express-adapter.js of @nestjs/platform-express 11.1.28',
  side: 'server',
  places: { App: { paths: ['@nestjs/core.NestFactory.create()', '@nestjs/common.INestApplication#', '@nestjs/platform-express.NestExpressApplication#'] } },
  sites: [
    {
      kind: 'cors.configure',
      at: '%App.enableCors',
      api: 'app.enableCors',
      signatures: [{ takes: ['options'], atLeast: 0 }],
      options: { origins: 'origin', credentials: 'credentials' },
      ...corsOptions,
    },
    {
      kind: 'cors.configure',
      at: '@nestjs/core.NestFactory.create',
      api: 'NestFactory.create',
      signatures: [{ takes: ['ignored', 'options'], atLeast: 2 }],
      options: { origins: 'cors.origin', credentials: 'cors.credentials' },
      needs: ['credentials'],
      ...corsOptions,
    },
  ],
  leavesOut: ['Cookies, sessions and headers are set through the answer of express or Fastify that a handler asks for with `@Res()`: their pages say what is known.', 'Guards are read by the shape of auth-check-always-true.'],
});
