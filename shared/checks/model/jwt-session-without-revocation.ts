import type { CodeShapeFact } from '../../facts/code-shape.ts';
import { headerOf } from '../../facts/exchange.ts';
import { durationOf } from '../../facts/duration.ts';
import { probeOutcome } from '../../facts/probe-outcome.ts';
import { valueOf } from '../../facts/known.ts';
import { isSource } from '../../facts/sighting.ts';
import { hasTrait, ofShape, shapeEvidence, traitOf } from '../code-shape.ts';
import { ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { handles, isRefreshToken, longestLogin } from '../login-lifetime.ts';
import { bearerOf } from '../token-receivers.ts';

const id = 'jwt-session-without-revocation';

export default defineCheck({
  id,
  family: 'model',
  title: 'JWT used as login session and cannot be revoked',
  why: 'A token that is only verified stays good until it expires. Logging out, changing the password or banning the user does not reach it.',
  remedy: 'Use a short access token with a refresh token that can be revoked, or an opaque session.',
  severity: 'medium',
  severityReason: 'Logout and ban take effect only when the token expires.',
  detectable: ['live-passive', 'live-active', 'source'],
  references: {
    asvs: [
      { id: '7.4.1', level: 1 },
      { id: '7.4.2', level: 1 },
    ],
    cwe: ['CWE-613'],
    wstg: ['WSTG-SESS-06', 'WSTG-SESS-10'],
    other: ['OWASP JSON Web Token Cheat Sheet: No Built-In Token Revocation by the User', 'RFC 9700 2.2'],
  },
  messages: {
    proven: 'The JWT in "{{name}}" is valid for {{lifetime}}, and a test showed that a logout does not end it. Shorten it and renew it by a refresh token.',
    written: '"{{name}}" lets in whoever has a JWT that verifies, and looks nothing up; tokens are signed for {{lifetime}}. Shorten them and renew them by a refresh token, or look them up.',
    possible: 'The JWT in "{{name}}" is valid for {{lifetime}} and has nothing to revoke it by. If the server looks nothing up, a logout does not end it; shorten it and renew it by a refresh token.',
  },
  limits: ['accessTokenLifetime'],
  judge: {
    'code-shape': ofShape(id, (shape, context) => {
      if (hasTrait(shape, 'looksUp')) return pass;
      const signed = loginLetIn(shape, context);
      if (signed === undefined || context.once(issuesRefreshTokens)) return skip('no token that is signed for it is a login of its own');
      const lifetime = durationOf(signed.lifetime);
      if (signed.lifetime <= context.policy.accessTokenLifetime.low) return pass;
      return {
        verdict: 'fail',
        message: 'written',
        data: { lifetime },
        evidence: [
          shapeEvidence(shape, 'The function verifies the token and lets the request go on; it calls nothing that could look the token or its user up.'),
          { kind: 'source', text: `A token is signed for ${lifetime}, with no claim to look it up by.`, at: signed.at },
        ],
      };
    }),
    token: ofCredentialTokens((token, context) => {
      const { payload, role, raw } = token;
      if (role.role !== 'access-token' && role.role !== 'session-data' && role.role !== 'session-id') return skip(`its role is ${role.role}`);
      if (!token.carriers.some(({ in: place }) => place === 'header' || place === 'cookie')) return skip('it was not seen in use');
      const { exp, iat } = payload;
      if (typeof exp !== 'number' || typeof iat !== 'number') return skip('its lifetime is not known');
      if (exp - iat <= context.policy.accessTokenLifetime.low) return pass;
      const replay = context.once(replaysAfterLogout).find(({ name }) => token.carriers.some((carrier) => carrier.name === name));
      if (replay?.outcome === 'refused') return pass;
      if (replay?.outcome === 'accepted') {
        return {
          verdict: 'fail',
          message: 'proven',
          data: { lifetime: durationOf(exp - iat) },
          severity: 'high',
          severityReason: 'It was shown, not inferred: the token was accepted after the logout.',
          evidence: [{ kind: 'behaviour', text: replay.because, at: replay.at }],
        };
      }
      if (Object.keys(payload).some((claim) => handles.has(claim.toLowerCase()))) return pass;
      if (context.once(hasRefresh)) return pass;
      if (context.once(refusedAfterLogout).has(raw)) return pass;
      return {
        verdict: 'unsure',
        message: 'possible',
        data: { lifetime: durationOf(exp - iat) },
        severity: 'low',
        severityReason: 'Whether the server looks the token up was not seen; only an active test or its code tells.',
        evidence: [{ kind: 'value', text: `It lives ${durationOf(exp - iat)}, has none of the claims ${[...handles].slice(0, 3).join(', ')}, and no refresh was seen.` }],
      };
    }),
  },
});

/** Where another file signs what the guard takes, the shape tells for how long. */
function loginLetIn(shape: CodeShapeFact, context: JudgeContext): ReturnType<typeof longestLogin> {
  const lifetime = valueOf(traitOf(shape, 'lifetime'));
  if (typeof lifetime === 'number') return { lifetime, at: String(valueOf(traitOf(shape, 'signedAt'))) };
  return context.once(loginOfFile);
}

function loginOfFile(context: JudgeContext): ReturnType<typeof longestLogin> {
  return longestLogin(context.all('jwt-call'));
}

function issuesRefreshTokens(context: JudgeContext): boolean {
  return context.all('jwt-call').some(isRefreshToken) || context.all('cookie').some(({ role }) => role.role === 'refresh-token');
}

/** What active tests of this capture showed. */
function replaysAfterLogout(context: JudgeContext) {
  return context
    .all('probe')
    .filter(({ probe, scope }) => probe === 'after-logout' && scope === 'site')
    .map((probe) => ({ name: probe.credential.name, at: `${probe.method} ${probe.url}`, ...probeOutcome(probe) }));
}

function hasRefresh(context: JudgeContext): boolean {
  return (
    context.all('exchange').some(({ scope, marks, responseFields }) => scope === 'site' && (marks.includes('refresh') || responseFields.some((field) => /refresh_?token$/i.test(field)))) ||
    [...context.all('cookie'), ...context.all('storage'), ...context.all('token')].some(({ role, scope, seen }) => !isSource(seen) && scope === 'site' && role.role === 'refresh-token')
  );
}

/** Bearer tokens that the server refused after a logout: it keeps state. */
function refusedAfterLogout(context: JudgeContext): Set<string> {
  const refused = new Set<string>();
  let isAfter = false;
  for (const { scope, marks, status, requestHeaders } of context.all('exchange')) {
    if (scope !== 'site') continue;
    if (marks.includes('logout')) isAfter = true;
    if (!isAfter || (status !== 401 && status !== 403)) continue;
    const raw = bearerOf(requestHeaders);
    if (raw !== undefined) refused.add(raw);
    for (const pair of (headerOf(requestHeaders, 'cookie') ?? '').split(';').slice(0, 300)) refused.add(pair.slice(pair.indexOf('=') + 1).trim());
  }
  return refused;
}
