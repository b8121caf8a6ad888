// Access paths say where an API stands, as text that reads like the code:
//
//   express().get<fn/2,3>.1.cookie     second parameter of a handler with two or three parameters given to `.get`
//   hono/cookie.setCookie              what the module exports under this name
//   %Response.cookie                   `cookie` of anything that the same model calls a Response
//   express.Response#                  a value that is annotated with this type
//   globalThis.document.cookie         a global
//   %Router.{get,post}<fn>.0           either member;   `.*` is any member;   `()` a call or `new`
//   *.$cookies.set                     a member of this name of anything whose own origin is not known
//   exports(+server).POST<fn>.0        what a file with this name exports, called by the framework
//   ./.setAuthCookie                   what any file or package without a model exports under this name, or a global
//   'socket.io-client'.io              a module with a dot in its name

/** Whatever no model knows: where functions of the user's own come from, and what they do is said in the settings. */
export const ownModule = './';

export type Step =
  | { readonly kind: 'member'; readonly names: readonly string[] | 'any' }
  | { readonly kind: 'call' }
  | { readonly kind: 'instance' }
  | { readonly kind: 'parameter'; readonly arities: readonly number[] | 'any'; readonly index: number };

export type Root =
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'global' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'exports'; readonly file: string };

export interface AccessPath {
  readonly root: Root;
  readonly steps: readonly Step[];
}

/** Throws on a path that cannot be read: models are ours, and a typing error in one must not go unseen. */
export function parseAccessPath(text: string): AccessPath {
  const rootEnd = endOfRoot(text);
  return { root: parseRoot(text.slice(0, rootEnd), text), steps: parseSteps(text, rootEnd) };
}

function endOfRoot(text: string): number {
  if (text.startsWith('exports(')) return text.indexOf(')') + 1;
  if (text.startsWith("'")) return text.indexOf("'", 1) + 1;
  for (let i = 1; i < text.length; i++) {
    if ('.(<#'.includes(text[i]!)) return i;
  }
  return text.length;
}

function parseRoot(text: string, whole: string): Root {
  if (text === '') throw new Error(`Access path without a root: "${whole}"`);
  if (text === 'globalThis') return { kind: 'global' };
  if (text === '*') return { kind: 'anything' };
  if (text.startsWith('%')) return { kind: 'name', name: text.slice(1) };
  if (text.startsWith('exports(')) return { kind: 'exports', file: text.slice('exports('.length, -1) };
  return { kind: 'module', name: text.replaceAll("'", '') };
}

function parseSteps(text: string, start: number): Step[] {
  const steps: Step[] = [];
  let at = start;
  const fail = () => new Error(`Access path "${text}" cannot be read at position ${at}`);
  const wordUntil = (stops: string) => {
    const from = at;
    while (at < text.length && !stops.includes(text[at]!)) at++;
    if (at === from) throw fail();
    return text.slice(from, at);
  };
  while (at < text.length) {
    if (text.startsWith('()', at)) {
      at += 2;
      steps.push({ kind: 'call' });
    } else if (text.startsWith('<fn', at)) {
      at += 3;
      const arities = text[at] === '/' ? (at++, wordUntil('>').split(',').map(Number)) : 'any';
      if (!text.startsWith('>.', at)) throw fail();
      at += 2;
      const index = Number(wordUntil('.(<#'));
      if (!Number.isInteger(index)) throw fail();
      steps.push({ kind: 'parameter', arities, index });
    } else if (text[at] === '#') {
      at++;
      steps.push({ kind: 'instance' });
    } else if (text.startsWith('.{', at)) {
      at += 2;
      steps.push({ kind: 'member', names: wordUntil('}').split(',') });
      at++;
    } else if (text[at] === '.') {
      at++;
      const name = wordUntil('.(<#');
      steps.push({ kind: 'member', names: name === '*' ? 'any' : [name] });
    } else {
      throw fail();
    }
  }
  return steps;
}
