import type { JwtCallFact } from '../../facts/jwt-call.ts';
import { isOn, valueOf } from '../../facts/known.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip } from '../define.ts';

export default defineCheck({
  id: 'jwt-type-confusion-possible',
  family: 'jwt',
  title: 'Token kinds not distinguishable',
  why: 'When access, ID, refresh and reset tokens look the same and are verified with one key, a token of one kind is accepted where another is meant.',
  remedy: 'Give each kind of token a typ or purpose of its own and verify it.',
  severity: 'medium',
  severityReason: 'A token that was made for less is accepted for more.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '9.2.2', level: 2 }],
    cwe: ['CWE-345', 'CWE-843'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 2.8, 3.11, 3.12', 'RFC 9068 2.1'],
  },
  messages: {
    untyped: 'The access token in "{{name}}" has the claims of RFC 9068 and not its typ "at+jwt", so that nothing tells it from an ID token. Set typ and verify it.',
    signed: '{{name}} signs a token of another kind with the key of the one in line {{line}}, and nothing in it tells them apart. Give each kind a typ, purpose or audience of its own and verify it.',
  },
  judge: {
    token: ofCredentialTokens(({ header, payload, role }) => {
      if (role.role !== 'access-token') return skip(`its role is ${role.role}`);
      if (!profileClaims.every((claim) => Object.hasOwn(payload, claim))) return skip('it does not follow the profile of RFC 9068');
      const { typ } = header;
      if (typ !== undefined && (typeof typ !== 'string' || typ.toLowerCase() !== 'jwt')) return pass;
      if (purposeClaims.some((claim) => Object.hasOwn(payload, claim))) return pass;
      return {
        verdict: 'fail',
        message: 'untyped',
        attribute: 'header',
        severity: 'info',
        severityReason: 'typ is optional in a JWT, and the claims may tell the kinds apart; the profile asks for it.',
        evidence: [{ kind: 'value', text: `The header says ${typ === undefined ? 'no typ' : 'typ JWT'}, and the payload has ${profileClaims.join(', ')}.` }],
      };
    }),
    'jwt-call'(call, context) {
      const kind = kindOf(call);
      if (call.operation !== 'sign' || kind === undefined) return skip('what its token is for is not known');
      const key = keyOf(call);
      if (key === undefined || valueOf(call.claims) === undefined) return skip('its key or its claims are not known');
      if (saysItsKind(call)) return pass;
      const other = context.all('jwt-call').find((candidate) => candidate.seen.line < call.seen.line && isAnotherKind(candidate, call, key));
      if (other === undefined) return pass;
      return {
        verdict: 'fail',
        message: 'signed',
        data: { line: other.seen.line },
        attribute: 'claims',
        evidence: [{ kind: 'source', text: `Both are signed with one key, one as ${kindOf(other) ?? 'unknown'} and one as ${kind}, and neither says which.`, at: `${call.seen.file}:${call.seen.line}` }],
      };
    },
  },
});

function keyOf({ secret, keyIdentity }: JwtCallFact): string | undefined {
  return valueOf(secret)?.identity ?? keyIdentity;
}

function isAnotherKind(candidate: JwtCallFact, call: JwtCallFact, key: string): boolean {
  const { operation, claims } = candidate;
  const kinds = [kindOf(candidate), kindOf(call)];
  if (operation !== 'sign' || kinds[0] === undefined || kinds[0] === kinds[1] || keyOf(candidate) !== key || valueOf(claims) === undefined || saysItsKind(candidate)) return false;
  // Whoever takes the one asks for the same claim as whoever takes the other: the address in an invitation is no user to a login.
  const isOfLogins = [candidate, call].every((one) => one.oneTime === undefined && one.purpose === undefined);
  return isOfLogins || identityClaims.some((claim) => [claims, call.claims].every((names) => valueOf(names)?.includes(claim)));
}

function kindOf({ oneTime, purpose, role }: JwtCallFact): string | undefined {
  return oneTime ?? purpose ?? role?.role;
}

function saysItsKind({ claims, audience, namesKind }: JwtCallFact): boolean {
  if ((audience !== undefined && isOn(audience)) || (namesKind !== undefined && namesKind.state !== 'absent')) return true;
  return (valueOf(claims) ?? []).some((claim) => purposeClaims.includes(claim));
}

/** The claims that RFC 9068 2.2 requires. */
const profileClaims: readonly string[] = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];
const identityClaims: readonly string[] = ['sub', 'id', '_id', 'uid', 'userId', 'user_id', 'email', 'username', 'user'];
/** Ways of issuers to say the purpose in a claim: Cognito, Keycloak, and applications. */
const purposeClaims: readonly string[] = ['token_use', 'typ', 'token_type', 'tokenType', 'type', 'purpose', 'use'];
