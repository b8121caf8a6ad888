import type { Capture } from '#shared/facts/capture.ts';
import { noRole } from '#shared/facts/role.ts';
import type { TokenFact } from '#shared/facts/token.ts';
import { findTokens } from '#shared/parse/find-tokens.ts';
import { parseJwt, whyNotJwt } from '#shared/parse/jwt.ts';
import { assignRoles } from '#shared/roles/assign.ts';
import { Failure } from '../failure.ts';

/** The JWTs in a text that the user handed over: bare, behind `Bearer`, or inside JSON. Throws a Failure that says why there is none. */
export function tokenCapture(text: string, time: number): Capture & { readonly tokens: readonly TokenFact[] } {
  const bare = text.trim();
  const tokens = (parseJwt(bare) === undefined ? findTokens(bare).map(({ raw }) => raw) : [bare]).flatMap((raw, index) => tokenFact(raw, index, time));
  if (tokens.length === 0) throw new Failure(`This is no JWT. ${whyNotJwt(bare) ?? ''}`.trimEnd());
  const facts = assignRoles(tokens, { time });
  return { target: 'token', kind: 'token', time, facts, limits: [], tokens };
}

function tokenFact(raw: string, index: number, time: number): TokenFact[] {
  const jwt = parseJwt(raw);
  if (jwt === undefined) return [];
  return [{ kind: 'token', id: `token-${index + 1}`, seen: { in: 'input', time }, scope: 'site', raw, ...jwt, carriers: [{ in: 'input', name: 'input' }], role: noRole }];
}
