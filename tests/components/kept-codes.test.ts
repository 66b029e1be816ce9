/** @jest-environment node */
import { keptLine, newsLines } from '../../miniprogram/labels/kept-codes'
import { type KeptCode, KeptCodes } from '../../miniprogram/lib/kept-codes'
import type { Answer } from '../../miniprogram/services/answer'
import type { Input, Output } from '../../typings/contract'
import { ACTIVITY, at } from './facts'

type Confirmed = Output<'arrival.confirm'>
type Asked = Input<'arrival.confirm'>

const CODE = `${ACTIVITY}.0abcde.ABCDEFGHIJKL`
const NEXT = `${ACTIVITY}.0abcdf.ABCDEFGHIJKL`
const SCANNED = at('2026-12-05T14:52')

const confirmed = (part: Partial<Confirmed> = {}): Answer<Confirmed> => ({
  ok: true,
  requestId: 'r',
  data: {
    activityId: ACTIVITY,
    theme: '学风建设',
    at: SCANNED,
    late: false,
    standing: 'due',
    method: 'offline_qr',
    first: true,
    waiting: false,
    ...part,
  },
})
const cut: Answer<Confirmed> = { ok: false, code: 'offline' }
const refusal = (code: 'code-forged' | 'busy'): Answer<Confirmed> => ({
  ok: false,
  code,
  requestId: 'r',
})

const ME = 'm0000000000001'
const OTHER = 'm0000000000002'

/** A phone whose app can be closed and opened; what it stores stays. */
function aPhone() {
  const stored = new Map<string, string>()
  const asked: Asked[] = []
  let whose: string | undefined
  let answers: (asked: Asked) => Answer<Confirmed> | Promise<Answer<Confirmed>> = () => cut
  const open = () =>
    new KeptCodes({
      read: (name) => JSON.parse(stored.get(name) ?? '[]') as unknown[],
      write: (name, list) => stored.set(name, JSON.stringify(list)),
      confirm: async (input) => {
        asked.push(input)
        return answers(input)
      },
      now: () => SCANNED,
      who: () => whose,
    })
  return {
    asked,
    stored,
    open,
    belongsTo: (memberId: string) => {
      whose = memberId
    },
    answer: (next: typeof answers) => {
      answers = next
    },
  }
}

test('a code that is answered at once leaves nothing on the phone', async () => {
  const phone = aPhone()
  const app = phone.open()
  phone.answer(() => confirmed())
  expect(await app.register(CODE, ACTIVITY)).toEqual(confirmed())
  expect(phone.asked).toEqual([{ code: CODE, activityId: ACTIVITY }])
  expect(app.kept()).toEqual([])
  expect(app.takeNews()).toEqual([])
})

test('without network the code stays, survives a closed app and is sent as kept when it is back', async () => {
  const phone = aPhone()
  expect(await phone.open().register(CODE, ACTIVITY)).toEqual(cut)
  const app = phone.open()
  expect(app.kept()).toEqual([{ code: CODE, activityId: ACTIVITY, scannedAt: SCANNED }])
  expect(keptLine(app.kept())).toBe('14:52扫的码已记在手机里，联网后自动发送')
  phone.answer(() => confirmed({ waiting: true }))
  await app.send()
  expect(phone.asked.at(-1)).toEqual({ code: CODE, activityId: ACTIVITY, kept: true })
  expect(app.kept()).toEqual([])
  expect(newsLines(app.takeNews())).toEqual(['已发送，等记录人确认 · 学风建设'])
  expect(app.takeNews()).toEqual([])
})

test.each([
  ['registered', () => confirmed(), '已登记 14:52 · 学风建设'],
  ['waiting', () => confirmed({ waiting: true }), '已发送，等记录人确认 · 学风建设'],
  ['refused', () => refusal('code-forged'), '扫码没有登记上。这个码无效。'],
] as const)('%s is said once and forgotten', async (_, answer, words) => {
  const phone = aPhone()
  const app = phone.open()
  await app.register(CODE)
  phone.answer(answer)
  await app.send()
  expect(newsLines(app.takeNews())[0]).toContain(words)
  await app.send()
  expect([app.kept(), app.takeNews()]).toEqual([[], []])
  expect(phone.asked).toHaveLength(2)
})

test.each([
  ['offline again', cut],
  ['not reached', { ok: false, code: 'unreachable' } as const],
  ['not judged', refusal('busy')],
])('%s: it stays on the phone', async (_, answer) => {
  const phone = aPhone()
  const app = phone.open()
  await app.register(CODE)
  phone.answer(() => answer)
  await app.send()
  expect(app.kept()).toHaveLength(1)
  expect(app.takeNews()).toEqual([])
})

test.each(['busy', 'internal'] as const)(
  'scanned while it is %s: nobody judged the code, so it waits on the phone',
  async (code) => {
    const phone = aPhone()
    const app = phone.open()
    phone.answer(() => ({ ok: false, code, requestId: 'r' }))
    await app.register(CODE, ACTIVITY)
    expect(app.kept()).toHaveLength(1)
    phone.answer(() => confirmed())
    await app.send()
    expect(app.kept()).toEqual([])
  },
)

test('the same code scanned again is one, and sending twice at a time is once', async () => {
  const phone = aPhone()
  const app = phone.open()
  await app.register(CODE)
  await app.register(CODE)
  await app.register(NEXT)
  expect(app.kept().map(({ code }: KeptCode) => code)).toEqual([CODE, NEXT])
  phone.answer(() => confirmed({ waiting: true }))
  phone.asked.length = 0
  await Promise.all([app.send(), app.send(), app.send()])
  expect(phone.asked.map(({ code }) => code)).toEqual([CODE, NEXT])
  expect(newsLines(app.takeNews())).toHaveLength(1)
})

test('nothing is lost when the app is closed at any moment of the sending', async () => {
  // the app is gone after so many writes; what was written by then stays
  for (const writes of [0, 1, 2, 3, 4]) {
    const phone = aPhone()
    const left = { writes }
    const dying = new KeptCodes({
      read: (name) => JSON.parse(phone.stored.get(name) ?? '[]') as unknown[],
      write: (name, list) => {
        if (left.writes-- <= 0) throw new Error('closed')
        phone.stored.set(name, JSON.stringify(list))
      },
      confirm: async ({ kept }) => (kept ? confirmed({ waiting: true }) : cut),
      now: () => SCANNED,
      who: () => undefined,
    })
    const scanned = await dying.register(CODE).then(
      () => true,
      () => false,
    )
    await dying.send().catch(() => undefined)
    const app = phone.open()
    phone.answer(() => confirmed({ waiting: true, first: false }))
    await app.send()
    expect(app.kept()).toEqual([])
    expect(app.takeNews()).toHaveLength(scanned ? 1 : 0)
  }
})

test('a code that a page is sending is not sent beside it', async () => {
  const phone = aPhone()
  const app = phone.open()
  let arrive: (answer: Answer<Confirmed>) => void = () => undefined
  phone.answer(
    () =>
      new Promise((resolve) => {
        arrive = resolve
      }),
  )
  const answer = app.register(CODE)
  await app.send()
  expect(phone.asked).toHaveLength(1)
  arrive(confirmed())
  await answer
  expect(app.kept()).toEqual([])
})

test('pages are told of every change until they no longer listen', async () => {
  const phone = aPhone()
  const app = phone.open()
  let told = 0
  const stop = app.onChange(() => {
    told += 1
  })
  await app.register(CODE)
  phone.answer(() => confirmed())
  await app.send()
  stop()
  await app.register(NEXT)
  expect(told).toBe(2)
})

test('a code is kept for who scanned it, and nothing is left once the phone is somebody else’s', async () => {
  const phone = aPhone()
  phone.belongsTo(ME)
  await phone.open().register(CODE, ACTIVITY)
  phone.belongsTo(OTHER)
  const app = phone.open()
  await app.send()
  expect(phone.asked.at(-1)).toMatchObject({ code: CODE, scannedFor: ME, kept: true })
  app.clear()
  phone.asked.length = 0
  await app.send()
  expect([phone.asked, app.kept()]).toEqual([[], []])
})

test('nothing kept is no line', () => expect(keptLine([])).toBe(''))
