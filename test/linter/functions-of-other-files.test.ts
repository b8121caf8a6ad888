// What a function of another file does counts as if it stood where it is called, whatever it is called and however it is exported.
import { expect, test } from 'vitest';
import { foundIn, type ProjectCase } from './files-of-a-project.ts';

const sessions = (also = '') => `import { deleteCookie } from 'hono/cookie';
export const SESSION = '__Host-ledger';
export function end(c) {
${also}  deleteCookie(c, SESSION, { path: '/', secure: true });
}
`;
const leaving = `import { Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { end, SESSION } from './sessions.js';
app.post('/logout', (c) => {
  end(c);
  deleteCookie(c, SESSION, { path: '/', secure: true });
  return c.body(null, 204);
});
`;
const remember = (also = '') => `module.exports = async function remember(req, res, next) { next(); };
module.exports.forget = function forget(res) {
${also}  res.clearCookie('remember', { path: '/' });
};
`;
const namedRemember = (also = '') => `function remember(req, res, next) { next(); }
remember.forget = (res) => {
${also}  res.clearCookie('remember', { path: '/' });
};
module.exports = remember;
`;
const forgetting = `const remember = require('./remember');
exports.logout = (req, res) => {
  remember.forget(res);
  res.clearCookie('app.sid');
  res.redirect('/login');
};
`;

const cases: readonly ProjectCase[] = [
  { name: 'a cookie that is taken away under a name like an answer', check: 'logout-client-side-only', files: { 'sessions.js': sessions(), 'routes.js': leaving }, finds: ['routes.js:5'] },
  { name: 'a session that is ended under a name like an answer', check: 'logout-client-side-only', files: { 'sessions.js': sessions("  db.query('delete from sessions where hash = ?').run(digest(c));\n"), 'routes.js': leaving }, finds: [] },
  { name: 'a package with a function called like an answer', check: 'logout-client-side-only', files: { 'routes.js': leaving.replace('./sessions.js', '@ledger/sessions') }, finds: [] },
  { name: 'the same without that call', check: 'logout-client-side-only', files: { 'routes.js': leaving.replace('./sessions.js', '@ledger/sessions').replace('  end(c);\n', '') }, finds: ['routes.js:5'] },
  { name: 'a function on the one that a module is', check: 'logout-client-side-only', files: { 'remember.js': remember(), 'account.js': forgetting }, finds: ['account.js:4'] },
  { name: 'a function on the one that a module is, which ends the session', check: 'logout-client-side-only', files: { 'remember.js': remember('  res.locals.session.destroy();\n'), 'account.js': forgetting }, finds: [] },
  { name: 'a function on a function with a name', check: 'logout-client-side-only', files: { 'remember.js': namedRemember(), 'account.js': forgetting }, finds: ['account.js:4'] },
  { name: 'a function on a function with a name, which ends the session', check: 'logout-client-side-only', files: { 'remember.js': namedRemember('  res.locals.session.destroy();\n'), 'account.js': forgetting }, finds: [] },
];

test.each(cases)('$name', async (project) => {
  expect(await foundIn(project)).toEqual(project.finds);
});
