import { valueOf } from '../../facts/known.ts';
import type { SourceSighting } from '../../facts/sighting.ts';
import type { TokenFact } from '../../facts/token.ts';
import { familyOf, type AlgorithmFamily } from '../../standards/jose-algorithms.ts';
import { isCredential, ofCredentialTokens } from '../credential-token.ts';
import { defineCheck, pass, skip, type JudgeContext } from '../define.ts';
import { attributeEvidence } from '../observed.ts';

/** Libraries that refuse a public key as the secret of an HMAC: the mix is then untidy, not open. */
const strictLibraries: ReadonlySet<string> = new Set(['jose', 'jsonwebtoken']);

export default defineCheck({
  id: 'jwt-alg-symmetric-asymmetric-mix',
  family: 'jwt',
  title: 'One verifier allows HS* and RS/ES/PS*',
  why: 'A verifier that accepts both kinds can be given a token signed by HMAC with the public key as its secret. The public key is known to everybody, so everybody can sign.',
  remedy: 'Allow the algorithms of one family for each verifier and key.',
  severity: 'high',
  severityReason: 'A public key may be taken for a secret.',
  detectable: ['live-passive', 'source'],
  references: {
    asvs: [{ id: '9.1.2', level: 1 }],
    cwe: ['CWE-347', 'CWE-327'],
    wstg: ['WSTG-SESS-10'],
    other: ['RFC 8725 2.1, 3.1', 'draft-ietf-oauth-rfc8725bis 3.1'],
  },
  messages: {
    call: '{{name}} accepts {{algorithms}}, which mixes shared secrets with key pairs. Allow one family.',
    'public-key': '{{name}} verifies with a public key and accepts {{algorithms}}, so everybody who has that key can sign. Allow the algorithms of the key pair only.',
    issuer: 'Tokens of one issuer, such as the one in "{{name}}", are signed with a shared secret as well as with a key pair. Use one family for each key.',
  },
  judge: {
    token: ofCredentialTokens((token, context) => {
      const key = signerOf(token);
      if (key === undefined || familyOf(String(token.header['alg'])) === undefined) return skip('its issuer or algorithm is not known');
      const signer = context.once(signers).get(key);
      if (signer === undefined || signer.families.size < 2) return pass;
      if (signer.first !== token.raw) return skip('the first token of the issuer speaks for all');
      return {
        verdict: 'fail',
        message: 'issuer',
        severity: 'info',
        severityReason: 'Whether one verifier accepts both cannot be seen from outside.',
        attribute: 'header',
        evidence: [{ kind: 'value', text: 'Tokens with the same issuer and key id name algorithms of both families.' }],
      };
    }),
    'jwt-call'(call) {
      const algorithms = valueOf(call.algorithms);
      if (call.operation !== 'verify' || algorithms === undefined) return skip('it is no verify whose algorithms are known');
      const families = new Set(algorithms.map(familyOf).filter((family) => family !== undefined));
      const takesPublicKey = families.has('hmac') && valueOf(call.secret)?.publicKey === true;
      if (!takesPublicKey && call.algorithms.state !== 'set') return skip('it has no list of its own');
      if (!takesPublicKey && families.size < 2) return pass;
      return {
        verdict: 'fail',
        message: takesPublicKey ? 'public-key' : 'call',
        data: { algorithms: algorithms.slice(0, 8).join(', ') },
        attribute: 'algorithms',
        evidence: [attributeEvidence('The list of algorithms', call.algorithms, call.seen)],
        ...(refusesPublicKeys(call.seen) && {
          severity: 'low',
          severityReason: `Current versions of ${call.seen.library} refuse a public key as the secret of an HMAC.`,
        }),
      };
    },
  },
});

function refusesPublicKeys({ library, installed }: SourceSighting): boolean {
  return strictLibraries.has(library) && !(library === 'jsonwebtoken' && installed !== undefined && Number.parseInt(installed, 10) < 9);
}

function signerOf({ header, payload }: TokenFact): string | undefined {
  const issuer = payload?.['iss'];
  return typeof issuer === 'string' ? JSON.stringify([issuer, header?.['kid']]) : undefined;
}

interface Signer {
  readonly first: string;
  readonly families: Set<AlgorithmFamily>;
}

function signers(context: JudgeContext): Map<string, Signer> {
  const bySigner = new Map<string, Signer>();
  for (const token of context.all('token')) {
    const key = signerOf(token);
    const family = familyOf(String(token.header?.['alg']));
    if (key === undefined || family === undefined || token.scope !== 'site' || !isCredential(token)) continue;
    const signer = bySigner.get(key) ?? { first: token.raw, families: new Set() };
    signer.families.add(family);
    bySigner.set(key, signer);
  }
  return bySigner;
}
