import type { Node, SourceFile } from '../values/source-file.ts';

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
