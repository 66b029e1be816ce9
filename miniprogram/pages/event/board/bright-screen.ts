/** The brightness before the board, to be given back; null while nothing was changed. */
let before: number | null = null
/** The board stands on the screen; the phone may answer only after it has gone. */
let wanted = false

/** Bright and awake, so that a room can scan it. */
export function brighten() {
  wanted = true
  wx.setKeepScreenOn({ keepScreenOn: true })
  if (before !== null) return
  wx.getScreenBrightness({
    success: ({ value }) => {
      if (!wanted) return
      before = value
      wx.setScreenBrightness({ value: 1 })
    },
  })
}

export function restore() {
  wanted = false
  wx.setKeepScreenOn({ keepScreenOn: false })
  if (before === null) return
  wx.setScreenBrightness({ value: before })
  before = null
}
