import { absoluteTime, relativeTime } from './quantities.ts';

/** A time as people say it; the exact one on hover. */
export function When({ time, now }: { readonly time: number; readonly now: number }) {
  return <time title={absoluteTime(time)}>{relativeTime(time, now)}</time>;
}
