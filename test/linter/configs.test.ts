import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin, { type ConfigName } from '#linter/index.ts';
import { sourceChecks } from '#linter/rules/source-checks.ts';
import { versions } from './eslint-versions.ts';

const { configs } = plugin;
const rulesOf = (name: ConfigName) => Object.entries(configs[name].rules ?? {}).map(([rule, entry]) => ({ id: rule.slice('crumbtrail/'.length), severity: entry }));
const idsOf = (name: ConfigName) => rulesOf(name).map(({ id }) => id);
const levelOf = (id: string) => Math.min(...sourceChecks.find((check) => check.id === id)!.references.asvs.map(({ level }) => level));

const express = `import express from 'express';\nconst app = express();\n`;
const code = `${express}app.post('/login', (req, res) => {\n  res.cookie('session', req.sessionID, { secure: true, sameSite: 'lax' });\n});\n`;

function reported(configuration: readonly Linter.Config[], text: string, filename = 'src/app.js', Host = Linter): string[] {
  return new Host({ configType: 'flat' }).verify(text, [...configuration], filename).map(({ ruleId, severity }) => `${ruleId ?? ''} ${severity}`);
}

describe('what they hold', () => {
  test('each level of ASVS has the checks whose requirements begin there, and those of the levels below', () => {
    for (const level of [1, 2, 3] as const) {
      const expected = sourceChecks.filter(({ references }) => references.asvs.some((requirement) => requirement.level <= level)).map(({ id }) => id);
      expect(idsOf(`asvs-l${level}`)).toEqual(expected);
    }
    expect(idsOf('asvs-l1').every((id) => levelOf(id) === 1)).toBe(true);
    expect(idsOf('asvs-l1').length).toBeGreaterThan(30);
    expect(idsOf('asvs-l2').length).toBeGreaterThan(idsOf('asvs-l1').length);
    expect(idsOf('asvs-l3').length).toBeGreaterThan(idsOf('asvs-l2').length);
  });

  test.each(['cookie', 'session', 'jwt', 'token', 'csrf', 'oauth', 'headers', 'model'] as const)('%s is the part of recommended that is about it', (family) => {
    const expected = rulesOf('recommended').filter(({ id }) => sourceChecks.find((check) => check.id === id)!.family === family);
    expect(expected.length).toBeGreaterThan(0);
    expect(rulesOf(family)).toEqual(expected);
    expect(configs[family].settings).toEqual(configs.recommended.settings);
  });

  test('every family has one', () => {
    for (const { family } of sourceChecks) expect(Object.keys(configs)).toContain(family);
  });

  test('every configuration names itself and the plugin, and has no files of its own', () => {
    for (const [name, config] of Object.entries(configs)) {
      expect(config).toMatchObject({ name: `crumbtrail/${name}`, plugins: { crumbtrail: plugin } });
      expect(config.files).toBeUndefined();
    }
  });

  test('tests says something about every rule, and raises none', () => {
    expect(idsOf('tests')).toEqual(sourceChecks.map(({ id }) => id));
    expect(rulesOf('tests').filter(({ severity }) => severity !== 'off')).toEqual([
      { id: 'oauth-client-secret-hardcoded', severity: 'warn' },
      { id: 'auth-secret-in-public-env', severity: 'warn' },
    ]);
  });
});

describe.each(versions)('what they report, in ESLint $eslint', ({ Linter: Host }) => {
  test('a level of ASVS reports what recommended leaves to others', () => {
    const prefix = `${express}app.post('/login', (req, res) => {\n  res.cookie('session', req.sessionID, { secure: true, httpOnly: true, sameSite: 'lax', path: '/' });\n});\n`;
    expect(reported([configs.recommended], prefix, 'a.js', Host)).toEqual([]);
    expect(reported([configs['asvs-l1']], prefix, 'a.js', Host)).toEqual(['crumbtrail/cookie-missing-host-prefix 1']);
  });

  test('levels 2 and 3 judge lifetimes by their own limits', () => {
    const week = `${express}app.post('/login', (req, res) => {\n  res.cookie('__Host-session', req.sessionID, { secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 7 * 864e5 });\n});\n`;
    expect(reported([configs['asvs-l1']], week, 'a.js', Host)).toEqual([]);
    for (const level of ['asvs-l2', 'asvs-l3'] as const) expect(reported([configs[level]], week, 'a.js', Host)).toEqual(['crumbtrail/cookie-auth-lifetime-long 1']);
  });

  test('a family reports its own and nothing else', () => {
    expect(reported([configs.cookie], code, 'a.js', Host)).toEqual(['crumbtrail/cookie-missing-httponly 2']);
    expect(reported([configs.jwt], code, 'a.js', Host)).toEqual([]);
  });

  test('tests counts where the configuration says that tests are', () => {
    const configuration = [configs.recommended, { files: ['**/*.test.js'], ...configs.tests }];
    expect(reported(configuration, code, 'src/app.js', Host)).toEqual(['crumbtrail/cookie-missing-httponly 2']);
    expect(reported(configuration, code, 'src/app.test.js', Host)).toEqual([]);
  });

  test('a secret of another party is told in tests as well, as a warning', () => {
    const secret = `import { Strategy } from 'passport-github2';\nexport const github = new Strategy({ clientID: 'Iv1.8a61f9b3a7aba766', clientSecret: '1f2e3d4c5b6a79881f2e3d4c5b6a7988', callbackURL: '/callback', state: true }, verify);\n`;
    const found = reported([configs.recommended], secret, 'a.js', Host);
    expect(reported([configs.recommended, configs.tests], secret, 'a.js', Host)).toEqual(found.map((one) => one.replace(/2$/, '1')));
    expect(found).toEqual(['crumbtrail/oauth-client-secret-hardcoded 2']);
  });
});
