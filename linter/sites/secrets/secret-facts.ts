// Keys that sign or seal cookies and are given to something else than a session: `cookieParser('…')`, `app.keys = […]`.
import { absent, set } from '#shared/facts/known.ts';
import type { CodeShapeFact } from '#shared/facts/code-shape.ts';
import type { SecretSite } from '../../models/model.ts';
import { alternativesInProduction, type Value } from '../../values/value.ts';
import type { FoundFact } from '../found-fact.ts';
import { optionAt } from '../option-value.ts';
import { secretOf } from './secret-of.ts';
import { matchedArguments, sightingOf, type SiteUse } from '../site-use.ts';

export function secretFactFrom(use: SiteUse<SecretSite>): FoundFact | undefined {
  const { site, node, context } = use;
  const value = givenSecret(use);
  const known = value && secretOf(value, context);
  const secret = known && 'value' in known ? known.value : undefined;
  if (!secret) return undefined;
  const seen = sightingOf(use);
  const fact: CodeShapeFact = {
    kind: 'code-shape',
    id: '',
    seen,
    scope: 'site',
    shape: 'session-secret-hardcoded',
    name: seen.api,
    traits: {
      origin: set(secret.origin),
      octets: secret.octets === undefined ? absent : set(secret.octets),
      variable: secret.variable === undefined ? absent : set(secret.variable),
      protects: set(site.protects),
    },
  };
  return { fact, node, places: new Map() };
}

function givenSecret(use: SiteUse<SecretSite>): Value | undefined {
  const { site, node, context, bindings } = use;
  if (site.kind === 'secret.assign') return node.type === 'AssignmentExpression' && node.operator === '=' ? context.reader.valueOf(node.right, bindings) : undefined;
  const given = matchedArguments(use, site.signatures ?? []);
  if (given?.secret) return given.secret.value;
  const [only] = given?.options ? alternativesInProduction(given.options.value) : [];
  const looked = only && Object.keys(site.options ?? {}).map((name) => optionAt(only, name)).find(({ is }) => is === 'found');
  return looked?.is === 'found' ? looked.property.value : undefined;
}
