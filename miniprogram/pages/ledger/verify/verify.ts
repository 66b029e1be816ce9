import { explain } from '../../../labels/problems'
import { verifyLedger } from '../../../services/ledger'
import { verifiedLines } from './view'

/** Whether every seal still fits, asked with one tap: of a branch, a unit or, without an id, the whole school. */
Component({
  properties: { orgId: String, note: String },
  data: { busy: false, lines: [] as string[], tone: 'plain' },
  observers: {
    orgId() {
      this.setData({ lines: [] })
    },
  },
  methods: {
    async verify() {
      const { orgId, busy } = this.data
      if (busy) return
      this.setData({ busy: true, lines: [] })
      const answer = await verifyLedger(orgId ? { orgId } : {})
      this.setData(
        answer.ok
          ? { busy: false, ...verifiedLines(answer.data) }
          : { busy: false, tone: 'watch', lines: [explain(answer.code)] },
      )
    },
  },
})
