import type { Input, Output } from '../../typings/contract'
import { codeIn } from '../lib/scanned-code'
import { call } from './call'

type Mark = Output<'board.show'>['mark']

/** @param since the mark of the answer before; then only what is new comes back */
export const showBoard = (activityId: string, since: Mark | null) =>
  call('board.show', since ? { activityId, since } : { activityId })
export const countHeads = (activityId: string, heads: number) =>
  call('board.heads', { activityId, heads })
export const closeCodes = (activityId: string, closed: boolean) =>
  call('board.close', { activityId, closed })
export const showEntrance = (activityId: string) => call('board.entrance', { activityId })
export const confirmArrival = (input: Input<'arrival.confirm'>) => call('arrival.confirm', input)
export const tickArrivals = (input: Input<'arrival.tick'>) => call('arrival.tick', input)
export const undoArrival = (activityId: string, memberId: string) =>
  call('arrival.undo', { activityId, memberId })
export const settleArrival = (input: Input<'arrival.settle'>) => call('arrival.settle', input)

/**
 * Opens the camera; an album picture is not taken, since the code is in the room.
 * @returns the code, empty when what was scanned holds none, or null when the person turned back
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
