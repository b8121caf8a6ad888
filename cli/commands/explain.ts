import { Command, Option } from 'commander';
import type { AnyCheck, Detectable } from '#shared/checks/define.ts';
import { checkById, checks } from '#shared/checks/index.ts';
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
    .action(async (id: string, { format }: { format: 'text' | 'markdown' | 'json' }) => {
      const check = checkById(id);
      if (check === undefined) throw new Failure(`There is no check ${JSON.stringify(id.slice(0, 100))}.${similarText(id)} All of them: crumbtrail checks`);
      await written(io.stdout, pageOf(check, format));
    });
}

function pageOf(check: AnyCheck, format: 'text' | 'markdown' | 'json'): string {
  if (format === 'markdown') return renderCheckPage(check);
  if (format === 'json') {
    const { judge: _, ...described } = check;
    return `${JSON.stringify(described, undefined, 2)}\n`;
  }
  const parts: readonly (readonly [title: string, text: string])[] = [
    ['Severity', `${check.severity}: ${check.severityReason}`],
    ['Why', check.why],
    ['What to do', check.remedy],
    ['Seen in', check.detectable.map((where) => seenIn[where]).join(', ')],
    ['References', referencesOf(check).join(', ')],
  ];
  const blocks = parts.filter(([, text]) => text !== '').map(([title, text]) => [title, ...wrapText(text, 78).map((line) => `  ${line}`)].join('\n'));
  return `${[`${check.title}\n${check.id}`, ...blocks].join('\n\n')}\n`;
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
