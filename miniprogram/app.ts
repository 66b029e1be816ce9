import { connect } from './services/transport'

App<IAppOption>({
  globalData: {},
  onLaunch() {
    connect()
  },
})
