const RealDate = globalThis.Date
let offset = 0

/** Milliseconds since the epoch on the phone's clock, which is the gateway's. */
export const now = (): number => RealDate.now() + offset

/** @param ms what the gateway's clock is ahead of this machine's */
export function setClockOffset(ms: number): void {
  offset = ms
}

/** Makes `Date` of this document tell the phone's time, without the app noticing. */
export function installClock(): void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}
