import type { Input } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { tickWords } from '../../../labels/register'
import { fontScale } from '../../../lib/font-scale'
import type { Answer, Problem } from '../../../services/answer'
import { showBoard, tickArrivals, undoArrival } from '../../../services/register'
import { brighten, restore } from './bright-screen'
import { CodeCanvas } from './code-canvas'
import { type Held, holding } from './merge'
import { BEAT, isDue, isStale, shareLeft } from './slot'
import { boardView, type How, howInput, howLine, PLAIN_HOW } from './view'

type PersonTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; name: string }>
type Tick = Pick<Input<'arrival.tick'>, 'memberIds'>

/** As many as one call takes. */
const AT_ONCE = 300
/** Through these a board that stands stays on the screen. */
const PASSING: ReadonlySet<Problem> = new Set<Problem>([
  'offline',
  'unreachable',
  'busy',
  'internal',
])

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    activityId: '',
    hasCode: false,
    stale: false,
    missing: [] as { memberId: string }[],
    /** Others on the list are asked for seldom, and stand folded away. */
    othersOpen: false,
    how: PLAIN_HOW as How,
    /** How a tap on a name is written down, when it is not the plain way. */
    howLine: '',
    busy: '',
    problem: '',
  },
  timer: 0,
  skew: 0,
  askedAt: 0,
  asking: false,
  held: null as Held | null,
  codeUntil: 0,
  canvas: null as CodeCanvas | null,

  onLoad(query: { activityId?: string }) {
    this.setData({ activityId: query.activityId ?? '' })
    this.canvas = new CodeCanvas(() => wx.createSelectorQuery().in(this))
  },

  onShow() {
    brighten()
    this.load()
    this.timer = setInterval(() => this.beat(), BEAT) as unknown as number
  },

  onHide() {
    this.rest()
  },
  onUnload() {
    this.rest()
  },
  rest() {
    clearInterval(this.timer)
    restore()
  },

  /** By the server's clock. */
  now(): number {
    return Date.now() + this.skew
  },

  beat() {
    const now = this.now()
    const { codeUntil, askedAt } = this
    if (!this.asking && isDue({ now, codeUntil, askedAt })) this.load()
    const stale = this.data.hasCode && isStale(now, codeUntil)
    if (stale !== this.data.stale) this.setData({ stale })
    this.draw()
  },

  async load() {
    this.asking = true
    const answer = await showBoard(this.data.activityId, this.held?.mark ?? null)
    this.asking = false
    this.askedAt = this.now()
    if (!answer.ok) {
      this.fail(answer.code)
      return
    }
    // answers may overtake each other
    if (this.held && answer.data.now < this.held.now) return
    this.skew = answer.data.now - Date.now()
    this.askedAt = answer.data.now
    this.codeUntil = answer.data.codeUntil
    this.held = holding(this.held, answer.data)
    if (!this.held) return
    const hadCode = this.data.hasCode
    this.setData({ ...boardView(this.held), problem: '' }, () => this.findCanvas())
    // the window opened or closed: what else is true of the day is asked anew
    if (hadCode !== this.data.hasCode && !answer.data.board) this.askAll()
  },
  askAll() {
    this.held = null
    this.load()
  },
  fail(code: Problem) {
    if (PASSING.has(code)) {
      if (this.data.status === 'ready') this.setData({ problem: explain(code) })
      else this.setData(failed(code))
      return
    }
    // nothing more comes: the record was closed meanwhile, or the board is not for this person
    clearInterval(this.timer)
    this.setData({ ...failed(code), hasCode: false })
  },

  findCanvas() {
    if (!this.data.hasCode) this.canvas?.forget()
    else this.canvas?.find(() => this.draw())
  },
  draw() {
    if (!this.data.hasCode) return
    this.canvas?.draw(this.held?.code ?? '', shareLeft(this.now(), this.codeUntil))
  },

  turnOthers() {
    this.setData({ othersOpen: !this.data.othersOpen })
  },

  chooseHow(event: WechatMiniprogram.CustomEvent<{ how: How }>) {
    this.marksAs(event.detail.how)
  },
  marksAs(how: How) {
    this.setData({ how, howLine: howLine(how) })
  },
  async tick(event: PersonTap) {
    const { id } = event.currentTarget.dataset
    await this.mark(id, { memberIds: [id] })
  },
  async tickAll() {
    const memberIds = this.data.missing.map(({ memberId }) => memberId).slice(0, AT_ONCE)
    const { confirm } = await wx.showModal({
      title: `把还没到的${memberIds.length}人都登记为到会？`,
      content: `记为“${tickWords[this.data.how.method]}”。有没来的，可以逐个撤回。`,
      confirmText: '都到了',
    })
    if (confirm) await this.mark('all', { memberIds })
  },
  async mark(busy: string, ticked: Tick) {
    const { activityId, how } = this.data
    const input = { activityId, ...ticked, ...howInput(how) }
    const done = await this.settle(busy, () => tickArrivals(input))
    // why one came without the code says nothing of the next
    if (done) this.marksAs({ ...this.data.how, note: '' })
  },

  async undo(event: PersonTap) {
    const { id, name } = event.currentTarget.dataset
    const { confirm } = await wx.showModal({
      title: `撤回${name}的登记？`,
      content: '撤回后仍在名单上，可以重新登记。',
      confirmText: '撤回',
    })
    if (confirm) await this.settle(id, () => undoArrival(this.data.activityId, id))
  },

  /** One thing at a time: a second tap would fall on the next person, who has moved up. */
  async settle(busy: string, send: () => Promise<Answer<unknown>>): Promise<boolean> {
    if (this.data.busy) return false
    this.setData({ busy, problem: '' })
    const answer = await send()
    if (answer.ok) await this.load()
    else this.setData({ problem: explain(answer.code) })
    this.setData({ busy: '' })
    return answer.ok
  },
})
