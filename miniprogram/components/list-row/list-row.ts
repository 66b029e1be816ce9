/** One line of a list: bold line, grey line, state word at the right; a slot for an action after them. */
Component({
  properties: {
    title: String,
    note: String,
    state: String,
    /** Colour of the state word: good · watch · info · plain · accent. */
    tone: { type: String, value: 'plain' },
    icon: String,
    /** Shows that a tap leads somewhere. */
    arrow: Boolean,
    /** Quiet label with the value at the right, as in a form. */
    field: Boolean,
  },
})
