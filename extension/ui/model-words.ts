import type { ModelKind } from '#shared/report/report.ts';

const titles: Readonly<Record<ModelKind, string>> = {
  session: 'Session authentication',
  token: 'Token authentication',
  hybrid: 'Hybrid: token and session',
  unclear: 'Not clear yet',
  none: 'No authentication seen',
};

export const modelTitle = (kind: ModelKind) => titles[kind];
