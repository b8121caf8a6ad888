/** Runs something while this process believes that it is so many milliseconds later. */
export async function withShiftedClock<T>(shift: number, run: () => Promise<T>): Promise<T> {
  const RealDate = globalThis.Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given) => (given.length === 0 ? new target(target.now() + shift) : Reflect.construct(target, given)),
    get: (target, property) => (property === 'now' ? () => target.now() + shift : Reflect.get(target, property)),
  });
  try {
    return await run();
  } finally {
    globalThis.Date = RealDate;
  }
}
