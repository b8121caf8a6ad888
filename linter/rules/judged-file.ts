// A file is judged once, with all checks, whichever rules are switched on: each rule then reports its share.
import type { SourceCode } from 'eslint';
import type { AuditedFinding } from '#shared/audit.ts';
import { lintParsed } from '../lint-parsed.ts';
import { parseSource } from '../parse-source.ts';
import { nodeProject } from '../project/node-project.ts';
import type { Settings } from '../settings/settings.ts';
import type { FoundFact } from '../sites/found-fact.ts';
import { mayMatter } from '../sites/gate/sought.ts';
import type { ParsedSource } from '../values/source-file.ts';

export interface JudgedFile {
  readonly findings: readonly AuditedFinding[];
  foundBy(finding: AuditedFinding): FoundFact | undefined;
}

const nothing: JudgedFile = { findings: [], foundBy: () => undefined };
const judged = new WeakMap<SourceCode, JudgedFile>();
const project = nodeProject();

export function judgedFile(sourceCode: SourceCode, filename: string, settings: Settings): JudgedFile {
  const known = judged.get(sourceCode);
  if (known) return known;
  const file = mayMatter(sourceCode.text, settings.declared.functions) ? judge(sourceCode, filename, settings) : nothing;
  judged.set(sourceCode, file);
  return file;
}

function judge(sourceCode: SourceCode, filename: string, { policy, site, hosts, declared }: Settings): JudgedFile {
  // ESLint types trees as ESTree; what its parsers give has the shape of typescript-eslint's, which is a superset.
  const { ast, scopeManager, text } = sourceCode as unknown as ParsedSource;
  const { found, findings } = lintParsed(
    { ast, scopeManager, text, filename },
    { policy, hosts, declared, ...(site !== undefined && { site }) },
    { project, parse: parseSource },
  );
  const byId = new Map(found.map((one) => [one.fact.id, one]));
  return { findings, foundBy: (finding) => byId.get(finding.factId) };
}
