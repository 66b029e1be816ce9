/** A sheet from below with a title and a way out. */
Component({
  properties: { title: String, visible: Boolean },
  methods: {
    leave() {
      this.triggerEvent('leave')
    },
    slid(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.triggerEvent('leave')
    },
  },
})
