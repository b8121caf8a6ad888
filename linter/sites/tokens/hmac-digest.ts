// Is this the digest of a keyed hash? Node, Bun, Web Crypto and crypto-js write it each in its own way.
import type { TSESTree } from '@typescript-eslint/types';
import { moduleOf } from '../../values/module-of.ts';
import type { Node, SourceFile } from '../../values/source-file.ts';
import { importedName } from '../../values/variable-value.ts';
import { calledFunction, lastResultOf } from '../functions/called-function.ts';
import { heldFirst, innermost } from '../secrets/compared-credential.ts';
import type { SourceContext } from '../site-use.ts';

/** Calls between the digest and its key, and functions that hand it on. */
const maxSteps = 12;
const maxFunctions = 3;

/** `createHmac('sha256', key).update(text).digest('hex')`, and what functions make of it: of the file, of its classes, of other files. */
export function isHmacDigest(node: Node, context: SourceContext, depth = 0): boolean {
  return innermost(node, context, (found) => found.type === 'CallExpression' && (isDigest(found, context.reader.file) || (depth < maxFunctions && isDigestOfFunction(found, context, depth)))) !== undefined;
}

/** `this.mac(body)`, `sign(body)` of another file. */
function isDigestOfFunction({ callee }: TSESTree.CallExpression, context: SourceContext, depth: number): boolean {
  const called = calledFunction(callee, context);
  const result = called && lastResultOf(called.owner);
  return called !== undefined && result !== undefined && isHmacDigest(result, called.there, depth + 1);
}

function isDigest(node: TSESTree.CallExpression, file: SourceFile): boolean {
  const { callee, arguments: given } = node;
  if (callee.type === 'Identifier') return isNamedHmac(callee, file);
  if (callee.type !== 'MemberExpression') return false;
  const method = file.textOf(callee.property);
  if (hmacOfLibrary.test(method)) return true;
  if (method === 'sign' && file.textOf(callee.object).endsWith('subtle')) return given[0] !== undefined && /^(?:['"]HMAC['"]$|\{.{0,20}['"]HMAC['"])/.test(file.textOf(given[0]).slice(0, 80));
  return method === 'digest' && isKeyedHash(callee.object, file);
}

/** What `digest()` is called on: `createHmac(…).update(…)`, `new Bun.CryptoHasher('sha256', key)`. */
function isKeyedHash(start: Node, file: SourceFile): boolean {
  let current = start;
  for (let steps = 0; steps < maxSteps; steps++) {
    if (current.type === 'CallExpression') {
      if (/(?:^|\.)createHmac$/.test(file.textOf(current.callee)) || (current.callee.type === 'Identifier' && nameInModule(current.callee, file) === 'createHmac')) return true;
      current = current.callee;
    } else if (current.type === 'NewExpression') return file.textOf(current.callee).endsWith('CryptoHasher') && current.arguments.length > 1;
    else if (current.type === 'MemberExpression') current = current.object;
    else {
      const init = heldFirst(current, file);
      if (!init) return false;
      current = init;
    }
  }
  return false;
}

/** `HmacSHA256` of crypto-js. */
const hmacOfLibrary = /^hmac_?(?:sha\d|md5)/i;

/** `import hmac from 'crypto-js/hmac-sha256'`, `import { hmac } from '@noble/hashes/hmac'`: a default has the name that its importer likes. */
function isNamedHmac(callee: TSESTree.Identifier, file: SourceFile): boolean {
  return hmacOfLibrary.test(nameInModule(callee, file)) || /crypto-js\/hmac-|@noble\/hashes\/hmac/.test(moduleOf(callee, file) ?? '');
}

/** `createHmac` of `import { createHmac as hmac }`; a default has the name that its importer likes. */
function nameInModule(callee: TSESTree.Identifier, file: SourceFile): string {
  const def = file.variableOf(callee)?.defs[0];
  return def?.type === 'ImportBinding' && def.node.type === 'ImportSpecifier' ? importedName(def.node) : callee.name;
}
