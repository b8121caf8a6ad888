import oauthClientSecretHardcoded from './oauth-client-secret-hardcoded.ts';
import type { Shape } from './shape.ts';

/** Every shape; a test keeps the list complete. */
export const shapes: readonly Shape[] = [
  oauthClientSecretHardcoded,
];
