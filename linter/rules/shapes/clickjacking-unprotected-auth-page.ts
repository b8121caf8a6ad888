import { set } from '#shared/facts/known.ts';
import { helmetOption, helmetUses, isWrittenOff } from '../../sites/response-headers.ts';
import { defineShape } from './shape.ts';

/** Helmet sends two headers against frames; this is where both are switched off. */
export default defineShape({
  check: 'clickjacking-unprotected-auth-page',
  needs: [['helmet'], ['frameguard', 'xFrameOptions'], ['contentSecurityPolicy']],
  find(context) {
    if (/frame-?ancestors|x-frame-options|\.frameguard\(|\.xFrameOptions\(|content-security-policy|\.contentSecurityPolicy\(/i.test(context.reader.file.text)) return [];
    return helmetUses(context).flatMap((use) => {
      const isOff = isWrittenOff(helmetOption(use, ['xFrameOptions', 'frameguard'])) && isWrittenOff(helmetOption(use, ['contentSecurityPolicy']));
      return isOff ? [{ node: use.node, name: 'helmet', library: 'helmet', side: 'server' as const, traits: { off: set(true) } }] : [];
    });
  },
});
