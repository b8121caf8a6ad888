import { set, unknown, type Known } from '#shared/facts/known.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceContext } from '../../sites/site-use.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import { defineShape } from './shape.ts';

interface Switch {
  /** Keys from the option outwards, as far as they tell it from others of the same name. */
  readonly path: readonly string[];
  readonly library: string;
  readonly off: 'false' | 'true' | 'star' | 'present';
  /** A word that the file must have beside. */
  readonly beside?: string;
}

const switches: readonly Switch[] = [
  { path: ['checkOrigin', 'csrf', 'kit'], library: 'SvelteKit', off: 'false' },
  { path: ['trustedOrigins', 'csrf', 'kit'], library: 'SvelteKit', off: 'star' },
  { path: ['checkOrigin', 'security'], library: 'Astro', off: 'false', beside: 'astro' },
  { path: ['allowedOrigins', 'serverActions'], library: 'Next.js', off: 'star' },
  { path: ['disableCSRFCheck', 'advanced'], library: 'better-auth', off: 'true' },
  { path: ['disableOriginCheck', 'advanced'], library: 'better-auth', off: 'true' },
  { path: ['trustedOrigins'], library: 'better-auth', off: 'star', beside: 'better-auth' },
  { path: ['skipCSRFCheck'], library: 'Auth.js', off: 'present', beside: 'auth' },
];

/** Options that frameworks read from an exported configuration or from the argument of a call. */
export default defineShape({
  check: 'csrf-protection-disabled',
  needs: [['checkOrigin', 'trustedOrigins', 'allowedOrigins', 'disableCSRFCheck', 'disableOriginCheck', 'skipCSRFCheck']],
  find({ reader }) {
    const { file } = reader;
    const lower = file.text.toLowerCase();
    return file.nodesOf('Property').flatMap((property) => {
      const keys = keysOutwards(property, { reader });
      const found = switches.find(({ path, beside }) => path.every((key, index) => keys[index] === key) && (beside === undefined || lower.includes(beside)));
      if (!found) return [];
      return [
        {
          node: property,
          name: [...found.path].reverse().join('.'),
          library: found.library,
          side: 'server' as const,
          traits: { off: isOff(reader.valueOf(property.value), found.off), opens: set(found.off === 'star' ? 'every origin' : 'nothing') },
        },
      ];
    });
  },
});

function keysOutwards(property: TSESTree.Property, { reader }: Pick<SourceContext, 'reader'>): string[] {
  const keys: string[] = [];
  for (let current: TSESTree.Property | undefined = property; current && keys.length < 4; current = outerProperty(current, reader.file)) {
    const key = reader.keyOf(current);
    if (key === undefined) break;
    keys.push(key);
  }
  return keys;
}

/** The property that the object is written into, or that is given the variable or constant with it. */
function outerProperty(property: TSESTree.Property, file: SourceFile): TSESTree.Property | undefined {
  let object = file.parentOf(property);
  let outer = object && file.parentOf(object);
  while (outer?.type === 'TSAsExpression' || outer?.type === 'TSSatisfiesExpression') [object, outer] = [outer, file.parentOf(outer)];
  if (outer?.type === 'Property') return outer.value === object ? outer : undefined;
  if (outer?.type !== 'VariableDeclarator' || outer.id.type !== 'Identifier') return undefined;
  return file.variableOf(outer.id)?.references.map(({ identifier }) => file.parentOf(identifier as Node)).find((use): use is TSESTree.Property => use?.type === 'Property' && use.value.type === 'Identifier');
}

const everyOrigin: ReadonlySet<unknown> = new Set(['*', '**', '*.*', 'https://*', 'http://*']);

function isOff(value: Value, off: Switch['off']): Known<boolean> {
  const answers = alternativesInProduction(value).map((option): boolean | undefined => {
    if (off === 'present') return option.kind === 'literal' ? Boolean(option.value) : true;
    if (off === 'star') return option.kind === 'array' ? option.elements.some((element) => element.kind === 'literal' && everyOrigin.has(element.value)) || (option.open === undefined ? false : undefined) : option.kind === 'literal' ? everyOrigin.has(option.value) : undefined;
    return option.kind === 'literal' ? option.value === (off === 'true') : undefined;
  });
  const [first] = answers;
  return first !== undefined && answers.every((answer) => answer === first) ? set(first) : unknown('it is decided elsewhere');
}
