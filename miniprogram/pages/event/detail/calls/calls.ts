import { tellingWords } from '../../../../labels/activity'
import { optionsOf } from '../../../../labels/options'
import { explain } from '../../../../labels/problems'
import { chooseOf } from '../../../../lib/choose'
import { toldInPerson } from '../../../../services/activity'
import type { CallRow } from '../view'

type PersonTap = WechatMiniprogram.BaseEvent<Record<string, never>, { id: string; phone: string }>
type Way = keyof typeof tellingWords

const WAYS = optionsOf(tellingWords)
/** So many stand there at first; the page below is not pushed away by a long list. */
const SHOWN = 3

/** Whom no message reached: told by telephone, in the group or in person, which counts as much (C2.2c). */
Component({
  properties: { activityId: String, people: { type: Array, value: [] as CallRow[] } },
  data: { rows: [] as CallRow[], more: 0, open: false, busy: false },
  observers: {
    'people, open'(people: CallRow[], open: boolean) {
      const rows = open || people.length <= SHOWN + 1 ? people : people.slice(0, SHOWN)
      this.setData({ rows, more: people.length - rows.length })
    },
  },
  methods: {
    unfold() {
      this.setData({ open: true })
    },
    call(event: PersonTap) {
      wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone })
    },
    async tell(event: PersonTap) {
      const { id } = event.currentTarget.dataset
      await this.once(async () => {
        const way = WAYS[await chooseOf(WAYS.map(({ label }) => label))]
        if (way) await this.told([id], way.value)
      })
    },
    async tellAll() {
      const people = this.data.people as CallRow[]
      await this.once(async () => {
        const { confirm } = await wx.showModal({
          title: `已在群里告知这${people.length}位？`,
          content: '和打电话、当面告知效力相同。没有进群的同志，请另外打电话。',
          confirmText: '都已告知',
        })
        if (confirm) {
          await this.told(
            people.map(({ memberId }) => memberId),
            'group',
          )
        }
      })
    },
    /** A second tap would fall on the next person, who has moved up. */
    async once(work: () => Promise<void>) {
      if (this.data.busy) return
      this.setData({ busy: true })
      await work()
      this.setData({ busy: false })
    },
    async told(memberIds: string[], by: Way) {
      const { activityId } = this.data
      const answer = await toldInPerson({ activityId, memberIds, by })
      if (!answer.ok) {
        wx.showToast({ title: explain(answer.code), icon: 'none' })
        return
      }
      const people = this.data.people as CallRow[]
      this.setData({ people: people.filter((one) => !memberIds.includes(one.memberId)) })
      this.triggerEvent('told')
    },
  },
})
