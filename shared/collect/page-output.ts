// Console messages are searched for values that could authenticate. What is found leaves as keyed hashes; the text ends here.
import type { PageOutputFact } from '../facts/page-output.ts';
import { credentialsIn } from '../parse/credential-value.ts';
import { tokensIn } from '../parse/find-tokens.ts';
import type { CredentialHash } from './credential-hash.ts';

export interface ConsoleMessage {
  /** The function of the console, e.g. `log`. */
  readonly method: string;
  /** The arguments that are text, and the texts in those that are objects. */
  readonly texts: readonly string[];
  /** The page or frame. */
  readonly url?: string;
  /** Milliseconds since the epoch. */
  readonly time?: number;
}

/** One fact for each message with something credential-shaped in it. Whether that is a credential of the site, a check decides. */
export function factsFromConsole(messages: readonly ConsoleMessage[], hash: CredentialHash): PageOutputFact[] {
  return messages.slice(0, mostMessages).flatMap(({ method, texts, url, time }, index): PageOutputFact[] => {
    const found = new Set(texts.slice(0, mostTexts).flatMap((text) => credentialsInSentence(text.slice(0, longestText))));
    if (found.size === 0) return [];
    return [
      {
        kind: 'page-output',
        id: `console-${index + 1}`,
        seen: { in: 'page', ...(url !== undefined && { url }), ...(time !== undefined && { time }) },
        scope: 'site',
        method,
        credentialHashes: [...found].map(hash),
      },
    ];
  });
}

const mostMessages = 2_000;
const mostTexts = 20;
const longestText = 16_384;
const mostWords = 200;

/** The value as a whole, JWTs anywhere, and the words of a sentence such as `sid=…, user 7`. */
function credentialsInSentence(text: string): string[] {
  const words = text.split(/[\s"'`,;=(){}[\]<>]/).filter(({ length }) => length >= 20);
  return [...credentialsIn(text), ...tokensIn(text, 20), ...words.slice(0, mostWords).flatMap(credentialsIn)];
}
