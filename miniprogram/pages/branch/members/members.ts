import type { Input } from '../../../../typings/contract'
import { LENGTHS } from '../../../components/event-fields/fields'
import type { Choice } from '../../../components/people-sheet/choice'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { lengthWords, NTH_WORDS, WEEKDAY_WORDS } from '../../../lib/calendar'
import { chooseOf } from '../../../lib/choose'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { arrangeBranch, changeMember, showMembers } from '../../../services/branch'
import { sendOnce } from '../../../services/send-once'
import {
  groupArrange,
  membersView,
  type Shown,
  type SlotForm,
  slotArrange,
  slotFormOf,
  slotFormView,
  TOGETHER,
  togetherChange,
  togetherWords,
} from './view'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Tap<Marks extends object> = WechatMiniprogram.BaseEvent<Record<string, never>, Marks>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    nths: NTH_WORDS,
    weekdays: WEEKDAY_WORDS,
    lengths: LENGTHS.map(lengthWords),
    groupsOpen: false,
    sheet: '' as '' | 'slot' | 'group' | 'together' | 'add',
    choices: [] as Choice[],
    /** The group whose name is changed; empty for a new one. */
    group: '',
    opened: '',
    problem: '',
    busy: false,
  },
  branchId: undefined as string | undefined,
  shown: null as Shown | null,
  slot: null as SlotForm | null,
  text: '',

  onLoad(query: { branchId?: string }) {
    this.branchId = query.branchId
  },
  onShow() {
    this.load()
  },
  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await askLast(this, () => showMembers(this.branchId))
    if (!answer) return
    if (answer.ok) this.shown = answer.data
    this.setData(answer.ok ? membersView(answer.data) : failed(answer.code))
  },

  chooseBranch(event: Typed) {
    this.branchId = this.shown?.branches[Number(event.detail.value)]?.orgId
    this.load()
  },
  coverage() {
    wx.navigateTo({ url: address.coverage(this.shown?.branch.orgId) })
  },
  person(event: Tap<{ id: string }>) {
    if (!this.shown) return
    wx.navigateTo({
      url: address.member(this.shown.branch.orgId, event.currentTarget.dataset.id),
    })
  },

  openAdd() {
    this.setData({ sheet: 'add' })
  },
  added() {
    this.closeSheet()
    this.load()
  },

  openTogether() {
    this.setData({ sheet: 'together' })
  },
  async chooseTogether(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const { shown } = this
    const memberIds = event.detail.chosen
    this.closeSheet()
    if (!shown || memberIds.length === 0) return
    const index = await chooseOf(TOGETHER)
    if (index < 0) return
    const { confirm } = await wx.showModal(togetherWords(index, memberIds, shown))
    if (!confirm) return
    const branchId = shown.branch.orgId
    const change = togetherChange(index, shown.today)
    const answer = await changeMember({ branchId, memberIds, change })
    wx.showToast({ title: answer.ok ? '已办理' : explain(answer.code), icon: 'none' })
    if (answer.ok) this.load()
  },

  openSlot() {
    if (!this.shown?.may.change) return
    this.slot = slotFormOf(this.shown)
    const slot = slotFormView(this.slot)
    this.setData({ sheet: 'slot', form: slot, opened: this.slot.place, problem: '' })
  },
  changeSlot(part: Partial<SlotForm>) {
    if (!this.slot) return
    this.slot = { ...this.slot, ...part }
    this.setData({ form: slotFormView(this.slot) })
  },
  chooseNth(event: Typed) {
    this.changeSlot({ nth: Number(event.detail.value) + 1 })
  },
  chooseWeekday(event: Typed) {
    this.changeSlot({ weekday: Number(event.detail.value) + 1 })
  },
  chooseTime(event: Typed) {
    this.changeSlot({ time: event.detail.value })
  },
  chooseLength(event: Typed) {
    this.changeSlot({ minutes: LENGTHS[Number(event.detail.value)] ?? 90 })
  },
  typePlace(event: Typed) {
    this.changeSlot({ place: event.detail.value })
  },
  saveSlot() {
    if (this.slot) this.arrange(slotArrange(this.slot))
  },

  turnGroups() {
    this.setData({ groupsOpen: !this.data.groupsOpen })
  },
  openGroup(event: Tap<{ group?: string }>) {
    const { group = '' } = event.currentTarget.dataset
    this.text = group
    this.setData({ sheet: 'group', group, opened: group, problem: '' })
  },
  typeGroup(event: Typed) {
    this.text = event.detail.value
  },
  saveGroup() {
    const { group } = this.data
    const arrange = this.shown && groupArrange(this.text, group || null, this.shown.today)
    if (arrange) this.arrange(arrange)
    else this.setData({ problem: '请写党小组的名称' })
  },
  async endGroup(event: Tap<{ group: string }>) {
    const { group } = event.currentTarget.dataset
    const { confirm } = await wx.showModal({
      title: `撤销“${group}”？`,
      content: '组里的党员不会变，只是不再编在这个小组。',
      confirmText: '撤销',
    })
    if (confirm && this.shown)
      this.arrange({ what: 'end-group', name: group, on: this.shown.today })
  },
  closeSheet() {
    this.setData({ sheet: '' })
  },

  async arrange(arrange: Input<'branch.arrange'>['arrange']) {
    const { shown } = this
    if (!shown) return
    const sent = await sendOnce(this, () =>
      arrangeBranch({ branchId: shown.branch.orgId, arrange }),
    )
    const { sheet, problem } = this.data
    if (problem && !sheet) wx.showToast({ title: problem, icon: 'none' })
    if (!sent) return
    this.closeSheet()
    this.load()
  },
})
