// Logouts beside answers that the browser keeps, where the header may come from a function that is given the answer.
import { expect, test } from 'vitest';
import cases from '../checks/headers/clear-site-data-missing-on-logout.ts';
import { verdictsOn } from './verdicts-on.ts';

const check = 'clear-site-data-missing-on-logout';

const app = (statement: string, rest = '') => `import express from 'express';
const app = express();
app.get('/account', (req, res) => {
  if (!req.user) return res.sendStatus(401);
  res.set('Cache-Control', 'private, max-age=600');
  res.json({ email: req.user.email });
});
app.post('/logout', async (req, res) => {
  await sessions.end(req.cookies.sid);
  res.clearCookie('sid', { path: '/', secure: true });
  ${statement}
});
${rest}
`;

test.each([
  ['an answer by itself', app(`res.redirect('/');`), ['fail']],
  ['the answer is handed on', app('finish(res);'), ['unsure']],
  ['it is handed to a function of the file', app('finish(res);', `function finish(res) { res.redirect('/'); }`), ['fail']],
  ['a function of the file that sends it', app('finish(res);', `function finish(res) { res.set('Clear-Site-Data', '"*"').redirect('/'); }`), []],
  ['a header that is made elsewhere', app(`res.set(leaving).redirect('/');`, `const leaving = { 'Clear-Site-Data': '"cache"' };`), []],
])('%s', (_, code, verdicts) => {
  expect(verdictsOn(code, check)).toEqual(verdicts);
});

test.each(cases.code.good)('not even unsure: $name', ({ code }) => {
  expect(verdictsOn(code, check)).toEqual([]);
});
