import passportJwt from '#linter/models/passport-jwt.ts';
import { signedToken, testKey } from '../jwt-parts.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Strategy {
  authenticate(request: object): void;
}

async function runStrategy(token: string): Promise<string> {
  const { default: passport } = await testPackage<{ default: { Strategy: new (options: object, verify: (claims: object, done: (error: null, user: object) => void) => void) => Strategy } }>('passport-jwt');
  return new Promise((resolve) => {
    const strategy = new passport.Strategy({ jwtFromRequest: () => token, secretOrKey: testKey }, (claims, done) => done(null, claims));
    Object.assign(strategy, { success: () => resolve('success'), fail: () => resolve('fail'), error: () => resolve('error') });
    strategy.authenticate({});
  });
}

export default {
  model: passportJwt,
  defaults: [],
  behaviour: [
    { name: 'it verifies without algorithms, so that HS512 passes', shows: () => runStrategy(signedToken('HS512', { sub: '1' })), is: 'success' },
    { name: 'it refuses a forged token', shows: () => runStrategy(signedToken('HS256', { sub: '1' }, 'another key')), is: 'fail' },
  ],
  cases: [
    {
      name: 'a strategy',
      code: `
import { Strategy, ExtractJwt } from 'passport-jwt';
passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.SECRET, algorithms: ['HS256'] }, verify));
passport.use(new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: 'a key in the code', algorithms: ['HS256'] }, verify)); //! jwt-secret-hardcoded`,
    },
    {
      name: 'a strategy of NestJS',
      code: `
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: 'a key in the code', algorithms: ['HS256'] }); //! jwt-secret-hardcoded
  }
}
export class Other extends PassportStrategy(Strategy, 'other') {
  constructor(config) {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: config.get('SECRET'), algorithms: ['HS256'] });
  }
}`,
    },
  ],
} satisfies ModelCases;
