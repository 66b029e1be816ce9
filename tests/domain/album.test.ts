import {
  decideArranging,
  decideRoom,
  isHeld,
  type MediaItem,
} from '../../cloudfunctions/core/domain/album'
import { mediaVerdict } from '../../cloudfunctions/core/domain/platform-event'

const item = (part: Partial<MediaItem> = {}): MediaItem => ({
  mediaId: 'f000000000000001',
  kind: 'picture',
  fileId: 'cloud://e.b/media/one.jpg',
  sha256: '0'.repeat(64),
  bytes: 1,
  durationMs: null,
  caption: '',
  addedBy: 'm0000000000001',
  addedAt: 1,
  addedLate: false,
  trace: null,
  check: 'none',
  decision: null,
  inCopy: true,
  copyReason: '',
  lost: false,
  archive: false,
  ...part,
})
const some = (count: number) => Array.from({ length: count }, () => item())
const codeOf = (decision: { ok: boolean; code?: string }) => decision.code ?? 'yes'

test.each([
  ['C4.3c the first picture', some(0), 'picture', 'yes'],
  ['C4.3c the ninth picture', some(8), 'picture', 'yes'],
  ['C4.3c no tenth picture', some(9), 'picture', 'media-too-many'],
  ['C4.3c one clip', some(0), 'clip', 'yes'],
  ['C4.3c no second clip', [item({ kind: 'clip' })], 'clip', 'media-too-many'],
  ['C4.3c no clip beside pictures', some(1), 'clip', 'media-one-kind'],
  ['C4.3c no picture beside a clip', [item({ kind: 'clip' })], 'picture', 'media-one-kind'],
] as const)('%s', (_, items, kind, code) => expect(codeOf(decideRoom(items, kind))).toBe(code))

test.each([
  ['none', null, false],
  ['pass', null, false],
  ['review', null, false],
  ['risky', null, true],
  ['risky', 'keep', false],
  ['risky', 'hide', true],
  ['pass', 'hide', true],
] as const)('a check that says %s, decided %s', (check, decision, held) =>
  expect(isHeld({ check, decision })).toBe(held),
)

test.each([
  ['a caption where there was none', '', '合影', 'yes'],
  ['the same caption again', '合影', '合影', 'yes'],
  ['another caption', '合影', '发言', 'activity-sealed'],
  ['no caption any more', '合影', '', 'activity-sealed'],
])('C4.3c in a closed record: %s', (_, before, after, code) => {
  const wanted = [{ mediaId: item().mediaId, caption: after }]
  expect(codeOf(decideArranging([item({ caption: before })], wanted, true))).toBe(code)
  expect(codeOf(decideArranging([item({ caption: before })], wanted, false))).toBe('yes')
})

const push = (part: object) => ({ Event: 'wxa_media_check', trace_id: 't', errcode: 0, ...part })
test.each([
  ['pass', push({ result: { suggest: 'pass' } }), { trace: 't', check: 'pass' }],
  ['risky', push({ result: { suggest: 'risky' } }), { trace: 't', check: 'risky' }],
  [
    'numbers as text',
    push({ errcode: '0', result: { suggest: 'review' } }),
    { trace: 't', check: 'review' },
  ],
  ['a check that failed', push({ errcode: -1008, result: {} }), { trace: 't', check: 'none' }],
  ['an unknown word', push({ result: { suggest: 'fine' } }), { trace: 't', check: 'none' }],
  ['no name', push({ trace_id: '' }), null],
  ['another push', { Event: 'subscribe_msg_popup_event' }, null],
  ['nothing', null, null],
])('what the platform found about a picture: %s', (_, event, verdict) =>
  expect(mediaVerdict(event)).toEqual(verdict),
)
