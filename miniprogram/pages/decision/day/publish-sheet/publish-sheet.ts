import type { PublicationScope, Resolution } from '../../../../../typings/contract'
import { scopeWords } from '../../../../labels/decision'
import { optionsOf } from '../../../../labels/options'
import { publicationStep } from '../../../../services/decision'
import { sendOnce } from '../../../../services/send-once'
import { proposedWords, toBeRead } from '../view'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: PublicationScope[] }>
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'process' | 'result' }
>

/** Proposes to publish what was decided: for whom, with which words (C3.3c). */
Component({
  properties: { visible: Boolean, matter: Object },
  data: {
    scopes: optionsOf(scopeWords),
    scope: ['branch'] as PublicationScope[],
    process: '',
    result: '',
    opened: { process: '', result: '' },
    followUps: '',
    long: { minHeight: 120 },
    busy: false,
    problem: '',
  },
  observers: {
    matter(matter: Resolution | null) {
      if (!matter) return
      const words = matter.publication ?? proposedWords(matter)
      const opened = { process: words.process, result: words.result }
      this.setData({ ...opened, opened, problem: '' })
      this.readBy(matter.publication?.scope ?? 'branch')
    },
  },
  methods: {
    leave() {
      this.triggerEvent('leave')
    },
    readBy(scope: PublicationScope) {
      const matter = this.data.matter as Resolution | null
      this.setData({ scope: [scope], followUps: matter ? toBeRead(matter, scope) : '' })
    },
    chooseScope(event: Chosen) {
      this.readBy(event.detail.chosen[0] ?? 'branch')
    },
    type(event: Typed) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value.trim() })
    },
    async submit() {
      const { process, result } = this.data
      const matter = this.data.matter as Resolution | null
      const [scope = 'branch'] = this.data.scope
      if (!matter) return
      const { resolutionId, publication } = matter
      const about = { resolutionId, seen: publication?.steps.length ?? 0 }
      const sent = await sendOnce(this, () =>
        publicationStep({ ...about, step: 'propose', scope, process, result }),
      )
      if (sent) this.triggerEvent('changed', { doubt: sent.doubt })
    },
  },
})
