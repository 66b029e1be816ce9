/** The brightness before the board, to be given back; null while nothing was changed. */
let before: number | null = null

/** Bright and awake, so that a room can scan it. */
export function brighten() {
  wx.setKeepScreenOn({ keepScreenOn: true })
  if (before !== null) return
  wx.getScreenBrightness({
    success: ({ value }) => {
      before = value
      wx.setScreenBrightness({ value: 1 })
    },
  })
}

export function restore() {
  wx.setKeepScreenOn({ keepScreenOn: false })
  if (before === null) return
  wx.setScreenBrightness({ value: before })
  before = null
}
