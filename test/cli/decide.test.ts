import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { main } from '#cli/main.ts';
import { questions } from '#shared/infer/decide-questions.ts';
import { runCommand, testTime } from './run-command.ts';

const bank = { clients: ['pages'], services: 'one', revocation: 'immediate', scale: 'one', thirdParty: 'none' };
const platform = { clients: ['machine'], services: 'independent', revocation: 'minutes', scale: 'regions', thirdParty: 'none' };

describe('answers as JSON', () => {
  test.each([
    ['session', bank],
    ['token', platform],
    ['hybrid', { ...platform, clients: ['pages', 'mobile'] }],
  ])('lead to %s, by option and from standard input alike', async (design, answers) => {
    const json = JSON.stringify(answers);
    const byOption = await runCommand(['decide', '--answers', json, '--format', 'json']);
    expect(byOption).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(byOption.stdout)).toMatchObject({ design, reasons: expect.any(Array), steps: expect.any(Array) });
    expect(await runCommand(['decide', '--answers', '-', '--format', 'json'], { stdin: json })).toEqual(byOption);
    expect(await runCommand(['decide', '--format', 'json'], { stdin: json })).toEqual(byOption);
  });

  test('the text names each question with its answer and reason', async () => {
    const { stdout } = await runCommand(['decide', '--answers', JSON.stringify(bank)]);
    const text = stdout.replaceAll(/\s+/g, ' ');
    for (const { text: question } of questions) expect(text).toContain(question);
    expect(text).toContain('Only a look-up on each request can refuse the very next one.');
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /There are no answers/],
    ['no JSON', '{', /are not JSON/],
    ['a missing answer', JSON.stringify({ ...bank, scale: undefined }), /"scale" is missing: one of one, many, regions/],
    ['an answer that was not offered', JSON.stringify({ ...bank, services: 'three' }), /"services" must be one of/],
    ['an answer to another question', JSON.stringify({ ...bank, colour: 'red' }), /no question "colour"/],
  ])('with %s: exit code 2 and what is wrong', async (_, stdin, message) => {
    const { exitCode, stdout, stderr } = await runCommand(['decide'], { stdin });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('on a terminal', () => {
  /** Types one line at each prompt, and ends the input when there is none left. */
  async function typed(lines: readonly string[]) {
    const left = [...lines];
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const said: string[] = [];
    const printed: string[] = [];
    const stderr = new Writable({
      write(chunk: Buffer, _encoding, done) {
        const text = chunk.toString();
        said.push(text);
        done();
        if (!text.endsWith(': ')) return;
        const line = left.shift();
        if (line === undefined) stdin.end();
        else stdin.write(`${line}\n`);
      },
    });
    const stdout = new Writable({
      write(chunk: Buffer, _encoding, done) {
        printed.push(chunk.toString());
        done();
      },
    });
    const exitCode = await main(['decide', '--format', 'json'], { stdin, stdout, stderr, env: {}, cwd: process.cwd(), now: () => testTime });
    return { exitCode, said: said.join(''), printed: printed.join('') };
  }

  test('every question is asked, and the numbers are the answers', async () => {
    const { exitCode, said, printed } = await typed(['1 3', '1', '1', '1', '1']);
    expect(exitCode).toBe(0);
    for (const { text } of questions) expect(said).toContain(text);
    expect(JSON.parse(printed).reasons.map(({ answer }: { answer: string }) => answer)).toContain('A mobile or desktop application');
  });

  test('an answer that is no choice is asked again', async () => {
    const { exitCode, said } = await typed(['9', 'x', '', '1', '1 2', '1', '1', '1', '1']);
    expect(exitCode).toBe(0);
    expect(said.match(/Please give/g)).toHaveLength(4);
  });

  test('leaving in the middle is exit code 2', async () => {
    expect(await typed(['1', '1'])).toMatchObject({ exitCode: 2, printed: '' });
  });
});
