import type { ScriptAnswer, ScriptTask } from '../script-messages.ts';

/** Milliseconds after which a script is given up and its worker ended. */
const longestLint = 10_000;

export type Linting = (task: ScriptTask) => Promise<ScriptAnswer>;

/** Lints one script at a time, in a worker that is started when it is first needed and replaced when a script takes too long. */
export function lintingInWorker(): Linting {
  let worker: Worker | undefined;
  return (task) =>
    new Promise((resolve, reject) => {
      const current = (worker ??= new Worker('source-worker.js', { type: 'module', name: 'crumbtrail-source' }));
      const giveUp = (problem: string) => {
        current.terminate();
        worker = undefined;
        reject(new Error(problem));
      };
      const timer = setTimeout(() => giveUp('Not linted: it took longer than 10 seconds, and its worker was ended.'), longestLint);
      current.onerror = (event) => {
        clearTimeout(timer);
        giveUp(`Not linted: ${event.message === '' ? 'the worker could not be started.' : event.message}`);
      };
      current.onmessage = ({ data }: MessageEvent<ScriptAnswer | { readonly problem: string }>) => {
        clearTimeout(timer);
        if ('problem' in data) reject(new Error(`Not linted: ${data.problem}`));
        else resolve(data);
      };
      current.postMessage(task);
    });
}
