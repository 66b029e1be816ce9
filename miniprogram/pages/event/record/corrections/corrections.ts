import { newRequestKey } from '../../../../lib/request-key'
import { correctRecord } from '../../../../services/record'
import { sendOnce } from '../../../../services/send-once'
import type { correctionRow } from '../parts-view'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'text' | 'reason' }
>

/** Characters of a correction, as the server takes them. */
const MOST = 500

/** After the closing: what in the record is not right. The record stays; the correction stands beside it (C2.0f). */
Component({
  properties: {
    activityId: String,
    rows: { type: Array, value: [] as ReturnType<typeof correctionRow>[] },
    mayCorrect: Boolean,
    /** Words to begin with; opens the sheet. */
    proposal: String,
  },
  data: {
    open: false,
    key: '',
    /** The words the field opens with; what is typed after that stands in `text`. */
    begun: '',
    text: '',
    reason: '',
    busy: false,
    problem: '',
  },
  observers: {
    proposal(proposal: string) {
      if (proposal) this.beginWith(proposal)
    },
  },
  methods: {
    begin() {
      this.beginWith('')
    },
    beginWith(proposal: string) {
      // a correction is one paragraph
      const words = proposal.replace(/\s+/g, ' ').trim()
      const begun = [...words].slice(0, MOST).join('')
      const problem = begun === words ? '' : `内容较长，这里只放了前${MOST}字，请改写。`
      this.setData({ open: true, key: newRequestKey(), begun, text: begun, reason: '', problem })
    },
    leave() {
      this.setData({ open: false })
      this.triggerEvent('leave')
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
