import type { MyPart } from '../../../typings/contract'
import { attendanceWords } from '../../labels/register'
import { myWord, type StateWord } from './event-view'

/** One's part in a day, looked back at: being there is said plainly, without the minute of the registering. */
export function wordOf(mine: MyPart): StateWord {
  if (mine.state === 'present')
    return { word: mine.late ? '已到会（晚到）' : '已到会', tone: 'good' }
  if (mine.state === 'leave') return { word: '请假', tone: 'plain' }
  return myWord(mine) ?? { word: attendanceWords[mine.state], tone: 'plain' }
}
