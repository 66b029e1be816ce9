import type { PublicationScope, Resolution } from '../../../../../typings/contract'
import { scopeWords } from '../../../../labels/decision'
import { optionsOf } from '../../../../labels/options'
import { publicationStep } from '../../../../services/decision'
import { sendOnce } from '../../../../services/send-once'
import { proposedWords } from '../view'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: PublicationScope[] }>
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'process' | 'result' | 'reason' }
>

/** Proposes to publish what was decided: for whom, with which words; or puts right what was published (C3.3c). */
Component({
  properties: { visible: Boolean, matter: Object },
  data: {
    scopes: optionsOf(scopeWords),
    scope: ['branch'] as PublicationScope[],
    process: '',
    result: '',
    /** The words are published already. */
    correcting: false,
    reason: '',
    opened: { process: '', result: '' },
    long: { minHeight: 120 },
    busy: false,
    problem: '',
  },
  observers: {
    matter(matter: Resolution | null) {
      if (!matter) return
      const words = matter.publication ?? proposedWords(matter)
      const opened = { process: words.process, result: words.result }
      const correcting = matter.publication?.state === 'published'
      const scope = [matter.publication?.scope ?? 'branch']
      this.setData({ ...opened, opened, scope, correcting, reason: '', problem: '' })
    },
  },
  methods: {
    leave() {
      this.triggerEvent('leave')
    },
    chooseScope(event: Chosen) {
      this.setData({ scope: event.detail.chosen })
    },
    type(event: Typed) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value.trim() })
    },
    async submit() {
      const { process, result, correcting, reason } = this.data
      const matter = this.data.matter as Resolution | null
      const [scope = 'branch'] = this.data.scope
      if (!matter) return
      if (correcting && reason.length < 2) {
        this.setData({ problem: '请写一句更正的原因' })
        return
      }
      const { resolutionId, publication } = matter
      const about = { resolutionId, seen: publication?.steps.length ?? 0 }
      const sent = await sendOnce(this, () =>
        correcting
          ? publicationStep({ ...about, step: 'correct', process, result, reason })
          : publicationStep({ ...about, step: 'propose', scope, process, result }),
      )
      if (sent) this.triggerEvent('changed', { doubt: sent.doubt })
    },
  },
})
