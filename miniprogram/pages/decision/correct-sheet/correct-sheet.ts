import { oneLine } from '../../../lib/reason'
import { publicationStep } from '../../../services/decision'
import { sendOnce } from '../../../services/send-once'

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'process' | 'result' | 'reason' }
>
/** Words that can be read, and how far their publication had come when they were looked at. */
export type Readable = { resolutionId: string; seen: number; process: string; result: string }

/** Puts right what is published; the words before stay beside the new ones (C3.3c, domain §7 #20). */
Component({
  properties: { visible: Boolean, matter: Object },
  data: {
    process: '',
    result: '',
    reason: '',
    opened: { process: '', result: '' },
    long: { minHeight: 120 },
    busy: false,
    problem: '',
  },
  observers: {
    matter(matter: Readable | null) {
      if (!matter) return
      const opened = { process: matter.process, result: matter.result }
      this.setData({ ...opened, opened, reason: '', problem: '' })
    },
  },
  methods: {
    leave() {
      this.triggerEvent('leave')
    },
    type(event: Typed) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value.trim() })
    },
    async submit() {
      const { process, result } = this.data
      const reason = oneLine(this.data.reason)
      const matter = this.data.matter as Readable | null
      if (!matter) return
      if (reason.length < 2) {
        this.setData({ problem: '请写一句更正的原因' })
        return
      }
      const { resolutionId, seen } = matter
      const sent = await sendOnce(this, () =>
        publicationStep({ resolutionId, seen, step: 'correct', process, result, reason }),
      )
      if (sent) this.triggerEvent('changed', { doubt: sent.doubt })
    },
  },
})
