// Pictures of every view in both themes and its states, on sample data: to be looked at after a view changed. They are not committed.
// `npm run screenshots` takes them too; `tsx scripts/gallery-pictures.ts` takes only them.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { GalleryQuery } from '#extension/pages/gallery-query.ts';
import { openGallery } from './gallery.ts';

const views: readonly NonNullable<GalleryQuery['view']>[] = ['overview', 'findings', 'cookies', 'tokens', 'storage', 'traffic', 'source', 'tests', 'report'];
const focused: Readonly<Record<string, GalleryQuery>> = { cookies: { focus: 'sid' }, storage: { focus: 'access_token' } };

interface GalleryPicture {
  readonly name: string;
  readonly query: GalleryQuery;
  readonly width: number;
  readonly height: number;
}

const panel = { width: 1200, height: 760 };
const pictures: readonly GalleryPicture[] = (['light', 'dark'] as const).flatMap((theme) => [
  ...views.map((view) => ({ name: `${view}-${theme}`, query: { view, theme, ...focused[view] }, ...panel })),
  ...(['empty', 'error'] as const).map((state) => ({ name: `${state}-${theme}`, query: { state, theme }, ...panel })),
  { name: `popup-${theme}`, query: { page: 'popup' as const, theme }, width: 400, height: 420 },
]);

/** Writes a PNG of each picture into the folder. */
export async function takeGalleryPictures(folder: string): Promise<void> {
  const { page, show, close } = await openGallery();
  await mkdir(folder, { recursive: true });
  try {
    for (const { name, query, width, height } of pictures) {
      await page.setViewport({ width, height });
      await show(query);
      if (query.view === 'source') await page.waitForSelector('#source-title');
      if (query.view === 'report') await page.waitForSelector('.report-preview');
      await page.screenshot({ path: path.join(folder, `${name}.png`) as `${string}.png` });
      console.log(`${folder}/${name}.png`);
    }
  } finally {
    await close();
  }
}

if (import.meta.filename === process.argv[1]) await takeGalleryPictures('dist/pictures');
