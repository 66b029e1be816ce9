import type { Output, RecordDraft } from '../../../../typings/contract'
import { badgeWords, flagWords, outingWords } from '../../../labels/record'
import { unsavedWords } from '../../../labels/saving'
import { type KeptDraft, type RecordPart, unsavedDraft } from './merge'
import { materialRow, segmentRow } from './parts-view'

type Shown = Output<'record.show'>
export type UnsavedRow = { label: string; text: string }
export const nothingUnsaved = { title: '', rows: [] as UnsavedRow[] }

/**
 * What was written on this phone and is not in the minutes, once they can be written no longer; to be read, not to be
 * changed. Empty while they can.
 */
export function unsavedView(kept: KeptDraft | null, shown: Shown) {
  const { draft, may, sealed, people } = shown
  const left = kept && !may.edit ? unsavedDraft(kept, draft) : {}
  const rows = (Object.keys(left) as RecordPart[]).map(
    (part): UnsavedRow => ({ label: unsavedWords[part], text: textOf(left, part, people) }),
  )
  return {
    title: sealed ? '归档前没有存上的内容' : '没有存上的内容',
    rows: rows.filter(({ text }) => text !== ''),
  }
}

/** As it is copied. */
export const unsavedText = (rows: readonly UnsavedRow[]): string =>
  rows.map(({ label, text }) => `${label}：${text}`).join('\n')

function textOf(left: Partial<RecordDraft>, part: RecordPart, people: Shown['people']): string {
  const { segments, materials, outing, flag, badge } = left
  switch (part) {
    case 'chairId':
    case 'recorderId':
      return people.find(({ memberId }) => memberId === left[part])?.name ?? ''
    case 'segments':
      return (segments ?? []).map((one, i) => segmentLine(segmentRow(one, i))).join('\n')
    case 'materials':
      return (materials ?? [])
        .map((one, i) => materialRow(one, i))
        .map(({ title, line, link }) => [title, line, link].filter(Boolean).join(' '))
        .join('\n')
    case 'outing':
      return outing === null || outing === undefined ? '' : outingWords[outing ? 'yes' : 'no']
    case 'flag':
      return flag ? flagWords[flag] : ''
    case 'badge':
      return badge ? badgeWords[badge] : ''
    default:
      return left[part] ?? ''
  }
}

const segmentLine = ({ name, time, content }: ReturnType<typeof segmentRow>): string =>
  [[name, time].filter(Boolean).join(' '), content].filter(Boolean).join('\n')
