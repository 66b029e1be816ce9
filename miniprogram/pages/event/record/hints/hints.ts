import { showRecord } from '../../../../services/record'
import { hintLines } from '../parts-view'

/** What the secretary alone is told before closing; asked anew when the page is come back to (C3.3a, C3.9c, C3.9d). */
Component({
  properties: { activityId: String, lines: { type: Array, value: [] as string[] } },
  data: { shown: [] as string[] },
  observers: {
    lines(lines: string[]) {
      this.setData({ shown: lines })
    },
  },
  pageLifetimes: {
    /** What was put to the meeting meanwhile may have answered one; the words being written stay. */
    async show() {
      if (this.data.shown.length === 0) return
      const answer = await showRecord(this.data.activityId)
      if (answer.ok) this.setData({ shown: hintLines(answer.data) })
    },
  },
})
