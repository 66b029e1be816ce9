import { codeIn } from '../lib/scanned-code'
import { call } from './call'

export const showBoard = (activityId: string) => call('board.show', { activityId })
export const confirmArrival = (code: string, activityId?: string) =>
  call('arrival.confirm', activityId ? { code, activityId } : { code })
export const tickArrival = (activityId: string, memberId: string) =>
  call('arrival.tick', { activityId, memberId })
export const undoArrival = (activityId: string, memberId: string) =>
  call('arrival.undo', { activityId, memberId })

/**
 * Opens the camera; an album picture is not taken, since the code is in the room.
 * @returns the code, or null when the person turned back
 */
export const scanCode = (): Promise<string | null> =>
  new Promise((resolve) => {
    wx.scanCode({
      onlyFromCamera: true,
      scanType: ['qrCode', 'wxCode'],
      success: (scanned) => resolve(codeIn(scanned)),
      fail: () => resolve(null),
    })
  })
