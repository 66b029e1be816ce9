import type { MemberId } from '../../typings/contract'

const KEPT = 'own-person'

/** Whose phone it is, kept so that a scan can say it; the server believes the binding alone. */
export function rememberPerson(memberId: MemberId | undefined) {
  if (memberId) wx.setStorageSync(KEPT, memberId)
  else wx.removeStorageSync(KEPT)
}

export const knownPerson = (): MemberId | undefined => wx.getStorageSync(KEPT) || undefined
