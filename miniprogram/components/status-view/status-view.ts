/** Loading, empty or failed in place of the content; the content itself when the status is `ready`. */
Component({
  properties: {
    /** loading · ready · empty · error · stranger */
    status: String,
    /** One sentence: why it is empty, or what happened and what is kept. */
    message: String,
    /** How many lines the skeleton has in each of its cards. */
    cards: { type: Array, value: [3, 2] },
  },
  data: {
    skeleton: [
      { card: 0, bars: [0, 1, 2] },
      { card: 1, bars: [0, 1] },
    ] as { card: number; bars: number[] }[],
  },
  observers: {
    cards(cards: number[]) {
      const bars = (count: number) => Array.from({ length: count }, (_, bar) => bar)
      this.setData({ skeleton: cards.map((count, card) => ({ card, bars: bars(count) })) })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    bind() {
      wx.navigateTo({ url: '/pages/bind/bind' })
    },
  },
})
