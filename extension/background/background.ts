import { answerMessages } from '../host/background-host.ts';

answerMessages({
  'read-jar': async () => ({ granted: false, cookies: [] }),
  'publish-summary': async () => null,
  'read-summary': async () => null,
  'audit-tab': async () => null,
  'open-permission-page': async () => null,
});
