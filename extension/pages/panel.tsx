import { render } from 'preact';
import { browserPanelHost } from '../host/panel-host.ts';
import { readStorage, storageReadLimits } from '../inpage/read-storage.ts';
import { messageWatchLimits, watchMessages } from '../inpage/watch-messages.ts';
import { siteWatchKey, watchLimits, watchWrites } from '../inpage/watch-writes.ts';
import { auditingInWorker, renderingInWorker } from '../panel/audit-client.ts';
import { Panel } from '../panel/panel.tsx';
import { PanelState } from '../panel/panel-state.ts';
import { followTheme } from '../ui/theme.ts';

const host = browserPanelHost({ read: readStorage, limits: storageReadLimits }, { watchers: [{ watch: watchWrites, limits: watchLimits }, { watch: watchMessages, limits: messageWatchLimits }], siteKey: siteWatchKey });
followTheme(host.theme, (listener) => host.watchTheme(listener));
render(<Panel state={new PanelState(host, auditingInWorker(), renderingInWorker())} />, document.getElementById('app') as HTMLElement);
