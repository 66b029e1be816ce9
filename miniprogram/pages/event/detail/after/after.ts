import { address } from '../../../../lib/address'
import { dayOf } from '../../../../lib/calendar'
import type { Answer } from '../../../../services/answer'
import {
  answerObjection,
  closeBriefing,
  markBriefed,
  raiseObjection,
} from '../../../../services/follow-up'
import { sendOnce } from '../../../../services/send-once'
import type { afterView } from './view'

type Sheet = '' | 'done' | 'answer' | 'object'
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/** What follows a day, on its page; after a change the page asks the server anew. */
Component({
  properties: {
    activityId: String,
    startsAt: Number,
    /** The server's clock when the page was read. */
    now: Number,
    view: { type: Object, value: {} as ReturnType<typeof afterView> },
  },
  data: {
    sheet: '' as Sheet,
    titles: { done: '记下补课', answer: '答复异议', object: '我的登记有误' },
    notes: {
      done: '写上哪天讲的；讲了什么可以写一句，也可以不写。',
      answer: '本人会看到答复；登记有误的，请再办理更正。',
      object: '写一句哪里不对，书记会核对并答复。',
    },
    hints: {
      done: '例如：讲了学习要点和讨论结果',
      answer: '例如：已核对签到表，补登到会',
      object: '例如：我当天在场，15点10分到的',
    },
    buttons: { done: '记下', answer: '答复', object: '提交' },
    /** Whom the sheet is about. */
    memberId: '',
    text: '',
    on: '',
    first: '',
    last: '',
    busy: false,
    problem: '',
  },
  methods: {
    open(sheet: Sheet, memberId = '') {
      const today = dayOf(this.data.now)
      const first = dayOf(this.data.startsAt)
      this.setData({ sheet, memberId, text: '', problem: '', on: today, last: today, first })
    },
    openDone(event: Tap) {
      this.open('done', event.currentTarget.dataset.id)
    },
    openAnswer(event: Tap) {
      this.open('answer', event.currentTarget.dataset.id)
    },
    openObjection() {
      this.open('object')
    },
    service() {
      wx.navigateTo({ url: address.afterwards(this.data.activityId) })
    },
    leave() {
      this.setData({ sheet: '' })
    },
    chooseDay(event: Typed) {
      this.setData({ on: event.detail.value })
    },
    type(event: Typed) {
      this.setData({ text: event.detail.value.trim() })
    },
    close(event: Tap) {
      const { activityId } = this.data
      const memberId = event.currentTarget.dataset.id
      this.settle(() => closeBriefing({ activityId, memberId }))
    },
    send() {
      const { sheet, activityId, memberId, text, on } = this.data
      if (sheet !== 'done' && text.length < 2) {
        this.setData({ problem: '请写一句' })
        return
      }
      const sending: Record<Exclude<Sheet, ''>, () => Promise<Answer<unknown>>> = {
        done: () => markBriefed({ activityId, memberId, on, note: text }),
        answer: () => answerObjection({ activityId, memberId, answer: text }),
        object: () => raiseObjection({ activityId, text }),
      }
      if (sheet) this.settle(sending[sheet])
    },
    async settle(send: () => Promise<Answer<unknown>>) {
      const sent = await sendOnce(this, send)
      const { sheet, problem } = this.data
      if (problem && sheet === '') wx.showToast({ title: problem, icon: 'none' })
      if (!sent) return
      this.leave()
      this.triggerEvent('change')
    },
  },
})
