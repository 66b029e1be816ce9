import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Files, WeChat } from '../../cloudfunctions/core/platform/ports'
import { askAbout } from '../../cloudfunctions/core/steps/check-media'
import { keepMedia } from '../../cloudfunctions/core/steps/keep-media'
import { onActivity } from '../../cloudfunctions/core/steps/on-activity'
import type { LedgerEntry } from '../../cloudfunctions/core/store/ledger'
import type { Album } from '../../cloudfunctions/core/store/media'
import { AFTER, closeEvent, postEvent } from '../support/branch'
import { startWorld } from '../support/call'
import { guards, inAWorld, STRANGER } from '../support/guards'
import { aJpeg, aPng } from '../support/pictures'
import { platformOf } from '../support/stages'

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
  ((await world().documents.get('media', activityId)) as Album | null)?.items ?? []

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
  // the slower one finds either the picture, or that another call is at it, never a second picture
  const codes = [two].flatMap((reply) => (reply.ok ? [] : [reply.code]))
  expect(codes.filter((code) => code !== 'busy')).toEqual([])
  if (two.ok) expect((two.data as typeof one).media.mediaId).toBe(one.media.mediaId)
  expect(await stored()).toHaveLength(2)
})

test('kept by a call beside it and gone from where it was, it is the same picture', async () => {
  const fileId = await upload(aJpeg())
  const input = { activityId, fileId }
  const found = await onActivity('media.add', activityId, platformOf(world()), {
    openid: fixture().as('recorder'),
  })
  if (!found.ok) throw new Error(found.code)
  let first = true
  const files: Partial<Files> = {
    get: async () => {
      if (first) await world().yes('media.add', input, fixture().as('recorder'))
      first = false
      return null
    },
    remove: async () => [],
  }
  const kept = await keepMedia(
    { ...platformOf(world()), files: files as Files },
    found.value,
    fileId,
  )
  const [item, ...others] = await stored()
  expect(kept).toMatchObject({ ok: true, value: { mediaId: item?.mediaId } })
  expect(others).toEqual([])
  expect(await refused(`${fileId}.gone`)).toBe('media-missing')
})

test('domain §7 #14 pictures that come weeks later are marked and added to the chain; what was sealed stays', async () => {
  const { entryId } = await closeEvent(world(), fixture(), activityId)
  const before = await world().documents.get('ledger', entryId)
  await world().at('2027-01-05T10:00')
  const fileId = await upload(aJpeg())
  const { media } = await add(fileId)
  expect(media.addedLate).toBe(true)
  expect((await add(fileId)).media.mediaId).toBe(media.mediaId)
  const recorder = fixture().as('recorder')
  const shown = await world().yes('record.show', { activityId }, recorder)
  expect(shown.media).toHaveLength(1)
  expect(shown.draft.content).toBe('学习党章,交流体会。')
  expect(await world().documents.get('ledger', entryId)).toEqual(before)
  const branchId = fixture().branch._id
  const chain = await world().documents.find('ledger', { where: { branchId }, limit: 9 })
  expect(chain).toHaveLength(2)
  const [item] = await stored()
  expect(chain.find((one) => one.seq === 2)).toMatchObject({
    line: { mediaCount: 1 },
    sealed: { media: [item?.sha256], record: (before as unknown as LedgerEntry).sealed.record },
    addition: { kind: 'media', of: entryId, details: { sha256: item?.sha256, kind: 'picture' } },
  })
  const { broken } = await world().yes('ledger.show', { year: 2026 }, recorder)
  expect(broken).toBeNull()
})

const file = (name: string) => fs.readFileSync(path.resolve(__dirname, '../support/media', name))
test.each([
  ['phone.heic', 'picture', 'heic'],
  ['clip.mp4', 'clip', 'mp4'],
  ['clip.mov', 'clip', 'mov'],
])(
  'F6, C4.3c a %s as a phone makes it is kept as a %s, without what it tells',
  async (name, kind, ending) => {
    const { media } = await add(await upload(file(name), `incoming/phone-${uploads++}.bin`))
    expect(media.kind).toBe(kind)
    const kept = Buffer.from(await (await fetch(media.url)).arrayBuffer())
    expect(kept.toString('latin1')).not.toMatch(/Somebody|CameraMaker|GPS|35\.6/)
    expect((await stored())[0]?.fileId).toMatch(new RegExp(`\\.${ending}$`))
  },
)

test('C4.3c either pictures or one clip', async () => {
  await add(await upload(file('clip.mp4')))
  expect(await refused(await upload(aJpeg()))).toBe('media-one-kind')
  expect(await refused(await upload(file('clip.mov')))).toBe('media-too-many')
})

test('C4.3c a clip of more than a minute is refused', async () => {
  const long = file('clip.mp4')
  // the duration in the head of the movie, in thousandths
  long.writeUInt32BE(61_001, long.indexOf('mvhd') + 4 + 16)
  expect(await refused(await upload(long))).toBe('media-too-long')
})

test('the same picture chosen twice is one', async () => {
  const first = await add(await upload(aJpeg('same')))
  const again = await add(await upload(aJpeg('same')))
  expect(again.media.mediaId).toBe(first.media.mediaId)
  expect(await stored()).toHaveLength(1)
})

test('no file is left that no record names', async () => {
  await add(await upload(aJpeg('one')))
  await add(await upload(aJpeg('one')))
  expect(await world().documents.count('loose_files', { activityId })).toBe(0)
})

describe('the content check', () => {
  const shown = async (who: 'recorder' | 'member') =>
    (await world().yes('record.show', { activityId }, fixture().as(who))).media
  const found = async (suggest: 'pass' | 'review' | 'risky') => {
    world().gateway.scriptVerdict({ suggest })
    await add(await upload(aJpeg(suggest)))
    await closeEvent(world(), fixture(), activityId)
    await world().gateway.pushes.run()
  }

  test.each(['pass', 'review'] as const)('%s holds nothing back', async (suggest) => {
    await found(suggest)
    expect((await stored())[0]).toMatchObject({ check: suggest, trace: null })
    expect(await shown('member')).toHaveLength(1)
  })

  test('what is found before the name of the question is written down is not lost', async () => {
    world().gateway.failOpenApi({ api: 'security.mediaCheckAsync', errcode: 61010 })
    await add(await upload(aJpeg('early')))
    const [item] = await stored()
    if (!item) throw new Error('the picture is not there')
    const found = (trace_id: string) => ({
      Event: 'wxa_media_check',
      trace_id,
      result: { suggest: 'risky' },
    })
    const tell = (trace: string) =>
      world().gateway.invoke('inbox', found(trace), { openid: STRANGER, source: 'wx_unknown' })
    // a platform that has an answer before it has said under which name
    const checkPicture = async () => {
      await tell('early')
      return 'early'
    }
    const links: Partial<Files> = { links: async () => ['https://picture'] }
    const wechat: Partial<WeChat> = { checkPicture }
    const parts = { files: links as Files, wechat: wechat as WeChat }
    const quick = { ...platformOf(world()), ...parts }
    await askAbout(quick, { openid: fixture().as('recorder') }, { _id: activityId }, item)
    expect((await stored())[0]).toMatchObject({ check: 'risky', trace: null })
    expect(await world().documents.count('verdicts', {})).toBe(0)
    await tell('nobody')
    await world().at('2026-12-13T09:00')
    await world().tick()
    expect(await world().documents.count('verdicts', {})).toBe(0)
  })

  test('what is risky is seen by those who keep the record alone', async () => {
    await found('risky')
    expect(await shown('recorder')).toMatchObject([{ held: true }])
    expect(await shown('member')).toEqual([])
  })

  test('a check that cannot be asked keeps nobody from anything', async () => {
    world().gateway.failOpenApi({ api: 'security.mediaCheckAsync', errcode: 61010 })
    await add(await upload(aJpeg('unchecked')))
    expect((await stored())[0]).toMatchObject({ check: 'none', trace: null })
  })

  test('a check that failed, and one about nothing of ours, change nothing', async () => {
    world().gateway.failOpenApi({ api: 'security.mediaCheckAsync', errcode: 61010 })
    await add(await upload(aJpeg('unknown')))
    const push = { Event: 'wxa_media_check', trace_id: 'nobody', result: { suggest: 'risky' } }
    await world().gateway.invoke('inbox', push, { openid: STRANGER, source: 'wx_unknown' })
    expect((await stored())[0]).toMatchObject({ check: 'none' })
  })
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
  expect(kept.media.mediaId).toBe(doc?.mediaId)
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
    { activityId, mediaId: (await stored())[0]?.mediaId ?? '' },
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
