// What a session remembers about its holder: everything else is looked up by the account's id.

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    /** Milliseconds since the epoch. */
    signedInAt: number;
    agent: string;
    /** Shown once on the next page. */
    notice: string;
  }
}

export {};
