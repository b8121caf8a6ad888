import { set, unknown, type Known } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isElsewhere } from '../../sites/functions/imported-wrappers.ts';
import { optionAt } from '../../sites/option-value.ts';
import { registeredAt, type UsedSite } from '../../sites/functions/registered-plugins.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { contains } from '../../values/write-order.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** Variables that a platform sets whose proxy ends TLS before the application. */
const platforms: ReadonlySet<string> = new Set(['DYNO', 'RENDER', 'RENDER_EXTERNAL_URL', 'RENDER_EXTERNAL_HOSTNAME', 'RAILWAY_STATIC_URL', 'RAILWAY_PUBLIC_DOMAIN', 'FLY_APP_NAME', 'K_SERVICE', 'WEBSITE_HOSTNAME']);
const forwarded: ReadonlySet<string> = new Set(['x-forwarded-proto', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-ssl']);

/** A session whose cookie is set over TLS only, in an application that listens here, and a project that knows of a proxy. */
export default defineShape({
  check: 'session-secure-cookie-behind-proxy',
  needs: [['session'], ['listen']],
  mayBeIn: (text) => /['"](?:express-session|@fastify\/session)['"]/.test(text) || /\.(?:use|register)\(\s{0,20}(?:await\s)?[\w$.]{0,40}session/i.test(text),
  find(context) {
    const { reader } = context;
    if (!isListening(context)) return [];
    return reader.file.nodesOf('CallExpression').flatMap((call): FoundShape[] => {
      const found = sessionSetUpBy(call, context) ?? sessionOfAnotherFile(call, context);
      const proxy = found && (proxySeen(context) ?? deployedBehind(context));
      if (!found || proxy === undefined) return [];
      const isTold = found.there !== context && trusting.test(found.there.reader.file.text);
      return [{ node: call, name: 'session', library: found.library, side: 'server', traits: { secure: set(found.secure), proxy: set(proxy), trusted: isTold ? set(true) : trusted(context) } }];
    });
  },
});

interface SessionSetUp {
  readonly library: string;
  readonly secure: string;
  /** The file that it stands in. */
  readonly there: SourceContext;
}

function sessionSetUpBy(call: TSESTree.CallExpression, there: SourceContext): SessionSetUp | undefined {
  const used: readonly UsedSite[] = [...there.index.sitesAt(there.origins.of(call.callee)), ...registeredAt(call, there)];
  const found = used.find(({ model, site }) => site.kind === 'session.configure' && libraries.has(model.library));
  const options = found?.registration ? found.registration.options : call.arguments[0];
  const secure = found && options ? secureOf(options, there) : undefined;
  return found && secure !== undefined ? { library: found.model.library, secure, there } : undefined;
}

/** `app.use(sessions)` and `app.use(createSessions())` with what another file of the project exports. */
function sessionOfAnotherFile({ callee, arguments: given }: TSESTree.CallExpression, context: SourceContext): SessionSetUp | undefined {
  const { reader } = context;
  if (callee.type !== 'MemberExpression' || !['use', 'register'].includes(reader.keyOf(callee) ?? '')) return undefined;
  for (const argument of given) {
    const part = argument.type === 'CallExpression' ? argument.callee : argument;
    if (part.type !== 'Identifier' || !/session/i.test(part.name) || !isElsewhere(part, reader.file)) continue;
    const { node } = reader.valueOf(part);
    const there = reader.file.owns(node) ? undefined : context.elsewhere?.(node);
    const setUp = there?.reader.file.nodesOf('CallExpression').filter((call) => contains(node, call)).map((call) => sessionSetUpBy(call, there)).find((one) => one !== undefined);
    if (setUp) return setUp;
  }
  return undefined;
}

const libraries: ReadonlySet<string> = new Set(['express-session', '@fastify/session']);

function deployedBehind({ proxyOf }: SourceContext): string | undefined {
  const file = proxyOf?.();
  return file && `the file ${file}`;
}

/** How the code shows that a proxy stands before it. */
function proxySeen({ reader }: SourceContext): string | undefined {
  const header = reader.file.nodesOf('Literal').find(({ value }) => typeof value === 'string' && forwarded.has(value.toLowerCase()));
  if (header) return `the header ${String(header.value)}`;
  const variable = reader.file.nodesOf('MemberExpression').find((member) => reader.file.textOf(member.object) === 'process.env' && platforms.has(reader.keyOf(member) ?? ''));
  return variable && `the variable ${reader.keyOf(variable)}`;
}

/** `app.listen(…)` or `createServer(app).listen(…)` of plain HTTP. */
function isListening({ reader }: SourceContext): boolean {
  return reader.file.nodesOf('CallExpression').some(({ callee }) => callee.type === 'MemberExpression' && reader.keyOf(callee) === 'listen');
}

/** `true` or `'auto'` in production, when no option of the session says how to know TLS. */
function secureOf(given: Node, { reader }: SourceContext): string | undefined {
  const [options, ...others] = given.type === 'SpreadElement' ? [] : alternativesInProduction(reader.valueOf(given));
  if (options?.kind !== 'object' || others.length > 0 || optionAt(options, 'proxy').is !== 'absent') return undefined;
  const secure = optionAt(options, 'cookie.secure');
  const values = secure.is === 'found' ? alternativesInProduction(secure.property.value) : [];
  const [only] = values;
  if (values.length !== 1 || only?.kind !== 'literal') return undefined;
  return only.value === true ? 'always' : only.value === 'auto' ? 'auto' : undefined;
}

const trusting = /trust[ _-]?proxy/i;

/** Whether the framework believes the proxy. Whoever is given the application can tell it so. */
function trusted({ reader: { file } }: SourceContext): Known<boolean> {
  if (trusting.test(file.text)) return set(true);
  if (/\b(?:https|http2|spdy|tls|greenlock|key\.pem|privkey)\b/.test(file.text.replaceAll('https://', ''))) return unknown('the application may end TLS itself');
  const apps = file.nodesOf('VariableDeclarator').filter(({ init }) => {
    const made = init?.type === 'AwaitExpression' ? init.argument : init;
    return made?.type === 'CallExpression' && /^(?:express|[fF]astify|NestFactory\.create)$/.test(file.textOf(made.callee));
  });
  if (apps.length !== 1 || apps[0]!.id.type !== 'Identifier') return unknown('the application is made elsewhere');
  const uses = file.variableOf(apps[0]!.id)?.references ?? [];
  return uses.some(({ identifier }) => isHandedOn(identifier as Node, file)) ? unknown('the application is handed to other code') : set(false);
}

function isHandedOn(node: Node, file: SourceContext['reader']['file']): boolean {
  const parent = file.parentOf(node);
  return parent?.type === 'CallExpression' && parent.callee !== node && !/(?:^|\.)createServer$|^SwaggerModule\./.test(file.textOf(parent.callee));
}
