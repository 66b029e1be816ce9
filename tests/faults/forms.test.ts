import { formsMine } from '../../cloudfunctions/forms/actions/forms.mine'
import { AFTER } from '../support/branch'
import { startWorld } from '../support/call'
import { cloudFiles, dies } from '../support/dying'
import { inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)

/** More than a form asks. */
const POINTS = 60

test('F6 a form whose making broke off anywhere leaves neither bytes nor a name behind', async () => {
  const openid = fixture().as('member')
  const files = cloudFiles(world())
  const root = await files.root()
  const lying = new Set<boolean>()
  let ended = false
  for (let point = 0; point < POINTS && !ended; point++) {
    await world().at(AFTER)
    ended = await dies(world(), point, (platform) => formsMine({}, platform, { openid }))
    const named = await world().documents.find('loose_files', { where: {}, limit: 9 })
    const ids = named.flatMap((one) => (one.paths as string[]).map((path) => `${root}${path}`))
    for (const link of await files.links(ids, 60)) lying.add(link !== null)
    await world().at('2026-12-12T09:00')
    await world().tick()
    expect(await world().documents.count('loose_files', {})).toBe(0)
    expect((await files.links(ids, 60)).every((link) => link === null)).toBe(true)
  }
  expect(ended).toBe(true)
  // it broke off before the bytes were there, and after
  expect([...lying].sort()).toEqual([false, true])
})
