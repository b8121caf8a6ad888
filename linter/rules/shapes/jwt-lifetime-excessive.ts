import { set } from '#shared/facts/known.ts';
import { wordsOf } from '#shared/parse/words.ts';
import { secondsOfSpan } from '../../values/written-span.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { isFunction, type Node, type SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape } from './shape.ts';

/** What settings call it. */
const lifetimes = /(?:ttl|expiresin|expiry|expires|expire|expiration|expirationtime|lifetime|validity|maxage)$/;
/** Tokens of another kind, which may live longer or are for something else. */
const others = /^(?:refresh|renew|remember|reset|verif|invit|confirm|e?mail|magic|shar|download|csrf|cookie|cache|session|service|internal|webhook|jwks|keys?$|ids?$|tests?$|dev(?:elopment)?$)/;

/**
 * The lifetime of access tokens among the settings that a function gives to a container (`load: [configuration]`, `registerAs('jwt', …)` of
 * Nest): the call that signs asks for it by a name that no code connects with it.
 */
export default defineShape({
  check: 'jwt-lifetime-excessive',
  needs: [['jwt', 'access'], ['ttl', 'expir', 'lifetime', 'validity', 'maxage']],
  mayBeIn: (text) => /\bregisterAs\(|\bexport\s{1,5}default\s{1,5}(?:async\s{0,5})?(?:\(\)|function)/.test(text),
  find(context) {
    const { reader } = context;
    const { file } = reader;
    return file.nodesOf('Property').flatMap((property) => {
      const name = nameOfKey(property.key);
      if (name === undefined || !lifetimes.test(name.toLowerCase().replaceAll(/[^a-z]/g, '')) || !isOfAccessTokens(name, property, file)) return [];
      const seconds = alternativesInProduction(reader.valueOf(property.value)).flatMap((one) => (one.kind === 'literal' && typeof one.value === 'string' && /[a-z]/i.test(one.value) ? (secondsOfSpan(one.value) ?? []) : []));
      const [only, ...more] = seconds;
      return only === undefined || more.length > 0 ? [] : [{ node: property, name, side: 'server' as const, traits: { lifetime: set(only) } }];
    });
  },
});

/** `access_ttl`, `jwt: { expiresIn }`, `registerAs('jwt', () => ({ expiresIn }))`. */
function isOfAccessTokens(name: string, property: Node, file: SourceFile): boolean {
  const around = settingsAround(property, file);
  const words = [name, ...(around ?? [])].flatMap(wordsOf);
  return around !== undefined && !words.some((word) => others.test(word)) && words.some((word) => word === 'jwt' || word === 'access');
}

/** The names of what a setting stands in; `undefined` when no function of a container gives it. */
function settingsAround(property: Node, file: SourceFile): string[] | undefined {
  const names: string[] = [];
  for (let current = file.parentOf(property); current; current = file.parentOf(current)) {
    if (current.type === 'Property') names.push(nameOfKey(current.key) ?? '');
    else if (isFunction(current)) {
      const outer = file.parentOf(current);
      if (outer?.type === 'ExportDefaultDeclaration') return names;
      const [first] = outer?.type === 'CallExpression' && /(?:^|\.)registerAs$/.test(file.textOf(outer.callee)) ? outer.arguments : [];
      return first?.type === 'Literal' ? [...names, String(first.value)] : undefined;
    } else if (current.type !== 'ObjectExpression' && current.type !== 'ReturnStatement' && current.type !== 'BlockStatement' && !current.type.startsWith('TS')) return undefined;
  }
  return undefined;
}
