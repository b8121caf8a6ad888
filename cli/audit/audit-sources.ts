import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import { lintSource, type Unread } from '#linter/lint-source.ts';
import { declaredBy } from '#linter/settings/settings.ts';
import { nodeProject } from '#linter/project/node-project.ts';
import type { Project } from '#linter/project/project.ts';
import type { AuditedFinding } from '#shared/audit.ts';
import type { Limit } from '#shared/facts/capture.ts';
import type { Fact } from '#shared/facts/fact.ts';
import { endedOverrides, hasEnded } from '#shared/roles/overrides.ts';
import { isBelow } from '../config/accepted.ts';
import type { Config } from '../config/config.ts';
import { ignoreComments } from '../config/ignore-comments.ts';
import { roleOverrides } from '../config/role-overrides.ts';
import { reasonOf } from '../failure.ts';
import { isManifest, isSourceFile, sourceExtensions, sourceFilesIn, sourceFilesMatching } from '../source-files.ts';
import type { Target } from '../targets.ts';
import type { AuditContext } from './context.ts';
import { declaredLibraries, manifestAt, usesOfOutdated } from './declared-libraries.ts';
import { judgedReport } from './judged-report.ts';
import { remark, unreadable, type Outcome, type RunNotice } from './outcome.ts';
import { markupLimits, scriptLimits, unparsedLimit } from './source-limits.ts';

export type SourceTarget = Extract<Target, { kind: 'folder' | 'file' | 'glob' }> & {
  /** As the user named it. */
  readonly argument: string;
};

/** Lints all sources of a run as one system: a file that is named twice is read once, and one bad file never hides the rest. */
export async function auditSources(targets: readonly SourceTarget[], options: { readonly includeUnsure: boolean }, context: AuditContext): Promise<Outcome> {
  const { io, config, policy, progress } = context;
  const { files, manifests, notices } = await filesOf(targets, config, io.cwd);
  if (files.length === 0 && manifests.length === 0) return { reports: [], notices };
  const comments = ignoreComments();
  const project = projectSeenFrom(io.cwd);
  const facts: Fact[] = [];
  const findings: AuditedFinding[] = [];
  const overrides = roleOverrides(config);
  const declared = declaredBy(overrides.filter((override) => !hasEnded(override, io.now())), config.wrappers);
  const limits: Limit[] = endedOverrides(overrides, io.now());
  const unread = new Map<string, Unread>();
  const outdated: ReturnType<typeof usesOfOutdated> = [];
  for (const [index, path] of files.entries()) {
    const file = nameFrom(io.cwd, path);
    progress.step(`Reading source ${index + 1} of ${files.length}: ${file}`);
    const read = await codeOf(path, file);
    if ('notice' in read) notices.push(read.notice);
    if ('limit' in read) limits.push(read.limit);
    if (!('code' in read)) continue;
    try {
      const linted = lintSource(read.code, file, { project, policy, hosts: config.hosts, declared, includeUnsure: options.includeUnsure });
      if (linted.problem !== undefined) {
        notices.push(unparsed(file, linted.problem));
        limits.push(unparsedLimit(file, linted.problem));
      }
      if (linted.unread !== undefined) unread.set(file, linted.unread);
      comments.add(file, read.code);
      facts.push(...linted.facts);
      findings.push(...linted.findings);
      outdated.push(...usesOfOutdated(linted.findings, linted.facts));
    } catch (error) {
      notices.push(unreadable(file, 'file-not-linted', `The file could not be linted, which is a mistake of Crumbtrail: ${reasonOf(error)}`));
    }
  }
  const acceptors = [comments, context.acceptances];
  const declaredIn = await Promise.all(manifests.map((path) => manifestAt(path, nameFrom(io.cwd, path))));
  const libraries = declaredLibraries(declaredIn, outdated, { project, policy, isAccepted: (finding) => acceptors.some((acceptor) => acceptor.accepted(finding) !== undefined) });
  const judged = [...findings.filter((finding) => !libraries.said.has(finding)), ...libraries.findings];
  const target = targets.map(({ argument }) => argument).join(', ');
  const report = judgedReport(
    { target, kind: 'source', time: io.now(), facts: [...facts, ...libraries.facts], limits: [...limits, ...scriptLimits(unread), ...markupLimits(unread)] },
    { policy, findings: judged, acceptors },
  );
  return { reports: [report], notices: [...notices, ...comments.notices().map(remark)] };
}

/** Reports name files as seen from the working folder, so the linter does too. */
function projectSeenFrom(cwd: string): Project {
  const project = nodeProject();
  return {
    fileAt(specifier, from) {
      const file = project.fileAt(specifier, resolve(cwd, from));
      return file && { ...file, filename: nameFrom(cwd, resolve(cwd, file.filename)) };
    },
    versionOf: (packageName, from) => project.versionOf(packageName, resolve(cwd, from)),
    packagesOf: (from) => project.packagesOf?.(resolve(cwd, from)) ?? [],
    foldersOf: (from) => project.foldersOf?.(resolve(cwd, from)) ?? [],
    settingOf: (variable, from) => project.settingOf?.(variable, resolve(cwd, from)),
    proxyOf: (from) => project.proxyOf?.(resolve(cwd, from)),
  };
}

function nameFrom(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join('/');
}

async function filesOf(targets: readonly SourceTarget[], config: Config, cwd: string): Promise<{ files: string[]; manifests: string[]; notices: RunNotice[] }> {
  const ignored = ignore().add([...config.ignore]);
  const files = new Set<string>();
  const manifests = new Set<string>();
  const notices: RunNotice[] = [];
  for (const target of targets) {
    if (target.kind === 'file' && !isSourceFile(target.path) && !isManifest(target.path)) {
      notices.push(unreadable(target.argument, 'not-a-source', `This is no file that Crumbtrail reads. It reads ${sourceExtensions.join(' ')}, package.json and .har.`));
      continue;
    }
    const kept = (await pathsOf(target, cwd)).filter((path) => !isBelow(ignored, relative(dirname(config.path), path)));
    const named = kept.filter(isManifest);
    for (const path of named) manifests.add(path);
    if (kept.length === (target.kind === 'file' ? 0 : named.length)) notices.push(unreadable(target.argument, 'no-sources', 'There is no JavaScript or TypeScript here that is not ignored.'));
    for (const path of kept) if (!isManifest(path)) files.add(path);
  }
  return { files: [...files], manifests: [...manifests], notices };
}

function pathsOf(target: SourceTarget, cwd: string): Promise<string[]> {
  if (target.kind === 'folder') return sourceFilesIn(target.path);
  if (target.kind === 'glob') return sourceFilesMatching(target.pattern, cwd);
  return Promise.resolve([target.path]);
}

const maxOctets = 2 * 1024 * 1024;

async function codeOf(path: string, file: string): Promise<{ code: string } | { notice: RunNotice } | { limit: Limit }> {
  try {
    const { size } = await stat(path);
    if (size <= maxOctets) return { code: await readFile(path, 'utf8') };
    const why = `It has ${Math.round(size / 1024 / 1024)} MB, which is more than source code that people write.`;
    return { limit: { id: 'file-too-large', what: `${file} was not read.`, why } };
  } catch (error) {
    return { notice: unreadable(file, 'file-unreadable', `The file could not be read: ${reasonOf(error)}.`) };
  }
}

function unparsed(file: string, { message, line, column }: { message: string; line: number; column: number }): RunNotice {
  return unreadable(`${file}:${line}:${column}`, 'file-unparsed', `The file could not be parsed: ${message}`);
}
