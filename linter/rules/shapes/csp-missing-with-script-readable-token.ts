import { set } from '#shared/facts/known.ts';
import { answerHeaders, headerOption, helmetUses, isWrittenOff, onlyText } from '../../sites/requests/response-headers.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { propertyOf, type Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** A policy that is switched off, or whose sources of scripts are all written. */
export default defineShape({
  check: 'csp-missing-with-script-readable-token',
  needs: [['helmet', 'secureheaders', 'content-security-policy'], ['token', 'jwt', 'session', 'auth']],
  find: (context) => (/token|jwt|session|auth/i.test(context.reader.file.text) ? [...helmetShapes(context), ...headerShapes(context)] : []),
});

function helmetShapes(context: SourceContext): FoundShape[] {
  const isSentOtherwise = /content-security-policy|\.contentSecurityPolicy\(/i.test(context.reader.file.text);
  return helmetUses(context).flatMap((use): FoundShape[] => {
    const values = headerOption(use, 'content-security-policy');
    const base = { node: use.node, name: use.site.api, library: use.library, side: 'server' } as const;
    if (isWrittenOff(values)) return isSentOtherwise ? [] : [{ ...base, traits: { off: set(true) } }];
    const sources = values?.length === 1 ? scriptSourcesOf(values[0]!) : undefined;
    return sources === undefined ? [] : [{ ...base, traits: { policy: set(`script-src ${sources}`) } }];
  });
}

function scriptSourcesOf(options: Value): string | undefined {
  // Of hono the policy has the directives in it.
  const directives = propertyOf(options, 'directives');
  const named = directives.is === 'found' ? directives.property.value : options;
  const found = ['scriptSrc', 'script-src'].map((name) => propertyOf(named, name)).find(({ is }) => is === 'found');
  const sources = found?.is === 'found' ? found.property.value : undefined;
  if (sources?.kind !== 'array' || sources.open !== undefined) return undefined;
  const texts = sources.elements.map(onlyText);
  return texts.includes(undefined) ? undefined : texts.join(' ');
}

function headerShapes(context: SourceContext): FoundShape[] {
  return answerHeaders('content-security-policy', context).flatMap(({ node, value }) => {
    const policy = onlyText(value);
    return policy === undefined ? [] : [{ node, name: 'Content-Security-Policy', side: 'server' as const, traits: { policy: set(policy) } }];
  });
}
