import { render } from 'preact';
import { browserPopupHost } from '../host/popup-host.ts';
import { PermissionPage } from '../popup/permission-page.tsx';
import { followTheme } from '../ui/theme.ts';

followTheme();
const url = new URLSearchParams(location.search).get('url') ?? '';
render(<PermissionPage host={browserPopupHost()} url={url} />, document.getElementById('app') as HTMLElement);
