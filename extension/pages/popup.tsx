import { render } from 'preact';
import { browserPopupHost } from '../host/popup-host.ts';
import { Popup } from '../popup/popup.tsx';
import { followTheme } from '../ui/theme.ts';

followTheme();
render(<Popup host={browserPopupHost()} />, document.getElementById('app') as HTMLElement);
