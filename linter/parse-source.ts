import { analyze } from '@typescript-eslint/scope-manager';
import { parse } from '@typescript-eslint/typescript-estree';
import type { ParsedSource } from './values/source-file.ts';

/** A file that does not parse: 1-based position and what the parser said. */
export interface ParseProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Any JavaScript or TypeScript, as its file name says: what @typescript-eslint/parser gives, without the tokens and comments that nobody here asks for. */
export function parseSource(code: string, filename: string): ParsedSource | { readonly problem: ParseProblem } {
  const text = code.startsWith('\ufeff') ? code.slice(1) : code;
  try {
    const ast = parse(text, { filePath: filename, range: true, loc: true, jsx: hasJsx(filename), jsDocParsingMode: 'none' });
    const scopeManager = analyze(ast, { sourceType: filename.endsWith('.cjs') || filename.endsWith('.cts') ? 'script' : 'module', lib: [] });
    return { ast, scopeManager, text, filename } as ParsedSource;
  } catch (error) {
    return { problem: problemFrom(error) };
  }
}

/** TypeScript without JSX reads `<Type>value` as an assertion; everything else may contain JSX. */
function hasJsx(filename: string): boolean {
  return !/\.[cm]?ts$/.test(filename);
}

function problemFrom(error: unknown): ParseProblem {
  if (error instanceof RangeError) return { message: 'The code is nested too deeply to be parsed.', line: 1, column: 1 };
  const { message, lineNumber, column } = error as { message?: unknown; lineNumber?: unknown; column?: unknown };
  return {
    message: typeof message === 'string' ? message : 'The file could not be parsed.',
    line: typeof lineNumber === 'number' ? lineNumber : 1,
    column: typeof column === 'number' ? column + 1 : 1,
  };
}
