import type { Input } from '../../cloudfunctions/core/contract'
import { aUnitSecretary, foundBranch } from '../support/branch'
import { startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { inAWorld, STRANGER } from '../support/guards'
import { mergedWith } from '../support/reshaped'

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

test('C3.3d, domain §7 #19 what a branch published for itself is read on by those it went into', async () => {
  const published = await aPublished(world(), fixture(), 'branch')
  await world().at('2027-01-04T09:00')
  const { beside } = await mergedWith(world(), fixture(), '2027-01-04')
  for (const openid of [fixture().as('member'), beside.as('member'), fixture().as('deputy')]) {
    expect(await ids(openid)).toContain(published)
  }
  expect(await ids(beside.as('prospect'))).not.toContain(published)
  const other = await foundBranch(world(), fixture().unit)
  expect(await ids(other.as('member'))).not.toContain(published)
})

test('C3.3d older ones are read page by page, each once, also those of one moment', async () => {
  const resolutionId = await aPublished(world(), fixture(), 'branch')
  const { documents } = world()
  const one = await documents.get('resolutions', resolutionId)
  const publishedAt = Number(one?.publishedAt)
  const copies = Array.from({ length: 104 }, (_, i) => `r${String(i).padStart(15, '0')}`)
  for (const [i, _id] of copies.entries())
    await documents.put('resolutions', {
      ...one,
      _id,
      publishedAt: publishedAt - Math.floor(i / 60),
    })
  const pages: string[][] = []
  let after: Input<'publications.list'>['after']
  for (let more = true; more && pages.length < 5; ) {
    const read = await world().yes(
      'publications.list',
      after ? { after } : {},
      fixture().as('member'),
    )
    const own = read.published.filter((each) => each.branch === fixture().branch.name)
    pages.push(own.map((each) => each.resolutionId))
    const last = read.published.at(-1)
    after = last && { publishedAt: last.publishedAt, resolutionId: last.resolutionId }
    more = read.more
  }
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.flat()).toHaveLength(105)
  expect(new Set(pages.flat())).toEqual(new Set([resolutionId, ...copies]))
})

test('C3.3c the unit finds what its branches say beyond themselves, and nothing of other units', async () => {
  const unit = await aUnitSecretary(world(), fixture())
  const abroad = await foundBranch(world())
  await aPublished(world(), fixture(), 'branch')
  const own = await aPublished(world(), fixture(), 'unit')
  const open = await aPublished(world(), fixture(), 'public')
  await aPublished(world(), abroad, 'public')
  const of = async (openid: string) => {
    const input = { unitId: fixture().unit._id }
    const { published } = await world().yes('publications.list', input, openid)
    return published.map((one) => one.resolutionId)
  }
  expect(await of(unit)).toEqual([open, own])
  expect(await of(STRANGER)).toEqual([open])
})

test('an unknown field is refused by name', async () => {
  const reply = await world().call('publications.list', { all: true }, fixture().as('member'))
  expect(reply).toMatchObject({ code: 'input-invalid', fields: ['all'] })
})
