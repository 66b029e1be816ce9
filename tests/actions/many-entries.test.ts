import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { eraseExpired } from '../../cloudfunctions/core/steps/erase-expired'
import { verifyLedger } from '../../cloudfunctions/core/steps/verify-ledger'
import { closeEvent, postEvent } from '../support/branch'
import { aKey, LEDGER_SECRET, startWorld } from '../support/call'
import { bytesAt, cellsOf } from '../support/forms'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
/** More than a year of closings has, and less than a busy branch adds to them: nine pictures a day are 120. */
const ADDITIONS = 125
const KEYS = [LEDGER_SECRET] as const

/** Two closed days, the second of them with very many additions. */
async function twoDays(): Promise<string[]> {
  const days: string[] = []
  for (const theme of ['第一次活动', '第二次活动']) {
    const activityId = await postEvent(world(), fixture(), { theme })
    await closeEvent(world(), fixture(), activityId)
    days.push(activityId)
  }
  for (let i = 0; i < ADDITIONS; i++) {
    const said = { activityId: days[1] ?? '', key: aKey(), text: `更正${i}`, reason: '笔误' }
    await world().yes('record.correct', said, fixture().as('secretary'))
  }
  return days
}

/** Counts the questions of each transaction. */
function counting(documents: Documents, counts: number[]): Documents {
  return {
    ...documents,
    transact: (body) =>
      documents.transact((tx) => {
        const place = counts.push(0) - 1
        const counted = new Proxy(tx, {
          get: (of, name: keyof typeof tx) => {
            const ask = of[name] as (...given: unknown[]) => unknown
            return (...given: unknown[]) => {
              counts[place] = (counts[place] ?? 0) + 1
              return ask(...given)
            }
          },
        })
        return body(counted)
      }),
  }
}

test('C4.3d however much was added, every day of the year stands in the ledger, on the page and on paper', async () => {
  const days = await twoDays()
  const shown = await world().yes('ledger.show', { year: 2026 }, fixture().as('member'))
  expect(shown.lines.map((line) => line.activityId)).toEqual(days)
  expect(shown.lines.map((line) => line.additions.length)).toEqual([0, ADDITIONS])
  expect(shown.broken).toBeNull()
  const made = await world().yes('forms.ledger', { year: 2026 }, fixture().as('secretary'))
  const words = (await cellsOf(await bytesAt(made))).flat()
  expect(words).toEqual(expect.arrayContaining(['第一次活动', '第二次活动']))
})

test('D5 however much was added, a day whose years are over goes, in steps the database can hold', async () => {
  const days = await twoDays()
  const counts: number[] = []
  const documents = counting(world().documents, counts)
  const erasing = { documents, now: Date.parse('2037-02-01T00:00+08:00'), ledgerSecrets: KEYS }
  await eraseExpired(erasing, { text: 2026, media: 2026 }, () => false)
  expect(Math.max(...counts)).toBeLessThanOrEqual(100)
  for (const id of days) expect(await world().documents.get('activities', id)).toBeNull()
  const branchId = fixture().branch._id
  const left = await world().documents.find('ledger', { where: { branchId }, limit: 500 })
  expect(left).toHaveLength(days.length + ADDITIONS)
  expect(left.every((entry) => entry.erased === true)).toBe(true)
  const verifying = { keys: KEYS, now: erasing.now }
  expect(await verifyLedger(world().documents, [branchId], verifying)).toEqual({
    entries: left.length,
    broken: [],
    lost: 0,
    unlike: [],
  })
})
