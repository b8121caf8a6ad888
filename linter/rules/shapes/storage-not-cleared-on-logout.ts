import { set } from '#shared/facts/known.ts';
import { isAuthRole } from '#shared/facts/role.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { wordsOf } from '#shared/parse/words.ts';
import { roleOfName } from '#shared/roles/role-of-name.ts';
import { calledFunction } from '../../sites/functions/called-function.ts';
import { answersOnly, calledName, callsWithin, rootOf, type Call } from '../../sites/functions/calls-within.ts';
import { roleOfTokenName } from '../../sites/secrets/credential-expression.ts';
import { namesAround, saysOneOf } from '../../sites/functions/names-around.ts';
import { changesPageOnly, isEmptyValue } from '../../sites/page/page-state.ts';
import { provenanceOf } from '../../sites/provenance.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import type { FunctionNode, Node } from '../../values/source-file.ts';
import { contains } from '../../values/write-order.ts';
import { writtenText } from '../../values/written-text.ts';
import { defineShape, type FoundShape } from './shape.ts';

const logouts = ['logout', 'signout', 'logoff'];
const storages = /^(?:window\.|globalThis\.)?(?:localStorage|sessionStorage)$/;
/** Calls that only tell the server. */
const requests: ReadonlySet<string> = new Set(['fetch', 'axios']);

/** A logout that removes one credential of the storage and leaves another that the same file stores, or that only empties what the page remembers. */
export default defineShape({
  check: 'storage-not-cleared-on-logout',
  needs: [['logout', 'signout', 'sign-out', 'log-out', 'logoff'], ['setItem']],
  find(context) {
    const { file } = context.reader;
    const removals = file.nodesOf('CallExpression').filter((call) => storageCall(call, context)?.does === 'removeItem');
    const handlers = new Set(removals.flatMap((call) => logoutAround(call, context) ?? []));
    return [...[...handlers].flatMap((handler) => leftBy(handler, context)), ...(handlers.size === 0 ? forgottenStorage(context) : [])];
  },
});

const logoutName = /^(?:handle|on|do|perform|user)?(?:log|sign)_?(?:out|off)(?:user|handler)?$/i;
/** Words of the state that says who is signed in. */
const signedIn: ReadonlySet<string> = new Set([...'user|me|auth|authenticated|session|token|jwt|profile|account|logged|identity|viewer|member'.split('|')]);

/** `const signOut = () => { setUser(null); navigate('/'); }` beside a `setItem('jwt', jwt)` that nothing in the file takes back. */
function forgottenStorage(context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const stored = file.nodesOf('CallExpression').flatMap((call) => {
    const done = storageCall(call, context);
    return done ? [{ call, ...done }] : [];
  });
  // Whatever is taken away or written over somewhere may be what a logout leads to.
  if (stored.some(({ does, call }) => does !== 'setItem' || isInEffect(call, context)) || file.nodesOf('CallExpression').some((call) => takesAway(call, context)) || /\bdelete\s/.test(file.text)) return [];
  const [left] = stored.filter(({ call, key }) => key !== undefined && isStoredCredential(call, key, context));
  if (left?.key === undefined) return [];
  const functions = [...file.nodesOf('FunctionDeclaration'), ...file.nodesOf('FunctionExpression'), ...file.nodesOf('ArrowFunctionExpression')];
  return functions.filter((owner) => logoutName.test(ownName(owner, context)) && onlyEmptiesState(owner, context)).map((node) => ({ node, name: left.key!, side: 'client', library: 'browser', traits: { removesNone: set(true) } }));
}

/** Also by a function of another file, which an effect may call when nobody is signed in any more. */
function takesAway(call: TSESTree.CallExpression, { reader }: SourceContext): boolean {
  const name = calledName(call, reader) ?? '';
  const words = wordsOf(name);
  if (words.some((word) => emptying.has(word))) return !/^clear(?:Timeout|Interval)$/.test(name);
  return words.some((word) => word === 'remove' || word === 'delete') && words.some((word) => kept.has(word));
}

const emptying: ReadonlySet<string> = new Set(['clear', 'reset', 'forget', 'purge', 'wipe']);
const kept: ReadonlySet<string> = new Set(['token', 'tokens', 'session', 'storage', 'jwt', 'auth', 'item']);

function ownName(owner: FunctionNode, { reader: { file } }: SourceContext): string {
  const outer = file.functionAround(owner);
  const names = namesAround(owner, file);
  return names.slice(0, names.length - (outer ? namesAround(outer, file).length : 0))[0] ?? '';
}

/** `useEffect(() => localStorage.setItem('token', token ?? ''), [token])` follows the state. */
function isInEffect(call: Node, { reader: { file } }: SourceContext): boolean {
  for (let current = file.functionAround(call); current; current = file.functionAround(current)) {
    const around = file.parentOf(current);
    if (around?.type === 'CallExpression' && /(?:[Ee]ffect|watch|subscribe)$/.test(file.textOf(around.callee))) return true;
  }
  return false;
}

function onlyEmptiesState(owner: FunctionNode, context: SourceContext): boolean {
  const { reader } = context;
  const calls = callsWithin(owner, reader.file);
  const emptied = [
    ...calls.flatMap((call) => (call.arguments.length > 0 && call.arguments.every((argument) => isEmptyValue(argument, reader)) ? [reader.file.textOf(call.callee)] : [])),
    ...reader.file.nodesOf('AssignmentExpression').flatMap(({ left, right }) => (contains(owner, left) && isEmptyValue(right, reader) ? [reader.file.textOf(left)] : [])),
  ];
  const leaves = reader.file.nodesOf('AssignmentExpression').some(({ left, right }) => contains(owner, left) && /\blocation(?:\.href)?$/.test(reader.file.textOf(left)) && isPageOfLogout(right, context));
  if (leaves || !emptied.some((name) => wordsOf(name).some((word) => signedIn.has(word)))) return false;
  return calls.every((call) => {
    if (call.callee.type === 'Identifier' && /^set[A-Z]/.test(call.callee.name)) return isStateSetter(call.callee, context);
    const goes = calledName(call, reader);
    // A page of its own may do the rest.
    if (goes !== undefined && /^(?:push|replace|navigate|assign|navigateTo|goto|redirect|navigateByUrl)$/.test(goes)) return !call.arguments.some((argument) => isPageOfLogout(argument, context));
    return isKnown(call, context) || changesPageOnly(call, reader);
  });
}

function isPageOfLogout(address: Node, { reader: { file } }: SourceContext): boolean {
  return /(?:log|sign)-?o(?:ut|ff)/i.test(file.textOf(address));
}

/** The second of what `useState` gives: a function of a store may do more. */
function isStateSetter(name: Node, { reader: { file } }: SourceContext): boolean {
  const def = name.type === 'Identifier' ? file.variableOf(name)?.defs[0] : undefined;
  return def?.type === 'Variable' && def.node.id.type === 'ArrayPattern' && def.node.init?.type === 'CallExpression' && /(?:^|\.)useState$/.test(file.textOf(def.node.init.callee));
}

function isStoredCredential(call: TSESTree.CallExpression, key: string, context: SourceContext): boolean {
  const [, value] = call.arguments;
  return value !== undefined && (credentialKey(key) || isToken(value)) && provenanceOf(context.reader.valueOf(value), context).is !== 'written';
}

function leftBy(handler: FunctionNode, context: SourceContext): FoundShape[] {
  const { file } = context.reader;
  const calls = callsWithin(handler, file);
  const removed = calls.flatMap((call) => storageCall(call, context) ?? []);
  // A call that is not known, or a key that is computed, may remove the rest.
  if (removed.some(({ does, key }) => does === 'clear' || key === undefined) || !calls.every((call) => isKnown(call, context))) return [];
  const keys = new Set(removed.map(({ key }) => key));
  const isOfLogin = [...keys].some((key) => isAuthRole(roleOfName(key ?? '').role) || wordsOf(key ?? '').some((word) => ofLogin.has(word)));
  const left = file.nodesOf('CallExpression').flatMap((call) => {
    const stored = contains(handler, call) ? undefined : storageCall(call, context);
    const isCredential = stored?.does === 'setItem' && stored.key !== undefined && isStoredCredential(call, stored.key, context);
    return isCredential && !keys.has(stored.key) ? [stored.key!] : [];
  });
  return isOfLogin && left.length > 0 ? [{ node: handler, name: left[0]!, side: 'client', library: 'browser', traits: { removesOthers: set(true) } }] : [];
}

/** What a login stores beside its credential. */
const ofLogin: ReadonlySet<string> = new Set(['user', 'profile', 'account', 'member', 'identity']);

/** `answer.token`, whatever its entry is called. */
function isToken(value: Node): boolean {
  return value.type === 'MemberExpression' && value.property.type === 'Identifier' && roleOfTokenName(value.property.name) !== undefined;
}

/** A token by name: an entry `user` or `session` may be a preference. */
function credentialKey(key: string): boolean {
  const { role } = roleOfName(key);
  return role === 'access-token' || role === 'refresh-token' || role === 'id-token';
}

function isKnown(call: Call, context: SourceContext): boolean {
  if (answersOnly(call, context.reader) || storageCall(call, context)) return true;
  const name = calledName(call, context.reader);
  if (call.callee.type === 'Identifier') return name !== undefined && (requests.has(name) || removesNothing(call.callee, context));
  return call.callee.type === 'MemberExpression' && requests.has(rootOf(call.callee));
}

/** A function of the file that only asks the server. */
function removesNothing(callee: Node, context: SourceContext): boolean {
  const called = calledFunction(callee, context);
  const text = called?.isHere === true ? context.reader.file.textOf(called.owner) : '';
  return /\bfetch\(|\baxios\b/.test(text) && !/removeItem|\.clear\(|delete /.test(text);
}

function storageCall(call: Call, { reader }: SourceContext): { readonly does: string; readonly key: string | undefined } | undefined {
  if (call.callee.type !== 'MemberExpression' || !storages.test(reader.file.textOf(call.callee.object))) return undefined;
  const does = reader.keyOf(call.callee);
  if (does !== 'setItem' && does !== 'removeItem' && does !== 'clear') return undefined;
  return { does, key: does === 'clear' ? '' : writtenText(call.arguments[0], reader) };
}

/** The nearest function that is called like a logout. */
function logoutAround(call: Call, { reader: { file } }: SourceContext): FunctionNode | undefined {
  for (let current = file.functionAround(call); current; current = file.functionAround(current)) {
    const outer = file.functionAround(current);
    const own = namesAround(current, file);
    if (own.slice(0, own.length - (outer ? namesAround(outer, file).length : 0)).some((name) => saysOneOf(name, logouts))) return current;
  }
  return undefined;
}
