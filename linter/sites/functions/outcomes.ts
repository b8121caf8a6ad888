// How can a function end? Statements are followed the way they run, without asking what a test comes out to, so that code
// can be told in which nothing ever refuses.
import { isFunction, type FunctionNode, type Node } from '../../values/source-file.ts';

/** Statements inside statements; beyond it the end is unknown. */
const maxDepth = 40;

/**
 * `continues` of a node is `undefined` from `outcomeOf`: it decides nothing. `ends` is a `return` of nothing or the end of the
 * body; `unknown` is a returned value that `outcomeOf` does not know.
 */
export type Outcome<O extends string> = O | 'throws' | 'ends' | 'unknown';

/** What an expression that is evaluated, or returned, decides about its function. */
export type OutcomeOf<O extends string> = (node: Node, isReturned: boolean) => O | 'unknown' | undefined;

export function outcomesOf<O extends string>(owner: FunctionNode, outcomeOf: OutcomeOf<O>): ReadonlySet<Outcome<O>> {
  const paths = new Paths(outcomeOf);
  if (owner.body.type !== 'BlockStatement') paths.returned(owner.body, 0);
  else if (paths.statements(owner.body.body, 0)) paths.found.add('ends');
  return paths.found;
}

/** Of a block alone, such as the handler of a `catch`. */
export function outcomesOfBlock<O extends string>(block: { readonly body: readonly Node[] }, outcomeOf: OutcomeOf<O>): ReadonlySet<Outcome<O>> {
  const paths = new Paths(outcomeOf);
  if (paths.statements(block.body, 0)) paths.found.add('ends');
  return paths.found;
}

class Paths<O extends string> {
  readonly found = new Set<Outcome<O>>();
  private readonly outcomeOf: OutcomeOf<O>;

  constructor(outcomeOf: OutcomeOf<O>) {
    this.outcomeOf = outcomeOf;
  }

  /** True when the next statement may run. */
  statements(list: readonly Node[], depth: number): boolean {
    return list.every((statement) => this.statement(statement, depth));
  }

  private statement(node: Node, depth: number): boolean {
    if (depth > maxDepth) {
      this.found.add('unknown');
      return false;
    }
    switch (node.type) {
      case 'BlockStatement':
        return this.statements(node.body, depth + 1);
      case 'ReturnStatement':
        if (node.argument) this.returned(node.argument, depth + 1);
        else this.found.add('ends');
        return false;
      case 'ThrowStatement':
        this.found.add('throws');
        return false;
      case 'ExpressionStatement':
        return this.evaluated(node.expression, depth + 1);
      case 'IfStatement': {
        const after = this.statement(node.consequent, depth + 1);
        return node.alternate ? this.statement(node.alternate, depth + 1) || after : true;
      }
      case 'TryStatement': {
        const after = this.statement(node.block, depth + 1);
        const afterCatch = node.handler ? this.statement(node.handler.body, depth + 1) : false;
        return (node.finalizer ? this.statement(node.finalizer, depth + 1) : true) && (after || afterCatch);
      }
      case 'SwitchStatement':
        return this.cases(node.cases, depth + 1);
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'LabeledStatement':
        this.statement(node.body, depth + 1);
        return true;
      default:
        return true;
    }
  }

  private cases(cases: readonly { readonly test: Node | null; readonly consequent: readonly Node[] }[], depth: number): boolean {
    // A `break` leaves the switch, and so does a case without any exit: what follows may run.
    const after = cases.map(({ consequent }) => this.statements(consequent, depth));
    return !cases.some(({ test }) => test === null) || after.at(-1) === true || cases.some(({ consequent }) => consequent.some(({ type }) => type === 'BreakStatement'));
  }

  private evaluated(node: Node, depth: number): boolean {
    const inner = unwrapped(node);
    if (depth > maxDepth) {
      this.found.add('unknown');
      return false;
    }
    if (inner.type === 'ConditionalExpression') {
      const after = this.evaluated(inner.consequent, depth + 1);
      return this.evaluated(inner.alternate, depth + 1) || after;
    }
    if (inner.type === 'LogicalExpression') {
      this.evaluated(inner.right, depth + 1);
      return true;
    }
    const outcome = this.outcomeOf(inner, false);
    if (outcome !== undefined) {
      this.found.add(outcome);
      return false;
    }
    return !this.callbacks(inner, depth);
  }

  returned(node: Node, depth: number): void {
    const inner = unwrapped(node);
    if (depth > maxDepth) {
      this.found.add('unknown');
    } else if (inner.type === 'ConditionalExpression') {
      this.returned(inner.consequent, depth + 1);
      this.returned(inner.alternate, depth + 1);
    } else {
      const outcome = this.outcomeOf(inner, true);
      if (outcome !== undefined) this.found.add(outcome);
      else if (!this.callbacks(inner, depth)) this.found.add('unknown');
    }
  }

  /** `verify(token, key, (error, user) => { … })`: what the callback decides is decided here. True when it decides anything. */
  private callbacks(call: Node, depth: number): boolean {
    let decides = false;
    for (let current: Node = call; current.type === 'CallExpression'; current = unwrapped(current.callee.type === 'MemberExpression' ? current.callee.object : current.callee)) {
      for (const argument of current.arguments) {
        if (!isFunction(argument)) continue;
        const inner = new Paths(this.outcomeOf);
        const falls = argument.body.type === 'BlockStatement' ? inner.statements(argument.body.body, depth + 1) : inner.evaluated(argument.body, depth + 1);
        const decided = [...inner.found].filter((outcome) => outcome !== 'ends' && outcome !== 'throws' && outcome !== 'unknown');
        if (decided.length === 0) continue;
        decides = true;
        for (const outcome of inner.found) this.found.add(outcome);
        if (falls) this.found.add('ends');
      }
    }
    return decides;
  }
}

function unwrapped(node: Node): Node {
  switch (node.type) {
    case 'AwaitExpression':
      return unwrapped(node.argument);
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return unwrapped(node.expression);
    case 'UnaryExpression':
      return node.operator === 'void' ? unwrapped(node.argument) : node;
    default:
      return node;
  }
}
