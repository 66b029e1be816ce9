/** The head of a page that is turned year by year or month by month. */
Component({
  properties: {
    title: String,
    /** 年 or 月. */
    span: { type: String, value: '年' },
    hasBefore: { type: Boolean, value: true },
    hasAfter: { type: Boolean, value: true },
  },
  methods: {
    before() {
      this.triggerEvent('before')
    },
    after() {
      this.triggerEvent('after')
    },
  },
})
