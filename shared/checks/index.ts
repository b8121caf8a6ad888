// Written by npm run docs; add a check with npm run new.
import type { AnyCheck } from './define.ts';
import cookieAttributesInconsistent from './cookie/cookie-attributes-inconsistent.ts';
import cookieAuthLifetimeLong from './cookie/cookie-auth-lifetime-long.ts';
import cookieAuthSetByScript from './cookie/cookie-auth-set-by-script.ts';
import cookieClearScopeMismatch from './cookie/cookie-clear-scope-mismatch.ts';
import cookieContainsCredentials from './cookie/cookie-contains-credentials.ts';
import cookieContainsPii from './cookie/cookie-contains-pii.ts';
import cookieDefaultSessionName from './cookie/cookie-default-session-name.ts';
import cookieDomainTooBroad from './cookie/cookie-domain-too-broad.ts';
import cookieLifetimeOverBrowserCap from './cookie/cookie-lifetime-over-browser-cap.ts';
import cookieMissingHostPrefix from './cookie/cookie-missing-host-prefix.ts';
import cookieMissingHttponly from './cookie/cookie-missing-httponly.ts';
import cookieMissingSamesite from './cookie/cookie-missing-samesite.ts';
import cookieMissingSecure from './cookie/cookie-missing-secure.ts';
import cookiePathUsedAsBoundary from './cookie/cookie-path-used-as-boundary.ts';
import cookiePrefixRuleBroken from './cookie/cookie-prefix-rule-broken.ts';
import cookieSamesiteInvalid from './cookie/cookie-samesite-invalid.ts';
import cookieSamesiteNoneOnAuth from './cookie/cookie-samesite-none-on-auth.ts';
import cookieSamesiteNoneWithoutSecure from './cookie/cookie-samesite-none-without-secure.ts';
import cookieSessionPayloadReadable from './cookie/cookie-session-payload-readable.ts';
import cookieSetOverHttp from './cookie/cookie-set-over-http.ts';
import cookieShadowedDuplicate from './cookie/cookie-shadowed-duplicate.ts';
import cookieSignatureNotChecked from './cookie/cookie-signature-not-checked.ts';
import cookieSigningDisabled from './cookie/cookie-signing-disabled.ts';
import cookieTooLarge from './cookie/cookie-too-large.ts';
import cookieTrustedForAuthorization from './cookie/cookie-trusted-for-authorization.ts';
import cookieUnsignedAuthzState from './cookie/cookie-unsigned-authz-state.ts';
import corsCredentialedReflection from './csrf/cors-credentialed-reflection.ts';
import csrfProtectionDisabled from './csrf/csrf-protection-disabled.ts';
import csrfProtectionMissing from './csrf/csrf-protection-missing.ts';
import csrfTokenNotSessionBound from './csrf/csrf-token-not-session-bound.ts';
import stateChangeViaGet from './csrf/state-change-via-get.ts';
import websocketOriginUnchecked from './csrf/websocket-origin-unchecked.ts';
import authResponseCacheable from './headers/auth-response-cacheable.ts';
import clearSiteDataMissingOnLogout from './headers/clear-site-data-missing-on-logout.ts';
import clickjackingUnprotectedAuthPage from './headers/clickjacking-unprotected-auth-page.ts';
import cspMissingWithScriptReadableToken from './headers/csp-missing-with-script-readable-token.ts';
import hstsMissingOrWeak from './headers/hsts-missing-or-weak.ts';
import jwtAlgNone from './jwt/jwt-alg-none.ts';
import jwtAlgSymmetricAsymmetricMix from './jwt/jwt-alg-symmetric-asymmetric-mix.ts';
import jwtAlgWeakOrUnregistered from './jwt/jwt-alg-weak-or-unregistered.ts';
import jwtAlgorithmsNotPinned from './jwt/jwt-algorithms-not-pinned.ts';
import jwtAsymmetricKeyTooSmall from './jwt/jwt-asymmetric-key-too-small.ts';
import jwtAudienceNotVerified from './jwt/jwt-audience-not-verified.ts';
import jwtDecodedNotVerified from './jwt/jwt-decoded-not-verified.ts';
import jwtExpCheckDisabled from './jwt/jwt-exp-check-disabled.ts';
import jwtExpiredTokenAccepted from './jwt/jwt-expired-token-accepted.ts';
import jwtHandRolledVerification from './jwt/jwt-hand-rolled-verification.ts';
import jwtHeaderEmbeddedKey from './jwt/jwt-header-embedded-key.ts';
import jwtHeaderRemoteKeyUrl from './jwt/jwt-header-remote-key-url.ts';
import jwtHmacSecretTooShort from './jwt/jwt-hmac-secret-too-short.ts';
import jwtIdTokenAsAccessToken from './jwt/jwt-id-token-as-access-token.ts';
import jwtIssuerNotVerified from './jwt/jwt-issuer-not-verified.ts';
import jwtKidUnsanitised from './jwt/jwt-kid-unsanitised.ts';
import jwtLibraryOutdated from './jwt/jwt-library-outdated.ts';
import jwtLifetimeExcessive from './jwt/jwt-lifetime-excessive.ts';
import jwtMissingAudience from './jwt/jwt-missing-audience.ts';
import jwtMissingExp from './jwt/jwt-missing-exp.ts';
import jwtOversized from './jwt/jwt-oversized.ts';
import jwtPayloadCredentials from './jwt/jwt-payload-credentials.ts';
import jwtPayloadPii from './jwt/jwt-payload-pii.ts';
import jwtPayloadProviderToken from './jwt/jwt-payload-provider-token.ts';
import jwtPrivateKeyPublic from './jwt/jwt-private-key-public.ts';
import jwtSecretGuessable from './jwt/jwt-secret-guessable.ts';
import jwtSecretHardcoded from './jwt/jwt-secret-hardcoded.ts';
import jwtTamperedTokenAccepted from './jwt/jwt-tampered-token-accepted.ts';
import jwtTimeClaimMalformed from './jwt/jwt-time-claim-malformed.ts';
import jwtTypeConfusionPossible from './jwt/jwt-type-confusion-possible.ts';
import jwtUnsafeLibraryOption from './jwt/jwt-unsafe-library-option.ts';
import jwtVerificationDisabled from './jwt/jwt-verification-disabled.ts';
import jwtVerifyResultIgnored from './jwt/jwt-verify-result-ignored.ts';
import authCheckAlwaysTrue from './model/auth-check-always-true.ts';
import browserClientCouldUseBff from './model/browser-client-could-use-bff.ts';
import jwtSessionWithoutRevocation from './model/jwt-session-without-revocation.ts';
import oauthClientSecretHardcoded from './oauth/oauth-client-secret-hardcoded.ts';
import oauthClientSecretInBrowser from './oauth/oauth-client-secret-in-browser.ts';
import oauthImplicitTokenInFragment from './oauth/oauth-implicit-token-in-fragment.ts';
import oauthRedirectUnvalidated from './oauth/oauth-redirect-unvalidated.ts';
import oauthRequestUnprotected from './oauth/oauth-request-unprotected.ts';
import oauthStatePredictable from './oauth/oauth-state-predictable.ts';
import logoutClientSideOnly from './session/logout-client-side-only.ts';
import logoutCookieNotCleared from './session/logout-cookie-not-cleared.ts';
import sessionConcurrencyUnmanaged from './session/session-concurrency-unmanaged.ts';
import sessionIdClientChosenAccepted from './session/session-id-client-chosen-accepted.ts';
import sessionIdInUrl from './session/session-id-in-url.ts';
import sessionIdLowEntropy from './session/session-id-low-entropy.ts';
import sessionIdPredictable from './session/session-id-predictable.ts';
import sessionIdWeakGenerator from './session/session-id-weak-generator.ts';
import sessionLifetimeExcessive from './session/session-lifetime-excessive.ts';
import sessionMaxageUnitConfusion from './session/session-maxage-unit-confusion.ts';
import sessionNoAbsoluteTimeout from './session/session-no-absolute-timeout.ts';
import sessionNoIdleTimeout from './session/session-no-idle-timeout.ts';
import sessionNotRotatedOnLogin from './session/session-not-rotated-on-login.ts';
import sessionSecretHardcoded from './session/session-secret-hardcoded.ts';
import sessionSecureCookieBehindProxy from './session/session-secure-cookie-behind-proxy.ts';
import sessionStateInModuleScope from './session/session-state-in-module-scope.ts';
import sessionStoreInMemory from './session/session-store-in-memory.ts';
import sessionSurvivesCredentialChange from './session/session-survives-credential-change.ts';
import sessionUsableAfterLogout from './session/session-usable-after-logout.ts';
import statelessSessionWithoutRevocation from './session/stateless-session-without-revocation.ts';
import staticSecretAsSession from './session/static-secret-as-session.ts';
import authSecretInPublicEnv from './token/auth-secret-in-public-env.ts';
import credentialComparedInVariableTime from './token/credential-compared-in-variable-time.ts';
import refreshTokenInBrowser from './token/refresh-token-in-browser.ts';
import refreshTokenNotRotated from './token/refresh-token-not-rotated.ts';
import sessionTokenExposedToClient from './token/session-token-exposed-to-client.ts';
import storageNotClearedOnLogout from './token/storage-not-cleared-on-logout.ts';
import tokenEmbeddedInPage from './token/token-embedded-in-page.ts';
import tokenInIndexeddb from './token/token-in-indexeddb.ts';
import tokenInLocalStorage from './token/token-in-local-storage.ts';
import tokenInLog from './token/token-in-log.ts';
import tokenInScriptReadableCookie from './token/token-in-script-readable-cookie.ts';
import tokenInSessionStorage from './token/token-in-session-storage.ts';
import tokenInUrl from './token/token-in-url.ts';
import tokenLeakedInReferer from './token/token-leaked-in-referer.ts';
import tokenPostmessageUnsafe from './token/token-postmessage-unsafe.ts';
import tokenSentOverHttp from './token/token-sent-over-http.ts';
import tokenSentToThirdParty from './token/token-sent-to-third-party.ts';

/** All checks, by family and id. */
export const checks: readonly AnyCheck[] = [
  cookieAttributesInconsistent,
  cookieAuthLifetimeLong,
  cookieAuthSetByScript,
  cookieClearScopeMismatch,
  cookieContainsCredentials,
  cookieContainsPii,
  cookieDefaultSessionName,
  cookieDomainTooBroad,
  cookieLifetimeOverBrowserCap,
  cookieMissingHostPrefix,
  cookieMissingHttponly,
  cookieMissingSamesite,
  cookieMissingSecure,
  cookiePathUsedAsBoundary,
  cookiePrefixRuleBroken,
  cookieSamesiteInvalid,
  cookieSamesiteNoneOnAuth,
  cookieSamesiteNoneWithoutSecure,
  cookieSessionPayloadReadable,
  cookieSetOverHttp,
  cookieShadowedDuplicate,
  cookieSignatureNotChecked,
  cookieSigningDisabled,
  cookieTooLarge,
  cookieTrustedForAuthorization,
  cookieUnsignedAuthzState,
  corsCredentialedReflection,
  csrfProtectionDisabled,
  csrfProtectionMissing,
  csrfTokenNotSessionBound,
  stateChangeViaGet,
  websocketOriginUnchecked,
  authResponseCacheable,
  clearSiteDataMissingOnLogout,
  clickjackingUnprotectedAuthPage,
  cspMissingWithScriptReadableToken,
  hstsMissingOrWeak,
  jwtAlgNone,
  jwtAlgSymmetricAsymmetricMix,
  jwtAlgWeakOrUnregistered,
  jwtAlgorithmsNotPinned,
  jwtAsymmetricKeyTooSmall,
  jwtAudienceNotVerified,
  jwtDecodedNotVerified,
  jwtExpCheckDisabled,
  jwtExpiredTokenAccepted,
  jwtHandRolledVerification,
  jwtHeaderEmbeddedKey,
  jwtHeaderRemoteKeyUrl,
  jwtHmacSecretTooShort,
  jwtIdTokenAsAccessToken,
  jwtIssuerNotVerified,
  jwtKidUnsanitised,
  jwtLibraryOutdated,
  jwtLifetimeExcessive,
  jwtMissingAudience,
  jwtMissingExp,
  jwtOversized,
  jwtPayloadCredentials,
  jwtPayloadPii,
  jwtPayloadProviderToken,
  jwtPrivateKeyPublic,
  jwtSecretGuessable,
  jwtSecretHardcoded,
  jwtTamperedTokenAccepted,
  jwtTimeClaimMalformed,
  jwtTypeConfusionPossible,
  jwtUnsafeLibraryOption,
  jwtVerificationDisabled,
  jwtVerifyResultIgnored,
  authCheckAlwaysTrue,
  browserClientCouldUseBff,
  jwtSessionWithoutRevocation,
  oauthClientSecretHardcoded,
  oauthClientSecretInBrowser,
  oauthImplicitTokenInFragment,
  oauthRedirectUnvalidated,
  oauthRequestUnprotected,
  oauthStatePredictable,
  logoutClientSideOnly,
  logoutCookieNotCleared,
  sessionConcurrencyUnmanaged,
  sessionIdClientChosenAccepted,
  sessionIdInUrl,
  sessionIdLowEntropy,
  sessionIdPredictable,
  sessionIdWeakGenerator,
  sessionLifetimeExcessive,
  sessionMaxageUnitConfusion,
  sessionNoAbsoluteTimeout,
  sessionNoIdleTimeout,
  sessionNotRotatedOnLogin,
  sessionSecretHardcoded,
  sessionSecureCookieBehindProxy,
  sessionStateInModuleScope,
  sessionStoreInMemory,
  sessionSurvivesCredentialChange,
  sessionUsableAfterLogout,
  statelessSessionWithoutRevocation,
  staticSecretAsSession,
  authSecretInPublicEnv,
  credentialComparedInVariableTime,
  refreshTokenInBrowser,
  refreshTokenNotRotated,
  sessionTokenExposedToClient,
  storageNotClearedOnLogout,
  tokenEmbeddedInPage,
  tokenInIndexeddb,
  tokenInLocalStorage,
  tokenInLog,
  tokenInScriptReadableCookie,
  tokenInSessionStorage,
  tokenInUrl,
  tokenLeakedInReferer,
  tokenPostmessageUnsafe,
  tokenSentOverHttp,
  tokenSentToThirdParty,
];

export function checkById(id: string): AnyCheck | undefined {
  return checks.find((check) => check.id === id);
}
