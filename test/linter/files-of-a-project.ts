// A project of a few files, and what the command finds in it.
import { runCommand } from '../cli/run-command.ts';
import { folderWith } from '../cli/temporary-folder.ts';

export interface ProjectCase {
  readonly name: string;
  readonly check: string;
  readonly files: Readonly<Record<string, string>>;
  /** `file:line` of what the check finds. */
  readonly finds: readonly string[];
}

export async function foundIn({ check, files }: ProjectCase): Promise<string[]> {
  const folder = await folderWith(files);
  const { stdout } = await runCommand(['.', '--format', 'json'], { cwd: folder });
  const { reports } = JSON.parse(stdout) as { reports: { findings: { check: string; fact: { file: string; line: number } }[] }[] };
  const found = reports.flatMap(({ findings }) => findings).filter((finding) => finding.check === check);
  return found.map(({ fact }) => `${fact.file}:${fact.line}`);
}
