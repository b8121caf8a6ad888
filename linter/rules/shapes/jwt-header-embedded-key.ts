import { set } from '#shared/facts/known.ts';
import { calledFunction, resultsOf } from '../../sites/functions/called-function.ts';
import { carriesParameter, isAllowListed } from '../../sites/tokens/token-header.ts';
import { sitesOfKind } from '../../sites/site-of-kind.ts';
import type { SourceContext } from '../../sites/site-use.ts';
import { contains } from '../../values/write-order.ts';
import type { Node } from '../../values/source-file.ts';
import { defineShape, type FoundShape } from './shape.ts';

/** What makes a key of what it is given, in jose, Node, the browser and the libraries for it. */
const keyMakers: ReadonlySet<string> = new Set(['importJWK', 'importX509', 'importSPKI', 'importKey', 'createPublicKey', 'jwkToPem', 'jwk2pem', 'asKey', 'createLocalJWKSet', 'X509Certificate']);

/** A verification whose key is the one in the header of the token; the making of that key, where something else verifies with it. */
export default defineShape({
  check: 'jwt-header-embedded-key',
  names: [['jwk', 'x5c', 'EmbeddedJWK']],
  find(context) {
    const { file } = context.reader;
    const proof = set(isProof(file.text));
    const found = file.siteNodes.flatMap((node): FoundShape[] => {
      if (node.type !== 'CallExpression' || sitesOfKind('jwt.verify', node.callee, context).length === 0) return [];
      const key = node.arguments[1];
      const parameter = key && embeddedIn(key, context);
      return parameter === undefined ? [] : [{ node, name: file.textOf(node.callee).slice(0, 60), traits: { parameter: set(parameter), proof } }];
    });
    return found.length > 0 ? found : file.siteNodes.flatMap((node): FoundShape[] => {
      const name = node.type === 'AssignmentExpression' ? '' : file.textOf(node.callee).slice(-60);
      if (node.type === 'AssignmentExpression' || !keyMakers.has(name.split('.').at(-1) ?? '')) return [];
      const parameter = node.arguments.map((argument) => carriedIn(argument, context)).find((one) => one !== undefined);
      if (parameter === undefined || isAllowListed(node, [parameter], context)) return [];
      return [{ node, name, traits: { parameter: set(parameter), proof } }];
    });
  },
});

function embeddedIn(key: Node, context: SourceContext): string | undefined {
  if (context.index.valuesAt(context.origins.of(key)).some(({ source }) => source.is === 'embedded-key')) return 'jwk';
  return carriedIn(key, context) ?? givenByFunction(key, context);
}

/** `jwt.verify(token, (header, done) => done(null, toPem(header.jwk)), …)`: what the function for the key gives back or hands on. */
function givenByFunction(key: Node, context: SourceContext): string | undefined {
  const called = calledFunction(key, context);
  if (!called) return undefined;
  const { owner, there } = called;
  const { file } = there.reader;
  const callback = owner.params.at(-1);
  const name = owner.params.length > 1 && callback?.type === 'Identifier' ? callback.name : undefined;
  const handed = file.nodesOf('CallExpression').flatMap((call) => (call.callee.type === 'Identifier' && call.callee.name === name && contains(owner, call) ? (call.arguments[1] ?? []) : []));
  return [...resultsOf(owner, file), ...handed].map((one) => carriedIn(one, there)).find((one) => one !== undefined);
}

function carriedIn(node: Node, context: SourceContext): string | undefined {
  return ['jwk', 'x5c'].find((name) => carriesParameter(node, [name], context) && !(name === 'x5c' && checksChain(context.reader.file.text)));
}

/** A certificate that leads to a known root tells who signed. */
function checksChain(text: string): boolean {
  return trusted.test(text) || asked.test(text) || text.split(/\W+/).some((name) => /chain/i.test(name) && /verif|valid|check|trust|build|engine|ok$/i.test(name));
}

const trusted = /checkIssued|trust_?(?:ed|anchor)|\b(?:root|intermediate|ca)_?(?:ca|cert|certs|certificates?)\b/i;
/** `chain.every((certificate) => …)`, `certificate.verify(issuer.publicKey)`. */
const asked = /chain(?:certs?|certificates)?\.(?:every|reduce|some|verify|validate)|\.verify\((?:issuer|ca|root|parent)/i;

/** Proofs of possession carry their key by definition (RFC 9449), and so do those of ACME and of verifiable credentials. */
function isProof(text: string): boolean {
  const lower = text.toLowerCase();
  return ['dpop', 'kb+jwt', 'openid4vci', 'acme', 'cnf', 'proof', 'thumbprint', 'verifiablecredential', 'attestation'].some((word) => lower.includes(word));
}
