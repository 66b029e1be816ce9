/** One line of a checklist: done or open by shape and word; what it holds opens in place, in the slot. */
Component({
  properties: {
    title: String,
    state: String,
    done: Boolean,
    /** The slot is shown. */
    open: Boolean,
    /** Nothing opens: the line only tells. */
    fixed: Boolean,
  },
  methods: {
    turn() {
      if (!this.data.fixed) this.triggerEvent('turn')
    },
  },
})
