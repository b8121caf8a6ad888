import { h3CookieSites, h3Places, h3Session, h3SessionDefaults, h3Values } from './h3-2.ts';
import { defineModel } from './model.ts';

export default defineModel({
  library: 'h3',
  group: 'server framework',
  version: '1.15.11',
  source: 'dist/index.mjs',
  holds: { from: '1.8.0', below: '2.0.0' },
  side: 'server',
  places: h3Places,
  sites: [...h3CookieSites, { ...h3Session, defaults: h3SessionDefaults }],
  values: h3Values,
});
