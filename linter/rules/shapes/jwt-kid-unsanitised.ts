import { set } from '#shared/facts/known.ts';
import { carriesParameter, isAllowListed } from '../../sites/tokens/token-header.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { declaredFrom } from '../../values/declared-from.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape } from './shape.ts';

const kid = ['kid'];
/** Of Node, Deno and Bun. */
const fileReaders: ReadonlySet<string> = new Set(['readFileSync', 'readFile', 'createReadStream', 'openSync', 'require', 'readTextFile', 'readTextFileSync', 'Bun.file']);
const queries: ReadonlySet<string> = new Set(['query', 'execute', 'raw', 'all', 'get', 'prepare', '$queryRawUnsafe', '$executeRawUnsafe', 'run', 'one', 'oneOrNone']);
const commands: ReadonlySet<string> = new Set(['exec', 'execSync']);

/** The kid of an unverified header in the name of a file, the text of a query or a command. */
export default defineShape({
  check: 'jwt-kid-unsanitised',
  needs: [['kid'], [...fileReaders, ...queries, ...commands] as [string, ...string[]]],
  mayBeIn: (text) => /\bkid\b/.test(text),
  find(context) {
    const { file } = context.reader;
    return file.siteNodes.flatMap((node) => {
      if (node.type !== 'CallExpression') return [];
      const name = file.textOf(node.callee).split('.').at(-1) ?? '';
      const [first] = node.arguments;
      const sink = first ? sinkOf(file.textOf(node.callee) === 'Bun.file' ? 'Bun.file' : name, first, context) : undefined;
      if (sink === undefined || isAllowListed(node, kid, context)) return [];
      return [{ node, name: file.textOf(node.callee).slice(0, 60), traits: { sink: set(sink) } }];
    });
  },
});

function sinkOf(name: string, argument: Node, context: SourceContext): 'file' | 'query' | 'command' | undefined {
  if (fileReaders.has(name)) return carriesParameter(argument, kid, context) ? 'file' : undefined;
  if (!queries.has(name) && !commands.has(name)) return undefined;
  // The kid alone is what a regular expression or a map is asked for; text around it makes it a query or a command.
  if (!isComposed(argument, context) || !carriesParameter(argument, kid, context)) return undefined;
  return commands.has(name) ? 'command' : isQuery(argument, context) ? 'query' : undefined;
}

function isComposed(node: Node, context: SourceContext): boolean {
  return composedFrom(node, context) !== undefined;
}

function composedFrom(node: Node, { reader: { file } }: SourceContext): Node | undefined {
  if (node.type === 'TemplateLiteral' || node.type === 'BinaryExpression') return node;
  const init = declaredFrom(node, file);
  return init?.type === 'TemplateLiteral' || init?.type === 'BinaryExpression' ? init : undefined;
}

function isQuery(node: Node, context: SourceContext): boolean {
  const composed = composedFrom(node, context);
  return composed !== undefined && /\b(?:select|insert|update|delete|where|from)\b/i.test(context.reader.file.textOf(composed).slice(0, 2_000));
}
