import type { TSESTree } from '@typescript-eslint/types';
import { set } from '#shared/facts/known.ts';
import { optionAt } from '../../sites/option-value.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { areaOfStorage } from '../../sites/page/storage-area.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

interface Provider {
  readonly element: string;
  readonly library: string;
  readonly attribute: string;
  readonly key: string;
  readonly advice: string;
  readonly isLocal: (given: Node, context: SourceContext) => boolean;
}

const providers: readonly Provider[] = [
  {
    element: 'Auth0Provider',
    library: '@auth0/auth0-react',
    attribute: 'cacheLocation',
    key: '@@auth0spajs@@',
    advice: "Leave cacheLocation at 'memory', with useRefreshTokens and a custom domain, or sign in on the server",
    isLocal: (given, { reader }) => alternativesInProduction(reader.valueOf(given)).some((option) => option.kind === 'literal' && option.value === 'localstorage'),
  },
  {
    element: 'AuthProvider',
    library: 'react-oidc-context',
    attribute: 'userStore',
    key: 'oidc.user:*',
    advice: 'Set userStore to new WebStorageStateStore({ store: new InMemoryWebStorage() }), or sign in on the server',
    isLocal: (given, context) => areaOfStorage(given, context) === 'local',
  },
];

/** `<Auth0Provider cacheLocation="localstorage">`, `<AuthProvider {...settings}>`: the configuration of an SDK, written as attributes of an element. */
export default defineShape({
  check: 'token-in-local-storage',
  needs: [['@auth0/auth0-react', 'react-oidc-context', 'WebStorageStateStore']],
  find(context) {
    const { file } = context.reader;
    return [...providers.flatMap((provider) => {
      const local = localName(provider, file.nodesOf('ImportDeclaration'));
      if (local === undefined) return [];
      return file.nodesOf('JSXOpeningElement').flatMap(({ name, attributes }): FoundShape[] => {
        const attribute = name.type === 'JSXIdentifier' && name.name === local ? attributes.find((one) => saysLocal(one, provider, context)) : undefined;
        const { key, element, library, advice } = provider;
        return attribute ? [{ node: attribute, name: key, api: element, library, traits: { advice: set(advice) } }] : [];
      });
    }), ...settingsFor(context)];
  },
});

/** `userStore: new WebStorageStateStore({ store: window.localStorage })` of settings that another file gives to its UserManager. */
function settingsFor(context: SourceContext): FoundShape[] {
  const { file, keyOf } = context.reader;
  const library = ['oidc-client-ts', 'oidc-client'].find((name) => file.nodesOf('ImportDeclaration').some(({ source }) => source.value === name));
  // Where they are given to one, or to an element, that tells.
  if (library === undefined || /\bUserManager\s{0,5}\(|react-oidc-context/.test(file.text)) return [];
  const advice = 'Set userStore to new WebStorageStateStore({ store: new InMemoryWebStorage() }), or sign in on the server';
  return file.nodesOf('Property').flatMap((property): FoundShape[] => {
    if (keyOf(property) !== 'userStore' || areaOfStorage(property.value, context) !== 'local') return [];
    return [{ node: property, name: 'oidc.user:*', api: 'WebStorageStateStore', library, side: 'client', traits: { advice: set(advice) } }];
  });
}

function localName({ library, element }: Provider, imports: readonly TSESTree.ImportDeclaration[]): string | undefined {
  return imports
    .filter(({ source }) => source.value === library)
    .flatMap(({ specifiers }) => specifiers)
    .find((specifier) => specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' && specifier.imported.name === element)?.local.name;
}

function saysLocal(one: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute, { attribute, isLocal }: Provider, context: SourceContext): boolean {
  if (one.type === 'JSXSpreadAttribute') {
    const looked = optionAt(context.reader.valueOf(one.argument), attribute);
    const written = looked.is === 'found' ? looked.property.writtenBy : undefined;
    return written?.type === 'Property' && isLocal(written.value, context);
  }
  const given = one.name.name === attribute ? (one.value?.type === 'JSXExpressionContainer' ? one.value.expression : one.value) : undefined;
  return given !== undefined && given !== null && given.type !== 'JSXEmptyExpression' && isLocal(given, context);
}
