import type { Readable, Writable } from 'node:stream';

/** Everything the command touches of the outside world beside files and the network, so that tests can hand it in. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

export const processIo: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => Date.now(),
};

/** Text of standard input. Throws an Error when it is longer than `limit` octets, instead of filling the memory. */
export async function textOfInput(io: Io, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of io.stdin) {
    const bytes = Buffer.from(chunk as string | Uint8Array);
    length += bytes.length;
    if (length > limit) throw new Error(`standard input is longer than ${Math.floor(limit / 1024 / 1024)} MB`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Width of the terminal, when the stream is one. */
export function columnsOf(stream: Io['stdout']): number | undefined {
  const columns = 'columns' in stream ? Number(stream.columns) : NaN;
  return columns > 0 ? columns : undefined;
}

/** Colours are for terminals, unless NO_COLOR or --no-color says otherwise; FORCE_COLOR asks for them anyway. */
export function wantsColour(io: Io, stream: { readonly isTTY?: boolean }, asked: boolean): boolean {
  if (!asked || (io.env.NO_COLOR ?? '') !== '') return false;
  return stream.isTTY === true || (io.env.FORCE_COLOR ?? '') !== '';
}
