import { Command, Option } from 'commander';
import type { AnyCheck, Detectable } from '#shared/checks/define.ts';
import { checkById, checks } from '#shared/checks/index.ts';
import { remediesFor, type CodeRemedy } from '#shared/remedies/remedies.ts';
import allRemedies from '#shared/remedies/remedies.json' with { type: 'json' };
import { renderCheckPage } from '#shared/report/check-page.ts';
import { referencesOf } from '#shared/report/references.ts';
import { wrapText } from '#shared/report/wrap-text.ts';
import { written } from '../deliver.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';

/** Says what one check means. */
export function explainCommand(io: Io): Command {
  return new Command('explain')
    .description('say what a check means, why it matters and what to do')
    .argument('<check>', 'id of the check, as findings name it')
    .addOption(new Option('-f, --format <format>', 'how the page is written').choices(['text', 'markdown', 'json']).default('text'))
    .option('--library <name>', 'show what to write with this library, such as koa')
    .action(async (id: string, { format, library }: { format: 'text' | 'markdown' | 'json'; library?: string }) => {
      const check = checkById(id);
      if (check === undefined) throw new Failure(`There is no check ${JSON.stringify(id.slice(0, 100))}.${similarText(id)} All of them: crumbtrail checks`);
      const remedies = remediesFor(allRemedies, id, library === undefined ? [] : [library]);
      if (library !== undefined && remedies[0]?.library !== library) throw new Failure(`No code for ${JSON.stringify(library.slice(0, 100))} is known to this check. ${librariesText(remedies)}`);
      await written(io.stdout, pageOf(check, format, remedies));
    });
}

function librariesText(remedies: readonly CodeRemedy[]): string {
  return remedies.length === 0 ? 'It has none for any library.' : `There is code for: ${remedies.map(({ library }) => library).join(', ')}.`;
}

/** The first remedy is shown whole, the others are named; data has all of them. */
function pageOf(check: AnyCheck, format: 'text' | 'markdown' | 'json', remedies: readonly CodeRemedy[]): string {
  if (format === 'markdown') return renderCheckPage(check, remedies[0]);
  if (format === 'json') {
    const { judge: _, ...described } = check;
    return `${JSON.stringify({ ...described, remedies }, undefined, 2)}\n`;
  }
  const parts: readonly (readonly [title: string, text: string])[] = [
    ['Severity', `${check.severity}: ${check.severityReason}`],
    ['Why', check.why],
    ['What to do', check.remedy],
    ['Seen in', check.detectable.map((where) => seenIn[where]).join(', ')],
    ['References', referencesOf(check).join(', ')],
  ];
  const blocks = parts.filter(([, text]) => text !== '').map(([title, text]) => [title, ...wrapText(text, 78).map((line) => `  ${line}`)].join('\n'));
  return `${[`${check.title}\n${check.id}`, ...blocks, ...codeBlocks(remedies)].join('\n\n')}\n`;
}

function codeBlocks([first, ...others]: readonly CodeRemedy[]): string[] {
  if (first === undefined) return [];
  const code = [`In code, with ${first.library}`, ...first.code.split('\n').map((line) => `  ${line}`)].join('\n');
  const more = others.length === 0 ? [] : [wrapText(`With --library also for ${others.map(({ library }) => library).join(', ')}.`, 80).join('\n')];
  return [code, ...more];
}

const seenIn: Readonly<Record<Detectable, string>> = {
  'live-passive': 'traffic and page storage',
  'live-active': 'answers to a probe',
  source: 'source code',
};

/** The ids that share most words with what was typed, those that begin like it first. */
function similarText(typed: string): string {
  const words = new Set(typed.toLowerCase().slice(0, 100).split(/[^a-z0-9]+/));
  const shared = (id: string) => id.split('-').filter((word) => words.has(word)).length;
  const best = Math.max(...checks.map(({ id }) => shared(id)));
  const similar = best === 0 ? [] : checks.filter(({ id }) => shared(id) === best).sort((a, b) => sameStart(b.id, typed) - sameStart(a.id, typed)).slice(0, 3);
  return similar.length === 0 ? '' : ` Did you mean ${similar.map(({ id }) => id).join(' or ')}?`;
}

function sameStart(id: string, typed: string): number {
  const differs = [...id].findIndex((letter, index) => letter !== typed[index]);
  return differs < 0 ? id.length : differs;
}
