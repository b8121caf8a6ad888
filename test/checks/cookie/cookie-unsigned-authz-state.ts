import type { ContentKind } from '#shared/facts/content-kind.ts';
import { set } from '#shared/facts/known.ts';
import { noRole } from '#shared/facts/role.ts';
import { type CheckCases } from '../case.ts';
import { cookie, exchange, roleOf, token } from '../facts.ts';

const claiming = (...kinds: readonly ContentKind[]) =>
  cookie({ name: set('state'), value: set('role:user'), shape: { format: 'opaque', length: 9, bits: 40, wrapping: [] }, role: noRole, content: { envelope: 'plain', names: ['field'], found: kinds.map((kind) => ({ kind, field: 'field' })) } });
const login = exchange({ marks: ['login'], method: 'POST' });
const page = 'https://shop.example/account';
const silent = (name: string, ...response: readonly string[]) => ({ name, response: response.map((pair) => `Set-Cookie: ${pair}; Path=/`), verdict: 'silent' }) as const;

export default {
  facts: [
    { name: 'a role and nothing else', fact: claiming('privilege'), verdict: 'unsure', severity: 'medium' },
    { name: 'the server recognises the user by it', fact: { ...claiming('user-id'), role: roleOf('session-id', 'confirmed') }, verdict: 'fail', severity: 'high' },
    { name: 'a number after a login', fact: claiming('user-id'), among: [login], verdict: 'unsure' },
    { name: 'the number of a visitor', fact: claiming('user-id'), verdict: 'pass' },
    { name: 'a session beside it', fact: claiming('privilege'), among: [cookie({ id: 'cookie-2' })], verdict: 'skip' },
    { name: 'a token beside it', fact: claiming('privilege'), among: [token()], verdict: 'skip' },
    { name: 'signed', fact: { ...claiming('privilege'), content: { envelope: 'signed', names: [], found: [{ kind: 'privilege', field: 'role' }] } }, verdict: 'skip' },
    { name: 'signed by a twin', fact: claiming('privilege'), among: [cookie({ id: 'cookie-2', name: set('state.sig'), role: noRole })], verdict: 'skip' },
    { name: 'a tracker', fact: { ...claiming('user-id'), role: roleOf('analytics') }, verdict: 'skip' },
    { name: 'nothing of the kind', fact: claiming('email'), verdict: 'pass' },
  ],
  live: [
    { name: 'a role', response: ['Set-Cookie: role=user; Path=/'], verdict: 'unsure', severity: 'medium' },
    { name: 'a role in JSON', response: [`Set-Cookie: state=${encodeURIComponent('{"isAdmin":true,"theme":"dark"}')}; Path=/`], verdict: 'unsure' },
    {
      name: 'a number that opens the account',
      then: [
        { url: page, request: ['Cookie: user_id=42; theme=dark'] },
        { url: page, request: ['Cookie: theme=dark'], status: 401 },
      ],
      verdict: 'fail',
      severity: 'high',
    },
    silent('a role beside a session', 'role=user', 'sid=0123456789abcdef0123456789abcdef'),
    silent('a role signed as Express does', 'role=s%3Auser.k9Vd0Yq3Jt0v7sQkYx2c9ZbLwHn4RmUe8TpAaGk9Vd0'),
    silent('a flag that says no', `state=${encodeURIComponent('{"isAdmin":false,"theme":"dark"}')}`),
    silent('the plan that a visitor looks at', 'plan=yearly'),
    silent('the identifier of a visitor', 'uid=0123456789abcdef0123456789abcdef'),
    silent('another word', 'theme=role'),
  ],
} satisfies CheckCases;
