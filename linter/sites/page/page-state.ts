// Calls that change what a page shows and remembers by itself: the state of a store, a cache of answers, the page that is shown.
import type { Node } from '../../values/source-file.ts';
import type { Reader } from '../../values/reader.ts';
import { calledName, rootOf, type Call } from '../functions/calls-within.ts';

/** On whatever they are called: Pinia, React Query, Apollo, RxJS, Angular. */
const methods: ReadonlySet<string> = new Set(['$reset', '$patch', 'removeQueries', 'resetQueries', 'invalidateQueries', 'cancelQueries', 'clearStore', 'resetStore', 'navigateByUrl', 'navigateByPath']);
const caches = /^(?:query|apollo|swr)?(?:client|cache)$|^qc$/i;
const sockets = /^(?:socket|ws|io|websocket|eventsource|hub|connection)$/i;
/** `resetRouter`, `clearUser`: never those of a session. */
const resetting = /^(?:reset|clear|empty)(?:Router|Routes?|States?|Store|Stores|Forms?|Cache|Queries|User|Profile|Permissions?|Roles?|Tabs?|Views?|Menus?|Cart|Breadcrumbs?)$/;
const navigating: ReadonlySet<string> = new Set(['push', 'replace', 'navigate', 'go', 'back', 'reload']);
const told: ReadonlySet<string> = new Set(['alert', 'confirm', 'notify', 'enqueueSnackbar', 'showToast', 'startTransition', 'nextTick', 'setTimeout', 'clearTimeout', 'clearInterval']);

export function changesPageOnly(call: Call, reader: Reader): boolean {
  const name = calledName(call, reader);
  if (name === undefined || call.type === 'NewExpression') return false;
  if (resetting.test(name)) return true;
  // `commit('SET_TOKEN', '')` of Vuex, also as it is handed to an action.
  if (name === 'commit') return call.arguments.length > 0 && call.arguments.slice(1).every((argument) => isEmptyValue(argument, reader));
  if (call.callee.type !== 'MemberExpression') return told.has(name);
  if (methods.has(name)) return true;
  const owner = ownerOf(call.callee.object, reader);
  if (name === 'clear') return caches.test(owner);
  if (name === 'disconnect' || name === 'close') return sockets.test(owner);
  if (navigating.has(name)) return /router$|^(?:nav|navigation|navCtrl|navigator|history|location)$/i.test(owner);
  // `this.user$.next(null)`, `currentUser.set(undefined)`: a state that is emptied.
  return (name === 'next' || name === 'set' || name === 'setState') && call.arguments.length > 0 && call.arguments.every((argument) => isEmptyValue(argument, reader));
}

/** `router` of `this.$router.push` and of `router.push`: the last name before the method. */
function ownerOf(object: Node, reader: Reader): string {
  const name = object.type === 'MemberExpression' ? reader.keyOf(object) : object.type === 'Identifier' ? object.name : object.type === 'CallExpression' && object.callee.type === 'MemberExpression' ? rootOf(object.callee) : undefined;
  return (name ?? '').replace(/^[$_]/, '');
}

/** `null`, `''`, `false`, `undefined`, `[]`, `{}`, `{ user: null }`. */
export function isEmptyValue(node: Node, reader: Reader): boolean {
  if (node.type === 'Literal') return node.value === null || node.value === '' || node.value === false;
  if (node.type === 'ArrayExpression') return node.elements.length === 0;
  if (node.type === 'ObjectExpression') return node.properties.every((property) => property.type === 'Property' && isEmptyValue(property.value, reader));
  return node.type === 'Identifier' && node.name === 'undefined';
}
