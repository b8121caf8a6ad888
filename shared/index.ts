// The public core: `crumbtrail/core`.
export type { Capture, Limit, TargetKind } from './facts/capture.ts';
export type { Fact, FactKind, FactOf } from './facts/fact.ts';
export { factsOf } from './facts/fact.ts';
export type { CookieFact } from './facts/cookie.ts';
export type { ExchangeFact, ExchangeMark } from './facts/exchange.ts';
export type { StorageFact } from './facts/storage.ts';
export type { TokenFact } from './facts/token.ts';
export type { ProbeAnswer, ProbeFact, ProbeKind } from './facts/probe.ts';
export type { Known } from './facts/known.ts';
export type { Role, RoleGuess } from './facts/role.ts';
export { isAuthRole } from './facts/role.ts';

export { parseCookieDate } from './parse/cookie-date.ts';
export { parseCookieHeader } from './parse/cookie-header.ts';
export { parseJwt, type ParsedJwt, whyNotJwt } from './parse/jwt.ts';
export { type ParsedSetCookie, parseSetCookie } from './parse/set-cookie.ts';
export { shapeOf } from './parse/value-shape.ts';
export { findTokens, type FoundToken } from './parse/find-tokens.ts';
export { registrableDomain } from './parse/registrable-domain.ts';

export { captureFrom, type CaptureInput } from './collect/capture.ts';
export { CaptureError, captureFromHar, type HarOptions } from './collect/har.ts';
export { captureFromHeaders } from './collect/headers.ts';
export type { JarCookie } from './collect/cookie-jar.ts';
export type { PageStorageDump } from './collect/page-storage.ts';

export { assignRoles, type RoleOptions } from './roles/assign.ts';
export type { RoleOverride } from './roles/overrides.ts';
export { roleOfName } from './roles/role-of-name.ts';

export { wouldStore, type StoreAnswer } from './semantics/would-store.ts';
export { wouldSend, type SendAnswer } from './semantics/would-send.ts';
export { cookieHeader, type CookieHeader } from './semantics/cookie-header.ts';
export { setCookieText, type SetCookieFields } from './semantics/encode-set-cookie.ts';
export type { CookieReason, SendReasonId, SetReasonId } from './semantics/reasons.ts';
export type { RequestContext } from './semantics/request-context.ts';
export type { StoredCookie } from './semantics/stored-cookie.ts';
export type { PartitionKey } from './semantics/partition.ts';
export { type Browser, type CookieBehaviour, browserNames, cookieBehaviours } from './standards/browsers.ts';

export { audit, type AuditedFinding, type AuditOptions } from './audit.ts';
export { checkById, checks } from './checks/index.ts';
export type { Policy } from './standards/policy.ts';

export { comparisonFrom } from './infer/comparison.ts';
export { decide, type Decision, type Reason } from './infer/decide.ts';
export { answersFrom, type Answers, type Design, type Question, questions } from './infer/decide-questions.ts';
export { flowFrom } from './infer/flow.ts';
export { modelFrom } from './infer/model.ts';

export { toReportFile } from './report/report-file.ts';
export { reportFrom, type ReportOptions } from './report/report-from.ts';
export type * from './report/report.ts';
export { renderHtml } from './report/html.tsx';
export { renderJson } from './report/json.ts';
export { renderMarkdown } from './report/markdown.ts';
export { renderSarif } from './report/sarif.ts';
export { describeSequence, renderSequence } from './report/sequence-svg.ts';
export type { Palette } from './report/palette.ts';
export { renderText, type TextOptions } from './report/text.ts';
export { maskOf } from './report/mask.ts';
