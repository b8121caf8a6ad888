import type { TSESTree } from '@typescript-eslint/types';
import { set } from '#shared/facts/known.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { callBehind } from '../../sites/functions/call-behind.ts';
import { nameOfKey } from '../../values/class-field.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node } from '../../values/source-file.ts';
import { alternativesInProduction } from '../../values/value.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** What names the key set of an issuer. */
const keySets = /jwks|well-known\/openid-configuration|protocol\/openid-connect\/certs|getSigningKey/i;
/** Options by which a client of keys is given what connects it. */
const agents: ReadonlySet<string> = new Set(['requestAgent', 'agent', 'httpsAgent', 'dispatcher', 'https']);
/** What asks over http, or is given to it. */
const fetching = /agent$|fetch|axios|got|https?\.|request|jwks|issuer|discover|client$/i;

/** Keys of an issuer that are fetched without verifying who answers: then whoever stands on the way verifies with keys of their own. */
export default defineShape({
  check: 'jwt-verification-disabled',
  needs: [['rejectUnauthorized', 'TLS_REJECT_UNAUTHORIZED', 'agent', 'dispatcher'], ['jwks', 'openid', 'getSigningKey']],
  mayBeIn: (text) => keySets.test(text),
  find(context) {
    const { file } = context.reader;
    if (!keySets.test(file.text)) return [];
    const written = file.nodesOf('Property').filter((property) => isTrustful(property, context));
    const given = file.nodesOf('Property').filter((property) => agents.has(nameOfKey(property.key) ?? '') && isTrustfulElsewhere(property.value, context));
    const everywhere = file.nodesOf('AssignmentExpression').filter(({ left, right }) => file.textOf(left).endsWith('env.NODE_TLS_REJECT_UNAUTHORIZED') && saysNo(right, context));
    const [node] = [...written, ...given, ...everywhere];
    return node ? [{ node, name: 'The client of the key set', side: 'server', library: 'by hand', traits: { option: set(node.type === 'Property' ? 'rejectUnauthorized: false' : 'NODE_TLS_REJECT_UNAUTHORIZED') } } satisfies FoundShape] : [];
  },
});

function isTrustful(property: TSESTree.Property, context: SourceContext): boolean {
  return nameOfKey(property.key) === 'rejectUnauthorized' && saysNo(property.value, context) && mayFetch(property, context);
}

/** Not the connection to a database or a mail server, which the same file may open: `new Pool({ ssl: { rejectUnauthorized: false } })`. */
function mayFetch(property: TSESTree.Property, { reader: { file } }: SourceContext): boolean {
  for (let holder = file.parentOf(property); holder; holder = file.parentOf(holder)) {
    if (holder.type === 'CallExpression' || holder.type === 'NewExpression') return fetching.test(file.textOf(holder.callee).slice(-40));
    const name = holder.type === 'Property' ? nameOfKey(holder.key) : holder.type === 'VariableDeclarator' ? file.textOf(holder.id) : undefined;
    if (name !== undefined && /ssl|tls|socket/i.test(name)) return false;
  }
  return true;
}

/** `false`, and nothing else in production. */
function saysNo(node: Node, { reader }: SourceContext): boolean {
  return alternativesInProduction(reader.valueOf(node)).every((option) => option.kind === 'literal' && (option.value === false || option.value === 0 || option.value === '0'));
}

/** An agent that another file makes: `requestAgent: agent`. */
function isTrustfulElsewhere(given: Node, context: SourceContext): boolean {
  const { node } = context.reader.valueOf(given);
  const there = context.reader.file.owns(node) ? undefined : context.elsewhere?.(node);
  const made = there && callBehind(plainNode(node), there.reader);
  return made !== undefined && there !== undefined && there.reader.file.nodesOf('Property').some((property) => made.range[0] <= property.range[0] && property.range[1] <= made.range[1] && isTrustful(property, there));
}
