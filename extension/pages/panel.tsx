import { render } from 'preact';
import { readStorage, storageReadLimits } from '../inpage/read-storage.ts';
import { browserPanelHost } from '../host/panel-host.ts';

const host = browserPanelHost({ read: readStorage, limits: storageReadLimits });
host.watchTraffic((update) => {
  const app = document.getElementById('app');
  if (app !== null) render(<p>{update.seen} requests</p>, app);
});
