import type { SourceSighting } from '../../facts/sighting.ts';
import { outdatedLibraries } from '../../standards/outdated-libraries.ts';
import { defineCheck, pass, skip, type JudgeContext, type Verdict } from '../define.ts';

export default defineCheck({
  id: 'jwt-library-outdated',
  family: 'jwt',
  title: 'Vulnerable JWT library',
  why: 'The version that is installed has a published weakness, and ways to use it are public as well.',
  remedy: 'Install a version in which it is fixed.',
  severity: 'high',
  severityReason: 'The weakness and how to use it are published.',
  detectable: ['source'],
  references: {
    asvs: [{ id: '15.2.1', level: 1 }],
    cwe: ['CWE-1395', 'CWE-347'],
    wstg: ['WSTG-SESS-10'],
    other: ['GHSA-qwph-4952-7xr6', 'CVE-2020-15084', 'GHSA-f67f-6cw9-8mq4', 'node-jwt-simple #86', 'CVE-2022-25896', 'CVE-2023-48309'],
  },
  messages: {
    outdated: 'The project has {{library}} {{installed}}, and versions before {{fixedIn}} {{weakness}} ({{advisory}}). Install {{fixedIn}} or a later one.',
    abandoned: 'The project asks for {{library}} {{range}}, which {{weakness}} ({{advisory}}). Use another library.',
    declared: 'The project asks for {{library}} {{range}}, and versions before {{fixedIn}} {{weakness}} ({{advisory}}). Ask for {{fixedIn}} or a later one.',
  },
  judge: {
    dependency({ seen, range, highest, list, used }): Verdict<'declared' | 'abandoned'> {
      const { library, installed, file, line } = seen;
      const row = outdatedLibraries.find((candidate) => candidate.library === library);
      if (row === undefined) return pass;
      if (!used && (list !== 'dependencies' || row.inPart)) return skip('no code that was read uses it');
      if (highest === undefined) return skip('which versions it allows is not known');
      const { fixedIn, weakness, advisory } = row;
      const evidence = [{ kind: 'source', text: `${list} asks for ${library} ${range}.`, at: `${file}:${line}` }] as const;
      if (fixedIn === undefined) return { verdict: 'fail', message: 'abandoned', data: { library, range, weakness, advisory }, attribute: 'library', evidence, severity: 'low', severityReason: 'What is known of it needs a mistake beside it; what is found next will not be mended.' };
      if (!highest.every((version) => isBefore(version, fixedIn)) || (installed !== undefined && !isBefore(installed, fixedIn))) return pass;
      return {
        verdict: 'fail',
        message: 'declared',
        data: { library, range, fixedIn, weakness, advisory },
        attribute: 'library',
        evidence,
      };
    },
    'jwt-call'(call, context) {
      const { library, installed, file, line } = call.seen;
      if (installed === undefined) return skip('the installed version is not known');
      if (context.once(firstUses).get(library) !== call.seen) return skip('the first use in the file speaks for all');
      const row = outdatedLibraries.find((candidate) => candidate.library === library);
      if (row?.fixedIn === undefined || !isBefore(installed, row.fixedIn)) return pass;
      const { fixedIn, weakness, advisory } = row;
      return {
        verdict: 'fail',
        message: 'outdated',
        data: { library, installed, fixedIn, weakness, advisory },
        attribute: 'library',
        evidence: [{ kind: 'source', text: `The project has ${library} ${installed}.`, at: `${file}:${line}` }],
      };
    },
  },
});

function firstUses(context: JudgeContext): Map<string, SourceSighting> {
  const first = new Map<string, SourceSighting>();
  for (const { seen } of context.all('jwt-call')) if (!first.has(seen.library)) first.set(seen.library, seen);
  return first;
}

/** By major, minor and patch; a pre-release counts as its release, and `x` as the highest there is. */
function isBefore(version: string, fixedIn: string): boolean {
  const [left, right] = [version, fixedIn].map((text) => text.split(/[.+-]/).slice(0, 3).map((part) => (part === 'x' ? Infinity : Number.parseInt(part, 10) || 0)));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
