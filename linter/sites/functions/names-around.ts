// What a developer calls the code that something stands in: the function, the route, the file that a framework names routes by.
import { nameOfKey } from '../../values/class-field.ts';
import { isFunction, type FunctionNode, type Node, type SourceFile } from '../../values/source-file.ts';
import { englishWordsOf } from '../other-languages.ts';

/** The outermost function around a node: a handler with the callbacks inside it. */
export function outermostFunction(node: Node, file: SourceFile): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let current = file.functionAround(node); current && !isApplication(current, file); current = file.functionAround(current)) found = current;
  return found;
}

/** A function that registers routes is around every handler and is none: `export default (app) => { app.post(…); }`. */
function isApplication(owner: FunctionNode, file: SourceFile): boolean {
  return file.nodesOf('CallExpression').some((call) => file.functionAround(call) === owner && isRoute(call));
}

function isRoute(call: Node): boolean {
  if (call.type !== 'CallExpression' || call.arguments.length < 2) return false;
  const [path] = call.arguments;
  return path?.type === 'Literal' && typeof path.value === 'string' && path.value.startsWith('/') && call.arguments.slice(1).some((argument) => isFunction(argument));
}

/** Names of the functions around a node and of the route it answers, the nearest first. */
export function namesAround(node: Node, file: SourceFile): string[] {
  const names: string[] = [];
  for (let current: Node | undefined = node, child = node; current; child = current, current = file.parentOf(current)) {
    if (isFunction(current) && 'id' in current && current.id) names.push(current.id.name);
    else if (current.type === 'VariableDeclarator' && current.id.type === 'Identifier' && (isFunction(child) || isWrapped(child))) names.push(current.id.name);
    else if ((current.type === 'Property' || current.type === 'MethodDefinition' || current.type === 'PropertyDefinition') && (isFunction(child) || isProcedure(child))) names.push(nameOfKey(current.key) ?? '');
    else if (current.type === 'AssignmentExpression' && isFunction(child) && current.left.type === 'MemberExpression') names.push(nameOfKey(current.left.property) ?? '');
    else if (current.type === 'CallExpression' && current.arguments.includes(child as never)) names.push(...pathsIn(current));
  }
  return [...names, ...routeOfFile(file.filename)].filter((name) => name !== '');
}

/** `useCallback(async () => …)`, `asyncHandler((req, res) => …)`, `createAsyncThunk('auth/logout', async () => …)`: the function by another name. */
function isWrapped(node: Node): boolean {
  const callee = node.type === 'CallExpression' && node.arguments.some((argument) => isFunction(argument)) ? node.callee : undefined;
  return callee?.type === 'Identifier' && /^(?:useCallback|useEffectEvent|asyncHandler|catchAsync|wrapAsync|debounce|throttle|create(?:App)?AsyncThunk|action|flow)$/.test(callee.name);
}

/** `changePassword: procedure.input(schema).mutation(async ({ input }) => …)`: the function by the name of its procedure. */
function isProcedure(node: Node): boolean {
  const callee = node.type === 'CallExpression' && node.arguments.some(isFunction) ? node.callee : undefined;
  return callee?.type === 'MemberExpression' && /^(?:mutation|query|handler|action)$/.test(nameOfKey(callee.property) ?? '');
}

/** The nearest function around a node that is called like one of these, not all of the component or module around it; where only what is around all of them is called so, the outermost. */
export function functionCalled(wanted: readonly string[], node: Node, file: SourceFile): FunctionNode | undefined {
  for (let current = file.functionAround(node); current; current = file.functionAround(current)) {
    const outer = file.functionAround(current);
    const own = namesAround(current, file);
    const others = outer ? namesAround(outer, file) : [];
    if (own.slice(0, own.length - others.length).some((name) => saysOneOf(name, wanted))) return current;
  }
  return namesAround(node, file).some((name) => saysOneOf(name, wanted)) ? outermostFunction(node, file) : undefined;
}

/** What a function is declared, assigned or kept as, also inside a wrapper such as `createMiddleware(async (c, next) => …)`. */
export function nameOfFunction(owner: FunctionNode, file: SourceFile): string | undefined {
  if (owner.type !== 'ArrowFunctionExpression' && owner.id) return owner.id.name;
  const outer = file.parentOf(owner);
  const holder = outer?.type === 'CallExpression' && outer.callee !== owner ? file.parentOf(outer) : outer;
  if (holder?.type === 'VariableDeclarator') return holder.id.type === 'Identifier' ? holder.id.name : undefined;
  if (holder?.type === 'AssignmentExpression') return holder.left.type === 'MemberExpression' ? nameOfKey(holder.left.property) : holder.left.type === 'Identifier' ? holder.left.name : undefined;
  return holder?.type === 'Property' || holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition' ? nameOfKey(holder.key) : undefined;
}

function pathsIn(call: Node): string[] {
  const [path] = call.type === 'CallExpression' ? call.arguments : [];
  return path?.type === 'Literal' && typeof path.value === 'string' && path.value.startsWith('/') ? [path.value] : [];
}

/** `app/logout/route.ts` and `pages/api/logout.ts` are named after what they answer. */
function routeOfFile(filename: string): string[] {
  const parts = filename.replaceAll('\\', '/').split('/');
  const base = (parts.pop() ?? '').split('.')[0] ?? '';
  if (base === 'route' || base.startsWith('+')) return parts.slice(-1);
  return parts.includes('api') || parts.includes('routes') ? [base] : [];
}

/** `true` when the words of a name stand beside each other in one of these pairs or are one of these words. */
export function saysOneOf(name: string, wanted: readonly string[]): boolean {
  const words = englishWordsOf(name);
  const pairs = words.map((word, index) => `${word}${words[index + 1] ?? ''}`);
  return wanted.some((word) => words.includes(word) || pairs.includes(word));
}
