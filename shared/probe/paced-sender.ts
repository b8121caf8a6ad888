import type { ProbeHost, ProbeRequest, ProbeResponse } from './probe-host.ts';

/** Milliseconds between the beginnings of two requests. */
export const probePause = 1_000;

export interface PacedSender {
  /** `undefined` when no further request may be sent. */
  send(request: ProbeRequest): Promise<ProbeResponse | undefined>;
  count(): number;
}

/** Whatever is asked of it: one origin, one request a second, and no more than `most`. */
export function pacedSender(origin: string, host: ProbeHost, most: number): PacedSender {
  let count = 0;
  let last = -Infinity;
  return {
    count: () => count,
    async send(request) {
      if (new URL(request.url).origin !== origin) throw new Error(`A test may only ask ${origin}.`);
      if (count >= most) return undefined;
      const pause = last + probePause - host.now();
      if (pause > 0) await host.wait(pause);
      count += 1;
      last = host.now();
      return host.send(request);
    },
  };
}
