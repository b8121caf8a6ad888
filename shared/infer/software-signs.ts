import { isAuthRole } from '../facts/role.ts';
import { valueOf } from '../facts/known.ts';
import { headerOf } from '../facts/exchange.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { knownNameOf } from '../roles/name-table.ts';
import { softwareHeaders } from '../standards/software-headers.ts';

/** Software that the site's own answers name, by a header or by the name of a cookie. */
export interface SoftwareSign {
  readonly by: string;
  /** Its name in `linter/models`; absent for software of other languages, and where several libraries are possible. */
  readonly library?: string;
  /** Whether a header says so, or which cookie. */
  readonly header?: string;
  readonly cookie?: string;
}

/** Each once. Nothing is told of names that anybody might use. */
export function softwareSigns(facts: readonly Fact[]): SoftwareSign[] {
  const signs = [...headerSigns(facts), ...cookieSigns(facts)];
  const keyOf = ({ by, cookie }: SoftwareSign) => `${by} ${cookie ?? ''}`;
  return [...new Map(signs.toReversed().map((sign) => [keyOf(sign), sign])).values()].toReversed();
}

function headerSigns(facts: readonly Fact[]): SoftwareSign[] {
  const answers = factsOf(facts, 'exchange').filter(({ scope }) => scope === 'site');
  return softwareHeaders
    .filter(({ header, starts }) => answers.some(({ responseHeaders }) => headerOf(responseHeaders, header)?.toLowerCase().startsWith(starts)))
    .map(({ by, library, header }) => ({ by, header, ...(library !== undefined && { library }) }));
}

function cookieSigns(facts: readonly Fact[]): SoftwareSign[] {
  return factsOf(facts, 'cookie').flatMap(({ scope, name }) => {
    const cookie = scope === 'site' ? valueOf(name) : undefined;
    const known = cookie === undefined ? undefined : knownNameOf(cookie);
    if (cookie === undefined || known === undefined || known.generic || !(isAuthRole(known.role) || known.role === 'csrf-token')) return [];
    return [{ by: known.by, cookie, ...(known.library !== undefined && { library: known.library }) }];
  });
}
