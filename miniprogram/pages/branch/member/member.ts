import type {
  ExclusionReason,
  MemberRow,
  Mobility,
  OrgName,
  Role,
} from '../../../../typings/contract'
import type { Choice } from '../../../components/people-sheet/choice'
import { failed } from '../../../labels/failure'
import { refusalText } from '../../../labels/refusals'
import { fontScale } from '../../../lib/font-scale'
import type { Answer } from '../../../services/answer'
import { askLast } from '../../../services/ask-last'
import {
  assignOffice,
  changeMember,
  endOffice,
  inviteToBind,
  liftBinding,
  showMembers,
} from '../../../services/branch'
import { sendOnce } from '../../../services/send-once'
import { assignOf, changeOf, type Form, formOf, lackOf, withMobility } from './form'
import { type Matter, mattersOf, type Shown } from './matters'
import { invitationOf, liaisonsFor, liftWords, memberView, sheetOf, sheetView } from './view'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
type Chosen<T extends string> = WechatMiniprogram.CustomEvent<{ chosen: T[] }>
type Tap<Marks extends object> = WechatMiniprogram.BaseEvent<Record<string, never>, Marks>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    phone: '',
    sheet: false,
    /** Another sheet of the page that is open. */
    other: '' as '' | 'card' | 'days' | 'code',
    invitation: { code: '', line: '' },
    sheetTitle: '',
    sheetButton: '',
    choosing: false,
    people: [] as Choice[],
    found: [] as OrgName[],
    opened: '',
    openedPlace: '',
    problem: '',
    busy: false,
  },
  branchId: '',
  memberId: '',
  shown: null as Shown | null,
  row: null as MemberRow | null,
  matter: null as Matter | null,
  form: null as Form | null,
  sought: '',

  onLoad(query: { branchId?: string; memberId?: string }) {
    this.branchId = query.branchId ?? ''
    this.memberId = query.memberId ?? ''
    this.load()
  },

  async load() {
    const answer = await askLast(this, () => showMembers(this.branchId))
    if (!answer) return
    if (!answer.ok) {
      this.setData(failed(answer.code))
      return
    }
    this.shown = answer.data
    this.row = answer.data.members.find(({ memberId }) => memberId === this.memberId) ?? null
    this.setData(
      this.row
        ? {
            ...memberView(this.row, answer.data),
            row: this.row,
            people: liaisonsFor(this.row, answer.data),
          }
        : { status: 'empty', message: refusalText['member-unknown'] },
    )
  },

  call() {
    if (this.data.phone) wx.makePhoneCall({ phoneNumber: this.data.phone })
  },

  open(event: Tap<{ index: number }>) {
    const { row, shown } = this
    const matter = row && shown && mattersOf(row, shown)[event.currentTarget.dataset.index]
    if (!matter) return
    if (matter.what === 'correct') return this.setData({ other: 'card' })
    if (matter.what === 'invite') return this.invite()
    if (matter.what === 'lift') return this.lift(row)
    this.matter = matter
    this.form = formOf(matter, row, shown)
    this.sought = ''
    this.setData({
      ...sheetOf(matter, row, shown),
      ...sheetView(this.form, shown, ''),
      opened: '',
      openedPlace: this.form.destination,
      choosing: false,
    })
  },
  close() {
    this.setData({ sheet: false, other: '' })
  },

  openDays() {
    this.setData({ other: 'days' })
  },
  corrected() {
    this.close()
    this.load()
  },
  async invite() {
    const { branchId, memberId } = this
    const sent = await sendOnce(this, () => inviteToBind({ branchId, memberId }))
    if (sent) this.setData({ other: 'code', invitation: invitationOf(sent) })
    else wx.showToast({ title: this.data.problem, icon: 'none' })
  },
  copyCode() {
    wx.setClipboardData({ data: this.data.invitation.code })
  },
  async lift(row: MemberRow) {
    const { branchId, memberId } = this
    const { confirm } = await wx.showModal(liftWords(row))
    if (!confirm) return
    const sent = await sendOnce(this, () => liftBinding({ branchId, memberId }))
    wx.showToast({ title: sent ? '已解除' : this.data.problem, icon: 'none' })
    if (sent) this.load()
  },

  show() {
    if (this.form && this.shown) this.setData(sheetView(this.form, this.shown, this.sought))
  },
  change(part: Partial<Form>) {
    if (this.form) this.form = { ...this.form, ...part }
    this.show()
  },

  chooseDay(event: Typed) {
    this.change({ on: event.detail.value })
  },
  chooseEnd(event: Typed) {
    this.change({ to: event.detail.value || null })
  },
  typeReason(event: Typed) {
    this.change({ reason: event.detail.value })
  },
  chooseBack(event: Typed) {
    this.change({ expectedReturn: event.detail.value || null })
  },
  clearBack() {
    this.change({ expectedReturn: null })
  },
  typePlace(event: Typed) {
    this.change({ destination: event.detail.value })
  },
  typeApprover(event: Typed) {
    this.change({ approvedBy: event.detail.value })
  },
  chooseExclusion(event: Chosen<ExclusionReason>) {
    this.change({ exclusion: event.detail.chosen[0] ?? null })
  },
  chooseMobility(event: Chosen<Mobility>) {
    const [mobility] = event.detail.chosen
    const { form, row } = this
    if (!mobility || !form || !row) return
    this.change(withMobility(form, mobility, row))
    this.setData({ openedPlace: this.form?.destination ?? '' })
  },
  chooseGroup(event: Chosen<string>) {
    this.change({ group: event.detail.chosen[0] || null })
  },
  chooseRole(event: Chosen<Role>) {
    this.change({ role: event.detail.chosen[0] ?? null })
  },
  chooseAway(event: Chosen<Form['away']>) {
    this.change({ away: event.detail.chosen[0] ?? 'school' })
  },
  chooseStay(event: Chosen<string>) {
    const [orgId] = event.detail.chosen
    this.change({ toBranch: this.shown?.temporary.find((one) => one.orgId === orgId) ?? null })
  },
  seekBranch(event: Typed) {
    this.sought = event.detail.value
    this.show()
  },
  chooseBranch(event: Tap<{ index: number }>) {
    this.change({ toBranch: this.data.found[event.currentTarget.dataset.index] ?? null })
  },
  openLiaisons() {
    this.setData({ choosing: !this.data.choosing })
  },
  chooseLiaison(event: Tap<{ id: string }>) {
    this.change({ liaisonId: event.currentTarget.dataset.id })
    this.setData({ choosing: false })
  },

  async confirm() {
    const { matter, form } = this
    if (!matter || !form || this.data.busy) return
    const problem = lackOf(matter, form)
    this.setData({ problem })
    if (problem) return
    const sent = await sendOnce(this, () => this.send(matter, form))
    if (!sent) return
    this.close()
    wx.showToast({ title: '已办理', icon: 'success' })
    this.load()
  },

  send(matter: Matter, form: Form): Promise<Answer<unknown>> {
    const { branchId, memberId } = this
    if (matter.what === 'end-office') return endOffice({ officeId: matter.officeId, to: form.on })
    if (matter.what === 'assign' && form.role)
      return assignOffice(assignOf(form.role, form.on, { orgId: branchId, memberId }))
    const change = changeOf(matter, form)
    if (!change) throw new Error(`no change for ${matter.what}`)
    return changeMember({ branchId, memberIds: [memberId], change })
  },
})
