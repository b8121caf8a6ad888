// In code there is no value to measure: where it comes from is the evidence.
import type { Evidence } from '#shared/facts/role.ts';
import type { ValueSource } from '../models/model.ts';
import type { Node } from '../values/source-file.ts';
import { alternativesInProduction, type Value } from '../values/value.ts';
import type { SourceContext } from './site-use.ts';

export interface Provenance {
  /** `computed` is anything that is not written in the code; `written` is a literal; `empty` is none at all. */
  readonly is: 'signed' | 'session-id' | 'random' | 'request-cookie' | 'request-token' | 'stored' | 'computed' | 'written' | 'empty';
  readonly evidence: readonly Evidence[];
  /** Properties of an object that is stored as JSON. */
  readonly fields?: ReadonlyMap<string, Value>;
}

/** Holes and wrapped values inside a value that are looked into. */
const maxDepth = 4;

export function provenanceOf(value: Value, context: SourceContext, depth = 0): Provenance {
  const found = alternativesInProduction(value).map((option) => provenanceOfPlain(option, context, depth));
  return found.find(({ is }) => isTelling(is)) ?? found.find(({ is }) => is === 'computed') ?? found.find(({ is }) => is !== 'empty') ?? found[0] ?? { is: 'empty', evidence: [] };
}

function isTelling(is: Provenance['is']): boolean {
  return is === 'signed' || is === 'session-id' || is === 'random';
}

/** Values that stand where a credential was, when it is taken away. */
const emptied: ReadonlySet<string> = new Set(['', 'deleted', 'delete', 'none', 'null', 'undefined', 'loggedout', 'logged-out', 'expired', 'revoked', 'false', '0']);

function provenanceOfPlain(value: Value, context: SourceContext, depth: number): Provenance {
  if (value.kind === 'literal') {
    const text = value.value === null || value.value === undefined ? '' : String(value.value);
    return { is: emptied.has(text.trim().toLowerCase()) ? 'empty' : 'written', evidence: [] };
  }
  if (value.kind === 'text' && depth < maxDepth) {
    const holes = value.parts.filter((part) => typeof part !== 'string').map((part) => provenanceOf(part, context, depth + 1));
    return holes.find(({ is }) => isTelling(is)) ?? { is: 'computed', evidence: [] };
  }
  const { node } = value;
  // `await sessionToken(user)` of another file is what that function returns.
  if (!context.reader.file.owns(node)) {
    const there = context.elsewhere?.(node);
    return (there && (fromSite(node, there) ?? fromSource(node, there))) ?? { is: 'computed', evidence: [] };
  }
  if (isOfWrittenData(node, context)) return { is: 'written', evidence: [] };
  return fromSite(node, context) ?? fromSource(node, context) ?? fromJson(node, context, depth) ?? { is: 'computed', evidence: [], ...(value.kind === 'object' && { fields: fieldsOf(value) }) };
}

function fromSite(node: Node, context: SourceContext): Provenance | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const signing = context.index.sitesAt(context.origins.of(node.callee)).find(({ site }) => site.kind === 'jwt.sign');
  return signing && { is: 'signed', evidence: [evidence(`The value is a token that ${signing.site.api} of ${signing.model.library} signs.`, node, context)] };
}

/** `tokens[mode].name` of `import tokens from './design-tokens.json'`, or of a table in the file itself, is written down as any literal is. */
function isOfWrittenData(node: Node, { reader }: Pick<SourceContext, 'reader'>, depth = 0): boolean {
  const { file } = reader;
  let root = node;
  while (root.type === 'MemberExpression' || root.type === 'ChainExpression' || root.type === 'TSNonNullExpression' || root.type === 'TSAsExpression') root = root.type === 'MemberExpression' ? root.object : root.expression;
  const def = root.type === 'Identifier' ? file.variableOf(root)?.defs[0] : undefined;
  if (def?.type === 'ImportBinding') return def.parent?.type === 'ImportDeclaration' && def.parent.source.value.endsWith('.json');
  if (def?.type !== 'Variable' || !def.node.init) return false;
  if (def.node.init.type === 'CallExpression') return /^require\(['"][^'"]{1,200}\.json['"]\)$/.test(file.textOf(def.node.init));
  // `const row = table[mode]; row.name`.
  if (def.node.init.type === 'MemberExpression') return depth < maxDepth && isOfWrittenData(def.node.init, { reader }, depth + 1);
  return root !== node && isWrittenDown(reader.valueOf(root));
}

/** A table whose every cell says something: what is empty is filled later. */
function isWrittenDown(value: Value, depth = 0): boolean {
  if (depth > maxDepth) return false;
  if (value.kind === 'literal') return value.value !== '' && value.value !== null && value.value !== undefined;
  const inner = value.kind === 'array' ? value.elements : value.kind === 'object' ? [...value.properties.values()].map((property) => property.value) : [];
  return inner.length > 0 && (value.kind === 'array' || value.kind === 'object') && value.open === undefined && inner.every((one) => isWrittenDown(one, depth + 1));
}

const told = {
  'session-id': 'is the session identifier',
  random: 'is random, from',
  'request-cookie': 'comes from',
  'request-token': 'comes from',
  stored: 'comes from',
} as const;

/** Keys, stores and whole requests are no value that could stand in a cookie or token. */
function isTold(is: ValueSource['is']): is is keyof typeof told {
  return is in told;
}

function fromSource(node: Node, context: SourceContext): Provenance | undefined {
  const [found] = context.index.valuesAt(context.origins.of(node));
  if (!found || !isTold(found.source.is)) return undefined;
  const { is, api } = found.source;
  return { is, evidence: [evidence(`The value ${told[is]} ${api}.`, node, context)] };
}

/** `JSON.stringify({ accessToken })`, as storage needs it. */
function fromJson(node: Node, context: SourceContext, depth: number): Provenance | undefined {
  if (node.type !== 'CallExpression' || depth >= maxDepth || context.reader.file.textOf(node.callee) !== 'JSON.stringify') return undefined;
  const [argument] = node.arguments;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  const inner = context.reader.valueOf(argument);
  if (inner.kind !== 'object') {
    const found = provenanceOf(inner, context, depth + 1);
    return { ...found, is: inner.kind === 'literal' || found.is === 'written' ? 'written' : 'computed' };
  }
  return { is: 'computed', evidence: [], fields: fieldsOf(inner) };
}

function fieldsOf(value: Value & { kind: 'object' }): ReadonlyMap<string, Value> {
  return new Map([...value.properties].map(([name, property]) => [name, property.value]));
}

function evidence(text: string, node: Node, { reader }: SourceContext): Evidence {
  return { kind: 'source', text, at: `${reader.file.filename}:${node.loc.start.line}` };
}
