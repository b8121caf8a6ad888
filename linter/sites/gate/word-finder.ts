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

/** Characters that words have, of all that there are in UTF-16; all others are 0. */
interface Alphabet {
  /** A power of two, so that a state and a letter are put together without a multiplication. */
  readonly width: number;
  readonly letterOf: Uint8Array;
}

/** A trie of the words, without case, in which every state knows where each letter leads. */
export class WordFinder {
  /** How many bits a letter takes. */
  private readonly bits: number;
  private readonly letterOf: Uint8Array;
  /** The state that a letter leads to, in the row of the state before it; below 0 when words end there. Two octets each, since the cache of a processor is small. */
  private readonly next: Int16Array;
  /** The words that end at a state. */
  private readonly ending: readonly Ending[];
  /** 1 for a state at which only names end: most often the name goes on, and none of them stands there. */
  private readonly endsNames: Uint8Array;

  constructor(private readonly words: readonly Word[]) {
    const alphabet = alphabetOf(words);
    const { next, ending } = automatonFrom(words, alphabet);
    this.bits = Math.log2(alphabet.width);
    this.letterOf = alphabet.letterOf;
    if (ending.length > 0x7fff) throw new Error('There are more words than this table has room for');
    this.next = Int16Array.from(next, (state) => (ending[state]!.length > 0 ? -state : state));
    this.ending = ending.map((some) => endingOf(some, words));
    this.endsNames = Uint8Array.from(this.ending, ({ pieces }) => (pieces.length === 0 ? 1 : 0));
  }

  foundIn(text: string): FoundWords {
    const { next, letterOf, bits, endsNames } = this;
    const { length } = text;
    const found = new Uint8Array(this.words.length);
    let state = 0;
    for (let i = 0; i < length; i++) {
      state = next[(state << bits) | letterOf[text.charCodeAt(i)]!]!;
      if (state < 0) {
        state = -state;
        const goesOn = isNameCode(text.charCodeAt(i + 1));
        if (!goesOn || endsNames[state] === 0) this.note(this.ending[state]!, text, i + 1, goesOn, found);
      }
    }
    return found;
  }

  private note({ pieces, names }: Ending, text: string, end: number, goesOn: boolean, found: FoundWords): void {
    for (const piece of pieces) found[piece] = 1;
    if (goesOn) return;
    for (const name of names) if (found[name] === 0 && isThere(this.words[name]!, text, end)) found[name] = 1;
  }
}

/** Indices of words. */
interface Ending {
  readonly pieces: readonly number[];
  readonly names: readonly number[];
}

function endingOf(some: readonly number[], words: readonly Word[]): Ending {
  return { pieces: some.filter((index) => !words[index]!.isName), names: some.filter((index) => words[index]!.isName) };
}

/** Of a name that nothing goes on with. */
function isThere({ text: word }: Word, text: string, end: number): boolean {
  const start = end - word.length;
  return !(isNameCode(word.charCodeAt(0)) && isNameCode(text.charCodeAt(start - 1))) && text.startsWith(word, start);
}

/** Letters beyond ASCII count as parts of names. Past the ends of the text the code is NaN. */
export function isNameCode(code: number): boolean {
  return code > 127 || nameCodes[code] === 1;
}

const nameCodes = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));

function alphabetOf(words: readonly Word[]): Alphabet {
  const letters = [...new Set(words.flatMap(({ text }) => [...text.toLowerCase()]))];
  const letterOf = new Uint8Array(0x1_0000);
  for (const [at, letter] of letters.entries()) for (const form of [letter, letter.toUpperCase()]) letterOf[form.charCodeAt(0)] = at + 1;
  return { width: 2 ** Math.ceil(Math.log2(letters.length + 1)), letterOf };
}

/** States are numbered from the root outwards: those that are met all the time stand side by side in memory. */
function automatonFrom(words: readonly Word[], { width, letterOf }: Alphabet): { next: Int32Array; ending: number[][] } {
  const children: Map<number, number>[] = [new Map()];
  const ending: number[][] = [[]];
  for (let depth = 0, reached = words.map((_, index) => ({ index, state: 0 })); reached.length > 0; depth++) {
    const further = reached.filter(({ index }) => depth < words[index]!.text.length);
    for (const one of further) {
      const letter = letterOf[words[one.index]!.text.charCodeAt(depth)]!;
      let child = children[one.state]!.get(letter);
      if (child === undefined) {
        child = children.push(new Map()) - 1;
        children[one.state]!.set(letter, child);
        ending.push([]);
      }
      one.state = child;
      if (depth + 1 === words[one.index]!.text.length) ending[child]!.push(one.index);
    }
    reached = further;
  }
  // A letter that does not go on leads where the longest end of the word so far would be led.
  const next = new Int32Array(children.length * width);
  const queue: { readonly state: number; readonly fallback: number }[] = [{ state: 0, fallback: 0 }];
  for (const { state, fallback } of queue) {
    if (state !== 0) ending[state]!.push(...ending[fallback]!);
    for (let letter = 0; letter < width; letter++) {
      const otherwise = state === 0 ? 0 : next[fallback * width + letter]!;
      const child = children[state]!.get(letter);
      next[state * width + letter] = child ?? otherwise;
      if (child !== undefined) queue.push({ state: child, fallback: otherwise });
    }
  }
  return { next, ending };
}
