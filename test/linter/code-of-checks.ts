import { pathToFileURL } from 'node:url';
import { checkFiles } from '#scripts/generated-docs.ts';
import type { CheckCases } from '../checks/case.ts';

/** The good and bad code of every check, by the name of a file. */
export async function codeOfChecks(): Promise<Record<string, string>> {
  const cases = await Promise.all(
    checkFiles().map(async ({ family, id }) => {
      const { default: loaded } = (await import(pathToFileURL(`test/checks/${family}/${id}.ts`).href)) as { default: CheckCases };
      return [...(loaded.code?.bad ?? []), ...(loaded.code?.good ?? [])].map(({ code, file = 'file.ts' }, index): [string, string] => [`${id}/${index}/${file}`, code]);
    }),
  );
  return Object.fromEntries(cases.flat());
}
