import type { Input } from '../../typings/contract'
import { randomName } from '../lib/request-key'
import { call } from './call'
import { uploadFile } from './transport'

export const showPlan = (input: Input<'plan.show'>) => call('plan.show', input)
export const savePlanRow = (input: Input<'plan.save-row'>) => call('plan.save-row', input)
export const adoptPlan = (input: Input<'plan.adopt'>) => call('plan.adopt', input)
export const importPlan = (input: Input<'forms.plan-import'>) => call('forms.plan-import', input)

/** A workbook from a chat; empty when the person turned back. */
export const choosePlanFile = (): Promise<string> =>
  new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx'],
      success: ({ tempFiles }) => resolve(tempFiles[0]?.path ?? ''),
      fail: () => resolve(''),
    })
  })

/** The workbook to the entrance folder; the server reads it and takes it away. */
export const uploadPlan = (from: string) =>
  uploadFile({ from, to: `incoming/${randomName(20)}.xlsx` }, () => undefined)
