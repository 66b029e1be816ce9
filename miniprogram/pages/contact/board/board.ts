import type { Choice } from '../../../components/people-sheet/choice'
import { addedText } from '../../../labels/calendar'
import { failed } from '../../../labels/failure'
import { explain } from '../../../labels/problems'
import { address } from '../../../lib/address'
import { fontScale } from '../../../lib/font-scale'
import { askLast } from '../../../services/ask-last'
import { remindMonthly } from '../../../services/calendar'
import {
  assignLiaison,
  fetchContactForm,
  fetchMobileForm,
  showContacts,
} from '../../../services/contact'
import { contactBoardView } from './view'

type RowTap = WechatMiniprogram.BaseEvent<
  Record<string, never>,
  { id: string; name: string; phone: string; liaison: string }
>

Page({
  data: {
    fs: fontScale(),
    status: 'loading' as string,
    message: '',
    people: [] as Choice[],
    /** The member for whom a liaison is chosen. */
    mine: [] as object[],
    assigning: '',
    assigningName: '',
    candidates: [] as Choice[],
    chosen: [] as string[],
    branchId: '',
    year: 0,
    making: false,
    problem: '',
    file: null as { path: string; name: string } | null,
  },

  /** Whose board it is; the own branch's when left out. */
  of: {} as { branchId?: string; memberId?: string },

  onLoad({ branchId, memberId }: { branchId?: string; memberId?: string }) {
    this.of = { ...(branchId ? { branchId } : {}), ...(memberId ? { memberId } : {}) }
  },

  onShow() {
    this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const answer = await askLast(this, () => showContacts(this.of))
    if (!answer) return
    this.setData(answer.ok ? contactBoardView(answer.data) : failed(answer.code))
  },

  /** First thing in the tap; the phone's calendar needs no message in hand. */
  async remind() {
    const title = this.data.mine.length > 0 ? '联系在外地的党员' : '和支部联系'
    wx.showToast({ title: addedText[await remindMonthly(title)], icon: 'none' })
  },

  call(event: RowTap) {
    wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone })
  },

  log(event: RowTap) {
    wx.navigateTo({ url: address.contactLog(event.currentTarget.dataset.id) })
  },

  async make(
    event: WechatMiniprogram.BaseEvent<Record<string, never>, { form: 'mobile' | 'contacts' }>,
  ) {
    if (this.data.making) return
    const { form } = event.currentTarget.dataset
    const { branchId, year } = this.data
    this.setData({ making: true, problem: '', file: null })
    const answer = await (form === 'mobile'
      ? fetchMobileForm(branchId)
      : fetchContactForm(branchId, year))
    this.setData({
      making: false,
      ...(answer.ok ? { file: answer.data } : { problem: explain(answer.code) }),
    })
  },
  /** A tap of its own: a download does not carry the tap that sharing needs (platform §6). */
  share() {
    const { file } = this.data
    if (file) wx.shareFileMessage({ filePath: file.path, fileName: file.name })
  },
  openFile() {
    const { file } = this.data
    if (file) wx.openDocument({ filePath: file.path, fileType: 'xlsx', showMenu: true })
  },

  openAssign(event: RowTap) {
    const { id, name, liaison } = event.currentTarget.dataset
    const candidates = this.data.people.filter(({ memberId }) => memberId !== id)
    const chosen = liaison ? [liaison] : []
    this.setData({ assigning: id, assigningName: name, candidates, chosen })
  },
  closeAssign() {
    this.setData({ assigning: '' })
  },
  async assign(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const { assigning } = this.data
    const [liaisonId] = event.detail.chosen
    this.closeAssign()
    if (!liaisonId) return
    const answer = await assignLiaison(assigning, liaisonId)
    if (answer.ok) this.load()
    else wx.showToast({ title: explain(answer.code), icon: 'none' })
  },
})
