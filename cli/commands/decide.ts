import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { answersFrom, questions, type Design, type Question } from '#shared/infer/decide-questions.ts';
import { decide, type Decision, type Reason } from '#shared/infer/decide.ts';
import { wrapText } from '#shared/report/wrap-text.ts';
import { written } from '../deliver.ts';
import { Failure, reasonOf } from '../failure.ts';
import { textOfInput, wantsColour, type Io } from '../io.ts';

interface DecideFlags {
  readonly answers?: string;
  readonly format: 'text' | 'json';
  readonly color: boolean;
}

const maxOctets = 1024 * 1024;

/** Says whether a planned system should use sessions, JWTs or both. */
export function decideCommand(io: Io): Command {
  return new Command('decide')
    .description('sessions, JWTs or both for a system you plan: answers five questions with a recommendation and its reasons')
    .addOption(new Option('--answers <json>', 'the answers as JSON, or - to read them from standard input; without it, the questions are asked'))
    .addOption(new Option('-f, --format <format>', 'how the decision is written').choices(['text', 'json']).default('text'))
    .addOption(new Option('--no-color', 'no colours (also: the NO_COLOR variable)'))
    .addHelpText('after', () => `\nAnswers as JSON:\n${questions.map(answerHelp).join('\n')}\n\nExample:\n  crumbtrail decide --answers '${example}'`)
    .action(async (flags: DecideFlags) => {
      const decision = decide(await answersOf(flags, io));
      const text = flags.format === 'json' ? `${JSON.stringify(decision, undefined, 2)}\n` : decisionText(decision, wantsColour(io, io.stdout, flags.color));
      await written(io.stdout, text);
    });
}

const example = JSON.stringify({ clients: ['pages'], services: 'one', revocation: 'immediate', scale: 'one', thirdParty: 'none' });

function answerHelp({ id, several, choices }: Question): string {
  return `  ${id.padEnd(11)} ${several ? 'list of ' : ''}${choices.map(({ value }) => value).join(' | ')}`;
}

async function answersOf(flags: DecideFlags, io: Io) {
  const data = flags.answers === undefined && io.stdin.isTTY === true ? await asked(io) : await jsonFrom(flags.answers, io);
  const read = answersFrom(data);
  if ('problems' in read) throw new Failure(`These answers cannot be used:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}`);
  return read.answers;
}

async function jsonFrom(given: string | undefined, io: Io): Promise<unknown> {
  const text = given === undefined || given === '-' ? await textOfInput(io, maxOctets).catch(unreadable) : given;
  if (text.trim() === '') throw new Failure('There are no answers. Run it in a terminal to be asked, or give them with --answers; crumbtrail decide --help shows an example.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`The answers are not JSON: ${reasonOf(error)}. crumbtrail decide --help shows an example.`, { cause: error });
  }
}

function unreadable(error: unknown): never {
  throw new Failure(`The answers could not be read: ${reasonOf(error)}.`, { cause: error });
}

/** Asks on standard error, so that standard output holds the decision alone. */
async function asked(io: Io): Promise<Record<string, string | string[]>> {
  const terminal = createInterface({ input: io.stdin, output: io.stderr });
  const ended = new AbortController();
  terminal.once('close', () => ended.abort());
  try {
    const answers: Record<string, string | string[]> = {};
    for (const question of questions) {
      const chosen = await chosenBy(question, (prompt) => terminal.question(prompt, { signal: ended.signal }));
      answers[question.id] = question.several ? chosen : chosen[0]!;
    }
    return answers;
  } catch (error) {
    throw new Failure('The questions were not answered to the end.', { cause: error });
  } finally {
    terminal.close();
  }
}

/** Asks again until the answer is a number that was offered, or several. */
async function chosenBy(question: Question, ask: (prompt: string) => Promise<string>): Promise<string[]> {
  const offered = question.choices.map(({ label }, index) => `  ${index + 1}  ${label}`).join('\n');
  const hint = question.several ? 'numbers, with a space between' : 'a number';
  let prompt = `\n${question.text}\n${offered}\n${hint}: `;
  for (;;) {
    const numbers = (await ask(prompt)).split(/[\s,]+/).filter((word) => word !== '').map(Number);
    const chosen = numbers.map((number) => question.choices[number - 1]?.value);
    const isAnswer = chosen.length > 0 && (question.several || chosen.length === 1);
    if (isAnswer && chosen.every((value) => value !== undefined)) return [...new Set(chosen)] as string[];
    prompt = `Please give ${hint} from 1 to ${question.choices.length}: `;
  }
}

function decisionText({ design, summary, reasons, steps, caveats }: Decision, colour: boolean): string {
  const { bold, dim } = pc.createColors(colour);
  const blocks = [
    wrapText(summary, 78).map(bold),
    ['Because', ...reasons.flatMap((reason) => bullet(reasonText(reason, design)))],
    ['What to build', ...steps.flatMap(bullet)],
    caveats.length === 0 ? [] : ['Keep in mind', ...caveats.flatMap(bullet)],
    [dim('Real systems differ: read the reasons, not only the verdict.')],
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function reasonText({ question, answer, speaksFor, text }: Reason, design: Design): string {
  const asked = questions.find(({ id }) => id === question)?.text ?? question;
  const against = speaksFor === design || design === 'hybrid' ? '' : ` That speaks for ${speaksFor === 'token' ? 'tokens' : 'sessions'}, but weighs less here.`;
  return `${asked} ${answer}. ${text}${against}`;
}

function bullet(text: string): string[] {
  return wrapText(text, 74).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
}
