import type { ResolutionKind } from '../../../../../typings/contract'
import { kindNotes, kindWords } from '../../../../labels/decision'
import { optionsOf } from '../../../../labels/options'
import { refusalText } from '../../../../labels/refusals'
import { newRequestKey } from '../../../../lib/request-key'
import { openResolution } from '../../../../services/decision'
import { sendOnce } from '../../../../services/send-once'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: ResolutionKind[] }>
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: 'topic' | 'proposer' | 'why' }
>
/** Elections are conducted elsewhere. */
const KINDS = optionsOf(kindWords).filter(({ value }) => value !== 'election')

/** A matter is put to the meeting (C3.3a). */
Component({
  properties: { visible: Boolean, activityId: String },
  data: {
    kinds: KINDS,
    kind: ['ordinary'] as ResolutionKind[],
    note: '',
    topic: '',
    proposer: '',
    why: '',
    key: '',
    busy: false,
    problem: '',
  },
  observers: {
    visible(visible: boolean) {
      const key = newRequestKey()
      if (visible)
        this.setData({
          ...{ key, kind: ['ordinary'], note: '' },
          ...{ topic: '', proposer: '', why: '', problem: '' },
        })
    },
  },
  methods: {
    leave() {
      this.triggerEvent('leave')
    },
    chooseKind(event: Chosen) {
      const [kind = 'ordinary'] = event.detail.chosen
      this.setData({ kind: [kind], note: kindNotes[kind] ?? '' })
    },
    type(event: Typed) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value.trim() })
    },
    async submit() {
      const { activityId, key, topic, proposer, why, busy } = this.data
      const [kind = 'ordinary'] = this.data.kind
      if (busy) return
      if (topic.length < 2 || !proposer) {
        this.setData({ problem: '请写清议题和提出人。' })
        return
      }
      if (kind === 'important' && !why) {
        this.setData({ problem: refusalText['matter-why-missing'] })
        return
      }
      const sent = await sendOnce(this, () =>
        openResolution({ activityId, key, kind, topic, proposer, why }),
      )
      if (sent) this.triggerEvent('changed')
    },
  },
})
