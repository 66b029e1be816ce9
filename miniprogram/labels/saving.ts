import type { SaveState } from '../pages/event/record/autosave'
import { explain } from './problems'

/** The quiet line under the checklist. */
export function savingText(state: SaveState): string {
  if (state.word === 'saving') return '正在保存…'
  if (state.word === 'saved') return '已保存'
  return `还没有保存，先留在这台手机里。${explain(state.problem)}`
}
