import type { Theme } from '../messages.ts';

/** Follows the developer tools' theme where there is one, else the system's. */
export function followTheme(theme?: Theme, watch?: (listener: (theme: Theme) => void) => void): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = (name: Theme) => (document.documentElement.dataset['theme'] = name);
  show(theme ?? (dark.matches ? 'dark' : 'light'));
  if (watch === undefined) dark.addEventListener('change', () => show(dark.matches ? 'dark' : 'light'));
  else watch(show);
}
