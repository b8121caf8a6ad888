import type { ComparisonId } from '../report/report.ts';

/** The two models as a textbook sets them side by side; the order of the rows is fixed. */
export const textbook: readonly { readonly id: ComparisonId; readonly title: string; readonly session: string; readonly token: string }[] = [
  {
    id: 'storage',
    title: 'Storage',
    session: 'The server keeps the data; the client holds only an identifier.',
    token: 'The client keeps the data, inside the token.',
  },
  {
    id: 'state',
    title: 'State',
    session: 'Stateful: the server remembers who is signed in.',
    token: 'Stateless: the token itself is the proof.',
  },
  {
    id: 'scalability',
    title: 'Scalability',
    session: 'Harder: several servers need one shared store.',
    token: 'Easier: any server with the key can check a token.',
  },
  {
    id: 'performance',
    title: 'Performance',
    session: 'A small cookie, and one look-up per request.',
    token: 'No look-up, but more bytes on every request.',
  },
  {
    id: 'security',
    title: 'Security',
    session: 'The server stays in control of each session.',
    token: 'Rests on the implementation: algorithm, keys, lifetime, and where the token is kept.',
  },
  {
    id: 'revocation',
    title: 'Revocation',
    session: 'Easy: delete the session and it is over.',
    token: 'Hard: a token stays good until it expires.',
  },
];
