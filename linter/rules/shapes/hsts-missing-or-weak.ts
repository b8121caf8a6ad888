import { set } from '#shared/facts/known.ts';
import { headerOption, helmetUses, isWrittenOff, onlyText, writtenHeaders } from '../../sites/response-headers.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { alternativesInProduction, propertyOf, type Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** The option of helmet, and the header by hand, where a number of seconds or `false` is written. */
export default defineShape({
  check: 'hsts-missing-or-weak',
  needs: [['helmet', 'strict-transport-security'], ['session', 'cookie', 'passport', 'login', 'jwt']],
  find: (context) => (/session|cookie|passport|login|jwt/i.test(context.reader.file.text) ? [...helmetShapes(context), ...headerShapes(context)] : []),
});

function helmetShapes(context: SourceContext): FoundShape[] {
  const isSentOtherwise = /strict-transport-security|\.hsts\(|\.strictTransportSecurity\(/i.test(context.reader.file.text);
  return helmetUses(context).flatMap((use): FoundShape[] => {
    const values = headerOption(use, 'strict-transport-security');
    if (values === undefined) return [];
    const base = { node: use.node, name: use.site.api, library: use.library, side: 'server' } as const;
    if (isWrittenOff(values)) return isSentOtherwise ? [] : [{ ...base, traits: { off: set(true), endsTls: set(endsTls(context)) } }];
    const seconds = values.map(secondsOf);
    return seconds.every((age) => age !== undefined) ? [{ ...base, traits: { seconds: set(Math.min(...seconds)) } }] : [];
  });
}

/** The process answers https itself, so that no proxy can add the header. */
function endsTls({ reader: { file } }: SourceContext): boolean {
  return file.nodesOf('CallExpression').some(({ callee }) => /^https\s*\.createServer$|(?:^|\.)createSecureServer$/.test(file.textOf(callee).slice(-80)));
}

function secondsOf(options: Value): number | undefined {
  const age = propertyOf(options, 'maxAge');
  const [first, ...others] = age.is === 'found' ? alternativesInProduction(age.property.value) : [];
  return first?.kind === 'literal' && typeof first.value === 'number' && others.length === 0 ? first.value : undefined;
}

function headerShapes(context: SourceContext): FoundShape[] {
  return writtenHeaders('strict-transport-security', context).flatMap(({ node, value }) => {
    const age = /^\s*max-age="?(\d{1,15})/i.exec(onlyText(value) ?? '')?.[1];
    return age === undefined ? [] : [{ node, name: 'Strict-Transport-Security', side: 'server' as const, traits: { seconds: set(Number(age)) } }];
  });
}
