import { type UnsavedRow, unsavedText } from '../unsaved-view'

/** What this phone had not saved when somebody else closed the record: to be read, copied or proposed as a correction. */
Component({
  properties: {
    activityId: String,
    title: String,
    rows: { type: Array, value: [] as UnsavedRow[] },
    mayCorrect: Boolean,
  },
  data: { proposal: '' },
  methods: {
    copy() {
      wx.setClipboardData({ data: unsavedText(this.data.rows) })
    },
    propose() {
      this.setData({ proposal: unsavedText(this.data.rows) })
    },
    endProposal() {
      this.setData({ proposal: '' })
    },
    changed() {
      this.triggerEvent('changed')
    },
    async drop() {
      const { confirm } = await wx.showModal({
        title: '不再保留这些内容？',
        content: '它们只在这台手机里，删去后找不回来。',
        confirmText: '不再保留',
      })
      if (confirm) this.triggerEvent('drop')
    },
  },
})
