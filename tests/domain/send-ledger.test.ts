import fc from 'fast-check'
import {
  addEvent,
  addTap,
  leftOf,
  NO_SENDS,
  type Sends,
  spendAll,
  spendOne,
  switchOff,
} from '../../cloudfunctions/core/domain/send-ledger'

test('one acceptance told twice, by the tap and by the event, is one send', () => {
  const tapped = addTap(NO_SENDS, 't1', 0) as Sends
  expect(leftOf(tapped)).toBe(1)
  const both = addEvent(tapped, 'e1', 0) as Sends
  expect(leftOf(both)).toBe(1)
  expect(addTap(both, 't1', 0)).toBeNull()
  expect(addEvent(both, 'e1', 0)).toBeNull()
  // an event alone counts too: the phone may have lost its network after the tap
  expect(leftOf(addEvent(both, 'e2', 0) as Sends)).toBe(2)
})

test('nothing is sent with an empty hand, and what was taken back does not come again by a late event', () => {
  expect(spendOne(NO_SENDS)).toBeNull()
  const taken = spendAll(addTap(NO_SENDS, 't1', 0) as Sends)
  expect(leftOf(taken)).toBe(0)
  expect(leftOf(addEvent(taken, 'e1', 0) as Sends)).toBe(0)
})

test('switched off: all that was accepted before is void, told twice it is told once, told late it leaves what came later', () => {
  const two = addTap(addTap(NO_SENDS, 't1', 10) as Sends, 't2', 20) as Sends
  const off = switchOff(two, 30) as Sends
  expect(leftOf(off)).toBe(0)
  const again = addEvent(addTap(off, 't3', 40) as Sends, 'e3', 40) as Sends
  expect(leftOf(again)).toBe(1)
  expect(switchOff(again, 30)).toBeNull()
  expect(switchOff(again, 25)).toBeNull()
  // told for the first time only now
  const late = addTap(two, 't3', 40) as Sends
  expect(leftOf(late)).toBe(3)
  expect(leftOf(switchOff(late, 30) as Sends)).toBe(1)
  const used = { ...late, spent: 3 }
  expect(leftOf(switchOff(used, 30) as Sends)).toBe(0)
})

test('only so many reports are kept', () => {
  let sends: Sends = NO_SENDS
  for (let i = 0; i < 100; i++) sends = addTap(sends, `t${i}`, 0) ?? sends
  expect(sends.keys).toHaveLength(40)
  expect(leftOf(sends)).toBe(100)
})

/** A person accepts some times; each acceptance is told by tap and event, each perhaps lost, repeated, late. */
const history = fc
  .record({
    told: fc.array(fc.record({ tap: fc.nat(2), event: fc.nat(2) }), { maxLength: 12 }),
    sends: fc.nat(15),
  })
  .chain(({ told, sends }) => {
    const reports = told.flatMap(({ tap, event }, i) => [
      ...Array.from({ length: tap }, () => ({ do: 'tap' as const, key: `${i}` })),
      ...Array.from({ length: event }, () => ({ do: 'event' as const, key: `${i}` })),
    ])
    const all = [
      ...reports,
      ...Array.from({ length: sends }, () => ({ do: 'send' as const, key: '' })),
    ]
    return fc.record({
      accepted: fc.constant(told.length),
      taps: fc.constant(told.filter((one) => one.tap > 0).length),
      heard: fc.constant(told.filter((one) => one.event > 0).length),
      steps: fc.shuffledSubarray(all, { minLength: all.length }),
    })
  })

test('in any order, however often told: never more sends than acceptances, and the same ledger at the end', () => {
  fc.assert(
    fc.property(history, ({ accepted, taps, heard, steps }) => {
      let sends: Sends = NO_SENDS
      let sent = 0
      for (const step of steps) {
        if (step.do === 'send') {
          const next = spendOne(sends)
          if (next) sent += 1
          sends = next ?? sends
        } else {
          sends = (step.do === 'tap' ? addTap : addEvent)(sends, step.key, 0) ?? sends
        }
        expect(leftOf(sends)).toBeGreaterThanOrEqual(0)
      }
      expect(sent).toBeLessThanOrEqual(accepted)
      expect(leftOf(sends)).toBe(Math.max(taps, heard) - sent)
    }),
  )
})
