import { set } from '#shared/facts/known.ts';
import { headerOption, helmetUses, isWrittenOff } from '../../sites/response-headers.ts';
import { defineShape } from './shape.ts';

/** Helmet sends two headers against frames; this is where both are switched off. */
export default defineShape({
  check: 'clickjacking-unprotected-auth-page',
  needs: [['helmet'], ['frameguard', 'xFrameOptions'], ['contentSecurityPolicy']],
  find(context) {
    if (/frame-?ancestors|x-frame-options|\.frameguard\(|\.xFrameOptions\(|content-security-policy|\.contentSecurityPolicy\(/i.test(context.reader.file.text)) return [];
    return helmetUses(context).flatMap((use) => {
      const isOff = isWrittenOff(headerOption(use, 'x-frame-options')) && isWrittenOff(headerOption(use, 'content-security-policy'));
      return isOff ? [{ node: use.node, name: use.site.api, library: use.library, side: 'server' as const, traits: { off: set(true) } }] : [];
    });
  },
});
