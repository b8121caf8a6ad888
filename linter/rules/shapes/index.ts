import corsCredentialedReflection from './cors-credentialed-reflection.ts';
import csrfProtectionDisabled from './csrf-protection-disabled.ts';
import csrfTokenNotSessionBound from './csrf-token-not-session-bound.ts';
import oauthClientSecretHardcoded from './oauth-client-secret-hardcoded.ts';
import type { Shape } from './shape.ts';

/** Every shape; a test keeps the list complete. */
export const shapes: readonly Shape[] = [
  corsCredentialedReflection,
  csrfProtectionDisabled,
  csrfTokenNotSessionBound,
  oauthClientSecretHardcoded,
];
