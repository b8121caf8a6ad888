// Functions in other files of the project that hand on the claims of a token they only decode.
import type { TSESTree } from '@typescript-eslint/types';
import { valueOf } from '#shared/facts/known.ts';
import type { FunctionNode } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { calledFunction } from '../functions/called-function.ts';
import { useOf, verifiesAnything } from './decode-use.ts';
import { isElsewhere } from '../functions/imported-wrappers.ts';
import { partOfToken } from './jwt-by-hand.ts';
import { sitesOfKind } from '../site-of-kind.ts';
import type { SourceContext } from '../site-use.ts';

/** True when the called function is in another file, decodes a token, and neither that file nor this one verifies any. What its own file decides by the claims is found there. */
export function claimsDecodedBy(call: TSESTree.CallExpression, context: SourceContext): boolean {
  const { reader } = context;
  if (!isElsewhere(call.callee, reader.file) || verifiesAnything(context)) return false;
  const called = calledFunction(call.callee, context);
  return called !== undefined && !called.isHere && !verifiesAnything(called.there) && decodesWithin(called.owner, called.there);
}

function decodesWithin(owner: FunctionNode, context: SourceContext): boolean {
  const { reader } = context;
  return reader.file.nodesOf('CallExpression').some((call) => {
    if (!contains(owner, call)) return false;
    const [first] = call.arguments;
    const isByHand = first !== undefined && reader.file.textOf(call.callee) === 'JSON.parse' && partOfToken(first, reader)?.part === '1';
    const isDecode = isByHand || sitesOfKind('jwt.decode', call.callee, context).some(({ site }) => site.part !== 'header');
    return isDecode && valueOf(useOf(call, context)) !== 'decision';
  });
}
