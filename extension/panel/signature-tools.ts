import { issuerKeys, type IssuerKeys } from '#shared/verify/issuer-keys.ts';
import type { PanelHost } from '../messages.ts';
import { tokenTestsInWorker, type TokenTests } from './token-client.ts';

/** The browser has to be allowed to ask this origin first. */
export interface Ungranted {
  readonly ungranted: string;
}

/** What the views test signatures with. */
export interface SignatureTools {
  readonly tests: TokenTests;
  /** Rejects with a sentence when there are no keys. */
  readonly keysOf: (issuer: string) => Promise<IssuerKeys | Ungranted>;
  /** Opens the page that asks whether keys may be fetched from this origin. */
  readonly askForKeyGrant: (origin: string) => void;
}

export function signatureTools(host: PanelHost): SignatureTools {
  return { tests: tokenTestsInWorker(), keysOf: (issuer) => keysOfIssuer(issuer, host), askForKeyGrant: (origin) => host.openPermissionPage(origin, 'keys') };
}

async function keysOfIssuer(issuer: string, host: PanelHost): Promise<IssuerKeys | Ungranted> {
  let ungranted: string | undefined;
  const ask = async (address: string) => {
    const answer = await host.askIssuer(address);
    if ('text' in answer) return answer.text;
    if ('ungranted' in answer) ungranted = answer.ungranted;
    throw new Error('problem' in answer ? answer.problem : 'the browser was not allowed to ask it');
  };
  try {
    return await issuerKeys(issuer, ask);
  } catch (error) {
    if (ungranted !== undefined) return { ungranted };
    throw error;
  }
}
