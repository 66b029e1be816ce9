import { runTool } from '../../tools/main'
import { addPictures } from '../support/album'
import { AFTER, aUnitSecretary, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { inAWorld } from '../support/guards'
import { aJpeg } from '../support/pictures'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let ids: string[] = []
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  ids = await addPictures(world(), fixture(), activityId, ['one', 'two'])
  await closeEvent(world(), fixture(), activityId)
})
async function verify(): Promise<string> {
  const lines: string[] = []
  const { _id } = fixture().branch
  const argv = ['verify', '--pictures', '--branch', _id, '--local', world().gateway.url]
  await runTool(argv, (line) => lines.push(line)).catch((error: Error) => lines.push(error.message))
  return lines.join('\n')
}
type Item = { mediaId: string; fileId: string; sha256: string }
const items = async () =>
  ((await world().documents.get('media', activityId))?.items ?? []) as Item[]
const putItems = async (changed: Item[]) => {
  const album = await world().documents.get('media', activityId)
  await world().documents.put('media', { ...album, items: changed } as never)
}

test('C4.3c C4.3d pictures as they were sealed, those added later and without erased ones', async () => {
  expect(await verify()).toContain('照片和视频 2 个，与封存时一致。')
  await addPictures(world(), fixture(), activityId, ['weeks later'])
  expect(await verify()).toContain('照片和视频 3 个，与封存时一致。')
  const unit = await aUnitSecretary(world(), fixture())
  const wish = { activityId, mediaId: ids[0] ?? '', reason: '误传' }
  await world().yes('media.erase', wish, unit)
  expect(await verify()).toContain('照片和视频 2 个，与封存时一致。')
})

test('C4.3d another picture in the place of a sealed one is found, also when the album says its digest', async () => {
  const [first, second] = await items()
  if (!first || !second) throw new Error('two pictures are expected')
  const fileId = await world().upload(fixture().as('recorder'), 'media/other.jpg', aJpeg('other'))
  await putItems([{ ...first, fileId }, second])
  expect(await verify()).toContain('有照片或视频不是封存时的那一个')
  await putItems([{ ...first, fileId, sha256: 'f'.repeat(64) }, second])
  expect(await verify()).toMatch(/不是封存时的那一个[\s\S]*不在了/)
})

test('C4.3d a picture taken out of the album, or out of the storage, is missed; D5 not when its years are over', async () => {
  const [first, second] = await items()
  if (!first || !second) throw new Error('two pictures are expected')
  await putItems([second])
  expect(await verify()).toContain('有照片或视频不在了')
  await putItems([first, { ...second, fileId: `${second.fileId}x` }])
  expect(await verify()).toContain('有照片或视频不在了')
  await putItems([])
  await world().at('2030-01-02T09:00')
  expect(await verify()).toContain('照片和视频 0 个，与封存时一致。')
})
