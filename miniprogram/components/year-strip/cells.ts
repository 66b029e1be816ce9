import type { BranchMonth, Month } from '../../../typings/contract'
import { stateShapes, stateWords } from '../../labels/month'

/** One month of the strip. */
export type Cell = {
  month: Month
  label: string
  shape: string
  word: string
  /** The month that runs. */
  current: boolean
  /** Read aloud: month and state. */
  aloud: string
}

/** Twelve months as shapes and words. */
export const cellsOf = (months: BranchMonth[], current: Month): Cell[] =>
  months.map(({ month, state }) => {
    const label = `${Number(month.slice(5))}月`
    return {
      month,
      label,
      shape: stateShapes[state],
      word: stateWords[state],
      current: month === current,
      aloud: `${label}${stateWords[state]}`,
    }
  })
