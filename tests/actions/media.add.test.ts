import { createHash } from 'node:crypto'
import type { MediaDoc } from '../../cloudfunctions/core/store/media'
import { AFTER, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'
import { aJpeg, aPng } from '../support/pictures'

const { world, fixture } = inAWorld(startWorld)
let activityId = ''
let uploads = 0
beforeEach(async () => {
  activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
})
guards('media.add', () => ({ activityId, fileId: 'cloud://env.bucket/incoming/a.jpg' }), {
  world,
  fixture,
  cast: ['member', 'prospect'],
})
const upload = (bytes: Uint8Array, file = `incoming/picture-${uploads++}.jpg`) =>
  world().upload(fixture().as('recorder'), file, bytes)
const add = (fileId: string) =>
  world().yes('media.add', { activityId, fileId }, fixture().as('recorder'))
const refused = (fileId: string) =>
  world().no('media.add', { activityId, fileId }, fixture().as('recorder'))
const stored = async () =>
  (await world().documents.find('media', { where: { activityId }, limit: 20 })) as MediaDoc[]

test('F6, C4.3c a picture is kept without place, camera and comments, privately, under another name', async () => {
  const { media } = await add(await upload(aJpeg()))
  expect(media.addedLate).toBe(false)
  const kept = Buffer.from(await (await fetch(media.url)).arrayBuffer())
  const text = kept.toString('latin1')
  expect(text).toContain('pixels of picture')
  expect(text).not.toMatch(/GPS|Exif|somebody/)
  const [doc] = await stored()
  expect(doc).toMatchObject({
    bytes: kept.length,
    sha256: createHash('sha256').update(kept).digest('hex'),
  })
  expect(doc?.fileId).toMatch(new RegExp(`/media/${activityId}/[0-9a-z]{20}\\.jpg$`))
})

test('a PNG loses its words', async () => {
  const { media } = await add(await upload(aPng()))
  const kept = Buffer.from(await (await fetch(media.url)).arrayBuffer())
  expect(kept.toString('latin1')).not.toContain('somebody')
})

test('a retry, at once or after the upload is gone, finds the first picture', async () => {
  const fileId = await upload(aJpeg())
  const first = await add(fileId)
  const again = await add(fileId)
  expect(again.media.mediaId).toBe(first.media.mediaId)
  const twin = await upload(aJpeg('twin'))
  const [one, two] = await Promise.all([
    add(twin),
    world().call('media.add', { activityId, fileId: twin }, fixture().as('recorder')),
  ])
  // the slower one finds either the picture or the upload gone, never a second picture
  expect(two.ok ? (two.data as typeof one).media.mediaId : two.code).toBe(
    two.ok ? one.media.mediaId : 'media-missing',
  )
  expect(await stored()).toHaveLength(2)
})

test('domain §7 #14 pictures that come weeks later are marked, and the entry stays as sealed', async () => {
  const { digest } = await closeEvent(world(), fixture(), activityId)
  await world().at('2027-01-05T10:00')
  const { media } = await add(await upload(aJpeg()))
  expect(media.addedLate).toBe(true)
  const shown = await world().yes('record.show', { activityId }, fixture().as('recorder'))
  expect(shown.media).toHaveLength(1)
  expect(shown.sealed?.digest).toBe(digest)
})

test.each([
  ['no picture', Buffer.from('hello'), 'media-not-picture'],
  ['a disguised page', Buffer.from('<html></html>'), 'media-not-picture'],
  ['too large', Buffer.alloc(6 * 1024 * 1024 + 1), 'media-too-large'],
])('refused, and the upload is gone: %s', async (_, bytes, code) => {
  const fileId = await upload(bytes)
  expect(await refused(fileId)).toBe(code)
  expect(await refused(fileId)).toBe('media-missing')
  expect(await stored()).toEqual([])
})

test('only what lies in the place of uploads is taken', async () => {
  const kept = await add(await upload(aJpeg()))
  const [doc] = await stored()
  expect(kept.media.mediaId).toBe(doc?._id)
  const base = String(doc?.fileId).split('/media/')[0]
  for (const file of ['/incoming/../media/x.jpg', '/incoming/none.jpg', '/media/x.jpg']) {
    expect(await refused(`${base}${file}`)).toBe('media-missing')
  }
  expect(await refused(String(doc?.fileId))).toBe('media-missing')
  expect(await refused('https://example.com/incoming/a.jpg')).toBe('media-missing')
})

test('an upload left behind by a broken run goes with the retry', async () => {
  const fileId = await upload(aJpeg(), 'incoming/left-behind.jpg')
  await add(fileId)
  await upload(aJpeg(), 'incoming/left-behind.jpg')
  await add(fileId)
  expect(await refused(await upload(Buffer.from('x')))).toBe('media-not-picture')
  expect(await stored()).toHaveLength(1)
  await world().yes(
    'media.remove',
    { activityId, mediaId: (await stored())[0]?._id ?? '' },
    fixture().as('recorder'),
  )
  expect(await refused(fileId)).toBe('media-missing')
})

test('C4.3c many at once are never more than nine, and what is refused leaves no bytes', async () => {
  const files = await Promise.all([...Array(12).keys()].map((i) => upload(aJpeg(`many ${i}`))))
  const answers = await Promise.all(
    files.map((fileId) =>
      world().call('media.add', { activityId, fileId }, fixture().as('recorder')),
    ),
  )
  const codes = answers.flatMap((one) => (one.ok ? [] : [one.code]))
  expect(codes.filter((code) => code !== 'busy' && code !== 'media-too-many')).toEqual([])
  expect((await stored()).length).toBe(answers.filter(({ ok }) => ok).length)
  expect((await stored()).length).toBeLessThanOrEqual(9)
})

test('nine are enough', async () => {
  for (let i = 0; i < 9; i++) await add(await upload(aJpeg(`picture ${i}`)))
  expect(await refused(await upload(aJpeg('tenth')))).toBe('media-too-many')
})

test('a cancelled event keeps no pictures', async () => {
  await world().yes('activity.cancel', { activityId, reason: '停电' }, fixture().as('secretary'))
  expect(await refused(await upload(aJpeg()))).toBe('activity-cancelled')
})
