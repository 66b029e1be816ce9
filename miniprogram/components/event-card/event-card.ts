/** An event as a card: when, what, where, how one stands; actions go into the slot. */
Component({
  properties: {
    /** `EventView` of event-view.ts */
    event: Object,
    /** On the page of the event itself the theme is the page's title. */
    large: Boolean,
  },
  methods: {
    open() {
      this.triggerEvent('open')
    },
  },
})
