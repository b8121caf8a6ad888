// An identifier that a request brought, as against one that the server has made: by the variable or the field of the request that holds it.
import { wordsOf } from '#shared/parse/words.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import type { Node, Variable } from '../../values/source-file.ts';
import { writtenText } from '../../values/written-text.ts';
import { otherSessions } from './session-identifier.ts';
import type { SourceContext } from '../site-use.ts';

export interface SentIdentifier {
  /** The expression that reads it. */
  readonly from: string;
  /** It is a cookie and called as those of sessions are, or it is kept as the identifier of the request's session. */
  readonly isOfSession: boolean;
  /** What the cookie is called. */
  readonly name?: string;
}

const sent = /^(?:req|request)\??\.(?:cookies|query|headers|body|params)\b/;

/** `req.get('x-session-id')`, `c.req.query('sid')`, `request.headers.get('x-session')`, `url.searchParams.get('sid')`. */
const asked = /^(?:(?:req|request|ctx|c\.req|ctx\.req|context\.req)\??\.(?:get|header|query|param)|(?:\w{1,20}\.){1,3}(?:headers|searchParams)\.get)\(['"][\w-]{1,40}['"]\)$/;

/** What a key holds when it holds what the request sent: one that is replaced by a new identifier is none. */
export function sentIdentifier(key: Node, context: SourceContext): SentIdentifier | undefined {
  const { file } = context.reader;
  if (key.type === 'MemberExpression') return sentField(key, context);
  const variable = key.type === 'Identifier' ? file.variableOf(key) : undefined;
  return variable && sentAs(variable, context);
}

/** `req.sessionId = req.cookies[NAME] ?? newId()`, written once in the function. */
function sentField(key: Node, context: SourceContext): SentIdentifier | undefined {
  const { file } = context.reader;
  const text = file.textOf(key);
  const owner = file.functionAround(key);
  const [only, ...others] = file.nodesOf('AssignmentExpression').filter(({ left }) => left.type === 'MemberExpression' && file.textOf(left) === text && file.functionAround(left) === owner);
  const found = only && others.length === 0 && only.operator === '=' ? sentIn(only.right, context) : undefined;
  return found && { ...found, isOfSession: found.isOfSession || ofOwnSession.test(text) };
}

/** The identifier of the session that a request belongs to, as middleware leaves it. */
export const ofOwnSession = /^(?:req|request|ctx|context|c|res\.locals|event\.locals|locals)\??\.(?:state\.|locals\.)?(?:sessionID|sessionId|session_id|sid)$/;

function sentAs(variable: Variable, context: SourceContext): SentIdentifier | undefined {
  const [definition, ...others] = variable.defs;
  if (others.length > 0 || definition?.type !== 'Variable' || !definition.node.init || definition.node.id.type !== 'Identifier') return undefined;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init && !isForNothing(reference.identifier as Node, variable, context))) return undefined;
  const found = sentIn(definition.node.init, context);
  return found && { ...found, isOfSession: found.isOfSession || isOwnSession(variable, context) };
}

/** `if (!id) id = randomUUID()`, `id ??= newId()`: what was sent stays as it is. */
function isForNothing(written: Node, variable: Variable, { reader: { file } }: SourceContext): boolean {
  const assignment = file.parentOf(written);
  if (assignment?.type !== 'AssignmentExpression') return false;
  if (assignment.operator === '??=' || assignment.operator === '||=') return true;
  for (let child: Node = assignment, current = file.parentOf(child); current; child = current, current = file.parentOf(current)) {
    if (current.type !== 'IfStatement') continue;
    const { test, consequent } = current;
    return consequent === child && test.type === 'UnaryExpression' && test.operator === '!' && test.argument.type === 'Identifier' && file.variableOf(test.argument) === variable;
  }
  return false;
}

/** `req.sessionId = id`, `c.set('sessionId', id)`: the code says what the identifier is, whatever the cookie is called. */
function isOwnSession(variable: Variable, { reader: { file } }: SourceContext): boolean {
  return variable.references.some(({ identifier }) => {
    const parent = file.parentOf(identifier as Node);
    if (parent?.type === 'AssignmentExpression') return parent.right === identifier && ofOwnSession.test(file.textOf(parent.left));
    return parent?.type === 'CallExpression' && parent.arguments[1] === identifier && /^(?:c|ctx|context)\.set$/.test(file.textOf(parent.callee)) && /^['"](?:sid|session_?id)['"]$/i.test(file.textOf(parent.arguments[0]!));
  });
}

export function sentIn(node: Node, context: SourceContext): SentIdentifier | undefined {
  const { file } = context.reader;
  if (node.type === 'LogicalExpression') return sentIn(node.left, context);
  if (node.type === 'AwaitExpression') return sentIn(node.argument, context);
  if (node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression' || node.type === 'ChainExpression') return sentIn(node.expression, context);
  const text = file.textOf(node);
  if (/signed|verif|unseal|decrypt/i.test(text)) return undefined;
  const isCookie = context.index.valuesAt(context.origins.of(node)).some(({ source }) => source.is === 'request-cookie');
  const isSent = (isCookie || (node.type === 'MemberExpression' && sent.test(text)) || (node.type === 'CallExpression' && asked.test(text))) && /^[\w$.?,[\]'"|` ()-]{1,80}$/.test(text);
  const name = isCookie ? nameRead(node, context) : undefined;
  return isSent ? { from: text, isOfSession: isCalledSession(name ?? ''), ...(name !== undefined && { name }) } : undefined;
}

/** `sid`, and not `upload_session`. */
function isCalledSession(name: string): boolean {
  return roleOfName(name).role === 'session-id' && !wordsOf(name).some((word) => otherSessions.has(word));
}

/** `sid` of `cookies['sid']`, `cookies.sid` and `getCookie(event, NAME)`. */
function nameRead(node: Node, { reader }: SourceContext): string | undefined {
  if (node.type === 'MemberExpression') return reader.keyOf(node);
  return node.type === 'CallExpression' ? writtenText(node.arguments.at(-1), reader) : undefined;
}
