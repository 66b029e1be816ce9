import { foundBranch } from '../support/branch'
import { startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { inAWorld, STRANGER } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const ids = async (openid: string) =>
  (await world().yes('publications.list', {}, openid)).published.map((one) => one.resolutionId)

test('C3.3d each reads what was published for them, newest first, and nothing else', async () => {
  const beside = await foundBranch(world(), fixture().unit)
  const abroad = await foundBranch(world())
  const branch = await aPublished(world(), fixture(), 'branch')
  const unit = await aPublished(world(), fixture(), 'unit')
  const open = await aPublished(world(), fixture(), 'public')
  const all = [branch, unit, open]
  const own = await ids(fixture().as('member'))
  expect(own.filter((id) => all.includes(id))).toEqual([open, unit, branch])
  // people on the way to membership belong to the unit as well
  for (const who of ['member', 'prospect', 'activist'] as const) {
    const read = await ids(beside.as(who))
    expect(read).toEqual(expect.arrayContaining([open, unit]))
    expect(read).not.toContain(branch)
  }
  // the inside of a branch is its members', and of those on the way to it nobody's (C1.3)
  for (const who of ['prospect', 'activist'] as const) {
    const read = await ids(fixture().as(who))
    expect(read).toContain(unit)
    expect(read).not.toContain(branch)
    const asked = { resolutionId: branch }
    expect(await world().no('publication.show', asked, fixture().as(who))).toBe(
      'resolution-unknown',
    )
  }
  for (const openid of [abroad.as('secretary'), STRANGER]) {
    const read = await ids(openid)
    expect(read).toContain(open)
    expect(read).not.toContain(unit)
    expect(read).not.toContain(branch)
  }
})

test('an unknown field is refused by name', async () => {
  const reply = await world().call('publications.list', { all: true }, fixture().as('member'))
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['all'] })
})
