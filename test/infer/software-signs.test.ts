import { describe, expect, test } from 'vitest';
import { models } from '#linter/models/index.ts';
import { set } from '#shared/facts/known.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { softwareSigns } from '#shared/infer/software-signs.ts';
import { authCookies, csrfCookies } from '#shared/standards/cookie-names.ts';
import { softwareHeaders } from '#shared/standards/software-headers.ts';
import { cookie, exchange } from '../checks/facts.ts';

const answer = (name: string, value: string, scope: 'site' | 'other' = 'site') => exchange({ scope, responseHeaders: [[name, value]] });
const named = (name: string, scope: 'site' | 'other' = 'site') => cookie({ scope, name: set(name) });

describe('what the site says of its software', () => {
  test.each<[string, readonly Fact[], readonly string[]]>([
    ['a header', [answer('X-Powered-By', 'Express')], ['Express: x-powered-by, code of express']],
    ['a header of many answers', [answer('X-Powered-By', 'Express'), answer('X-Powered-By', 'Express')], ['Express: x-powered-by, code of express']],
    ['two headers of one', [answer('X-Powered-By', 'Next.js'), answer('x-nextjs-cache', 'HIT')], ['Next.js: x-powered-by, code of next']],
    ['a header of software in another language', [answer('X-Powered-By', 'PHP/8.4.1')], ['PHP: x-powered-by']],
    ['the header of another party', [answer('X-Powered-By', 'Express', 'other')], []],
    ['the cookie of a library', [named('connect.sid')], ['express-session: connect.sid, code of express-session']],
    ['one with a prefix', [named('__Host-authjs.session-token')], ['Auth.js: __Host-authjs.session-token, code of next-auth']],
    ['one that several libraries use', [named('__session')], ['Remix, React Router, Clerk or Auth0: __session']],
    ['one of another language', [named('laravel_session')], ['Laravel: laravel_session']],
    ['a name that anybody might use', [named('session'), named('sid')], []],
    ['what is not about signing in', [named('_ga'), named('theme')], []],
    ['the cookie of another party', [named('connect.sid', 'other')], []],
    ['headers before cookies', [named('connect.sid'), answer('X-Powered-By', 'Express')], ['Express: x-powered-by, code of express', 'express-session: connect.sid, code of express-session']],
  ])('%s', (_, facts, signs) => {
    expect(softwareSigns(facts).map(({ by, library, header, cookie: name }) => `${by}: ${header ?? name}${library === undefined ? '' : `, code of ${library}`}`)).toEqual(signs);
  });
});

test('the tables name libraries that have models', () => {
  const known = new Set(models.map(({ library }) => library));
  const libraries = [...authCookies, ...csrfCookies, ...softwareHeaders].flatMap(({ library }) => library ?? []);
  expect(libraries.filter((library) => !known.has(library))).toEqual([]);
});
