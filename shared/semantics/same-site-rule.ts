import type { World } from './possible-worlds.ts';
import { sameSiteContext, type Purpose, type SameSiteContext } from './same-site-context.ts';
import type { StoredCookie } from './stored-cookie.ts';

export type SameSiteRefusal =
  | 'SameSiteStrict'
  | 'SameSiteLax'
  | 'SameSiteUnspecifiedTreatedAsLax'
  | 'SchemefulSameSiteStrict'
  | 'SchemefulSameSiteLax'
  | 'SchemefulSameSiteUnspecifiedTreatedAsLax';

/**
 * The reason SameSite gives in this world, if any. `allows` says in which contexts the cookie may pass. When only the
 * scheme stands between the two sites, the reason says so.
 */
export function sameSiteRefusal(
  sameSite: StoredCookie['sameSite'],
  world: World,
  purpose: Purpose,
  allows: (context: SameSiteContext) => boolean,
): SameSiteRefusal | undefined {
  const rule = ruleOf(sameSite, world);
  const { schemefulSameSite } = world.behaviour;
  if (rule === undefined || allows(sameSiteContext(world, purpose, schemefulSameSite))) return undefined;
  const isSchemeAlone = schemefulSameSite && allows(sameSiteContext(world, purpose, false));
  return isSchemeAlone ? `Schemeful${rule}` : rule;
}

function ruleOf(sameSite: StoredCookie['sameSite'], { behaviour }: World): 'SameSiteStrict' | 'SameSiteLax' | 'SameSiteUnspecifiedTreatedAsLax' | undefined {
  switch (sameSite) {
    case 'Strict':
      return 'SameSiteStrict';
    case 'Lax':
      return 'SameSiteLax';
    case 'None':
      return undefined;
    case 'unspecified':
      return behaviour.absentSameSite === 'Lax' ? 'SameSiteUnspecifiedTreatedAsLax' : undefined;
  }
}
