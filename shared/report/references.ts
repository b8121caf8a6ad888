import type { AnyCheck } from '../checks/define.ts';

/** The references of a check as printed in every report: standards first, then weaknesses, tests and texts. */
export function referencesOf(check: AnyCheck): string[] {
  const { asvs, cwe, wstg, other } = check.references;
  return [...asvs.map(({ id, level }) => `ASVS 5.0.0 ${id} (L${level})`), ...cwe, ...wstg, ...other];
}
