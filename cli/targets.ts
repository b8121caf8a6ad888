import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isReadableUrl } from '#shared/facts/readable-url.ts';

/** What one argument of the command names. */
export type Target =
  | { readonly kind: 'url'; readonly url: URL }
  | { readonly kind: 'har'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'glob'; readonly pattern: string }
  | { readonly kind: 'unreadable'; readonly text: string };

export async function targetOf(argument: string, cwd: string): Promise<Target> {
  if (/^https?:\/\//i.test(argument)) {
    return isReadableUrl(argument) ? { kind: 'url', url: new URL(argument) } : { kind: 'unreadable', text: 'This is not a valid URL.' };
  }
  const path = resolve(cwd, argument);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return { kind: 'folder', path };
  if (found !== undefined) return argument.toLowerCase().endsWith('.har') ? { kind: 'har', path } : { kind: 'file', path };
  if (/[*?[\]{}]/.test(argument)) return { kind: 'glob', pattern: argument };
  return { kind: 'unreadable', text: missingText(argument) };
}

function missingText(argument: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(argument)) return 'Only http:// and https:// addresses can be audited.';
  const looksLikeHost = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:\/|$)/i.test(argument) && !sourceLike.test(argument);
  return looksLikeHost ? `There is no such file or folder. For a site, write https://${argument}` : 'There is no such file or folder.';
}

const sourceLike = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json|har|html?)$/i;
