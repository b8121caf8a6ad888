import { set } from '#shared/facts/known.ts';
import { personalNames, secretNames } from '#shared/standards/content-names.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { sessionFilesWith } from '../../sites/project/application-files.ts';
import { isQualified, roleOfTokenName } from '../../sites/secrets/credential-expression.ts';
import { callBehind } from '../../sites/functions/call-behind.ts';
import { libraryBehind, libraryOfCookieSession, openingOf } from '../../sites/cookies/cookie-session.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Fields of a session that is kept in a signed cookie: as the file sets it up, or by the only such library of the project. */
export default defineShape({
  check: 'cookie-session-payload-readable',
  names: [['session']],
  needs: [['cookie-session', 'koa-session', 'createCookieSessionStorage', 'commitSession', 'req.session', 'request.session', 'ctx.session']],
  find(context) {
    const { reader } = context;
    const { file } = reader;
    const library = libraryOfCookieSession(['signed-cookie'], context) ?? libraryOfApplication(context) ?? libraryOfProject(context);
    const given = file.nodesOf('CallExpression').flatMap((call) => setBy(call, library, context));
    if (library === undefined) return given;
    return [...given, ...file.nodesOf('AssignmentExpression').flatMap(({ operator, left, right }): FoundShape[] => {
      if (operator !== '=' || left.type !== 'MemberExpression') return [];
      const owner = file.textOf(left);
      if (!/^(?:req|request|ctx)\.session\b/.test(owner)) return [];
      return fieldsOf(left, reader.keyOf(left), right, context).map(({ node, field, what }) => ({ node, name: field, library, side: 'server', traits: { what: set(what) } }));
    })];
  },
});

/** `app.use(session(config, app))` in the file that makes the application, or in one that is there for sessions. */
function libraryOfApplication(context: SourceContext): string | undefined {
  if (!/\b(?:req(?:uest)?|ctx)\.session\b/.test(context.reader.file.text)) return undefined;
  const found = sessionFilesWith(/['"](?:koa-session|cookie-session)['"]/, context).map((there) => libraryOfCookieSession(['signed-cookie'], there));
  return found.every((library) => library !== undefined) ? found[0] : undefined;
}

/** Of the libraries that give a request its `session`, the only one that the project has. */
function libraryOfProject({ reader, versionOf }: SourceContext): string | undefined {
  if (!/\breq(?:uest)?\.session\b/.test(reader.file.text)) return undefined;
  const others = ['express-session', 'iron-session', 'client-sessions', '@fastify/session', '@fastify/secure-session', 'koa-session'];
  return versionOf('cookie-session') !== undefined && others.every((name) => versionOf(name) === undefined) ? 'cookie-session' : undefined;
}

/** `const session = await getSession(cookie); session.set('iban', iban)` of React Router and Remix. */
function setBy(call: TSESTree.CallExpression, libraryHere: string | undefined, context: SourceContext): FoundShape[] {
  const { reader } = context;
  const { callee, arguments: [name, value] } = call;
  if (callee.type !== 'MemberExpression' || !/^(?:set|flash)$/.test(reader.keyOf(callee) ?? '') || name?.type !== 'Literal' || !value) return [];
  const opened = callBehind(callee.object, reader) ?? callBehind(declaredFrom(callee.object, reader.file) ?? callee.object, reader);
  if (!opened || openingOf(opened, context) === undefined) return [];
  const fields = fieldsOf(call, String(name.value), value, context);
  const library = fields.length > 0 ? (libraryHere ?? libraryBehind(opened.callee, ['signed-cookie'], context)) : undefined;
  return library === undefined ? [] : fields.map(({ node, field, what }) => ({ node, name: field, library, side: 'server', traits: { what: set(what) } }));
}

interface Field {
  readonly node: Node;
  readonly field: string;
  readonly what: 'token' | 'secret' | 'personal';
}

/** The field itself, and those of an object that is written there. What a call makes of a value may be encrypted. */
function fieldsOf(node: Node, name: string | undefined, given: Node, context: SourceContext): Field[] {
  const value = plainNode(given);
  if (value.type === 'ObjectExpression') return value.properties.flatMap((property) => (property.type === 'Property' ? fieldsOf(property, context.reader.keyOf(property), property.value, context) : []));
  const isPassedOn = (value.type === 'Identifier' && value.name !== 'undefined') || value.type === 'MemberExpression';
  // `{ token: grant.access_token }`: what is put there says more than the field.
  const what = name === undefined || !isPassedOn ? undefined : (kindOf(name) ?? (value.type === 'MemberExpression' ? kindOf(context.reader.keyOf(value) ?? '') : undefined));
  const isComputed = what !== undefined && alternativesInProduction(context.reader.valueOf(value)).some(({ kind }) => kind === 'unknown');
  const isTransformed = /encrypt|cipher|sealed|hash|mask/i.test(context.reader.file.textOf(value));
  return what === undefined || name === undefined || !isComputed || isTransformed ? [] : [{ node, field: name, what }];
}

/** A `secret` is as often that of a CSRF defence, and a `hash` that of anything. */
const vague: ReadonlySet<string> = new Set(['secret', 'hash', 'pass', 'code', 'pin', 'otp', 'mobile', 'mail']);

function kindOf(name: string): Field['what'] | undefined {
  const plain = name.toLowerCase().replaceAll('_', '');
  if (vague.has(plain)) return undefined;
  if (secretNames.has(plain)) return 'secret';
  const personal = personalNames.get(plain);
  if (personal !== undefined) return personal === 'email' || personal === 'phone' || personal === 'iban' || personal === 'national-id' ? 'personal' : undefined;
  const role = isQualified(name) ? roleOfTokenName(name)?.role : undefined;
  return role === 'access-token' || role === 'refresh-token' || role === 'id-token' ? 'token' : undefined;
}
