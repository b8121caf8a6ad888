// `JSON.parse(atob(token.split('.')[1]))`: a decode without any library, in all its spellings.
import { absent, set } from '#shared/facts/known.ts';
import type { JsonSite } from '../../models/model.ts';
import type { Reader } from '../../values/reader.ts';
import type { Node } from '../../values/source-file.ts';
import { decodeUse, isVerifiedBeside } from './decode-use.ts';
import type { FoundFact } from '../found-fact.ts';
import { sightingOf, type SiteUse } from '../site-use.ts';

export function decodeByHandFrom(use: SiteUse<JsonSite>): FoundFact | undefined {
  const { node, context } = use;
  const argument = node.type === 'CallExpression' ? node.arguments[0] : undefined;
  const found = argument && partOfToken(argument, context.reader);
  if (!found) return undefined;
  return {
    fact: {
      kind: 'jwt-call',
      id: '',
      seen: { ...sightingOf(use), side: context.side },
      scope: 'site',
      operation: 'decode',
      algorithms: absent,
      lifetime: absent,
      claims: absent,
      secret: absent,
      use: found.part === '0' ? set('key-lookup') : decodeUse(use),
      verifiedBeside: set(isVerifiedBeside(use, found.token)),
    },
    node,
    places: new Map(),
  };
}

export interface SplitToken {
  readonly token: Node;
  /** `1` is the payload. */
  readonly part: string;
  readonly isDecoded: boolean;
}

/** Expressions between the parse and the split. */
const maxSteps = 30;

/** The header or payload that an expression decodes: there must be a base64 decode around a part. */
export function partOfToken(start: Node, reader: Reader): SplitToken | undefined {
  const found = splitsToken(start, reader);
  return found?.isDecoded === true && (found.part === '0' || found.part === '1') ? found : undefined;
}

/** Follows an expression inwards, to a part of something that is split at dots. */
export function splitsToken(start: Node, reader: Reader): SplitToken | undefined {
  let isDecoded = false;
  let node: Node | undefined = start;
  let part: string | undefined;
  for (let steps = 0; node && steps < maxSteps; steps++) {
    switch (node.type) {
      case 'Identifier': {
        const def: { node: Node; name: Node; type: string } | undefined = reader.file.variableOf(node)?.defs[0];
        if (def?.type !== 'Variable' || def.node.type !== 'VariableDeclarator') return undefined;
        if (def.node.id.type === 'ArrayPattern') part = String(def.node.id.elements.findIndex((element) => element === def.name));
        node = def.node.init ?? undefined;
        break;
      }
      case 'CallExpression': {
        const callee: Node = node.callee;
        const method: string | undefined = callee.type === 'MemberExpression' ? reader.keyOf(callee) : callee.type === 'Identifier' ? callee.name : undefined;
        if (method === undefined) return undefined;
        if (method === 'split' && callee.type === 'MemberExpression') {
          const separator = node.arguments[0] && reader.valueOf(node.arguments[0]);
          const isAtDots = separator?.kind === 'literal' && separator.value === '.';
          return isAtDots && part !== undefined ? { token: callee.object, part, isDecoded } : undefined;
        }
        const isBase64: boolean = method === 'atob' || method.toLowerCase().includes('base64') || (method === 'from' && node.arguments.length === 2) || method === 'decode';
        isDecoded ||= isBase64;
        node = isArgumentFirst(method, isBase64) || callee.type !== 'MemberExpression' ? node.arguments[0] : callee.object;
        break;
      }
      case 'MemberExpression':
        part = reader.keyOf(node);
        node = node.object;
        break;
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        node = node.expression;
        break;
      case 'LogicalExpression':
        node = node.left;
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** `Buffer.from(x)` works on its argument, `x.toString()` and `x.replace()` on what stands before the dot. */
function isArgumentFirst(method: string, isBase64: boolean): boolean {
  return isBase64 || method === 'decodeURIComponent' || method === 'escape';
}
