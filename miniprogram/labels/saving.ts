import type { RecordDraft } from '../../typings/contract'
import type { SaveState } from '../pages/event/record/autosave'
import { explain } from './problems'

const partWords = {
  content: '内容',
  outcome: '成效或后续',
  resolution: '决议',
  segments: '会议环节',
  materials: '学习内容',
} satisfies Partial<Record<keyof RecordDraft, string>>

/** Every part by its name, choices too. */
export const unsavedWords: Record<keyof RecordDraft, string> = {
  ...partWords,
  chairId: '主持',
  recorderId: '记录人',
  outing: '外出活动',
  flag: '党旗',
  badge: '党徽',
  venueNote: '会场说明',
}

/** Said once after two people wrote at the same time; nothing of either is gone. */
export function joinedLine(both: readonly (keyof RecordDraft)[]): string {
  const parts = both.map((part) => (part in partWords ? unsavedWords[part] : '选项'))
  const names = [...new Set(parts)].join('、')
  return names
    ? `另一位同志也在写，两份已合在一起，请再看一遍：${names}。`
    : '另一位同志也在写，各自写的部分都已保留。'
}

/** The quiet line under the checklist. */
export function savingText(state: SaveState): string {
  if (state.word === 'saving') return '正在保存…'
  if (state.word === 'saved') return '已保存'
  return `还没有保存，先留在这台手机里。${explain(state.problem)}`
}
