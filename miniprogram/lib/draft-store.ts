import type { KeptDraft } from '../pages/event/record/merge'

const keyOf = (activityId: string) => `record-draft-${activityId}`

/** What was written survives a closed app and a lost network until the server has it. */
export const keptDraft = (activityId: string): KeptDraft | null =>
  (wx.getStorageSync(keyOf(activityId)) as KeptDraft | '') || null
export const keepDraft = (activityId: string, kept: KeptDraft) =>
  wx.setStorageSync(keyOf(activityId), kept)
export const forgetDraft = (activityId: string) => wx.removeStorageSync(keyOf(activityId))
