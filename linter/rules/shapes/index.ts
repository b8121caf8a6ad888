// Written by npm run docs.
import type { Shape } from './shape.ts';
import authCheckAlwaysTrue from './auth-check-always-true.ts';
import authResponseCacheable from './auth-response-cacheable.ts';
import authSecretInPublicEnv from './auth-secret-in-public-env.ts';
import clearSiteDataMissingOnLogout from './clear-site-data-missing-on-logout.ts';
import clickjackingUnprotectedAuthPage from './clickjacking-unprotected-auth-page.ts';
import cookieSessionPayloadReadable from './cookie-session-payload-readable.ts';
import cookieSignatureNotChecked from './cookie-signature-not-checked.ts';
import cookieTooLarge from './cookie-too-large.ts';
import cookieTrustedForAuthorization from './cookie-trusted-for-authorization.ts';
import corsCredentialedReflection from './cors-credentialed-reflection.ts';
import credentialComparedInVariableTime from './credential-compared-in-variable-time.ts';
import cspMissingWithScriptReadableToken from './csp-missing-with-script-readable-token.ts';
import csrfProtectionDisabled from './csrf-protection-disabled.ts';
import csrfProtectionMissing from './csrf-protection-missing.ts';
import csrfTokenNotSessionBound from './csrf-token-not-session-bound.ts';
import hstsMissingOrWeak from './hsts-missing-or-weak.ts';
import jwtAlgWeakOrUnregistered from './jwt-alg-weak-or-unregistered.ts';
import jwtAsymmetricKeyTooSmall from './jwt-asymmetric-key-too-small.ts';
import jwtDecodedNotVerified from './jwt-decoded-not-verified.ts';
import jwtHandRolledVerification from './jwt-hand-rolled-verification.ts';
import jwtHeaderEmbeddedKey from './jwt-header-embedded-key.ts';
import jwtHeaderRemoteKeyUrl from './jwt-header-remote-key-url.ts';
import jwtKidUnsanitised from './jwt-kid-unsanitised.ts';
import jwtLifetimeExcessive from './jwt-lifetime-excessive.ts';
import jwtPrivateKeyPublic from './jwt-private-key-public.ts';
import jwtSecretHardcoded from './jwt-secret-hardcoded.ts';
import jwtSessionWithoutRevocation from './jwt-session-without-revocation.ts';
import jwtVerificationDisabled from './jwt-verification-disabled.ts';
import logoutClientSideOnly from './logout-client-side-only.ts';
import logoutCookieNotCleared from './logout-cookie-not-cleared.ts';
import oauthClientSecretHardcoded from './oauth-client-secret-hardcoded.ts';
import oauthClientSecretInBrowser from './oauth-client-secret-in-browser.ts';
import oauthImplicitTokenInFragment from './oauth-implicit-token-in-fragment.ts';
import oauthRedirectUnvalidated from './oauth-redirect-unvalidated.ts';
import oauthRequestUnprotected from './oauth-request-unprotected.ts';
import oauthStatePredictable from './oauth-state-predictable.ts';
import refreshTokenNotRotated from './refresh-token-not-rotated.ts';
import sessionConcurrencyUnmanaged from './session-concurrency-unmanaged.ts';
import sessionIdClientChosenAccepted from './session-id-client-chosen-accepted.ts';
import sessionIdInUrl from './session-id-in-url.ts';
import sessionIdLowEntropy from './session-id-low-entropy.ts';
import sessionIdWeakGenerator from './session-id-weak-generator.ts';
import sessionNoIdleTimeout from './session-no-idle-timeout.ts';
import sessionNotRotatedOnLogin from './session-not-rotated-on-login.ts';
import sessionSecureCookieBehindProxy from './session-secure-cookie-behind-proxy.ts';
import sessionStateInModuleScope from './session-state-in-module-scope.ts';
import sessionSurvivesCredentialChange from './session-survives-credential-change.ts';
import sessionTokenExposedToClient from './session-token-exposed-to-client.ts';
import stateChangeViaGet from './state-change-via-get.ts';
import staticSecretAsSession from './static-secret-as-session.ts';
import storageNotClearedOnLogout from './storage-not-cleared-on-logout.ts';
import tokenEmbeddedInPage from './token-embedded-in-page.ts';
import tokenInLocalStorage from './token-in-local-storage.ts';
import tokenInUrl from './token-in-url.ts';
import tokenPostmessageUnsafe from './token-postmessage-unsafe.ts';
import websocketOriginUnchecked from './websocket-origin-unchecked.ts';

/** Every shape. */
export const shapes: readonly Shape[] = [
  authCheckAlwaysTrue,
  authResponseCacheable,
  authSecretInPublicEnv,
  clearSiteDataMissingOnLogout,
  clickjackingUnprotectedAuthPage,
  cookieSessionPayloadReadable,
  cookieSignatureNotChecked,
  cookieTooLarge,
  cookieTrustedForAuthorization,
  corsCredentialedReflection,
  credentialComparedInVariableTime,
  cspMissingWithScriptReadableToken,
  csrfProtectionDisabled,
  csrfProtectionMissing,
  csrfTokenNotSessionBound,
  hstsMissingOrWeak,
  jwtAlgWeakOrUnregistered,
  jwtAsymmetricKeyTooSmall,
  jwtDecodedNotVerified,
  jwtHandRolledVerification,
  jwtHeaderEmbeddedKey,
  jwtHeaderRemoteKeyUrl,
  jwtKidUnsanitised,
  jwtLifetimeExcessive,
  jwtPrivateKeyPublic,
  jwtSecretHardcoded,
  jwtSessionWithoutRevocation,
  jwtVerificationDisabled,
  logoutClientSideOnly,
  logoutCookieNotCleared,
  oauthClientSecretHardcoded,
  oauthClientSecretInBrowser,
  oauthImplicitTokenInFragment,
  oauthRedirectUnvalidated,
  oauthRequestUnprotected,
  oauthStatePredictable,
  refreshTokenNotRotated,
  sessionConcurrencyUnmanaged,
  sessionIdClientChosenAccepted,
  sessionIdInUrl,
  sessionIdLowEntropy,
  sessionIdWeakGenerator,
  sessionNoIdleTimeout,
  sessionNotRotatedOnLogin,
  sessionSecureCookieBehindProxy,
  sessionStateInModuleScope,
  sessionSurvivesCredentialChange,
  sessionTokenExposedToClient,
  stateChangeViaGet,
  staticSecretAsSession,
  storageNotClearedOnLogout,
  tokenEmbeddedInPage,
  tokenInLocalStorage,
  tokenInUrl,
  tokenPostmessageUnsafe,
  websocketOriginUnchecked,
];
