// No library: the middle part of a token, split off, base64-decoded and parsed.
import { defineModel } from './model.ts';

export default defineModel({
  library: 'by hand',
  group: 'JWT library',
  version: 'RFC 7519',
  source: 'RFC 7519 section 3',
  side: 'unknown',
  sites: [{ kind: 'json.parse', at: 'globalThis.JSON.parse', api: 'JSON.parse', needs: ['split(', ['atob', 'base64', 'from(', 'decode(']] }],
});
