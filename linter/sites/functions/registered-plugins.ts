// `app.register(session, { … })` of Fastify and `server.register({ plugin: Yar, options: { … } })` of hapi: the plug-in is
// no call of its own.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../values/source-file.ts';
import type { ModelledSite } from '../site-index.ts';
import type { Registration, SourceContext } from '../site-use.ts';

export interface UsedSite extends ModelledSite {
  readonly registration?: Registration;
}

export function registeredAt(node: TSESTree.CallExpression | TSESTree.NewExpression, context: SourceContext): readonly UsedSite[] {
  const { callee, arguments: given } = node;
  if (callee.type !== 'MemberExpression' || context.reader.keyOf(callee) !== 'register') return [];
  const [first, second] = given;
  if (!first) return [];
  const entries = first.type === 'ArrayExpression' ? first.elements.filter((element) => element !== null) : [first];
  return entries.flatMap((entry) => {
    const [plugin, options] = entry.type === 'ObjectExpression' ? [propertyNamed(entry, 'plugin'), propertyNamed(entry, 'options')] : [entry, second];
    const sites = plugin ? context.index.sitesAt(context.origins.of(plugin)) : [];
    return sites.map((site) => ({ ...site, registration: options ? { options } : {} }));
  });
}

function propertyNamed(object: TSESTree.ObjectExpression, name: string): Node | undefined {
  const property = object.properties.find((candidate): candidate is TSESTree.Property => candidate.type === 'Property' && !candidate.computed && candidate.key.type === 'Identifier' && candidate.key.name === name);
  return property?.value;
}
