import { newRequestKey } from '../../../../lib/request-key'
import { correctRecord } from '../../../../services/record'
import { sendOnce } from '../../../../services/send-once'
import type { correctionRow } from '../parts-view'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'text' | 'reason' }
>

/** After the closing: what in the record is not right. The record stays; the correction stands beside it (C2.0f). */
Component({
  properties: {
    activityId: String,
    rows: { type: Array, value: [] as ReturnType<typeof correctionRow>[] },
    mayCorrect: Boolean,
  },
  data: { open: false, key: '', text: '', reason: '', busy: false, problem: '' },
  methods: {
    begin() {
      this.setData({ open: true, key: newRequestKey(), text: '', reason: '', problem: '' })
    },
    leave() {
      this.setData({ open: false })
    },
    type(event: Typed) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value.trim() })
    },
    async correct() {
      const { activityId, key, text, reason, busy } = this.data
      if (busy) return
      if (!text || !reason) {
        this.setData({ problem: '请写清实际情况和更正原因。' })
        return
      }
      const sent = await sendOnce(this, () => correctRecord({ activityId, key, text, reason }))
      if (!sent) return
      this.leave()
      this.triggerEvent('changed')
    },
  },
})
