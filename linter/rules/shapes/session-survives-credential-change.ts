import { set } from '#shared/facts/known.ts';
import { answersOnly, calledName, callsWithin, type Call } from '../../sites/calls-within.ts';
import { namesAround, outermostFunction, saysOneOf } from '../../sites/names-around.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode, Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

const changes = ['changepassword', 'passwordchange', 'updatepassword', 'resetpassword', 'passwordreset', 'setpassword', 'newpassword'];
/** Calls that read or write the one record, compare passwords or look at what was sent. */
const known: ReadonlySet<string> = new Set(['findOne', 'findById', 'findUnique', 'findFirst', 'findByPk', 'save', 'update', 'updateOne', 'findByIdAndUpdate', 'compare', 'compareSync', 'hash', 'hashSync', 'genSalt', 'genSaltSync', 'verify', 'test', 'trim', 'toLowerCase', 'parse', 'safeParse', 'get', 'now', 'json', 'text', 'formData']);
/** What ends sessions, or lets them be told to be old. */
const ending = /session|version|revoke|passwordchanged|changedat|logout|signout|invalidat|blacklist|denylist|refresh|token\B|epoch|stamp/i;

/** A handler that stores a new password and does nothing else. */
export default defineShape({
  check: 'session-survives-credential-change',
  needs: [['password'], ['hash']],
  find(context) {
    const { file } = context.reader;
    const found = new Map<FunctionNode, FoundShape>();
    for (const call of file.nodesOf('CallExpression')) {
      const name = calledName(call, context.reader);
      const handler = name === 'hash' || name === 'hashSync' ? outermostFunction(call, file) : undefined;
      if (!handler || found.has(handler)) continue;
      const label = namesAround(call, file).find((one) => saysOneOf(one, changes));
      if (label === undefined || !storesPassword(handler, context)) continue;
      const endsSessions = ending.test(file.textOf(handler)) || !callsWithin(handler, file).every((other) => isKnown(other, context));
      found.set(handler, { node: call as Node, name: label.slice(0, 60), side: 'server', library: 'by hand', traits: { endsSessions: set(endsSessions) } });
    }
    return [...found.values()];
  },
});

function storesPassword(handler: FunctionNode, { reader: { file } }: SourceContext): boolean {
  return /\b(?:password|passwordHash|password_hash|hashedPassword)\s*[:=](?!=)/.test(file.textOf(handler)) && /\.(?:save|update|updateOne|findByIdAndUpdate)\(/.test(file.textOf(handler));
}

function isKnown(call: Call, { reader }: SourceContext): boolean {
  const name = calledName(call, reader);
  return answersOnly(call, reader) || (name !== undefined && known.has(name));
}
