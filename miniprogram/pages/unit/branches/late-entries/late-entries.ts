import type { Output } from '../../../../../typings/contract'
import { confirmEntry } from '../../../../services/record'
import { sendOnce } from '../../../../services/send-once'

type Entry = Pick<
  Output<'unit.show'>['lateEntries'][number],
  'activityId' | 'memberId' | 'name'
> & {
  key: string
  state: string
  note: string
  text: string
}
type Tap = WechatMiniprogram.BaseEvent<Record<string, never>, { key: string; agree: boolean }>

/** Late entries of branches that have no second person: the unit is one. */
Component({
  properties: { items: { type: Array, value: [] as Entry[] } },
  data: { busy: false, problem: '' },
  methods: {
    async answer(event: Tap) {
      const { key, agree } = event.currentTarget.dataset
      const entry = this.data.items.find((one) => one.key === key)
      if (!entry) return
      const { activityId, memberId, name } = entry
      const { confirm } = await wx.showModal({
        title: agree ? `同意补登${name}到会？` : `不同意补登${name}？`,
        content: agree ? '台账会多一条补登记录，原来的记录不改，办理后不能撤回。' : '台账不变。',
        confirmText: agree ? '同意' : '不同意',
      })
      if (!confirm) return
      const sent = await sendOnce(this, () => confirmEntry({ activityId, memberId, agree }))
      if (sent) this.triggerEvent('changed')
    },
  },
})
