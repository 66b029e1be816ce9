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
  const tapped = addTap(NO_SENDS, 't1', 1) as Sends
  expect(leftOf(tapped)).toBe(1)
  const both = addEvent(tapped, 'e1', 1) as Sends
  expect(leftOf(both)).toBe(1)
  expect(addTap(both, 't1', 1)).toBeNull()
  expect(addEvent(both, 'e1', 1)).toBeNull()
  // an event alone counts too: the phone may have lost its network after the tap
  expect(leftOf(addEvent(both, 'e2', 1) as Sends)).toBe(2)
})

test('nothing is sent with an empty hand, and what was taken back does not come again by a late event', () => {
  expect(spendOne(NO_SENDS)).toBeNull()
  const taken = spendAll(addTap(NO_SENDS, 't1', 1) as Sends)
  expect(leftOf(taken)).toBe(0)
  expect(leftOf(addEvent(taken, 'e1', 1) as Sends)).toBe(0)
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

test('an acceptance told only after it was switched off is void, and stays so when it is told again', () => {
  const off = switchOff(NO_SENDS, 200) as Sends
  const event = addEvent(off, 'e100', 100) as Sends
  const tap = addTap(event, 't100', 100) as Sends
  expect([leftOf(event), leftOf(tap)]).toEqual([0, 0])
  expect([addEvent(tap, 'e100', 100), addTap(tap, 't100', 300)]).toEqual([null, null])
  // it stands in the way of none that comes later, and makes none twice
  const later = addEvent(addTap(tap, 't300', 300) as Sends, 'e300', 300) as Sends
  expect(leftOf(later)).toBe(1)
})

test('switched off between an acceptance that only the tap tells and one that only the event tells', () => {
  const both = addEvent(addTap(NO_SENDS, 't10', 10) as Sends, 'e40', 40) as Sends
  const off = switchOff(both, 30) as Sends
  expect(leftOf(off)).toBe(1)
  expect(leftOf(addTap(off, 't40', 40) as Sends)).toBe(1)
})

test('only so many reports are kept', () => {
  let sends: Sends = NO_SENDS
  for (let i = 0; i < 100; i++) sends = addTap(sends, `t${i}`, 1) ?? sends
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
          sends = (step.do === 'tap' ? addTap : addEvent)(sends, step.key, 1) ?? sends
        }
        expect(leftOf(sends)).toBeGreaterThanOrEqual(0)
      }
      expect(sent).toBeLessThanOrEqual(accepted)
      expect(leftOf(sends)).toBe(Math.max(taps, heard) - sent)
    }),
  )
})

/** As above, and the person switches the messages off between acceptances; that is told late and repeated as well. */
const withOffs = fc
  .record({
    told: fc.array(fc.record({ tap: fc.nat(2), event: fc.nat(2) }), { maxLength: 12 }),
    offs: fc.array(fc.nat(12), { maxLength: 4 }),
    sends: fc.nat(15),
  })
  .chain(({ told, offs, sends }) => {
    // acceptances at 10, 20, 30, …, switched off in between
    const momentOf = (i: number) => (i + 1) * 10
    const offMoments = offs.map((i) => momentOf(i) - 5)
    const times = (many: number, step: { do: 'tap' | 'event' | 'off' | 'send'; at: number }) =>
      Array.from({ length: many }, () => step)
    const reports = [
      ...told.flatMap(({ tap, event }, i) => [
        ...times(tap, { do: 'tap', at: momentOf(i) }),
        ...times(event, { do: 'event', at: momentOf(i) }),
      ]),
      ...offMoments.flatMap((at) => times(2, { do: 'off', at })),
    ]
    const all = [...reports, ...times(sends, { do: 'send', at: 0 })]
    const living = (way: 'tap' | 'event') =>
      told.filter((one, i) => one[way] > 0 && momentOf(i) > Math.max(0, ...offMoments)).length
    return fc.record({
      accepted: fc.constant(told.length),
      living: fc.constant(Math.max(living('tap'), living('event'))),
      reports: fc.shuffledSubarray(reports, { minLength: reports.length }),
      steps: fc.shuffledSubarray(all, { minLength: all.length }),
    })
  })

test('switched off at any moment, told in any order: what was accepted before is void, what came later is there', () => {
  const after = (sends: Sends, step: { do: string; at: number }): Sends | null => {
    if (step.do === 'send') return spendOne(sends)
    if (step.do === 'off') return switchOff(sends, step.at)
    return (step.do === 'tap' ? addTap : addEvent)(sends, `${step.at}`, step.at)
  }
  fc.assert(
    fc.property(withOffs, ({ accepted, living, reports, steps }) => {
      const told = reports.reduce((sends, step) => after(sends, step) ?? sends, NO_SENDS)
      expect(leftOf(told)).toBe(living)
      let sends: Sends = NO_SENDS
      let sent = 0
      for (const step of steps) {
        const next = after(sends, step)
        if (next && step.do === 'send') sent += 1
        sends = next ?? sends
      }
      expect(sent).toBeLessThanOrEqual(accepted)
      expect(leftOf(sends)).toBeLessThanOrEqual(living)
    }),
  )
})
