import type { AuthModel, ModelKind } from '#shared/report/report.ts';

const titles: Readonly<Record<ModelKind, string>> = {
  session: 'Session authentication',
  token: 'Token authentication',
  hybrid: 'Hybrid: token and session',
  unclear: 'Not clear yet',
  none: 'No authentication seen',
};

export const modelTitle = (kind: ModelKind) => titles[kind];

const carriers: Readonly<Record<AuthModel['carrier'], string>> = {
  cookie: 'in a cookie',
  bearer: 'as a bearer token in the Authorization header',
  header: 'in a header of its own',
  url: 'in the URL',
  mixed: 'in more than one way',
  none: '',
};

const credentials: Readonly<Record<AuthModel['credential'], string>> = {
  opaque: 'An opaque value',
  jws: 'A signed JWT',
  jwe: 'An encrypted JWT',
  sealed: 'Sealed data',
  none: '',
};

/** `A signed JWT, sent as a bearer token in the Authorization header`; undefined when there is no credential. */
export function credentialWords({ credential, carrier }: AuthModel): string | undefined {
  if (credential === 'none' || carrier === 'none') return undefined;
  return `${credentials[credential]}, sent ${carriers[carrier]}`;
}
