import { render } from 'preact';
import { browserPopupHost } from '../host/popup-host.ts';
import { PermissionPage } from '../popup/permission-page.tsx';
import { followTheme } from '../ui/theme.ts';

followTheme();
const asked = new URLSearchParams(location.search);
const url = asked.get('url') ?? '';
render(<PermissionPage host={browserPopupHost()} url={url} purpose={asked.get('for') === 'keys' ? 'keys' : 'site'} />, document.getElementById('app') as HTMLElement);
