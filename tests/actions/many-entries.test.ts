import { closeEvent, postEvent } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { bytesAt, cellsOf } from '../support/forms'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
/** More than a year of closings has, and less than a busy branch adds to them: nine pictures a day are 120. */
const ADDITIONS = 125

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
