import { joinedLine, savingText } from '../../miniprogram/labels/saving'
import { Autosave, type SaveState } from '../../miniprogram/pages/event/record/autosave'
import { join, unsavedDraft } from '../../miniprogram/pages/event/record/merge'
import type { RecordDraft } from '../../typings/contract'
import { aRecord } from './facts'

type Send = ConstructorParameters<typeof Autosave>[0]['send']
type Sent = { revision: number; content: string }

/** The doors of an autosave, each of them written down. */
function open(answer?: Send) {
  const sent: Sent[] = []
  const told: SaveState[] = []
  let kept: Sent | null = null
  const note = (revision: number, draft: RecordDraft) => ({ revision, content: draft.content })
  const accept: Send = async (revision) => ({
    ok: true,
    data: { revision: revision + 1, lacks: [] },
    requestId: 'r',
  })
  const autosave = new Autosave(
    {
      send: (revision, draft) => {
        sent.push(note(revision, draft))
        return (answer ?? accept)(revision, draft)
      },
      keep: ({ revision, draft }) => {
        kept = note(revision, draft)
      },
      forget: () => {
        kept = null
      },
      tell: (state) => told.push(state),
    },
    3,
    aRecord().draft,
  )
  return { autosave, sent, told, kept: () => kept }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('words go out once, when the hand rests, and are forgotten when the server has them', async () => {
  const { autosave, sent, kept } = open()
  autosave.change({ content: '学' })
  autosave.change({ content: '学习' })
  expect(kept()).toEqual({ revision: 3, content: '学习' })
  expect(sent).toEqual([])
  await jest.advanceTimersByTimeAsync(1000)
  expect(sent).toEqual([{ revision: 3, content: '学习' }])
  expect(kept()).toBeNull()
  expect(autosave.revision).toBe(4)
})

test('without a network the words stay on the phone and are sent the next time', async () => {
  let online = false
  const { autosave, told, kept, sent } = open(async (revision) =>
    online
      ? { ok: true, data: { revision: revision + 1, lacks: [] }, requestId: 'r' }
      : { ok: false, code: 'offline' },
  )
  autosave.change({ content: '学习' })
  expect(await autosave.flush()).toBe(false)
  expect(kept()).toEqual({ revision: 3, content: '学习' })
  expect(told.at(-1)).toEqual({ word: 'kept', problem: 'offline' })
  expect(savingText({ word: 'kept', problem: 'offline' })).toContain('先留在这台手机里')
  online = true
  expect(await autosave.flush()).toBe(true)
  expect(sent).toHaveLength(2)
  expect(kept()).toBeNull()
})

test('words written while others travel are not lost, and start from the new revision', async () => {
  let land = () => {}
  const { autosave, sent, kept } = open(
    (revision) =>
      new Promise((resolve) => {
        land = () =>
          resolve({ ok: true, data: { revision: revision + 1, lacks: [] }, requestId: 'r' })
      }),
  )
  autosave.change({ content: '一' })
  const first = autosave.flush()
  autosave.change({ content: '一二' })
  land()
  expect(await first).toBe(false)
  expect(kept()).toEqual({ revision: 4, content: '一二' })
  const second = autosave.flush()
  await jest.advanceTimersByTimeAsync(0)
  land()
  expect(await second).toBe(true)
  expect(sent).toEqual([
    { revision: 3, content: '一' },
    { revision: 4, content: '一二' },
  ])
})

test('a record changed elsewhere is told, kept, and can be laid over the newer one', async () => {
  const { autosave, sent, told, kept } = open(async (revision) =>
    revision === 3
      ? { ok: false, code: 'record-changed', requestId: 'r' }
      : { ok: true, data: { revision: revision + 1, lacks: ['outcome'] }, requestId: 'r' },
  )
  autosave.change({ content: '学习' })
  await autosave.flush()
  expect(told.at(-1)).toEqual({ word: 'kept', problem: 'record-changed' })
  expect(kept()).not.toBeNull()
  autosave.rebase(7)
  expect(await autosave.flush()).toBe(true)
  expect(sent.at(-1)).toEqual({ revision: 7, content: '学习' })
  expect(told.at(-1)).toEqual({ word: 'saved', lacks: ['outcome'] })
})

test('two people who write at once lose nothing: both texts stand, and go out together', async () => {
  const { autosave, sent, told } = open(async (revision) =>
    revision === 3
      ? { ok: false, code: 'record-changed', requestId: 'r' }
      : { ok: true, data: { revision: revision + 1, lacks: [] }, requestId: 'r' },
  )
  autosave.change({ content: '我写的', outcome: '分工落实' })
  await autosave.flush()
  expect(told.at(-1)).toEqual({ word: 'kept', problem: 'record-changed' })
  const theirs = { ...aRecord().draft, content: '他写的', venueNote: '线上' }
  expect(autosave.join({ revision: 4, draft: theirs })).toEqual(['content'])
  expect(await autosave.flush()).toBe(true)
  expect(autosave.draft).toEqual({
    ...theirs,
    content: '他写的\n我写的',
    outcome: '分工落实',
  })
  expect(sent.at(-1)).toEqual({ revision: 4, content: '他写的\n我写的' })
})

test('what two people wrote is asked about only when it does not fit together', () => {
  const { autosave } = open()
  autosave.change({ outcome: '一'.repeat(300) })
  const theirs = { ...aRecord().draft, outcome: '二'.repeat(300) }
  expect(autosave.join({ revision: 4, draft: theirs })).toBeNull()
  expect(autosave.draft.outcome).toBe('一'.repeat(300))
})

test('lists hold what either added, single choices stay the newer one', () => {
  const base = aRecord().draft
  const part = (title: string) => ({
    type: 'lecture' as const,
    title,
    from: null,
    to: null,
    content: '要点',
  })
  const mine = { ...base, segments: [part('甲')], flag: 'yes' as const }
  const theirs = { ...base, segments: [part('乙')], flag: 'no' as const }
  const joined = join(base, mine, theirs)
  expect(joined?.draft.segments.map(({ title }) => title)).toEqual(['乙', '甲'])
  expect(joined?.draft.flag).toBe('no')
  expect(joined?.both).toEqual(expect.arrayContaining(['segments', 'flag']))
  expect(joinedLine(joined?.both ?? [])).toBe(
    '另一位同志也在写，两份已合在一起，请再看一遍：会议环节、选项。',
  )
  expect(joinedLine([])).toContain('都已保留')
})

describe('what was written here and is not in the closed minutes', () => {
  const base = aRecord().draft
  const studied = (title: string) => ({ title, level: 'central', form: 'read', link: '' }) as const
  test.each<[string, Partial<RecordDraft>, Partial<RecordDraft>, Partial<RecordDraft>]>([
    ['nothing was written', {}, { content: '甲' }, {}],
    ['it got in', { content: '乙' }, { content: '乙' }, {}],
    ['it got in beside other words', { content: '乙' }, { content: '甲\n乙' }, {}],
    ['it did not get in', { content: '乙' }, { content: '甲' }, { content: '乙' }],
    ['it was only taken away', { content: '' }, { content: '甲' }, {}],
    ['another choice was made', { flag: 'no' }, { flag: 'not_applicable' }, { flag: 'no' }],
    [
      'of a list what is lacking',
      { materials: [studied('一'), studied('二')] },
      { materials: [studied('一')] },
      { materials: [studied('二')] },
    ],
  ])('%s', (_, mine, closed, left) => {
    const kept = { revision: 3, base, draft: { ...base, ...mine } }
    expect(unsavedDraft(kept, { ...base, ...closed })).toEqual(left)
  })
})
