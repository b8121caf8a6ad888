// An API under whatever name and in whatever form it is called, in files that say nothing else of it.
import { expect, test } from 'vitest';
import { lintSource } from '#linter/lint-source.ts';

const app = `import express from 'express';
const app = express();
`;
const login = (statement: string) => `${app}app.get('/login', (req, res) => { ${statement} });`;
const given = `'sid', newId(), { httpOnly: true, sameSite: 'lax' }`;

test.each([
  ['by its name', login(`res.cookie(${given});`)],
  ['over two lines', login(`res\n  .cookie\n  (${given});`)],
  ['by a text', login(`res['cookie'](${given});`)],
  ['where it may be missing', login(`res.cookie?.(${given});`)],
  ['taken out', login(`const { cookie } = res; cookie(${given});`)],
  ['taken out under another name', login(`const { cookie: keep } = res; keep(${given});`)],
  ['held by a variable', login(`const keep = res.cookie; keep(${given});`)],
  ['as compilers write it', `const cookie_1 = require('cookie');\nexports.header = () => (0, cookie_1.serialize)(${given});`],
  ['imported under another name', `import { serialize as write } from 'cookie';\nexport const header = () => write(${given});`],
])('%s', (_, code) => {
  expect(lintSource(code, 'server.js').findings.map(({ check }) => check)).toContain('cookie-missing-secure');
});

test.each([
  ['it is only read', login('if (res.cookie === undefined) refuse();')],
  ['another thing of that name is called', `${app}const cookie = (name) => name;\nexport const names = cookie(${given});`],
])('not where %s', (_, code) => {
  expect(lintSource(code, 'server.js').findings.map(({ check }) => check)).not.toContain('cookie-missing-secure');
});
