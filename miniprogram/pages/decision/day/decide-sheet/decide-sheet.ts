import type { Resolution, VoteMethod } from '../../../../../typings/contract'
import { voteMethodWords, voteSentence } from '../../../../labels/decision'
import { optionsOf } from '../../../../labels/options'
import { decideResolution } from '../../../../services/decision'
import { sendOnce } from '../../../../services/send-once'
import type { FollowUp } from '../follow-ups/rows'

type Chosen = WechatMiniprogram.CustomEvent<{ chosen: VoteMethod[] }>
type Field = 'yes' | 'no' | 'abstain' | 'opinions' | 'discussion' | 'deferReason'
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  Record<string, never>,
  { field: Field }
>
const EMPTY = {
  yes: '',
  no: '',
  abstain: '',
  opinions: '',
  discussion: '',
  deferReason: '',
}

/** What the meeting said of a matter; the outcome follows from the numbers (C3.3b). */
Component({
  properties: { visible: Boolean, matter: Object, now: Number },
  data: {
    ...EMPTY,
    methods: optionsOf(voteMethodWords),
    method: ['show_of_hands'] as VoteMethod[],
    votes: true,
    personal: false,
    important: false,
    base: '',
    opened: [] as Resolution['followUps'],
    followUps: [] as FollowUp[],
    long: { minHeight: 96 },
    busy: false,
    problem: '',
  },
  observers: {
    matter(matter: Resolution | null) {
      if (matter) this.begin(matter)
    },
  },
  methods: {
    begin(matter: Resolution) {
      const { result, followUps, kind, discussion, base } = matter
      const personal = kind === 'admission' || kind === 'confirmation'
      const method = result?.method ?? (personal ? 'secret_ballot' : 'show_of_hands')
      this.setData({
        ...EMPTY,
        discussion,
        yes: result ? String(result.yes) : '',
        no: result ? String(result.no) : '',
        abstain: result ? String(result.abstain) : '',
        opinions: result ? String(result.opinions) : '',
        deferReason: result?.reason ?? '',
        opened: followUps,
        followUps: followUps.map(({ what, who, by }) => ({ what, who, by })),
        method: [method],
        votes: method !== 'consensus',
        personal,
        important: kind === 'important',
        base: voteSentence(base, null, kind).replace('，还没有结果', ''),
        problem: '',
      })
    },
    leave() {
      this.triggerEvent('leave')
    },
    chooseMethod(event: Chosen) {
      this.setData({ method: event.detail.chosen, votes: event.detail.chosen[0] !== 'consensus' })
    },
    type(event: Typed) {
      this.setData({ [event.currentTarget.dataset.field]: event.detail.value.trim() })
    },
    changeFollowUps(event: WechatMiniprogram.CustomEvent<{ followUps: FollowUp[] }>) {
      this.setData(event.detail)
    },
    async decide() {
      const { busy, data } = { busy: this.data.busy, data: this.data }
      const matter = data.matter as Resolution | null
      if (busy || !matter) return
      const count = (text: string) => (data.votes ? Number(text || 0) : 0)
      const numbers = [data.yes, data.no, data.abstain, data.opinions].map(count)
      if (numbers.some((one) => !Number.isInteger(one) || one < 0)) {
        this.setData({ problem: '票数请填整数，没有就空着。' })
        return
      }
      const [yes = 0, no = 0, abstain = 0, opinions = 0] = numbers
      const [method = 'show_of_hands'] = data.method
      const sent = await sendOnce(this, () =>
        decideResolution({
          resolutionId: matter.resolutionId,
          discussion: data.discussion,
          method,
          yes,
          no,
          abstain,
          opinions,
          deferReason: data.deferReason,
          followUps: data.followUps,
        }),
      )
      if (sent) this.triggerEvent('changed')
    },
  },
})
