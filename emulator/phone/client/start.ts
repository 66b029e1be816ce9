import { installClock, setClockOffset } from './clock'

// first of all imports: whatever a module of the app keeps from `Date` must be the phone's
setClockOffset(Number(document.documentElement.dataset.clockOffset) || 0)
installClock()
