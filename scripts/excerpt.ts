// What of a file has to be shown so that one call in it can be understood.
import { parseSource } from '#linter/parse-source.ts';
import { sourceFileFrom, type Node, type SourceFile } from '#linter/values/source-file.ts';

/** The statements around the node, those that declare what these name, and what the functions around it return; without the rest of the file. Undefined when that leaves a block empty. */
export function excerptAround(file: SourceFile, node: Node): string | undefined {
  const kept = new Set(statementsAround(file, node));
  const isKept = (inner: Node) => statementsAround(file, inner).every((statement) => kept.has(statement));
  for (let before = -1; kept.size > before; ) {
    before = kept.size;
    for (const returned of file.nodesOf('ReturnStatement')) if (isKept(parentOf(file, returned))) kept.add(returned);
    const named = file.nodesOf('Identifier').filter(isKept).flatMap((identifier) => file.variableOf(identifier)?.defs ?? []);
    for (const { node: definition } of named) for (const statement of statementsAround(file, definition)) kept.add(statement);
  }
  const dropped = statementsOf(file).filter((statement) => !kept.has(statement) && isKept(parentOf(file, statement)));
  const isEmptied = (block: Node) => block.type === 'BlockStatement' && block.body.every((statement) => dropped.includes(statement));
  return dropped.some((statement) => isEmptied(parentOf(file, statement))) ? undefined : withoutIdleImports(without(file.text, dropped));
}

/** Statements that stand in a list of statements, from the inside out. */
function statementsAround(file: SourceFile, node: Node): Node[] {
  const around: Node[] = [];
  for (let current: Node | undefined = node; current; current = file.parentOf(current)) if (isListed(file, current)) around.push(current);
  return around;
}

function statementsOf(file: SourceFile): Node[] {
  return [file.ast, ...file.nodesOf('BlockStatement')].flatMap(({ body }) => body);
}

function isListed(file: SourceFile, node: Node): boolean {
  const parent = file.parentOf(node);
  return parent?.type === 'Program' || parent?.type === 'BlockStatement';
}

function parentOf(file: SourceFile, node: Node): Node {
  return file.parentOf(node) ?? file.ast;
}

/** Names that are imported beside others and used nowhere. */
function withoutIdleImports(text: string): string {
  const parsed = parseSource(text, 'excerpt.ts');
  if ('problem' in parsed) return text;
  const file = sourceFileFrom(parsed);
  const idle = file.nodesOf('ImportSpecifier').filter(({ local }) => file.variableOf(local)?.references.length === 0);
  return idle.reduceRight((shorter, { range: [start, end] }) => {
    const after = /^,\s*/.exec(shorter.slice(end, end + 9))?.[0].length;
    if (after !== undefined) return shorter.slice(0, start) + shorter.slice(end + after);
    const before = shorter.slice(0, start).trimEnd();
    return before.endsWith(',') ? before.slice(0, -1) + shorter.slice(end) : shorter;
  }, text);
}

/** With the line of each statement, when it stands there alone. */
function without(text: string, statements: readonly Node[]): string {
  return statements
    .toSorted((a, b) => b.range[0] - a.range[0])
    .reduce((shorter, { range: [start, end] }) => {
      const lineStart = shorter.lastIndexOf('\n', start - 1) + 1;
      const lineEnd = shorter.indexOf('\n', end);
      const isAlone = shorter.slice(lineStart, start).trim() === '' && shorter.slice(end, lineEnd < 0 ? undefined : lineEnd).trim().replace(/^\/\/.*/, '') === '';
      return isAlone ? shorter.slice(0, lineStart) + (lineEnd < 0 ? '' : shorter.slice(lineEnd + 1)) : shorter.slice(0, start) + shorter.slice(end);
    }, text)
    .trim();
}
