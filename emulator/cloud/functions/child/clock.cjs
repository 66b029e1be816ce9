'use strict'
/** `Date` on the gateway's clock: the machine's time plus an offset; everything else of Date stays as it is. */
const MachineDate = Date
const machineNow = MachineDate.now.bind(MachineDate)
let offset = 0

const now = () => machineNow() + offset

const ShiftedDate = new Proxy(MachineDate, {
  apply: () => new MachineDate(now()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
})
MachineDate.prototype.constructor = ShiftedDate
globalThis.Date = ShiftedDate

/** @param {number} milliseconds by which the gateway's clock is ahead */
module.exports = function shiftClock(milliseconds) {
  offset = milliseconds
}
