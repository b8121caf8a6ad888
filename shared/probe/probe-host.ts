// What the tests need of the world. The command answers with node:http, the extension with fetch.

/** A request that a test wants sent: GET, to the named origin, redirects not followed, nothing added but what stands here. */
export interface ProbeRequest {
  readonly url: string;
  /** Secrets. */
  readonly headers: Readonly<Partial<Record<'authorization' | 'cookie' | 'origin', string>>>;
}

export interface ProbeResponse {
  /** 0 without an answer, and where a browser shows of a redirect only that it is one. */
  readonly status: number;
  readonly redirected: boolean;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Each Set-Cookie, where the host can see them. Secrets. */
  readonly setCookies?: readonly string[];
}

export interface ProbeHost {
  /** Never rejects for what a server does: no answer is status 0. */
  send(request: ProbeRequest): Promise<ProbeResponse>;
  /** Ends the session the way its user does. Gives a sentence when that did not work. */
  logOut(): Promise<string | undefined>;
  wait(milliseconds: number): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Random: bodies are remembered only as hashes under it. */
  readonly hashKey: string;
}
