import { isOn, valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import type { Role } from '../../facts/role.ts';
import type { Policy } from '../../standards/policy.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { isAuthCookie } from '../auth-cookie.ts';
import { ofShape, traitOf } from '../code-shape.ts';
import { defineCheck, pass, skip, type JudgeContext, type Severity } from '../define.ts';
import { durationOf } from '../../facts/duration.ts';

export default defineCheck({
  id: 'jwt-lifetime-excessive',
  family: 'jwt',
  title: 'Access JWT lives too long',
  why: 'Whoever holds an access token can use it until it expires; logout does not end it. The longer it lives, the longer a copied one works.',
  remedy: 'Let access tokens live for 5 to 15 minutes, beside a refresh token that is rotated.',
  severity: 'medium',
  severityReason: 'The life of a stolen token is a matter of policy; RFC 6750 suggests one hour or less.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [
      { id: '7.3.1', level: 2 },
      { id: '7.3.2', level: 2 },
      { id: '9.2.1', level: 1 },
    ],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-10', 'WSTG-SESS-07'],
    other: ['RFC 6750 5.3', 'RFC 9700 2.2', 'RFC 9068 5'],
  },
  messages: {
    token: 'The JWT in "{{name}}" is valid for {{lifetime}}; the policy allows {{limit}}. Shorten it and renew it with a refresh token.',
    signed: '{{name}} signs a token that is valid for {{lifetime}}; the policy allows {{limit}}. Shorten it and renew it with a refresh token.',
    setting: 'The setting "{{name}}" lets access tokens live for {{lifetime}}; the policy allows {{limit}}. Shorten it and renew them with a refresh token.',
  },
  limits: ['accessTokenLifetime', 'refreshTokenLifetime'],
  judge: {
    token: ofCredentialTokens(({ payload, role, seen }, { policy }) => {
      const { exp, iat } = payload;
      const start = typeof iat === 'number' ? iat : isSource(seen) || seen.time === undefined ? undefined : seen.time / 1_000;
      if (typeof exp !== 'number' || start === undefined) return skip('its lifetime is not known');
      return judged(exp - start, role.role, policy, 'token');
    }),
    'code-shape': ofShape('jwt-lifetime-excessive', (shape, { policy }) => {
      const lifetime = valueOf(traitOf(shape, 'lifetime'));
      return typeof lifetime === 'number' ? judged(lifetime, 'access-token', policy, 'setting') : skip('the lifetime is not known');
    }),
    'jwt-call'(call, context) {
      const { policy } = context;
      const lifetime = valueOf(call.lifetime);
      if (call.operation !== 'sign' || lifetime === undefined) return skip('it sets no lifetime that is known');
      if (call.purpose !== undefined) return skip(`its token is for something else: ${call.purpose}`);
      const isRefresh = /refresh/i.test(valueOf(call.secret)?.variable ?? '');
      const verdict = judged(lifetime, call.role?.role ?? (isRefresh ? 'refresh-token' : 'access-token'), policy, 'signed');
      if (verdict.verdict !== 'fail' || verdict.severity !== 'medium' || lifetime > sessionInCookie || !context.once(keepsSessionInCookie)) return verdict;
      return { ...verdict, severity: 'low', severityReason: `It is the session of a cookie that scripts cannot read, and lives no longer than ${durationOf(sessionInCookie)}.` };
    },
  },
});

/** What frameworks let the cookie of a session live, in seconds. */
const sessionInCookie = 7 * 86_400;

/** Code that sets a session cookie which scripts cannot read. */
function keepsSessionInCookie(context: JudgeContext): boolean {
  return context.all('cookie').some((cookie) => isSource(cookie.seen) && cookie.action === 'set' && isAuthCookie(cookie) && cookie.role.role !== 'refresh-token' && isOn(cookie.httpOnly));
}

function judged(lifetime: number, role: Role, policy: Policy, message: 'token' | 'signed' | 'setting') {
  if (role === 'id-token' || role === 'login-transaction') return skip(`its role is ${role}`);
  const exceeded = exceededLimit(lifetime, role, policy);
  if (exceeded === undefined) return pass;
  const { severity, limit } = exceeded;
  return {
    verdict: 'fail',
    message,
    data: { lifetime: durationOf(lifetime), limit: durationOf(allowed(role, policy)) },
    severity,
    severityReason: `It lives longer than ${durationOf(limit)}, the limit from which the policy calls this ${severity}.`,
    attribute: 'lifetime',
    change: { lifetime: allowed(role, policy) },
    evidence: [{ kind: message === 'token' ? 'value' : 'source', text: `From issue to expiry it is ${durationOf(lifetime)}.` }],
  } as const;
}

function exceededLimit(lifetime: number, role: Role, policy: Policy): { severity: Severity; limit: number } | undefined {
  const steps: readonly { severity: Severity; limit: number }[] =
    role === 'refresh-token'
      ? [{ severity: 'medium', limit: policy.refreshTokenLifetime }]
      : (['high', 'medium', 'low'] as const).map((severity) => ({ severity, limit: policy.accessTokenLifetime[severity] }));
  return steps.find(({ limit }) => lifetime > limit);
}

function allowed(role: Role, policy: Policy): number {
  return role === 'refresh-token' ? policy.refreshTokenLifetime : policy.accessTokenLifetime.low;
}
