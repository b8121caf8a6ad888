import type { TSESTree } from '@typescript-eslint/types';
import { set } from '#shared/facts/known.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape } from './shape.ts';

/** `<Auth0Provider cacheLocation="localstorage">`: the configuration of an SDK, written as attributes of an element. */
export default defineShape({
  check: 'token-in-local-storage',
  needs: [['@auth0/auth0-react'], ['cacheLocation']],
  find({ reader }) {
    const { file } = reader;
    const local = file
      .nodesOf('ImportDeclaration')
      .filter(({ source }) => source.value === '@auth0/auth0-react')
      .flatMap(({ specifiers }) => specifiers)
      .find((specifier) => specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' && specifier.imported.name === 'Auth0Provider')?.local.name;
    return file.nodesOf('JSXOpeningElement').flatMap(({ name, attributes }) => {
      if (local === undefined || name.type !== 'JSXIdentifier' || name.name !== local) return [];
      const attribute = attributes.find((one) => one.type === 'JSXAttribute' && one.name.name === 'cacheLocation');
      if (attribute?.type !== 'JSXAttribute' || !textsOf(attribute).includes('localstorage')) return [];
      return [
        {
          node: attribute,
          name: '@@auth0spajs@@',
          api: 'Auth0Provider',
          library: '@auth0/auth0-react',
          traits: { advice: set("Leave cacheLocation at 'memory', with useRefreshTokens and a custom domain, or sign in on the server") },
        },
      ];
    });

    function textsOf({ value }: TSESTree.JSXAttribute): readonly unknown[] {
      const given = value?.type === 'JSXExpressionContainer' ? value.expression : value;
      return given && given.type !== 'JSXEmptyExpression' ? alternativesInProduction(reader.valueOf(given)).map((option) => (option.kind === 'literal' ? option.value : undefined)) : [];
    }
  },
});
