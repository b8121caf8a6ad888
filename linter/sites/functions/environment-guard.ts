import type { Reader } from '../../values/reader.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, truthOf, type Value } from '../../values/value.ts';
import type { SourceContext } from '../site-use.ts';

/** How far up from a `throw` its condition is looked for. */
const maxSteps = 8;

/** `if (isProduction && !process.env.JWT_SECRET) throw …`: the file refuses to go on without the variable. */
export function isRefusedWithout(variable: string, file: SourceFile): boolean {
  if (!file.text.includes(variable)) return false;
  return file.siteNodes.some((call) => {
    const isExit = call.type === 'CallExpression' && file.textOf(call.callee) === 'process.exit';
    const parent = file.parentOf(call);
    if (!isExit && parent?.type !== 'ThrowStatement') return false;
    return isUnder(call, file, (test) => file.textOf(test).includes(variable));
  });
}

function isUnder(node: Node, file: SourceFile, isTest: (test: Node) => boolean): boolean {
  let child = node;
  for (let steps = 0; steps < maxSteps; steps++) {
    const parent = file.parentOf(child);
    if (!parent) return false;
    if (parent.type === 'IfStatement' && parent.consequent === child && isTest(parent.test)) return true;
    child = parent;
  }
  return false;
}

const environmentWords = /NODE_ENV|environment|production|isProd|development|isDev|\bdev\b|isTest|localhost|import\.meta\.env/i;

/** Code in a branch of a test of the environment: whether production comes there is not said by the branch alone. */
export function hangsOnEnvironment(node: Node, file: SourceFile): boolean {
  for (let current = file.parentOf(node); current; current = file.parentOf(current)) {
    const test = current.type === 'IfStatement' || current.type === 'ConditionalExpression' ? current.test : current.type === 'LogicalExpression' ? current.left : undefined;
    if (test && environmentWords.test(file.textOf(test))) return true;
  }
  return false;
}

/** Code in a branch of a test of the environment that production is not known to take. */
export function mayMissProduction(node: Node, { reader }: SourceContext): boolean {
  const { file } = reader;
  let child = node;
  for (let current = file.parentOf(node); current; child = current, current = file.parentOf(current)) {
    const test = current.type === 'IfStatement' || current.type === 'ConditionalExpression' ? current.test : current.type === 'LogicalExpression' ? current.left : undefined;
    if (!test || test === child || !environmentWords.test(file.textOf(test))) continue;
    const takesTruth = current.type === 'LogicalExpression' ? current.operator === '&&' : !('alternate' in current) || current.alternate !== child;
    if (!comesOutAs(takesTruth, test, reader)) return true;
  }
  return false;
}

/** Of `!dev && req.secure` only the part about the environment is asked. */
function comesOutAs(wanted: boolean, test: Node, reader: Reader): boolean {
  if (wanted && test.type === 'LogicalExpression' && test.operator === '&&') {
    return [test.left, test.right].every((part) => !environmentWords.test(reader.file.textOf(part)) || comesOutAs(true, part, reader));
  }
  return inProduction(reader.valueOf(test)) === wanted;
}

function inProduction(value: Value): boolean | undefined {
  const [first, ...others] = alternativesInProduction(value).map(truthOf);
  return others.every((other) => other === first) ? first : undefined;
}
