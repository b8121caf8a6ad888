import model from '#linter/models/passport.ts';
import type { ModelCases } from '../model-cases.ts';
import { testPackage } from '../test-package.ts';

interface Passport {
  initialize(): (request: object, response: object, next: () => void) => void;
  serializeUser(serialize: (user: unknown, done: (error: null, id: string) => void) => void): void;
}

interface Request {
  logIn?(user: object, done: () => void): void;
}

/** Whether `req.logIn` asks the session for another identifier. */
async function renewsAtLogin(name: string): Promise<boolean> {
  const { default: passport } = await testPackage<{ default: { Passport: new () => Passport } & Passport }>(name);
  const own = new passport.Passport();
  own.serializeUser((_user, done) => done(null, '1'));
  let renewed = false;
  const session = {
    regenerate(done: () => void) {
      renewed = true;
      done();
    },
    save: (done: () => void) => done(),
  };
  // 0.7 gives the methods to every request; 0.5 has them on the prototype of http.IncomingMessage.
  const { default: methods } = await testPackage<{ default: Request }>(`${name}/lib/http/request`);
  const request = Object.assign(Object.create(methods) as Request, { session });
  own.initialize()(request, {}, () => undefined);
  await new Promise<void>((resolve) => request.logIn!({ id: '1' }, resolve));
  return renewed;
}

const login = `
const session = require('express-session');
app.post('/login', (req, res, next) => {
  req.session.userId = req.body.id;
  req.login({ id: req.body.id }, next);
});`;

export default {
  model,
  defaults: [],
  behaviour: [
    { name: 'logIn of 0.7.0 renews the session', shows: () => renewsAtLogin('passport'), is: true },
    { name: 'logIn of 0.5.3 does not', shows: () => renewsAtLogin('passport05'), is: false },
  ],
  cases: [
    { name: 'the login of a version that renews', code: login, installed: { passport: '0.7.0' } },
    { name: 'a version that nobody knows', code: login },
    {
      name: 'the login of a version that does not renew',
      installed: { passport: '0.5.3' },
      code: login.replace("req.body.id;\n", "req.body.id; //! session-not-rotated-on-login\n"),
    },
  ],
} satisfies ModelCases;
