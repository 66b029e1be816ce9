import { KeptCodes } from '../lib/kept-codes'
import { knownPerson } from './own-person'
import { confirmArrival } from './register'

/** The codes on this phone. */
export const keptCodes = new KeptCodes({
  read: (name) => wx.getStorageSync(name) || [],
  write: (name, list) =>
    list.length > 0 ? wx.setStorageSync(name, list) : wx.removeStorageSync(name),
  confirm: confirmArrival,
  now: () => Date.now(),
  who: knownPerson,
})
