import { forgetForms } from './services/form-file'
import { keptCodes } from './services/kept-codes'
import { keptPictures } from './services/kept-pictures'
import { connect } from './services/transport'

App<IAppOption>({
  globalData: {},
  onLaunch() {
    connect()
    forgetForms()
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (!isConnected) return
      keptCodes.send()
      keptPictures.send()
    })
  },
  /** What was scanned or chosen without network goes out whenever the app comes to the front. */
  onShow() {
    keptCodes.send()
    keptPictures.send()
  },
})
