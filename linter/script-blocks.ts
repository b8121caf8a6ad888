// The scripts of .vue, .svelte and .astro files, for whoever has no parser for the file around them. Only their tags are looked for,
// as Svelte's own `preprocess` and oxlint do it: the official parsers weigh more than the rest of the command together, and run in
// ESLint. The markup stays unread, which the result says.
import type { Side } from '#shared/facts/sighting.ts';

export interface Script {
  /** As long as the file, with everything else blank, so that each position is the one in the file. */
  readonly code: string;
  /** A file name whose ending says how it is parsed. */
  readonly parsedAs: string;
  /** Where the place of the script says who runs it. */
  readonly side?: Side;
}

export interface Component {
  readonly scripts: readonly Script[];
  /** What is left of the file. */
  readonly markup: string;
  /** Languages of scripts that are neither JavaScript nor TypeScript. */
  readonly foreign: readonly string[];
}

/** Files that hold scripts between other things. */
export const componentEndings: readonly string[] = ['.vue', '.svelte', '.astro'];

/** Undefined for a file that is a script itself. */
export function componentFrom(code: string, filename: string): Component | undefined {
  const ending = componentEndings.find((one) => filename.toLowerCase().endsWith(one));
  if (ending === undefined) return undefined;
  const isAstro = ending === '.astro';
  const frontmatter = isAstro ? frontmatterOf(code) : [];
  const { scripts: blocks, silent } = blocksOf(code, frontmatter[0]?.end ?? 0, ending);
  const read = blocks.filter(({ start, end, language }) => endingOf.has(language) && code.slice(start, end).trim() !== '');
  // The two scripts of a component of Vue or Svelte are one module; those of an Astro page are modules of their own, which the browser runs.
  const groups = isAstro && read.length <= maxModules ? read.map((block) => [block]) : read.length > 0 ? [read] : [];
  const scripts = groups.map((group): Script => {
    const language = group.map(({ language }) => endingOf.get(language)!).sort().at(-1)!;
    return { code: only(code, group), parsedAs: `${filename}.${isAstro ? 'ts' : language}`, ...(isAstro && { side: 'client' }) };
  });
  return {
    scripts: [...frontmatter.map((fence): Script => ({ code: only(code, [fence]), parsedAs: `${filename}.ts`, side: 'server' })), ...scripts],
    markup: without(code, [...frontmatter, ...blocks, ...silent].sort((a, b) => a.start - b.start)),
    foreign: [...new Set(blocks.map(({ language }) => language).filter((language) => !endingOf.has(language)))],
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Block extends Range {
  readonly language: string;
}

/** Scripts of one page that are kept apart. */
const maxModules = 20;
const endingOf: ReadonlyMap<string, string> = new Map([['', 'js'], ['js', 'js'], ['javascript', 'js'], ['jsx', 'jsx'], ['ts', 'ts'], ['typescript', 'ts'], ['tsx', 'tsx']]);
const codeTypes: ReadonlySet<string> = new Set(['', 'module', 'text/javascript', 'application/javascript', 'text/typescript', 'text/partytown']);

/** Between the first line of three dashes and the next. */
function frontmatterOf(code: string): Range[] {
  const [opening] = /^\s*---/.exec(code) ?? [];
  if (opening === undefined) return [];
  const closing = /^[ \t]*---/gm;
  closing.lastIndex = opening.length;
  return [{ start: opening.length, end: closing.exec(code)?.index ?? code.length }];
}

/** In Vue every element at the top is a block of its own; elsewhere all but styles and the head, where scripts are text, is markup. */
function blocksOf(code: string, from: number, ending: string): { scripts: Block[]; silent: Range[] } {
  const scripts: Block[] = [];
  /** Comments, styles and blocks of other kinds: nothing of them runs. */
  const silent: Range[] = [];
  const opening = /<!--|<([a-z][\w:.-]*)(?=[\s/>])/gi;
  // What is closed nowhere is looked for once only, and hides nothing.
  const unclosed = new Set<string>();
  opening.lastIndex = from;
  for (let match = opening.exec(code); match; match = opening.exec(code)) {
    const name = match[1]?.toLowerCase();
    if (name === undefined) {
      opening.lastIndex = after(code, '-->', opening.lastIndex);
      silent.push({ start: match.index, end: opening.lastIndex });
    } else if (ending === '.vue' || isRaw.has(name)) {
      const { attributes, end, isClosed } = tagAt(code, opening.lastIndex);
      const closing = isClosed || unclosed.has(name) ? undefined : closingOf(code, name, end);
      const isCode = name === 'script' && !isClosed && codeTypes.has(attributes.get('type') ?? '');
      opening.lastIndex = closing?.end ?? end;
      if (isCode) scripts.push({ start: end, end: closing?.start ?? code.length, language: attributes.get('lang') ?? '' });
      else if (closing && name !== 'template') silent.push({ start: match.index, end: closing.end });
      if (isCode && !closing) break;
      if (!isClosed && !closing) unclosed.add(name);
    }
  }
  return { scripts, silent };
}

const isRaw: ReadonlySet<string> = new Set(['script', 'style', 'svelte:head']);

interface Tag {
  readonly attributes: ReadonlyMap<string, string>;
  /** Behind its last character. */
  readonly end: number;
  /** `<tag />` */
  readonly isClosed: boolean;
}

/** The rest of a tag whose name ends at `from`. */
function tagAt(code: string, from: number): Tag {
  const attributes = new Map<string, string>();
  const piece = /"[^"]*"|'[^']*'|[{>="']|\/>|[^\s"'{>=]+/g;
  piece.lastIndex = from;
  let name = '';
  let isValue = false;
  for (let match = piece.exec(code); match; match = piece.exec(code)) {
    const [text] = match;
    if (text === '>' || text === '/>') return { attributes, end: piece.lastIndex, isClosed: text === '/>' };
    if (text === '=') {
      isValue = true;
    } else if (text === '{') {
      piece.lastIndex = behindBrace(code, piece.lastIndex);
      isValue = false;
    } else {
      if (isValue) attributes.set(name, text.replace(/^["']|["']$/g, '').toLowerCase());
      else name = text.toLowerCase();
      isValue = false;
    }
  }
  return { attributes, end: code.length, isClosed: false };
}

function behindBrace(code: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < code.length && depth > 0; at++) depth += code[at] === '{' ? 1 : code[at] === '}' ? -1 : 0;
  return at;
}

/** Templates stand in templates; everything else ends at the first tag that closes it. */
function closingOf(code: string, name: string, from: number): Range | undefined {
  const tags = name === 'template' ? /<(\/?)(template)(?=[\s/>])/gi : /<(\/)([a-z][\w:.-]*)(?=[\s>])/gi;
  tags.lastIndex = from;
  let depth = 1;
  for (let match = tags.exec(code); match; match = tags.exec(code)) {
    if (match[2]!.toLowerCase() !== name) continue;
    const { end, isClosed } = tagAt(code, tags.lastIndex);
    if (!isClosed) depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return { start: match.index, end };
    tags.lastIndex = end;
  }
  return undefined;
}

function after(code: string, text: string, from: number): number {
  const at = code.indexOf(text, from);
  return at < 0 ? code.length : at + text.length;
}

function only(code: string, ranges: readonly Range[]): string {
  let text = '';
  for (const { start, end } of ranges) text += blank(code.slice(text.length, start)) + code.slice(start, end);
  return text + blank(code.slice(text.length));
}

function without(code: string, ranges: readonly Range[]): string {
  let text = '';
  for (const { start, end } of ranges) text += code.slice(text.length, start) + blank(code.slice(start, end));
  return text + code.slice(text.length);
}

/** Line breaks stay, and so does the length. */
function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ');
}
