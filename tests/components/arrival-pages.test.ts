import { anAnsweredApp } from '../support/answered-app'
import { tap, type, until } from '../support/page'
import {
  ACTIVITY,
  ANNA,
  aBoard,
  aHome,
  anActivity,
  aRecord,
  aRow,
  at,
  BEN,
  came,
  counts,
  mine,
  standing,
} from './facts'

/** Pages of the arrival register: sign-in, kept codes, board, record after the closing, leave for somebody. */
const CODE = `${ACTIVITY}.0abcde.ABCDEFGHIJKL`
const CONFIRMED = {
  activityId: ACTIVITY,
  theme: '学风建设',
  at: at('2026-12-05T15:02'),
  late: false,
  standing: 'due' as const,
  method: 'self_qr' as const,
  first: true,
  waiting: false,
}
const both = standing({ missing: [aRow(ANNA, '安然'), aRow(BEN, '白帆')] })
const SIGN_IN = 'pages/event/sign-in/sign-in'
const BOARD = `pages/event/board/board?activityId=${ACTIVITY}`
const RECORD = `pages/event/record/record?activityId=${ACTIVITY}`
const LEAVE = `pages/event/leave/leave?activityId=${ACTIVITY}&memberId=${BEN}`

const phone = anAnsweredApp(
  {
    'home.show': aHome(),
    'activity.show': anActivity({
      told: [{ memberId: BEN, name: '白帆', by: null, on: null }],
    }),
    'arrival.confirm': CONFIRMED,
    'arrival.tick': { arrivals: [] },
    'arrival.undo': { memberId: ANNA },
    'arrival.settle': { memberId: BEN, counted: true },
    'board.show': aBoard({ board: both }),
    'board.heads': { heads: 24, came: 23 },
    'board.entrance': { picture: 'data:image/png;base64,AAAA' },
    'leave.enter': { memberId: BEN, late: true },
    'record.show': aRecord(),
    'record.close': { entryId: 'e', counts: counts(), sealedAt: 0, digest: 'd' },
    'entry.declare': { memberId: BEN },
    'entry.confirm': { entryId: null, counts: null },
  },
  { path: 'pages/about/about', says: '负责单位' },
)
const { open, shows, words, sent, answer, labelled, overlay, overlaid } = phone

describe('the page of the registration', () => {
  test('F2 a code scanned in the app registers; late or not, it is calm', async () => {
    await open(`${SIGN_IN}?code=${CODE}&activityId=${ACTIVITY}`)
    await shows('已登记 15:02')
    expect(sent('arrival.confirm')).toMatchObject([{ code: CODE, activityId: ACTIVITY }])
  })

  test.each([
    ['the code at the door', ACTIVITY],
    ['a photographed live code', CODE],
  ])('%s opened by WeChat registers nobody: the code of the room is scanned', async (_, scene) => {
    await open(`${SIGN_IN}?scene=${encodeURIComponent(scene)}`)
    await shows('扫会场屏幕上的码')
    words('扫码登记')
    expect(phone.calls).toEqual([])
  })

  test('from the door, the live code goes out with the event of the door', async () => {
    await open(`${SIGN_IN}?scene=${ACTIVITY}`)
    await shows('扫会场屏幕上的码')
    tap(words('扫码登记'))
    await scanned(CODE)
    await shows('已登记 15:02')
    expect(sent('arrival.confirm')).toMatchObject([{ code: CODE, activityId: ACTIVITY }])
  })

  test('the code at the door, scanned in the app, is told apart without a call', async () => {
    await open(SIGN_IN)
    await shows('扫会场屏幕上的码')
    tap(words('扫码登记'))
    await scanned(`wxacode:${SIGN_IN}?scene=${ACTIVITY}`)
    await shows('这不是到会登记的码')
    expect(phone.calls).toEqual([])
  })

  test('a refused code says what to do and names the other way', async () => {
    answer('arrival.confirm', { ok: false, code: 'code-expired' })
    await open(`${SIGN_IN}?code=${CODE}`)
    await shows('这个码已经换新')
    await shows('告诉记录人即可')
  })
})

describe('without network', () => {
  afterEach(() => phone.online(true))

  test('the scan is kept and goes out by itself when the network is back', async () => {
    phone.online(false)
    await open(`${SIGN_IN}?code=${CODE}&activityId=${ACTIVITY}`)
    await shows('没有网络，已记在手机里，联网后自动发送')
    expect(localStorage.getItem('wx:o-test:kept-codes')).toContain(CODE)
    answer('arrival.confirm', { ...CONFIRMED, method: 'offline_qr', waiting: true })
    phone.online(true)
    await shows('已发送，等记录人确认')
    expect(sent('arrival.confirm')).toMatchObject([
      { code: CODE, activityId: ACTIVITY, kept: true },
    ])
    expect(localStorage.getItem('wx:o-test:kept-codes')).toBeNull()
  })

  test('home says calmly what waits, and once what became of it', async () => {
    phone.online(false)
    await open(`${SIGN_IN}?code=${CODE}`)
    await shows('没有网络，已记在手机里')
    tap(words('好'))
    await shows('扫的码已记在手机里，联网后自动发送')
    // the page itself could not be loaded; scanning is still offered
    await shows('会场没有网络也可以扫')
    answer('arrival.confirm', { ok: false, code: 'window-closed' })
    phone.online(true)
    await shows('扫码没有登记上。登记时间已过')
    await open('pages/home/home')
    await until(() => !phone.text().includes('扫码没有登记上'), 'the news to be told once')
    expect(sent('arrival.confirm')).toHaveLength(1)
  })

  test('what was kept goes out when the app comes to the front', async () => {
    const kept = [{ code: CODE, scannedAt: at('2026-12-05T14:50') }]
    localStorage.setItem('wx:o-test:kept-codes', JSON.stringify({ data: kept }))
    await open('pages/home/home')
    await shows('已登记 15:02 · 学风建设')
    expect(sent('arrival.confirm')).toEqual([{ code: CODE, kept: true }])
  })
})

describe('the board', () => {
  /** On a wide screen the recorder's own things are folded away. */
  const unfolded = async () => {
    await open(BOARD)
    await shows('还没到 2 人')
    expect(app().findAll('.rc-input')).toEqual([])
    tap(words('记录人'))
    await shows('现场人数 —')
  }

  test('asks with its mark and adds who came since', async () => {
    await open(BOARD)
    await shows('还没到 2 人')
    answer('board.show', aBoard({ board: null, came: [came()] }))
    await shows('还没到 1 人')
    await shows('刚到安然')
    await shows('已到 24')
    expect(sent('board.show').slice(0, 2)).toEqual([
      { activityId: ACTIVITY },
      { activityId: ACTIVITY, since: aBoard().mark },
    ])
  })

  test('a tick that is refused is told on the board, which stays on', async () => {
    answer('arrival.tick', { ok: false, code: 'window-not-open' })
    await open(BOARD)
    await shows('还没到')
    tap(labelled('安然 到了'))
    await shows('还没到登记时间')
    await shows('应到 26')
    expect(sent('arrival.tick')).toEqual([
      { activityId: ACTIVITY, memberIds: [ANNA], method: 'recorder' },
    ])
  })

  test('C2.3c the recorder says how people came; all who are left with one question', async () => {
    await unfolded()
    tap(words('纸质签到'))
    tap(words('准时'))
    await shows('现在点名字，记为：纸质签到 · 准时')
    tap(words('全部到了'))
    await overlaid('把还没到的2人都登记为到会？')
    tap(await overlay('都到了'))
    await until(() => sent('arrival.tick').length === 1, 'the tick')
    expect(sent('arrival.tick')).toEqual([
      { activityId: ACTIVITY, memberIds: [ANNA, BEN], method: 'paper', late: false },
    ])
  })

  test('domain §7 #11 F2 who is on leave or outside the due list is ticked from the folded list', async () => {
    const exempt = { ...aRow(BEN, '白帆'), standing: 'exempt' as const }
    answer('board.show', aBoard({ board: { ...both, missing: [], others: [exempt] } }))
    await open(BOARD)
    await shows('名单上的其他同志 1 人')
    expect(app().findAll('.person')).toEqual([])
    tap(words('名单上的其他同志 1 人'))
    await shows('白帆免到')
    tap(labelled('白帆 到了'))
    await until(() => sent('arrival.tick').length === 1, 'the tick')
    expect(sent('arrival.tick')).toEqual([
      { activityId: ACTIVITY, memberIds: [BEN], method: 'recorder' },
    ])
  })

  test('domain §7 #12 a few words why go out with the next tick, and with no other', async () => {
    await unfolded()
    type(labelled('说明'), '手机没电')
    await shows('现在点名字，记为：手机没电')
    tap(labelled('安然 到了'))
    await until(() => !phone.text().includes('现在点名字'), 'the words to go')
    tap(labelled('白帆 到了'))
    await until(() => sent('arrival.tick').length === 2, 'the next tick')
    expect(sent('arrival.tick')).toEqual([
      { activityId: ACTIVITY, memberIds: [ANNA], method: 'recorder', note: '手机没电' },
      { activityId: ACTIVITY, memberIds: [BEN], method: 'recorder' },
    ])
  })

  test('the head-count is written down, a difference said calmly', async () => {
    await unfolded()
    tap(words('记下'))
    await shows('请填现场的人数')
    type(labelled('现场人数'), '24')
    answer('board.show', aBoard({ board: { ...both, heads: 24, arrived: [came()] } }))
    tap(words('记下'))
    await shows('数到24人，登记1人')
    expect(sent('board.heads')).toEqual([{ activityId: ACTIVITY, heads: 24 }])
  })

  test('codes sent late count only after the recorder has said so', async () => {
    const scannedAt = at('2026-12-05T14:41')
    answer('board.show', aBoard({ board: both, waiting: [{ ...aRow(BEN, '白帆'), scannedAt }] }))
    await unfolded()
    await shows('离线扫码，待确认')
    await shows('14:41 扫码')
    tap(labelled('白帆 在场'))
    await until(() => sent('arrival.settle').length === 1, 'the word of the recorder')
    expect(sent('arrival.settle')).toEqual([
      { activityId: ACTIVITY, memberId: BEN, wasThere: true },
    ])
    await until(() => sent('board.show').length > 1, 'the board anew')
    tap(labelled('白帆 不在'))
    await until(() => sent('arrival.settle').length === 2, 'the other word')
    expect(sent('arrival.settle')[1]).toMatchObject({ wasThere: false })
  })

  test('the code for the door is asked for once', async () => {
    await unfolded()
    for (const _ of [1, 2]) {
      tap(words('微信扫的门口码'))
      await until(() => app().findAll('.rc-picture').length === 1, 'the picture')
      tap(labelled('关闭'))
    }
    expect(sent('board.entrance')).toEqual([{ activityId: ACTIVITY }])
  })

  test('a door code that cannot be had is said in the sheet', async () => {
    answer('board.entrance', { ok: false, code: 'entrance-unavailable' })
    await unfolded()
    tap(words('微信扫的门口码'))
    await shows('门口码暂时取不到')
  })

  test('codes that the recorder ended are opened again', async () => {
    answer('board.close', { closed: false })
    answer('board.show', aBoard({ code: null, board: { ...both, codeClosed: true } }))
    await open(BOARD)
    await shows('已停止扫码，请在下面点名字登记')
    await unfolded()
    tap(words('重新开放扫码'))
    await until(() => sent('board.close').length === 1, 'the wish')
    expect(sent('board.close')).toMatchObject([{ closed: false }])
  })

  test('a record closed elsewhere ends the board', async () => {
    await open(BOARD)
    await shows('还没到 2 人')
    answer('board.show', { ok: false, code: 'activity-sealed' })
    await shows('记录已经归档')
    expect(app().findAll('canvas')).toHaveLength(0)
  })
})

describe('leave for somebody who called', () => {
  test('is entered by the secretary from the board', async () => {
    await open(BOARD)
    await shows('还没到')
    tap(words('记录人'))
    await shows('代为请假')
    tap(words('代为请假'))
    await until(() => app().findAll('.ps-person').length === 2, 'the people')
    tap(app().findAll('.ps-person')[1] as HTMLElement)
    await shows('代白帆请假')
    tap(words('病假'))
    type(app().find('wx-textarea'), '发烧在家')
    const leaves = [{ memberId: BEN, name: '白帆', kind: 'sick' as const, reason: '发烧在家' }]
    answer('activity.show', anActivity({ leaves, mine: mine() }))
    tap(words('记下请假'))
    await shows('白帆的请假已记下')
    expect(sent('leave.enter')).toEqual([
      { activityId: ACTIVITY, memberId: BEN, kind: 'sick' as const, reason: '发烧在家' },
    ])
  })

  test.each([
    ['the page of the event', `pages/event/detail/detail?activityId=${ACTIVITY}`, '白帆'],
    ['the board', BOARD, '代为请假'],
  ])('is taken back by the secretary from %s', async (_, from, row) => {
    const leaves = [{ memberId: BEN, name: '白帆', kind: 'sick' as const, reason: '发烧在家' }]
    answer('activity.show', anActivity({ leaves }, { phase: 'open' }))
    answer('board.show', aBoard({ board: standing({ missing: [], onLeave: [aRow(BEN, '白帆')] }) }))
    answer('leave.withdraw', { mine: mine() })
    await open(from)
    if (from === BOARD) {
      await shows('记录人')
      tap(words('记录人'))
    }
    await shows(row)
    tap(words(row))
    if (from === BOARD) {
      await until(() => app().findAll('.ps-person').length === 1, 'the people')
      tap(app().find('.ps-person'))
    }
    await shows('白帆的请假已记下')
    answer('activity.show', anActivity())
    tap(words('撤回这次请假'))
    await until(() => sent('leave.withdraw').length === 1, 'the withdrawal')
    expect(sent('leave.withdraw')).toEqual([{ activityId: ACTIVITY, memberId: BEN }])
  })

  test('a refusal speaks of the other person', async () => {
    answer('leave.enter', { ok: false, code: 'leave-after-arrival' })
    await open(LEAVE)
    await shows('代白帆请假')
    tap(words('病假'))
    type(app().find('wx-textarea'), '发烧')
    tap(words('记下请假'))
    await shows('这位同志已经到会登记')
  })
})

describe('the record', () => {
  const whole = {
    may: {
      edit: true,
      close: true,
      addMedia: true,
      decideMedia: true,
      correct: false,
      forms: true,
    },
    lacks: [],
  }

  test('before closing a difference is asked about once', async () => {
    answer('record.show', aRecord({ ...whole, heads: 24, came: 23, waiting: 1 }))
    await open(RECORD)
    await shows('归档')
    tap(words('归档'))
    await overlaid('现场数到24人，登记了23人。还有1人离线扫码没有确认')
    tap(await overlay('归档'))
    await until(() => sent('record.close').length === 1, 'the closing')
  })

  const register = [
    { memberId: ANNA, name: '安然', standing: 'due' as const, state: 'present' as const },
    { memberId: BEN, name: '白帆', standing: 'due' as const, state: 'absent' as const },
  ]
  const sealed = { entryId: 'e', sealedAt: at('2026-12-05T17:30'), digest: 'd', daysAfter: 0 }
  const closed = aRecord({
    register,
    sealed,
    may: {
      edit: false,
      close: false,
      addMedia: false,
      decideMedia: false,
      correct: false,
      forms: false,
    },
  })
  const entry = {
    memberId: BEN,
    name: '白帆',
    reason: '手机没电',
    declaredBy: '安然',
    at: at('2026-12-05T18:05'),
    mine: true,
  }

  test('after it a person who was there is declared, with a reason', async () => {
    answer('record.show', closed)
    await open(RECORD)
    await shows('补登到会')
    tap(words('补登到会'))
    await until(() => app().findAll('.ps-person').length === 1, 'the absentees')
    tap(app().find('.ps-person'))
    await shows('补登白帆到会')
    tap(words('提交，请另一位同志确认'))
    await shows('请写一句原因')
    type(app().find('wx-textarea'), '手机没电')
    answer('record.show', { ...closed, lateEntries: [entry] })
    tap(words('提交，请另一位同志确认'))
    await shows('等另一位同志确认')
    expect(sent('entry.declare')).toEqual([
      { activityId: ACTIVITY, memberId: BEN, reason: '手机没电' },
    ])
  })

  test.each([
    ['同意', '同意补登白帆到会？', true],
    ['不同意', '不同意补登白帆？', false],
  ])('a second person says %s', async (word, question, agree) => {
    answer('record.show', { ...closed, lateEntries: [{ ...entry, mine: false }] })
    await open(RECORD)
    await shows('12月5日 周六 18:05 安然提出')
    tap(words(word))
    await overlaid(question)
    answer('record.show', closed)
    tap(await overlay(word))
    await until(() => !phone.text().includes('安然提出'), 'the declaration to go')
    expect(sent('entry.confirm')).toEqual([{ activityId: ACTIVITY, memberId: BEN, agree }])
  })
})

function app() {
  return phone.app()
}

/** Scans a text with the scanner that the phone has opened. */
async function scanned(text: string): Promise<void> {
  const field = () => document.querySelector<HTMLInputElement>('[aria-label="二维码内容"]')
  await until(field, 'the scanner')
  Object.assign(field() as HTMLInputElement, { value: text })
  tap(await overlay('使用'))
}
