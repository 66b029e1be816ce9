import type { Choice } from '../../../../components/people-sheet/choice'
import type { FormName } from '../../../../labels/forms'
import { optionsOf } from '../../../../labels/options'
import { explain } from '../../../../labels/problems'
import { lateWords, tickWords } from '../../../../labels/register'
import { address } from '../../../../lib/address'
import type { Answer } from '../../../../services/answer'
import type { FormAbout } from '../../../../services/forms'
import { closeCodes, countHeads, settleArrival, showEntrance } from '../../../../services/register'
import { sendOnce } from '../../../../services/send-once'
import { type How, PLAIN_HOW } from '../view'

type Waiting = { memberId: string; name: string; note: string }
type WaitingTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; there: boolean }>
type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>

const MOST = 5000
/** On a screen for the whole room the recorder's own things are folded away. */
const ROOM_WIDTH = 768

/** What the recorder alone does on the board: the ways of marking, the head-count, late codes, the door, leave. */
Component({
  properties: {
    activityId: String,
    open: Boolean,
    /** How a tap on a name is written down. */
    how: { type: Object, value: PLAIN_HOW as How },
    /** Codes can be ended before their time, or opened again. */
    closable: Boolean,
    codeClosed: Boolean,
    /** As text; empty while nobody counted. */
    heads: String,
    headsLine: String,
    waiting: { type: Array, value: [] as Waiting[] },
    /** Whose leave may be entered, or taken back; nobody for who may not. */
    leavable: { type: Array, value: [] as Choice[] },
  },
  data: {
    unfolded: false,
    forms: ['register'] as FormName[],
    about: {} as FormAbout,
    methods: optionsOf(tickWords),
    lates: optionsOf(lateWords),
    typed: '',
    busy: false,
    problem: '',
    sheet: '' as '' | 'entrance' | 'leave',
    picture: '',
    pictureProblem: '',
  },
  observers: {
    activityId(activityId: string) {
      this.setData({ about: { activityId } })
    },
  },
  lifetimes: {
    attached() {
      this.setData({ unfolded: wx.getWindowInfo().windowWidth < ROOM_WIDTH })
    },
  },
  methods: {
    turn() {
      this.setData({ unfolded: !this.data.unfolded })
    },
    chooseMethod(event: Chosen<How['method']>) {
      this.choose({ method: event.detail.chosen[0] ?? PLAIN_HOW.method })
    },
    chooseLate(event: Chosen<How['late']>) {
      this.choose({ late: event.detail.chosen[0] ?? PLAIN_HOW.late })
    },
    typeNote(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.choose({ note: event.detail.value })
    },
    choose(part: Partial<How>) {
      this.triggerEvent('how', { how: { ...this.data.how, ...part } })
    },

    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ typed: event.detail.value })
    },
    async count() {
      const heads = Number(this.data.typed)
      if (this.data.typed === '' || !Number.isInteger(heads) || heads < 0 || heads > MOST) {
        this.setData({ problem: '请填现场的人数' })
        return
      }
      await this.send(() => countHeads(this.data.activityId, heads))
      if (!this.data.problem) this.setData({ typed: '' })
    },
    async settle(event: WaitingTap) {
      const { id, there } = event.currentTarget.dataset
      const { activityId } = this.data
      await this.send(() => settleArrival({ activityId, memberId: id, wasThere: there }))
    },
    async close() {
      const { activityId, codeClosed } = this.data
      await this.send(() => closeCodes(activityId, !codeClosed))
    },
    async send(ask: () => Promise<Answer<unknown>>) {
      const sent = await sendOnce(this, ask)
      if (sent) this.triggerEvent('changed')
    },

    async openEntrance() {
      this.setData({ sheet: 'entrance', pictureProblem: '' })
      if (this.data.picture) return
      const answer = await showEntrance(this.data.activityId)
      if (answer.ok) this.setData({ picture: answer.data.picture })
      else this.setData({ pictureProblem: explain(answer.code) })
    },
    openLeave() {
      this.setData({ sheet: 'leave' })
    },
    closeSheet() {
      this.setData({ sheet: '' })
    },
    chooseLeave(event: Chosen<string>) {
      this.closeSheet()
      const [memberId] = event.detail.chosen
      if (memberId) wx.navigateTo({ url: address.leave(this.data.activityId, memberId) })
    },
  },
})
