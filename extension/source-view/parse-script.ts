// A small parser instead of typescript-eslint's, which is too large for an extension and names Node.
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser, type Options, type Program } from 'acorn';
import { analyze } from 'eslint-scope';
import type { Program as EstreeProgram } from 'estree';
import type { ParsedSource } from '#linter/values/source-file.ts';
import { erasedTypes } from './erased-types.ts';

const typescript = Parser.extend(tsPlugin());
const typescriptWithJsx = Parser.extend(tsPlugin({ jsx: true }));

/** Any script of a page, or an original of it in JavaScript or TypeScript. */
export function parseScript(code: string, filename: string): ParsedSource | { readonly problem: string } {
  const text = code.startsWith('\ufeff') ? code.slice(1) : code;
  try {
    const { ast, sourceType } = parsed(text, filename);
    // acorn's types and those of estree name the same nodes.
    const scopeManager: unknown = analyze(ast as unknown as EstreeProgram, { ecmaVersion: 2022, sourceType, fallback: 'iteration', jsx: true });
    // The linter reads of the tree and its scopes what both parsers give alike.
    return { ast, scopeManager, text, filename } as unknown as ParsedSource;
  } catch (error) {
    return { problem: sentenceFrom(error) };
  }
}

interface Parsed {
  readonly ast: Program;
  readonly sourceType: 'module' | 'script';
}

function parsed(text: string, filename: string): Parsed {
  const name = filename.split(/[?#]/)[0] ?? '';
  if (/\.[cm]?ts$/.test(name)) return { ast: withoutTypes(typescript, text), sourceType: 'module' };
  if (/\.[jt]sx$/.test(name)) return { ast: withoutTypes(typescriptWithJsx, text), sourceType: 'module' };
  try {
    return { ast: Parser.parse(text, optionsFor('module')), sourceType: 'module' };
  } catch (asModule) {
    try {
      return { ast: Parser.parse(text, optionsFor('script')), sourceType: 'script' };
    } catch {
      throw asModule;
    }
  }
}

function withoutTypes(parser: typeof Parser, text: string): Program {
  return erasedTypes(parser.parse(text, optionsFor('module'))) as Program;
}

function optionsFor(sourceType: 'module' | 'script'): Options {
  return { ecmaVersion: 'latest', sourceType, ranges: true, locations: true, allowHashBang: true, allowReturnOutsideFunction: sourceType === 'script' };
}

function sentenceFrom(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  // acorn hears of a full stack and says so in its own words.
  if (error instanceof RangeError || message.startsWith('Not enough stack space')) return 'The code is nested too deeply to be parsed.';
  return message === '' ? 'The file could not be parsed.' : `It does not parse: ${message.slice(0, 200)}.`;
}
