import { readFileSync } from 'node:fs';
import nestjsJwt from '#linter/models/nestjs-jwt.ts';
import type { ModelCases } from '../model-cases.ts';

const published = (file: string) => readFileSync(`test/packages/node_modules/@nestjs/jwt/${file}`, 'utf8');

export default {
  model: nestjsJwt,
  defaults: [],
  // It cannot be loaded here without the rest of NestJS, so the published file is pinned instead.
  behaviour: [
    { name: 'is the version that was read', shows: () => Promise.resolve((JSON.parse(published('package.json')) as { version: string }).version), is: nestjsJwt.version },
    { name: 'verify hands its options to jsonwebtoken', shows: () => Promise.resolve(published('dist/jwt.service.js').includes('return jsonwebtoken.verify(token, secret, verifyOptions);')), is: true },
  ],
  cases: [
    {
      name: 'the module',
      code: `
import { JwtModule } from '@nestjs/jwt';
JwtModule.register({ secret: process.env.SECRET, signOptions: { expiresIn: '15m' } });
JwtModule.register({ secret: 'a key in the code', signOptions: { expiresIn: '15m' } }); //! jwt-secret-hardcoded
JwtModule.register({ secret: process.env.SECRET, signOptions: { expiresIn: '90d' } }); //! jwt-lifetime-excessive
JwtModule.registerAsync({ useFactory: () => ({ secret: 'a key in the code' }) }); //! jwt-secret-hardcoded
JwtModule.registerAsync({ inject: [ConfigService], useFactory: async (config) => ({ secret: config.get('SECRET'), signOptions: { expiresIn: '60d' } }) }); //! jwt-lifetime-excessive
JwtModule.registerAsync({ useClass: JwtOptions });`,
    },
    {
      name: 'the service',
      code: `
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
@Injectable()
export class AuthService {
  constructor(private readonly jwt: JwtService) {}
  login(user) {
    return this.jwt.sign({ sub: user.id });
  }
  long(user) {
    return this.jwt.signAsync({ sub: user.id }, { expiresIn: '90d' }); //! jwt-lifetime-excessive
  }
  check(token) {
    return this.jwt.verify(token, { secret: 'a key in the code' }); //! jwt-secret-hardcoded
  }
  async user(token) {
    const { sub } = this.jwt.decode(token); //! jwt-decoded-not-verified
    return this.users.findOne(sub);
  }
}`,
    },
  ],
} satisfies ModelCases;
