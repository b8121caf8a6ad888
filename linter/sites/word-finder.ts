// Which of many words stand in a text, found in one pass (Aho and Corasick): how long that takes does not depend on how
// many words there are.

export interface Word {
  readonly text: string;
  /**
   * A name stands as it is written, and is no part of a longer one: `.user` is a member of that name. Otherwise the word
   * may stand anywhere, in upper or lower case.
   */
  readonly isName: boolean;
}

/** For each word, by its index, whether it was found. */
export type FoundWords = Uint8Array;

/** Characters that words have; all others, and the end of the text, are 0. */
interface Alphabet {
  readonly size: number;
  readonly letterOf: Uint8Array;
}

/** A trie of the words, without case, in which every state knows where each letter leads. */
export class WordFinder {
  private readonly alphabet: Alphabet;
  /** The state that a letter leads to, at `state * alphabet.size + letter`. */
  private readonly next: Uint16Array;
  /** The words that end at a state. */
  private readonly ending: readonly (readonly number[])[];
  private readonly ends: Uint8Array;

  constructor(private readonly words: readonly Word[]) {
    this.alphabet = alphabetOf(words);
    const { next, ending } = automatonFrom(words, this.alphabet);
    this.next = next;
    this.ending = ending;
    this.ends = Uint8Array.from(ending, (list) => (list.length > 0 ? 1 : 0));
  }

  foundIn(text: string): FoundWords {
    const { next, ends } = this;
    const { size, letterOf } = this.alphabet;
    const found = new Uint8Array(this.words.length);
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      state = next[state * size + (code < 128 ? letterOf[code]! : 0)]!;
      if (ends[state] === 1) this.note(state, text, i + 1, found);
    }
    return found;
  }

  private note(state: number, text: string, end: number, found: FoundWords): void {
    for (const index of this.ending[state]!) {
      if (found[index] === 0 && isThere(this.words[index]!, text, end)) found[index] = 1;
    }
  }
}

function isThere({ text: word, isName }: Word, text: string, end: number): boolean {
  if (!isName) return true;
  const start = end - word.length;
  const isWhole = !isNameCode(text.charCodeAt(end)) && !(isNameCode(word.charCodeAt(0)) && isNameCode(text.charCodeAt(start - 1)));
  return isWhole && text.startsWith(word, start);
}

/** Letters beyond ASCII count as parts of names. Past the ends of the text the code is NaN. */
function isNameCode(code: number): boolean {
  return code > 127 || nameCodes[code] === 1;
}

const nameCodes = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));

function alphabetOf(words: readonly Word[]): Alphabet {
  const letters = [...new Set(words.flatMap(({ text }) => [...text.toLowerCase()]))];
  const letterOf = Uint8Array.from({ length: 128 }, (_, code) => letters.indexOf(String.fromCharCode(code).toLowerCase()) + 1);
  return { size: letters.length + 1, letterOf };
}

function automatonFrom(words: readonly Word[], { size, letterOf }: Alphabet): { next: Uint16Array; ending: number[][] } {
  const children: Map<number, number>[] = [new Map()];
  const ending: number[][] = [[]];
  for (const [index, { text }] of words.entries()) {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const letter = letterOf[text.charCodeAt(i)]!;
      let child = children[state]!.get(letter);
      if (child === undefined) {
        child = children.push(new Map()) - 1;
        children[state]!.set(letter, child);
        ending.push([]);
      }
      state = child;
    }
    ending[state]!.push(index);
  }
  // From the root outwards: a letter that does not go on leads where the longest end of the word so far would be led.
  const next = new Uint16Array(children.length * size);
  const queue: { readonly state: number; readonly fallback: number }[] = [{ state: 0, fallback: 0 }];
  for (const { state, fallback } of queue) {
    if (state !== 0) ending[state]!.push(...ending[fallback]!);
    for (let letter = 0; letter < size; letter++) {
      const otherwise = state === 0 ? 0 : next[fallback * size + letter]!;
      const child = children[state]!.get(letter);
      next[state * size + letter] = child ?? otherwise;
      if (child !== undefined) queue.push({ state: child, fallback: otherwise });
    }
  }
  return { next, ending };
}
