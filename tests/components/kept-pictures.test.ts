/** @jest-environment node */
import { type KeptPicture, KeptPictures } from '../../miniprogram/lib/kept-pictures'
import {
  mediaLine,
  moved,
  newsLine,
  waitingLine,
} from '../../miniprogram/pages/event/record/pictures/view'
import type { Problem } from '../../miniprogram/services/answer'
import type { Media } from '../../typings/contract'
import { ACTIVITY, aPicture } from './facts'

const picture = (key: string): KeptPicture => ({
  key: key.padEnd(24, '0'),
  activityId: ACTIVITY,
  path: `wxfile://usr/${key}.jpg`,
  ending: 'jpg',
})
const [A, B, C] = [picture('a'), picture('b'), picture('c')]

/** A phone whose app can be closed and opened, with a cloud that keeps one picture for each name. */
function aPhone() {
  const stored = new Map<string, string>()
  const files = new Set([A, B, C].map((one) => one.path))
  const cloud = new Map<string, Media>()
  const sent: string[] = []
  let way: Problem | null = null
  let judge: (name: string) => Problem | null = () => null
  let stuck = ''
  const open = (closesAfter = Number.POSITIVE_INFINITY) => {
    const left = { steps: closesAfter }
    const step = () => {
      if (left.steps-- <= 0) throw new Error('closed')
    }
    return new KeptPictures({
      read: (name) => JSON.parse(stored.get(name) ?? '[]') as unknown[],
      write: (name, list) => {
        step()
        stored.set(name, JSON.stringify(list))
      },
      announce: async ({ files: all }) => {
        step()
        const paths = all.map(({ key, ending }) => `incoming/${key}.${ending}`)
        return way
          ? ({ ok: false, code: way, requestId: 'r' } as never)
          : { ok: true, requestId: 'r', data: { paths } }
      },
      upload: async (_from, to, progress) => {
        step()
        progress(50)
        sent.push(to)
        if (to === stuck) return { ok: false, code: 'unreachable' }
        return way ? { ok: false, code: way } : { ok: true, data: `cloud://e.b/${to}` }
      },
      add: async ({ fileId }) => {
        const problem = way ?? judge(fileId)
        if (problem) return { ok: false, code: problem, requestId: 'r' } as never
        const media =
          cloud.get(fileId) ?? aPicture({ mediaId: `f${String(cloud.size).padStart(15, '0')}` })
        cloud.set(fileId, media)
        // kept, and the answer may be lost on its way
        step()
        return { ok: true, requestId: 'r', data: { media } }
      },
      has: (path) => files.has(path),
      drop: (path) => files.delete(path),
    })
  }
  return {
    open,
    cloud,
    files,
    sent,
    cut: (problem: Problem | null) => {
      way = problem
    },
    /** This one never gets through. */
    stick: (to: string) => {
      stuck = to
    },
    judge: (next: typeof judge) => {
      judge = next
    },
  }
}

test('C4.3c what was chosen goes out one after the other and leaves the phone', async () => {
  const phone = aPhone()
  const app = phone.open()
  const added: string[] = []
  const seen: string[] = []
  app.onChange((one) => {
    if (one) added.push(one.media.mediaId)
    const now = app.sending(ACTIVITY)
    if (now) seen.push(`${now.at}/${now.of} ${now.percent}`)
  })
  app.keep([A, B])
  await app.send()
  expect(added).toHaveLength(2)
  expect([...new Set(seen)]).toEqual(['1/2 0', '1/2 50', '2/2 0', '2/2 50'])
  expect(app.kept()).toEqual([])
  expect([...phone.files]).toEqual([C.path])
  expect(app.sending(ACTIVITY)).toBeNull()
})

test.each(['offline', 'unreachable'] as const)(
  'C4.3c %s: everything stays, a closed app too, and goes on later',
  async (problem) => {
    const phone = aPhone()
    phone.cut(problem)
    const app = phone.open()
    app.keep([A, B, C])
    await app.send()
    expect(app.kept()).toHaveLength(3)
    expect(phone.files.size).toBe(3)
    phone.cut(null)
    await phone.open().send()
    expect(phone.cloud.size).toBe(3)
    expect(phone.open().kept()).toEqual([])
  },
)

test('C4.3c closed at any moment, the app opened again doubles nothing and loses nothing', async () => {
  for (let steps = 2; steps < 24; steps++) {
    const phone = aPhone()
    const app = phone.open(steps)
    try {
      app.keep([A, B])
      await app.send()
    } catch (error) {
      expect(String(error)).toContain('closed')
    }
    await phone.open().send()
    expect(phone.cloud.size).toBe(2)
    expect(phone.open().kept()).toEqual([])
  }
})

test('C4.3c one file that does not get through stays, and the others go', async () => {
  const phone = aPhone()
  phone.stick(`incoming/${A.key}.jpg`)
  const app = phone.open()
  app.keep([A, B, C])
  await app.send()
  expect(app.kept().map((one) => one.key)).toEqual([A.key])
  expect(phone.cloud.size).toBe(2)
})

test('what the rules refuse is told once and does not hold up the others', async () => {
  const phone = aPhone()
  phone.judge((name) => (name.includes(A.key) ? 'media-not-picture' : null))
  const app = phone.open()
  app.keep([A, B])
  await app.send()
  expect(phone.cloud.size).toBe(1)
  expect(app.kept()).toEqual([])
  const news = app.takeNews(ACTIVITY)
  expect(newsLine(news)).toMatch(/^有1个没有传上。这个文件收不下/)
  expect(app.takeNews(ACTIVITY)).toEqual([])
  expect(newsLine([])).toBe('')
})

test.each(['busy', 'internal', 'media-missing'] as const)(
  '%s is no judgement: it stays for the next time',
  async (code) => {
    const phone = aPhone()
    phone.judge(() => code)
    const app = phone.open()
    app.keep([A])
    await app.send()
    expect(app.kept()).toHaveLength(1)
    expect(app.takeNews(ACTIVITY)).toEqual([])
    phone.judge(() => null)
    await app.send()
    expect(app.kept()).toEqual([])
  },
)

test('a file the phone has cleaned away is said to be missing', async () => {
  const phone = aPhone()
  const app = phone.open()
  phone.files.delete(A.path)
  app.keep([A, B])
  await app.send()
  expect(app.takeNews(ACTIVITY)).toMatchObject([{ problem: 'media-missing' }])
  expect(phone.cloud.size).toBe(1)
})

test('what is given up is not sent, its file leaves the phone', async () => {
  const phone = aPhone()
  phone.cut('offline')
  const app = phone.open()
  app.keep([A, B])
  await app.send()
  app.giveUp(ACTIVITY)
  phone.cut(null)
  await app.send()
  expect(phone.cloud.size).toBe(0)
  expect([...phone.files]).toEqual([C.path])
})

test('sent several times at once it goes out once', async () => {
  const phone = aPhone()
  const app = phone.open()
  app.keep([A])
  await Promise.all([app.send(), app.send(), app.send()])
  expect(phone.sent).toHaveLength(1)
})

test('the words of the list', () => {
  expect(mediaLine([])).toBe('可不传，0张也可以归档')
  expect(mediaLine([aPicture(), aPicture()])).toBe('2张')
  expect(mediaLine([aPicture({ kind: 'clip' })])).toBe('视频1段')
  expect(waitingLine([], null)).toBe('')
  expect(waitingLine([A], null)).toBe('还有1个没有传上，已存在手机里，联网后自动续传')
  expect(waitingLine([A], { activityId: ACTIVITY, at: 2, of: 3, percent: 0 })).toBe(
    '正在上传第2个，共3个',
  )
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
})
