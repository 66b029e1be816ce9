/** A full-width action: the page's one primary action in accent, any other one (`quiet`) in outline. */
Component({
  properties: {
    label: String,
    quiet: Boolean,
    busy: Boolean,
    /** `share` hands the page's card to a chat. */
    openType: String,
  },
  methods: {
    press() {
      this.triggerEvent('press')
    },
  },
})
