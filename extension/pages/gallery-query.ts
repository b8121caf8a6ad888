import type { Theme } from '../messages.ts';
import type { ViewId } from '../panel/panel-state.ts';

/** What the gallery shows: the full panel's overview in the light theme, if nothing else is said. */
export interface GalleryQuery {
  readonly page?: 'panel' | 'popup' | 'permission';
  readonly state?: 'full' | 'empty' | 'loading' | 'error' | 'no-grant' | 'hostile' | 'many' | 'no-scripts' | 'reading' | 'unread';
  readonly view?: ViewId;
  readonly theme?: Theme;
  /** The name of the thing that is selected in the view. */
  readonly focus?: string;
}

declare global {
  var showInGallery: (query: GalleryQuery) => void;
}
