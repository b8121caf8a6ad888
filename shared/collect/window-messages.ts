// What a watched page got from other windows, and what it wrote to its stores. Texts of messages leave as keyed hashes; they end here.
import type { Limit } from '../facts/capture.ts';
import type { CookieFact } from '../facts/cookie.ts';
import { isOfHost } from '../facts/identity.ts';
import { set, unknown, valueOf } from '../facts/known.ts';
import { isReadableUrl } from '../facts/readable-url.ts';
import type { StorageFact } from '../facts/storage.ts';
import type { WindowMessageFact } from '../facts/window-message.ts';
import { credentialsIn } from '../parse/credential-value.ts';
import type { CredentialHash } from './credential-hash.ts';

/** What the watcher in a page says: the page's word. */
export interface WatchedPage {
  readonly url: string;
  readonly messages: readonly WatchedMessage[];
  /** Older messages that were let go. */
  readonly forgotten: number;
  readonly writes: readonly WatchedWrite[];
}

export interface WatchedMessage {
  readonly sender: string;
  /** Milliseconds since the epoch, of the first read of the data. */
  readonly time: number;
  /** Undefined when it could not be watched whether a listener asked for origin or source. */
  readonly asked: boolean | undefined;
  readonly readBy?: WindowMessageFact['readBy'];
  /** The texts in the data that are long enough for a credential. */
  readonly texts: readonly string[];
}

export interface WatchedWrite {
  readonly area: 'local' | 'session' | 'cookie';
  readonly key: string;
  /** Milliseconds since the epoch, of the last write. */
  readonly time: number;
}

/** One fact for each message with something credential-shaped in it. Whether that is a credential of the site, a check decides. */
export function factsFromMessages({ url, messages }: WatchedPage, hash: CredentialHash): WindowMessageFact[] {
  return messages.slice(0, mostMessages).flatMap(({ sender, time, asked, readBy, texts }, index): WindowMessageFact[] => {
    const found = new Set(texts.slice(0, mostTexts).flatMap((text) => credentialsIn(text.slice(0, longestText))));
    if (found.size === 0) return [];
    return [
      {
        kind: 'window-message',
        id: `message-${index + 1}`,
        seen: { in: 'page', url, time },
        scope: 'site',
        sender: isReadableUrl(sender) ? new URL(sender).origin : 'null',
        asked: asked === undefined ? unknown('the page had run code before it was watched, or put a function of its own before the watcher') : set(asked),
        ...(readBy && { readBy }),
        credentialHashes: [...found].map(hash),
      },
    ];
  });
}

/** Gives an entry or cookie the time at which script of the page wrote it last, when that was watched. */
export function writeTimesFrom(watched: WatchedPage | undefined): <F extends CookieFact | StorageFact>(fact: F) => F {
  if (watched === undefined || watched.writes.length === 0 || !isReadableUrl(watched.url)) return (fact) => fact;
  const page = new URL(watched.url);
  const times = new Map(watched.writes.map(({ area, key, time }) => [`${area} ${key}`, time]));
  return (fact) => {
    const name = valueOf(fact.kind === 'cookie' ? fact.name : fact.key);
    const writtenAt = times.get(`${fact.kind === 'cookie' ? 'cookie' : fact.area} ${name ?? ''}`);
    return writtenAt === undefined || !isOfPage(fact, page) ? fact : { ...fact, writtenAt };
  };
}

/** Of a cookie that a response set, the response says when. */
function isOfPage(fact: CookieFact | StorageFact, { origin, hostname }: URL): boolean {
  if (fact.kind === 'storage') return fact.origin === origin;
  return (fact.seen.in === 'document-cookie' || fact.seen.in === 'cookie-jar') && isOfHost(fact, hostname);
}

export function messageLimits(watched: WatchedPage | undefined): Limit[] {
  if (watched === undefined || watched.forgotten <= 0) return [];
  return [{ id: 'messages-forgotten', what: `The oldest ${watched.forgotten} messages of other windows are no longer looked at.`, why: 'The watcher keeps a bounded number of messages, so that a page that gets many does not fill the memory.' }];
}

const mostMessages = 200;
const mostTexts = 20;
const longestText = 16_384;
