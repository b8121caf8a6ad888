import type { Known } from '#shared/facts/known.ts';

export interface Words {
  readonly text: string;
  /** How we know it, when that is worth a tooltip. */
  readonly why?: string;
  /** `unknown` is shown quietly: it is neither good nor bad. */
  readonly tone: 'plain' | 'quiet';
}

/** One attribute in words. Absent is not false, and what could not be seen says so. */
export function wordsOf<T>(known: Known<T>, say: (value: T) => string, whenAbsent: string): Words {
  switch (known.state) {
    case 'set':
      return { text: say(known.value), tone: 'plain' };
    case 'default':
      return { text: say(known.value), why: `Default of ${known.by}`, tone: 'plain' };
    case 'assumed':
      return { text: say(known.value), why: known.because, tone: 'plain' };
    case 'absent':
      return { text: whenAbsent, tone: 'quiet' };
    case 'unknown':
      return { text: 'not seen', why: known.because, tone: 'quiet' };
  }
}

export const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');
