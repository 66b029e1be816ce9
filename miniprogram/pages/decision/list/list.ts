import type { Output } from '../../../../typings/contract'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { dayOf, dayWords } from '../../../lib/calendar'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { listPublished } from '../../../services/decision'

type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>
type Read = Output<'publications.list'>
type Row = { id: string; topic: string; note: string }

const rowsOf = ({ published, now }: Read): Row[] =>
  published.map((one) => ({
    id: one.resolutionId,
    topic: one.topic,
    note: `${one.branch} · ${dayWords(dayOf(one.publishedAt), now)}`,
  }))

const lastOf = ({ published }: Read) => published[published.length - 1] ?? null

/** What was decided and is published for the reader, newest first (C3.3d); for a unit, what its branches say beyond themselves. */
Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    unitId: '',
    rows: [] as Row[],
    more: false,
    problem: '',
  },
  last: null as Read['published'][number] | null,

  onLoad(query: { unitId?: string }) {
    this.setData({ unitId: query.unitId ?? '' })
  },
  onShow() {
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },
  /** From the newest on, as far as it was read before. */
  async load() {
    const wanted = this.data.rows.length
    const answer = await askLast(this, () => this.read(null))
    if (!answer) return
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.last = lastOf(answer.data)
    this.setData({ status: 'ready', rows: rowsOf(answer.data), more: answer.data.more })
    while (this.data.more && this.data.rows.length < wanted) if (!(await this.older())) return
  },
  /** @returns whether they were read */
  async older(): Promise<boolean> {
    const answer = await askLast(this, () => this.read(this.last))
    if (!answer?.ok) {
      if (answer) this.setData({ problem: explain(answer.code) })
      return false
    }
    this.last = lastOf(answer.data) ?? this.last
    const { more } = answer.data
    this.setData({ rows: [...this.data.rows, ...rowsOf(answer.data)], more, problem: '' })
    return true
  },
  read(last: Read['published'][number] | null) {
    const { unitId } = this.data
    const after = last && { publishedAt: last.publishedAt, resolutionId: last.resolutionId }
    return listPublished({ ...(unitId ? { unitId } : {}), ...(after ? { after } : {}) })
  },
  open(event: Tap) {
    wx.navigateTo({ url: address.published(event.currentTarget.dataset.id) })
  },
})
