// No sites: a jar keeps the cookies that a client on Node.js received, and gives none to a browser.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'tough-cookie',
  group: 'cookie library',
  version: '6.1.0',
  source: 'dist/index.js',
  side: 'server',
  sites: [],
  leavesOut: ['What is put into a jar is not judged: the server that set the cookie decided about its attributes.', '`Cookie.toString` writes a header; only where code hands that text to an answer does it count, and then its attributes are not known.'],
});
