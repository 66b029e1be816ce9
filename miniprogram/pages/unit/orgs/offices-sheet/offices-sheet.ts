import type { Role } from '../../../../../typings/contract'
import { oneLine } from '../../../../components/event-fields/fields'
import type { Option } from '../../../../labels/options'
import { explain } from '../../../../labels/problems'
import { chosenDayWords } from '../../../../lib/calendar'
import { askLast } from '../../../../services/ask-last'
import { assignOffice, endOffice } from '../../../../services/branch'
import { sendOnce } from '../../../../services/send-once'
import { showOffices } from '../../../../services/unit'
import { type Found, type Held, lackOf, noneFound, officesView } from './view'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Chosen = WechatMiniprogram.CustomEvent<{ chosen: Role[] }>
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>

const NOTHING = {
  mode: '' as '' | 'give' | 'end',
  role: null as Role | null,
  sought: '',
  found: [] as Found[],
  person: null as Found | null,
  ending: null as Held | null,
  none: '',
  problem: '',
}

/** Who holds which office of a unit since when; the school gives and ends them (domain §3). */
Component({
  properties: { visible: Boolean, orgId: String, name: String },
  data: {
    ...NOTHING,
    ready: false,
    today: '',
    on: '',
    onLine: '',
    held: [] as Held[],
    roles: [] as Option<Role>[],
    busy: false,
  },
  observers: {
    visible(visible: boolean) {
      if (!visible) return
      this.setData({ ...NOTHING, ready: false })
      this.load()
    },
    'on, today'(on: string, today: string) {
      this.setData({ onLine: on ? chosenDayWords(on, today) : '' })
    },
  },
  methods: {
    async load() {
      const { orgId } = this.data
      const answer = await askLast(this, () => showOffices({ orgId }))
      if (!answer) return
      if (!answer.ok) {
        this.setData({ problem: explain(answer.code) })
        return
      }
      const { today } = answer.data
      this.setData({ ...NOTHING, ...officesView(answer.data), on: today, ready: true })
    },
    leave() {
      this.triggerEvent('leave')
    },
    give() {
      const { today } = this.data
      this.setData({ ...NOTHING, mode: 'give', on: today })
    },
    openOffice(event: Tap) {
      const ending = this.data.held[event.currentTarget.dataset.index] ?? null
      this.setData({ ...NOTHING, mode: 'end', ending, on: this.data.today })
    },
    chooseRole(event: Chosen) {
      this.setData({ role: event.detail.chosen[0] ?? null, problem: '' })
    },
    chooseDay(event: Typed) {
      this.setData({ on: event.detail.value })
    },
    type(event: Typed) {
      // who was chosen belongs to the words that were sought
      this.setData({ sought: event.detail.value, found: [], person: null, none: '' })
    },
    async seek() {
      const sought = oneLine(this.data.sought)
      if (!sought) return
      const { orgId } = this.data
      const answer = await askLast(this, () => showOffices({ orgId, sought }))
      if (!answer) return
      if (!answer.ok) {
        this.setData({ problem: explain(answer.code) })
        return
      }
      const { found } = answer.data
      const person = found.length === 1 ? (found[0] ?? null) : null
      this.setData({ found, person, none: noneFound(found, sought), problem: '' })
    },
    choose(event: Tap) {
      this.setData({ person: this.data.found[event.currentTarget.dataset.index] ?? null })
    },
    async save() {
      const { orgId, role, person, on } = this.data
      const problem = lackOf({ role, person, on })
      this.setData({ problem })
      if (problem || !role || !person) return
      const { memberId } = person
      const sent = await sendOnce(this, () => assignOffice({ orgId, memberId, role, from: on }))
      if (sent) this.done()
    },
    async end() {
      const { ending, on } = this.data
      if (!ending) return
      const sent = await sendOnce(this, () => endOffice({ officeId: ending.officeId, to: on }))
      if (sent) this.done()
    },
    done() {
      wx.showToast({ title: '已办理', icon: 'success' })
      this.load()
    },
  },
})
