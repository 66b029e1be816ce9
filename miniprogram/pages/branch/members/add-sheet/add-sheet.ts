import type { Stage } from '../../../../../typings/contract'
import { optionsOf } from '../../../../labels/options'
import { stageWords } from '../../../../labels/people'
import { dateWords, dayWords, instantOf } from '../../../../lib/calendar'
import { addMember } from '../../../../services/branch'
import { sendOnce } from '../../../../services/send-once'
import { NO_GROUP } from '../../member/view'
import { addedWords, emptyPerson, inputOf, isMember, lackOf, type NewPerson } from './form'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'name' | 'schoolNo' | 'phone' }
>
type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Picked = WechatMiniprogram.CustomEvent<{ value: string }>

/** Somebody new on the roster, as one row of its workbook says it. */
Component({
  properties: { visible: Boolean, branchId: String, today: String, groups: Array },
  data: {
    ...viewOf(emptyPerson('2000-01-01')),
    person: emptyPerson('2000-01-01'),
    stages: optionsOf(stageWords),
    groupOptions: [NO_GROUP],
    busy: false,
    problem: '',
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.begin()
    },
  },
  methods: {
    begin() {
      const groups = this.data.groups as string[]
      this.setData({
        groupOptions: [NO_GROUP, ...groups.map((value) => ({ value, label: value }))],
        problem: '',
      })
      this.change(emptyPerson(this.data.today))
    },
    change(part: Partial<NewPerson>) {
      const person = { ...this.data.person, ...part }
      this.setData({ person, ...viewOf(person) })
    },
    leave() {
      this.triggerEvent('leave')
    },
    type(event: Typed) {
      this.change({ [event.currentTarget.dataset.field]: event.detail.value })
    },
    chooseStage(event: Chosen<Stage>) {
      const [stage] = event.detail.chosen
      if (stage) this.change({ stage })
    },
    chooseGroup(event: Chosen<string>) {
      this.change({ group: event.detail.chosen[0] || null })
    },
    chooseDay(event: Picked) {
      this.change({ on: event.detail.value })
    },
    chooseJoined(event: Picked) {
      this.change({ joinedOn: event.detail.value || null })
    },
    async add() {
      const { person, branchId } = this.data
      const problem = lackOf(person)
      this.setData({ problem })
      if (problem) return
      const sent = await sendOnce(this, () => addMember(inputOf(person, branchId)))
      if (!sent) return
      this.triggerEvent('added')
      wx.showToast({ title: addedWords(sent.person.name, sent.sharedPhone), icon: 'none' })
    },
  },
})

function viewOf({ stage, group, joinedOn, on }: NewPerson) {
  const noon = instantOf(on, '12:00')
  return {
    stage: [stage],
    group: [group ?? ''],
    member: isMember(stage),
    onLine: dayWords(on, noon),
    joinedLine: joinedOn ? dateWords(joinedOn, noon) : '可不填',
  }
}
