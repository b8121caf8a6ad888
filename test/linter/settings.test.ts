// What a configuration says about a project, rule by rule and as a whole.
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin, { type CrumbtrailRules, type CrumbtrailSettings } from '#linter/index.ts';
import { versions } from './eslint-versions.ts';

const handler = (line: string) => `import express from 'express';\nconst app = express();\napp.post('/login', (req, res) => {\n  ${line};\n});\n`;
const bareCookie = (name: string) => handler(`res.cookie('${name}', create(), { secure: true, sameSite: 'lax' })`);

interface Setup {
  readonly settings?: CrumbtrailSettings;
  readonly rules?: CrumbtrailRules;
}

/** Rule and severity of each report of all rules, unless some are named. */
function reported(code: string, { settings = {}, rules = plugin.configs.strict.rules as CrumbtrailRules }: Setup = {}, Host = Linter): string[] {
  const messages = new Host({ configType: 'flat' }).verify(code, [{ plugins: { crumbtrail: plugin }, settings: { crumbtrail: settings }, rules: rules as Linter.RulesRecord }], 'file.js');
  return messages.map(({ ruleId, message }) => `${ruleId?.slice('crumbtrail/'.length)} ${/\((\w+)\)$/.exec(message)?.[1]}`);
}

describe('roles', () => {
  test.each<[name: string, code: string, settings: CrumbtrailSettings, expected: readonly string[]]>([
    ['a name that says nothing is a session when the settings say so', bareCookie('my_cookie'), { roles: { my_cookie: 'session-id' } }, ['cookie-missing-httponly high']],
    ['without them it is not', bareCookie('my_cookie'), {}, []],
    ['a name that sounds like a session is a preference when the settings say so', bareCookie('session_view'), { roles: { 'session_*': 'preference' } }, []],
    ['a key of a storage', `localStorage.setItem('thing', read());`, { roles: { thing: 'refresh-token' } }, ['refresh-token-in-browser high']],
    ['upper and lower case are one', bareCookie('MY_COOKIE'), { roles: { my_cookie: 'session-id' } }, ['cookie-missing-httponly high']],
  ])('%s', (_, code, settings, expected) => {
    expect(reported(code, { settings })).toEqual(expected);
  });
});

describe('wrappers', () => {
  const login: CrumbtrailSettings['wrappers'] = { setAuthCookie: { kind: 'cookie.set', takes: ['ignored', 'value', 'options'], name: 'session', writes: { secure: true, sameSite: 'Lax' } } };
  const loose: CrumbtrailSettings['wrappers'] = { setAuthCookie: { ...login['setAuthCookie']!, writes: { secure: true, httpOnly: false, sameSite: 'Lax' } } as never };
  test.each<[name: string, code: string, wrappers: CrumbtrailSettings['wrappers'], expected: readonly string[]]>([
    ['what an option says', `import { setAuthCookie } from './cookies.js';\nsetAuthCookie(res, create(), { httpOnly: false });`, login, ['cookie-missing-httponly high']],
    ['what nobody says stays unknown', `import { setAuthCookie } from './cookies.js';\nsetAuthCookie(res, create());`, login, []],
    ['what the function writes by itself', `import { setAuthCookie } from '@acme/cookies';\nsetAuthCookie(res, create());`, loose, ['cookie-missing-httponly high']],
    ['an option wins over it', `import { setAuthCookie } from '@acme/cookies';\nsetAuthCookie(res, create(), { httpOnly: true });`, loose, []],
    ['a default import', `import setAuthCookie from './set-auth-cookie.js';\nsetAuthCookie(res, create());`, loose, ['cookie-missing-httponly high']],
    ['another name for it', `import { setAuthCookie as remember } from './cookies.js';\nremember(res, create());`, loose, ['cookie-missing-httponly high']],
    ['a member of a module', `import * as cookies from './cookies.js';\ncookies.setAuthCookie(res, create());`, loose, ['cookie-missing-httponly high']],
    ['require', `const { setAuthCookie } = require('./cookies.js');\nsetAuthCookie(res, create());`, loose, ['cookie-missing-httponly high']],
    ['a global that a framework imports by itself', `setAuthCookie(res, create());`, loose, ['cookie-missing-httponly high']],
    ['a function of the same name in this file is read itself', `function setAuthCookie() {}\nsetAuthCookie(res, create());`, loose, []],
    ['a function without an entry', `import { setOtherCookie } from './cookies.js';\nsetOtherCookie(res, create());`, loose, []],
    [
      'a method of an object, by both names',
      `import { auth } from './auth.js';\nauth.remember('sid', create(), {});`,
      { 'auth.remember': { kind: 'cookie.set', takes: ['name', 'value', 'options'], writes: { httpOnly: false, secure: true, sameSite: 'Strict' } } },
      ['cookie-missing-httponly high'],
    ],
    [
      'a lifetime in its unit',
      `import { setAuthCookie } from './cookies.js';\nsetAuthCookie('session', create(), { maxAge: 100 * 86400, httpOnly: true, secure: true, sameSite: 'lax' });`,
      { setAuthCookie: { kind: 'cookie.set', takes: ['name', 'value', 'options'], maxAge: 'seconds' } },
      ['cookie-auth-lifetime-long medium'],
    ],
    [
      'a lifetime whose unit is not said is not read',
      `import { setAuthCookie } from './cookies.js';\nsetAuthCookie('session', create(), { maxAge: 100 * 86400, httpOnly: true, secure: true, sameSite: 'lax' });`,
      { setAuthCookie: { kind: 'cookie.set', takes: ['name', 'value', 'options'] } },
      [],
    ],
    ['a storage', `import { keep } from './storage.js';\nkeep(token);`, { keep: { kind: 'storage.write', takes: ['value'], area: 'local', key: 'access_token' } }, ['token-in-local-storage high']],
    [
      'a token that a function of ours signs is one wherever it goes',
      `import { issue } from './tokens.js';\nlocalStorage.setItem('blob', issue(user));`,
      { issue: { kind: 'jwt.sign', takes: ['payload'] } },
      ['token-in-local-storage high'],
    ],
    ['a secret that is handed to it', `import { issue } from './tokens.js';\nissue({ sub: user.id }, 'hunter2hunter2');`, { issue: { kind: 'jwt.sign', takes: ['payload', 'key'] } }, ['jwt-secret-hardcoded critical']],
    [
      'a function that verifies',
      `import jwt from 'jsonwebtoken';\nimport { check } from './tokens.js';\napp.get('/', (req) => { check(req.cookies.token); const { sub } = jwt.decode(req.cookies.token); return db.users.find(sub); });`,
      { check: { kind: 'jwt.verify', takes: ['token'] } },
      [],
    ],
    [
      'without it, a decoded token is one that nobody verified',
      `import jwt from 'jsonwebtoken';\nimport { check } from './tokens.js';\napp.get('/', (req) => { check(req.cookies.token); const { sub } = jwt.decode(req.cookies.token); return db.users.find(sub); });`,
      {},
      ['jwt-decoded-not-verified critical'],
    ],
  ])('%s', (_, code, wrappers = {}, expected) => {
    expect(reported(code, { settings: { wrappers } })).toEqual(expected);
  });
});

describe('options of a rule', () => {
  const rule = (...entry: unknown[]) => ({ rules: { 'crumbtrail/cookie-missing-httponly': entry as never } });
  test.each<[name: string, setup: Setup, expected: readonly string[]]>([
    ['without options the settings count', rule('error'), ['cookie-missing-httponly high']],
    ['a severity of its own', { ...rule('error', { minSeverity: 'critical' }) }, []],
    ['a severity below that of the settings', { ...rule('error', { minSeverity: 'high' }), settings: { minSeverity: 'critical' } }, ['cookie-missing-httponly high']],
    ['a name that is accepted', rule('error', { allow: ['sess*'] }), []],
    ['another name', rule('error', { allow: ['token'] }), ['cookie-missing-httponly high']],
  ])('%s', (_, setup, expected) => {
    expect(reported(bareCookie('session'), setup)).toEqual(expected);
  });

  test('what is not certain, by one rule alone', () => {
    const code = `const jwt = require('jsonwebtoken');\njwt.sign(payload, key);\n`;
    expect(reported(code, { rules: { 'crumbtrail/jwt-missing-exp': ['error', { unsure: true }] } })).toHaveLength(1);
    expect(reported(code, { rules: { 'crumbtrail/jwt-missing-exp': ['error', { unsure: false }] }, settings: { unsure: true } })).toEqual([]);
  });
});

describe.each(versions)('mistakes, in ESLint $eslint', ({ Linter: Host }) => {
  test.each<[settings: unknown, message: RegExp]>([
    [3, /settings\.crumbtrail: must be an object/],
    [{ minSeverty: 'low' }, /settings\.crumbtrail\.minSeverty: there is no such setting; there are minSeverity, unsure, policy, site, hosts, roles, wrappers/],
    [{ minSeverity: 'severe' }, /settings\.crumbtrail\.minSeverity: must be one of critical, high, medium, low, info/],
    [{ unsure: 'yes' }, /settings\.crumbtrail\.unsure: must be true or false/],
    [{ policy: 'strict' }, /settings\.crumbtrail\.policy: must be "recommended" or "asvs-l2"/],
    [{ hosts: ['https://api.example.com'] }, /settings\.crumbtrail\.hosts\.0: must be a host name such as/],
    [{ roles: { sid: 'session' } }, /settings\.crumbtrail\.roles\.sid: must be one of session-id, /],
    [{ wrappers: { 'set cookie': { kind: 'jwt.verify', takes: ['token'] } } }, /settings\.crumbtrail\.wrappers\.set cookie: must be the name of a function/],
    [{ wrappers: { set: { kind: 'cookie.put' } } }, /settings\.crumbtrail\.wrappers\.set\.kind: must be one of cookie\.set, /],
    [{ wrappers: { set: { kind: 'cookie.set' } } }, /settings\.crumbtrail\.wrappers\.set\.takes: is missing/],
    [{ wrappers: { set: { kind: 'cookie.set', takes: ['token'] } } }, /settings\.crumbtrail\.wrappers\.set\.takes\.0: must be one of name, value, options, ignored/],
  ])('%j', (settings, message) => {
    expect(() => reported('export const nothing = 1;', { settings: settings as never }, Host)).toThrow(message);
  });

  test('an option that a rule does not have', () => {
    expect(() => reported('export const nothing = 1;', { rules: { 'crumbtrail/token-in-log': ['error', { allowed: [] } as never] } }, Host)).toThrow(/allowed/);
  });
});
