// The plugin's rules run here, one script at a time: whoever asks ends this worker when a script takes too long.
import type { ScriptAnswer, ScriptTask } from '../script-messages.ts';
import { lintScript } from './lint-script.ts';

self.addEventListener('message', ({ data }: MessageEvent<ScriptTask>) => {
  postMessage(answerTo(data));
});

function answerTo(task: ScriptTask): ScriptAnswer | { readonly problem: string } {
  try {
    return lintScript(task);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
