import { isDigitCode, isLowerCode, isUpperCode } from './character-codes.ts';
import { wordsOf } from './words.ts';

/**
 * Text that people or programs wrote rather than a generator: words, sentences, addresses, language tags. Random text is
 * told apart by long runs, missing vowels, digits between letters, and case that changes every character or two.
 */
export function isNaturalText(text: string): boolean {
  if (text.startsWith('http://') || text.startsWith('https://')) return true;
  const end = Math.min(text.length, longestMeasured);
  let runs = 0;
  let odd = 0;
  let humps = 0;
  let shortHumps = 0;
  for (let at = 0; at < end; ) {
    if (!isLetterOrDigit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < end && isLetterOrDigit(text.charCodeAt(at))) at++;
    runs++;
    if (!isWordRun(text, start, at)) odd++;
    if (isLowerRun(text, start, at)) {
      humps++;
      continue;
    }
    const parts = at - start > 40 ? [] : wordsOf(text.slice(start, at));
    humps += parts.length;
    if (parts.length > 1) shortHumps += parts.filter((part) => part.length <= 2).length;
  }
  const sentence = runs >= 4 && text.includes(' ');
  if (shortHumps >= 3 && shortHumps * 10 >= humps * 3 && !sentence) return false;
  return odd === 0 || (sentence && odd * 4 <= runs);
}

/** The usual word of a sentence, which has no parts. */
function isLowerRun(text: string, start: number, end: number): boolean {
  if (end - start > 40) return false;
  for (let at = start; at < end; at++) if (!isLowerCode(text.charCodeAt(at))) return false;
  return true;
}

function isWordRun(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length > 16) return false;
  let digits = 0;
  let vowels = 0;
  let consonants = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code > 0x7f || vowelCodes.has(code | 0x20)) vowels++;
    consonants = code > 0x7f || vowelCodes.has(code | 0x20) ? 0 : consonants + 1;
    if (consonants > 6) return false;
  }
  const letters = length - digits;
  if (letters === 0) return length <= 8;
  if (digits > 4 || (digits > 0 && length > 10)) return false;
  return letters <= 4 || vowels * 6 >= letters;
}

const vowelCodes: ReadonlySet<number> = new Set([0x61, 0x65, 0x69, 0x6f, 0x75, 0x79]);

/** Text is told by its beginning. */
const longestMeasured = 4096;

function isLetterOrDigit(code: number): boolean {
  return isDigitCode(code) || isUpperCode(code) || isLowerCode(code) || code > 0x7f;
}
