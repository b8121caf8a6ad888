import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { publicPrefixOf } from '../../sites/secrets/public-environment.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { isFollowedBy } from '../../sites/gate/text-near.ts';
import { isEnvironmentObject } from '../../values/environment.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** A variable that ends up in pages, read under a name that calls it a secret. Each variable once for a file. */
export default defineShape({
  check: 'auth-secret-in-public-env',
  needs: [
    ['runtimeConfig', 'NEXT_PUBLIC_', 'NUXT_PUBLIC_', 'EXPO_PUBLIC_', 'VITE_', 'REACT_APP_', 'VUE_APP_', 'GATSBY_', 'PUBLIC_'],
    ['secret', 'key', 'password', 'role', 'admin_token'],
  ],
  mayBeIn: (text) => text.includes('runtimeConfig') || isFollowedBy(text, prefixes, secret, { within: 80, until: /\W/ }),
  find(context) {
    const found = new Map<string, FoundShape>();
    for (const { node, variable, isProcess } of readsOf(context)) {
      const prefix = publicPrefixOf(variable, isProcess);
      const says = prefix === undefined ? undefined : secretNamed(variable.slice(prefix.length));
      if (prefix === undefined || says === undefined || found.has(variable) || isClientSecret(node, context)) continue;
      found.set(variable, { node, name: variable, traits: { prefix: set(prefix), says: set(says) } });
    }
    return [...found.values(), ...publicSettingsOf(context)];
  },
});

/** What the names of variables begin with that are for pages. */
const prefixes = /(?:PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY)_/g;
const secret = /SECRET|KEY|PASSWORD|ROLE|ADMIN_TOKEN/i;

/** `runtimeConfig: { public: { jwtSecret } }` of Nuxt, where a value is named that the page needs no bundler to read. */
function publicSettingsOf({ reader }: SourceContext): FoundShape[] {
  const { file } = reader;
  return file.nodesOf('ObjectExpression').flatMap((object) => {
    const isPublic = isValueOf(object, 'public', reader) && isValueOf(file.parentOf(file.parentOf(object) ?? object), 'runtimeConfig', reader);
    if (!isPublic) return [];
    return object.properties.flatMap((property): FoundShape[] => {
      const name = property.type === 'Property' ? reader.keyOf(property) : undefined;
      const says = name === undefined ? undefined : secretNamed(name);
      if (property.type !== 'Property' || name === undefined || says === undefined || isEmptyText(property.value)) return [];
      return [{ node: property, name: `runtimeConfig.public.${name}`, traits: { prefix: set('runtimeConfig.public'), says: set(says) } }];
    });
  });
}

function isValueOf(node: Node | undefined, key: string, reader: SourceContext['reader']): boolean {
  const parent = node && reader.file.parentOf(node);
  return parent?.type === 'Property' && parent.value === node && reader.keyOf(parent) === key;
}

/** A setting without a value is filled from `NUXT_PUBLIC_…`, or not at all. */
function isEmptyText(node: Node): boolean {
  return node.type === 'Literal' && (node.value === '' || node.value === null);
}

interface EnvironmentRead {
  readonly node: Node;
  readonly variable: string;
  readonly isProcess: boolean;
}

function readsOf({ reader }: SourceContext): EnvironmentRead[] {
  const { file } = reader;
  const isProcess = (node: Node) => file.textOf(node).startsWith('process');
  const members = file.nodesOf('MemberExpression').flatMap((node): EnvironmentRead[] => {
    const variable = isEnvironmentObject(node.object, file) ? reader.keyOf(node) : undefined;
    return variable === undefined ? [] : [{ node, variable, isProcess: isProcess(node.object) }];
  });
  const patterns = file.nodesOf('VariableDeclarator').flatMap(({ id, init }): EnvironmentRead[] => {
    if (id.type !== 'ObjectPattern' || !init || !isEnvironmentObject(init, file)) return [];
    return id.properties.flatMap((property) => {
      const variable = property.type === 'Property' ? reader.keyOf(property) : undefined;
      return variable === undefined ? [] : [{ node: property, variable, isProcess: isProcess(init) }];
    });
  });
  const imports = file.nodesOf('ImportDeclaration').flatMap((declaration): EnvironmentRead[] =>
    declaration.source.value !== '$env/static/public'
      ? []
      : declaration.specifiers.flatMap((specifier) => (specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? [{ node: specifier, variable: specifier.imported.name, isProcess: false }] : [])),
  );
  return [...members, ...patterns, ...imports];
}

/** What the name ends in, so that `PASSWORD_MIN_LENGTH` and `SECRET_SANTA_URL` are left alone. */
const endings: readonly (readonly string[])[] = [
  ['secret'],
  ['secret', 'key'],
  ['secretkey'],
  ['private', 'key'],
  ['privatekey'],
  ['signing', 'key'],
  ['encryption', 'key'],
  ['jwt', 'key'],
  ['service', 'role'],
  ['service', 'role', 'key'],
  ['service', 'key'],
  ['password'],
  ['admin', 'token'],
  ['admin', 'key'],
  ['admin', 'api', 'key'],
];
const others: ReadonlySet<string> = new Set(['publishable', 'anon', 'site', 'public', 'captcha', 'recaptcha', 'turnstile', 'forgot', 'reset', 'change', 'show', 'enable', 'enabled', 'allow', 'has', 'no', 'demo', 'test', 'example', 'id']);

function secretNamed(name: string): string | undefined {
  const words = wordsOf(name);
  if (words.some((word) => others.has(word))) return undefined;
  const ending = endings.find((end) => end.every((word, index) => words.at(index - end.length) === word));
  return ending?.join(' ');
}

/** Another check speaks about it there. */
function isClientSecret(node: Node, { reader }: SourceContext): boolean {
  const parent = reader.file.parentOf(node);
  return parent?.type === 'Property' && parent.value === node && ['clientSecret', 'client_secret'].includes(reader.keyOf(parent) ?? '');
}
