import { activityJoin } from '../../cloudfunctions/api/actions/activity.join'
import { activityPost } from '../../cloudfunctions/api/actions/activity.post'
import { unitEventPost } from '../../cloudfunctions/api/actions/unit-event.post'
import type { OrgChange } from '../../cloudfunctions/core/contract'
import type { Platform } from '../../cloudfunctions/core/platform/ports'
import { amendOrg } from '../../cloudfunctions/core/steps/amend-org'
import { reshapeBranches } from '../../cloudfunctions/core/steps/reshape-branches'
import { aPosting, aUnitSecretary, foundBranch, POSTED, postEvent } from '../support/branch'
import { aBranch, anOffice } from '../support/builders'
import { startWorld } from '../support/call'
import { aUnitEvent } from '../support/event'
import { inAWorld } from '../support/guards'
import { platformOf } from '../support/stages'

/** A day is posted in the moment in which its branch is reshaped or ends: one of the two sees the other (domain §7 #19). */
const { world, fixture } = inAWorld(startWorld)
const on = '2026-12-08'
let unit = ''
beforeEach(async () => {
  unit = await aUnitSecretary(world(), fixture())
  await world().at(POSTED)
})

/** A platform on which something else is done in the moment before the first step that writes. */
const interruptedBy = (meanwhile: () => Promise<unknown>): Platform => {
  let first = true
  return platformOf(world(), (documents) => ({
    ...documents,
    async transact(body) {
      const now = first
      first = false
      if (now) await meanwhile()
      return documents.transact(body)
    },
  }))
}

/** The ways in which a branch of the fixture comes to a day. */
const POSTINGS = {
  async 'activity.post'() {
    const input = aPosting(fixture())
    const openid = fixture().as('secretary')
    return (platform: Platform) => activityPost(input, platform, { openid })
  },
  async 'activity.join'() {
    const host = await foundBranch(world())
    const activityId = await postEvent(world(), host, { partners: [fixture().branch._id] })
    const input = { activityId, branchId: fixture().branch._id }
    const openid = fixture().as('secretary')
    return (platform: Platform) => activityJoin(input, platform, { openid })
  },
  async 'unit-event.post'() {
    const input = aUnitEvent(fixture(), [fixture().branch._id])
    return (platform: Platform) => unitEventPost(input, platform, { openid: unit })
  },
}
const ways = Object.keys(POSTINGS) as (keyof typeof POSTINGS)[]

const splitting = (): Extract<OrgChange, { what: 'split' }> => {
  const { branch, people } = fixture()
  const [first, ...rest] = Object.values(people).map((one) => one._id)
  const part = (name: string, memberIds: string[]) => ({
    name,
    kind: 'faculty' as const,
    memberIds,
  })
  const into = [part(`${branch.name}一`, first ? [first] : []), part(`${branch.name}二`, rest)]
  return { what: 'split', from: branch._id, into, on }
}
const daysOf = (branchId: string) => world().documents.count('activities', { branchId })

test.each(ways)('§7 #19 a branch does not split under a day of %s in that moment', async (way) => {
  const post = await POSTINGS[way]()
  const platform = interruptedBy(() => post(platformOf(world())))
  const reply = await reshapeBranches(splitting(), platform, { openid: unit })
  expect(reply).toMatchObject({ ok: false, code: 'days-ahead' })
  expect(await world().documents.get('orgs', fixture().branch._id)).toMatchObject({ validTo: null })
})

test.each(ways)('§7 #19 %s posts nothing in a branch that splits in that moment', async (way) => {
  const post = await POSTINGS[way]()
  const change = { change: splitting() }
  const platform = interruptedBy(() => world().yes('org.change', change, unit))
  expect(await post(platform)).toMatchObject({ ok: false })
  expect(await daysOf(fixture().branch._id)).toBe(0)
})

test('§7 #8 a branch without people does not end under a day posted in that moment', async () => {
  const branch = aBranch(fixture().unit, '没有人的支部')
  const { secretary } = fixture().people
  await world().documents.put('orgs', branch)
  await world().documents.put('roles', anOffice(secretary._id, branch._id, 'secretary'))
  const posting = { ...aPosting(fixture()), branchId: branch._id, invited: [] }
  const { recorderId: _, ...input } = posting
  const dissolving = { what: 'dissolve', orgId: branch._id, on } as const
  const platform = interruptedBy(() =>
    world().yes('activity.post', input, fixture().as('secretary')),
  )
  const reply = await amendOrg(dissolving, platform, { openid: unit })
  expect(reply).toMatchObject({ ok: false, code: 'days-ahead' })
})
