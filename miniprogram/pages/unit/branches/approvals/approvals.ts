import type { Input } from '../../../../../typings/contract'
import { publicationStep } from '../../../../services/decision'
import { sendOnce } from '../../../../services/send-once'

type Item = {
  resolutionId: string
  topic: string
  note: string
  process: string
  result: string
  /** What is to be done, a line each. */
  followUps: string
  seen: number
}

/** What branches wish to publish beyond themselves: the unit reads the words and approves, or does not (C3.3c). */
Component({
  properties: { items: { type: Array, value: [] as Item[] } },
  data: { opened: null as Item | null, declining: false, reason: '', busy: false, problem: '' },
  methods: {
    open(event: WechatMiniprogram.BaseEvent<Record<string, never>, { index: number }>) {
      const opened = (this.data.items as Item[])[event.currentTarget.dataset.index] ?? null
      this.setData({ opened, declining: false, reason: '', problem: '' })
    },
    leave() {
      this.setData({ opened: null })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value.replace(/\s+/g, ' ').trim() })
    },
    approve() {
      const { opened } = this.data
      if (!opened) return
      const { resolutionId, seen } = opened
      this.send({ resolutionId, seen, step: 'publish' })
    },
    decline() {
      const { opened, declining, reason } = this.data
      if (!opened) return
      if (!declining) this.setData({ declining: true })
      else if (reason.length < 2) this.setData({ problem: '请写一句原因' })
      else this.send({ resolutionId: opened.resolutionId, seen: opened.seen, step: 'keep', reason })
    },
    async send(input: Input<'publication.step'>) {
      const sent = await sendOnce(this, () => publicationStep(input))
      if (!sent) return
      this.leave()
      this.triggerEvent('changed')
    },
  },
})
