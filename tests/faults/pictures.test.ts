import { mediaAdd } from '../../cloudfunctions/api/actions/media.add'
import { mediaErase } from '../../cloudfunctions/api/actions/media.erase'
import { mediaRemove } from '../../cloudfunctions/api/actions/media.remove'
import type { Album } from '../../cloudfunctions/core/store/media'
import {
  AFTER,
  aUnitSecretary,
  closeEvent,
  type Fixture,
  foundBranch,
  postEvent,
} from '../support/branch'
import { startWorld, type World } from '../support/call'
import { cloudFiles, dies } from '../support/dying'
import { aJpeg } from '../support/pictures'

/**
 * A run is ended before each question it asks, one after the other. Then somebody tries again, or nobody does and the
 * timer comes. Afterwards every file is named by a record, and every record has its file.
 */
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** More than any of these runs asks. */
const POINTS = 40
const DAY_AFTER = '2026-12-12T19:00'

type Scene = { fixture: Fixture; activityId: string; fileId: string; recorder: string }
let scenes = 0
async function aScene(sealed: boolean): Promise<Scene> {
  const fixture = await foundBranch(world)
  const activityId = await postEvent(world, fixture)
  await world.at(AFTER)
  const recorder = fixture.as('recorder')
  if (sealed) await closeEvent(world, fixture, activityId)
  const name = `point ${scenes++}`
  const fileId = await world.upload(recorder, `incoming/point-${scenes}.jpg`, aJpeg(name))
  return { fixture, activityId, fileId, recorder }
}

const albumOf = async (activityId: string) =>
  (await world.documents.get('media', activityId)) as Album | null

/** Every file this activity ever had, and whether it lies there now. */
async function agrees(
  { activityId, fileId }: Scene,
  before: readonly string[] = [],
): Promise<void> {
  const items = (await albumOf(activityId))?.items ?? []
  const loose = await world.documents.find('loose_files', { where: { activityId }, limit: 9 })
  expect(loose).toEqual([])
  const named = items.map((one) => one.fileId)
  const [root = ''] = fileId.split('incoming/')
  const kept = before.length > 0 ? before : named
  const links = await cloudFiles(world).links([fileId, ...named, ...kept], 60)
  expect(links[0]).toBeNull()
  expect(links.slice(1, 1 + named.length).every((link) => link !== null)).toBe(true)
  for (const [i, one] of kept.entries()) {
    expect(links[1 + named.length + i] !== null).toBe(named.includes(one))
  }
  expect(named.every((one) => one.startsWith(`${root}media/`))).toBe(true)
  const branchId = (await world.documents.get('activities', activityId))?.branchId
  const chain = await world.documents.find('ledger', {
    where: { branchId: String(branchId) },
    order: [['seq', 'desc']],
    limit: 9,
  })
  const [newest] = chain as unknown as { sealed: { media: string[] } }[]
  if (newest) expect(newest.sealed.media).toEqual(items.map((one) => one.sha256))
  expect(new Set(chain.map((one) => JSON.stringify(one.addition))).size).toBe(chain.length)
}

const TICKS = 2
async function aDayLater(): Promise<void> {
  await world.at(DAY_AFTER)
  for (let i = 0; i < TICKS; i++) await world.tick()
}

describe.each([
  ['before the closing', false],
  ['after the closing', true],
])('F6, C4.3c a picture added %s', (_, sealed) => {
  test('tried again after each point, it is there once', async () => {
    let ended = false
    for (let point = 0; point < POINTS && !ended; point++) {
      const scene = await aScene(sealed)
      const { activityId, fileId, recorder } = scene
      const input = { activityId, fileId }
      ended = await dies(world, point, (platform) =>
        mediaAdd(input, platform, { openid: recorder }),
      )
      const again = await world.call('media.add', input, recorder)
      if (!again.ok) expect(`${point} ${again.code}`).toBe('')
      expect((await albumOf(activityId))?.items).toHaveLength(1)
      await agrees(scene)
    }
    expect(ended).toBe(true)
  })

  test('never tried again, it is there whole or not at all', async () => {
    const found = new Set<number>()
    let ended = false
    for (let point = 0; point < POINTS && !ended; point++) {
      const scene = await aScene(sealed)
      const { activityId, fileId, recorder } = scene
      const files = [{ key: fileId.split(/[/.]/).at(-2) ?? '', ending: 'jpg' as const }]
      // as phones do it: named before it is uploaded
      const named = files.map((one) => ({ ...one, key: one.key.padEnd(12, '-') }))
      const { paths } = await world.yes('media.announce', { activityId, files: named }, recorder)
      const sent = await world.upload(recorder, paths[0] ?? '', aJpeg(`told ${scenes}`))
      await cloudFiles(world).remove([fileId])
      const input = { activityId, fileId: sent }
      ended = await dies(world, point, (platform) =>
        mediaAdd(input, platform, { openid: recorder }),
      )
      await aDayLater()
      found.add((await albumOf(activityId))?.items.length ?? 0)
      await agrees({ ...scene, fileId: sent })
    }
    expect(ended).toBe(true)
    expect([...found].sort()).toEqual([0, 1])
  })
})

test('F6 a picture removed goes, bytes and all, wherever the run ended', async () => {
  let ended = false
  for (let point = 0; point < POINTS && !ended; point++) {
    const scene = await aScene(false)
    const { activityId, fileId, recorder } = scene
    const { media } = await world.yes('media.add', { activityId, fileId }, recorder)
    const before = ((await albumOf(activityId))?.items ?? []).map((one) => one.fileId)
    const input = { activityId, mediaId: media.mediaId }
    ended = await dies(world, point, (platform) =>
      mediaRemove(input, platform, { openid: recorder }),
    )
    await aDayLater()
    await agrees(scene, before)
  }
  expect(ended).toBe(true)
})

test('domain §7 #20 a picture erased leaves bytes, record and chain agreeing, wherever the run ended', async () => {
  let ended = false
  for (let point = 0; point < POINTS && !ended; point++) {
    const scene = await aScene(true)
    const { activityId, fileId, recorder, fixture } = scene
    const unit = await aUnitSecretary(world, fixture)
    const { media } = await world.yes('media.add', { activityId, fileId }, recorder)
    const before = ((await albumOf(activityId))?.items ?? []).map((one) => one.fileId)
    const input = { activityId, mediaId: media.mediaId, reason: '误传' }
    ended = await dies(world, point, (platform) => mediaErase(input, platform, { openid: unit }))
    await aDayLater()
    await agrees(scene, before)
    await world.yes('media.erase', input, unit)
    await agrees(scene, before)
    expect((await albumOf(activityId))?.erased).toHaveLength(1)
  }
  expect(ended).toBe(true)
})

test('F6 two that add the same upload at once, again and again, keep it once', async () => {
  for (let round = 0; round < 6; round++) {
    const scene = await aScene(round % 2 === 0)
    const { activityId, fileId, recorder } = scene
    await Promise.all(
      [1, 2, 3].map(() => world.call('media.add', { activityId, fileId }, recorder)),
    )
    await aDayLater()
    expect((await albumOf(activityId))?.items.length).toBeLessThanOrEqual(1)
    await agrees(scene)
  }
})
