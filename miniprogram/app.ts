import { keptCodes } from './services/kept-codes'
import { connect } from './services/transport'

App<IAppOption>({
  globalData: {},
  onLaunch() {
    connect()
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) keptCodes.send()
    })
  },
  /** Codes scanned without network go out whenever the app comes to the front. */
  onShow() {
    keptCodes.send()
  },
})
