import { set } from '#shared/facts/known.ts';
import { answerHeaders, headerOption, helmetUses, isWrittenOff, onlyText, type HelmetUse } from '../../sites/requests/response-headers.ts';
import { mayHaveSignIn } from '../../sites/project/sign-in-of-project.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { alternativesInProduction, propertyOf, type Value } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** The option of helmet, and the header by hand, where a number of seconds or `false` is written. */
export default defineShape({
  check: 'hsts-missing-or-weak',
  needs: [['helmet', 'secureheaders', 'strict-transport-security']],
  find(context) {
    const found = [...helmetShapes(context), ...headerShapes(context)];
    return found.length > 0 && mayHaveSignIn(context) ? found : [];
  },
});

function helmetShapes(context: SourceContext): FoundShape[] {
  const isSentOtherwise = /strict-transport-security|\.hsts\(|\.strictTransportSecurity\(/i.test(context.reader.file.text);
  return helmetUses(context).flatMap((use): FoundShape[] => {
    const values = headerOption(use, 'strict-transport-security');
    if (values === undefined) return [];
    const base = { node: use.node, name: use.site.api, library: use.library, side: 'server' } as const;
    if (isWrittenOff(values)) return isSentOtherwise ? [] : [{ ...base, traits: { off: set(true), endsTls: set(endsTls(context)) } }];
    const policies = values.map((value) => policyOf(value, use));
    const seconds = policies.map((policy) => policy?.seconds);
    if (!seconds.every((age) => age !== undefined)) return [];
    return [{ ...base, traits: { seconds: set(Math.min(...seconds)), ...(policies.every((policy) => policy?.subdomains === false) && { subdomains: set(false) }) } }];
  });
}

/** The process answers https itself, so that no proxy can add the header. */
function endsTls({ reader: { file } }: SourceContext): boolean {
  return file.nodesOf('CallExpression').some(({ callee }) => /^https\s*\.createServer$|(?:^|\.)createSecureServer$/.test(file.textOf(callee).slice(-80)));
}

interface Policy {
  readonly seconds?: number;
  /** Undefined where it is not known. */
  readonly subdomains?: boolean;
}

/** Some libraries take the text of the header, others an object; what the object leaves out is as they send it by default. */
function policyOf(option: Value, { site }: HelmetUse): Policy | undefined {
  const text = onlyText(option);
  if (text !== undefined) return policyIn(text);
  const known = policyIn(site.defaults['strict-transport-security']);
  const [age, subdomains] = ['maxAge', 'includeSubDomains'].map((name) => propertyOf(option, name));
  const seconds = age?.is === 'found' ? onlyValue(age.property.value) : age?.is === 'absent' && option.kind === 'object' ? known?.seconds : undefined;
  const covers = subdomains?.is === 'found' ? onlyValue(subdomains.property.value) : undefined;
  return { ...(typeof seconds === 'number' && { seconds }), ...(typeof covers === 'boolean' && { subdomains: covers }) };
}

function policyIn(text: string): Policy | undefined {
  const age = /^\s*max-age="?(\d{1,15})/i.exec(text)?.[1];
  return age === undefined ? undefined : { seconds: Number(age), subdomains: /includesubdomains/i.test(text) };
}

function onlyValue(value: Value): unknown {
  const [first, ...others] = alternativesInProduction(value);
  return first?.kind === 'literal' && others.length === 0 ? first.value : undefined;
}

function headerShapes(context: SourceContext): FoundShape[] {
  return answerHeaders('strict-transport-security', context).flatMap(({ node, value }) => {
    const policy = policyIn(onlyText(value) ?? '');
    return policy?.seconds === undefined ? [] : [{ node, name: 'Strict-Transport-Security', side: 'server' as const, traits: { seconds: set(policy.seconds), ...(policy.subdomains === false && { subdomains: set(false) }) } }];
  });
}
