// Libraries with a published weakness that a package.json asks for: the line that has to change, and where people look for it.
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { highestOfEach } from '#linter/project/allowed-version.ts';
import { declaredDependencies, type DeclaredDependency } from '#linter/project/declared-dependencies.ts';
import type { Project } from '#linter/project/project.ts';
import { audit, type AuditedFinding } from '#shared/audit.ts';
import outdated from '#shared/checks/jwt/jwt-library-outdated.ts';
import type { DependencyFact } from '#shared/facts/dependency.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { outdatedLibraries } from '#shared/standards/outdated-libraries.ts';
import type { Policy } from '#shared/standards/policy.ts';

/** A package.json of the run, by its name in reports. */
export interface Manifest {
  readonly file: string;
  readonly libraries: readonly DeclaredDependency[];
}

const maxOctets = 1024 * 1024;

/** What of a package.json can matter; nothing of one that cannot be read, which is no source. */
export async function manifestAt(path: string, file: string): Promise<Manifest> {
  const text = await stat(path).then(({ size }) => (size <= maxOctets ? readFile(path, 'utf8') : '')).catch(() => '');
  const known = new Set(outdatedLibraries.map(({ library }) => library));
  return { file, libraries: (declaredDependencies(text) ?? []).filter(({ name }) => known.has(name)) };
}

/** A finding in code, with the library it is about. */
interface Use {
  readonly finding: AuditedFinding;
  readonly library: string;
}

/** The findings in code that are about the version of a library; `facts` are those of the same file. */
export function usesOfOutdated(findings: readonly AuditedFinding[], facts: readonly Fact[]): Use[] {
  return findings.filter(({ check }) => check === outdated.id).flatMap((finding) => {
    const fact = facts.find(({ id }) => id === finding.factId);
    return fact?.seen.in === 'source' ? [{ finding, library: fact.seen.library }] : [];
  });
}

interface Declared {
  readonly facts: readonly DependencyFact[];
  readonly findings: readonly AuditedFinding[];
  /** Findings in code that say the same of the same project. */
  readonly said: ReadonlySet<AuditedFinding>;
}

/** One finding a project: at the line of its package.json, unless one in code has been accepted there, which then goes on to speak for it. */
export function declaredLibraries(manifests: readonly Manifest[], uses: readonly Use[], options: { readonly project: Project; readonly policy: Policy; readonly isAccepted: (finding: AuditedFinding) => boolean }): Declared {
  const ofDeclaration = new Map<DeclaredDependency, Use[]>();
  for (const use of uses) {
    const declared = declarationFor(use, manifests);
    if (declared) ofDeclaration.set(declared, [...(ofDeclaration.get(declared) ?? []), use]);
  }
  const facts = manifests.flatMap(({ file, libraries }) =>
    libraries.map((declared) => {
      const isUsed = (ofDeclaration.get(declared) ?? []).some(({ finding }) => finding.verdict === 'fail');
      return { declared, fact: factOf(declared, file, isUsed, options.project.versionOf(declared.name, file)) };
    }),
  );
  const numbered = facts.map(({ declared, fact }, index) => ({ declared, fact: { ...fact, id: `dependency-${index + 1}` } }));
  const judged = audit(numbered.map(({ fact }) => fact), { checks: [outdated], policy: options.policy });
  const said = new Set<AuditedFinding>();
  const findings = judged.filter(({ factId }) => {
    const declared = numbered.find(({ fact }) => fact.id === factId)?.declared;
    const inCode = (declared && ofDeclaration.get(declared)) ?? [];
    if (inCode.some(({ finding }) => options.isAccepted(finding))) return false;
    for (const { finding } of inCode) said.add(finding);
    return true;
  });
  return { facts: numbered.map(({ fact }) => fact), findings, said };
}

/** What the nearest package.json above the file that names the library says. */
function declarationFor({ finding, library }: Use, manifests: readonly Manifest[]): DeclaredDependency | undefined {
  const { file = '' } = finding.fact;
  const above = manifests.filter((manifest) => { const folder = dirname(manifest.file); return folder === '.' ? !file.startsWith('../') : file.startsWith(`${folder}/`); });
  const nearest = above.sort((a, b) => b.file.length - a.file.length);
  return nearest.flatMap(({ libraries }) => libraries.filter(({ name }) => name === library))[0];
}

function factOf({ name, range, list, line, column }: DeclaredDependency, file: string, used: boolean, installed: string | undefined): Omit<DependencyFact, 'id'> {
  const highest = highestOfEach(range);
  return {
    kind: 'dependency',
    seen: { in: 'source', file, line, column, side: 'unknown', api: list, library: name, ...(installed !== undefined && { installed }) },
    scope: 'site',
    range,
    ...(highest && { highest }),
    list,
    used,
  };
}
