import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { fontScale } from '../../../lib/font-scale'
import { showBoard, tickArrival, undoArrival } from '../../../services/register'
import { brighten, restore } from './bright-screen'
import { drawCode, type Pen, type Place } from './draw-code'
import { isDue, isStale, shareLeft } from './slot'
import { boardView } from './view'

type PersonTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; name: string }>
type Canvas = Place & { pen: Pen }
const BEAT = 1000

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    hasCode: false,
    stale: false,
    busy: '',
    problem: '',
  },
  activityId: '',
  timer: 0,
  skew: 0,
  askedAt: 0,
  asking: false,
  code: '',
  codeUntil: 0,
  canvas: null as Canvas | null,

  onLoad(query: { activityId?: string }) {
    this.activityId = query.activityId ?? ''
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
    const answer = await showBoard(this.activityId)
    this.asking = false
    this.askedAt = this.now()
    if (!answer.ok) {
      // A board that already stands stays on the screen through a short loss of network.
      if (this.data.status !== 'ready') this.setData(failed(answer.code))
      else this.setData({ problem: explain(answer.code) })
      return
    }
    this.skew = answer.data.now - Date.now()
    this.askedAt = answer.data.now
    this.code = answer.data.code ?? ''
    this.codeUntil = answer.data.codeUntil
    this.setData({ ...boardView(answer.data), problem: '' }, () => this.findCanvas())
  },

  findCanvas() {
    if (!this.data.hasCode) this.canvas = null
    if (!this.data.hasCode || this.canvas) {
      this.draw()
      return
    }
    const query = wx.createSelectorQuery().in(this)
    query.select('#code').fields({ node: true, size: true })
    query.exec(([found]) => {
      if (!found?.node) return
      const { node, width } = found
      const ratio = wx.getWindowInfo().pixelRatio
      node.width = width * ratio
      node.height = width * ratio
      const pen = node.getContext('2d')
      pen.scale(ratio, ratio)
      this.canvas = { pen, side: width, ratio }
      this.draw()
    })
  },

  draw() {
    if (!this.canvas || !this.code) return
    const { pen, side, ratio } = this.canvas
    drawCode(pen, this.code, { side, ratio, left: shareLeft(this.now(), this.codeUntil) })
  },

  async tick(event: PersonTap) {
    const { id } = event.currentTarget.dataset
    if (this.data.busy) return
    this.setData({ busy: id, problem: '' })
    this.settle(await tickArrival(this.activityId, id))
  },

  async undo(event: PersonTap) {
    const { id, name } = event.currentTarget.dataset
    const { confirm } = await wx.showModal({
      title: `撤回${name}的登记？`,
      content: '撤回后回到“未到”名单，可以重新登记。',
      confirmText: '撤回',
    })
    if (!confirm) return
    this.setData({ busy: id, problem: '' })
    this.settle(await undoArrival(this.activityId, id))
  },

  async settle(answer: Awaited<ReturnType<typeof tickArrival | typeof undoArrival>>) {
    if (answer.ok) await this.load()
    else this.setData({ problem: explain(answer.code) })
    this.setData({ busy: '' })
  },
})
