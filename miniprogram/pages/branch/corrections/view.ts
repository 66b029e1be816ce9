import type { Output } from '../../../../typings/contract'
import { matterWords } from '../../../labels/afterwards'
import { dateWords, dayOf } from '../../../lib/calendar'

export type Shown = Output<'data.show'>

/** What people said about stored data; somebody's own is answered by another person. */
export function correctionsView({ now, branch, rows }: Shown) {
  return {
    status: 'ready' as const,
    message: '',
    branch: branch.name,
    rows: rows.map((one) => ({
      objectionId: one.objectionId,
      name: one.name,
      matter: matterWords[one.about],
      text: one.text,
      note: `${dateWords(dayOf(one.at), now)}提出${one.mine && !one.answer ? '，由另一位同志或上级党组织答复' : ''}`,
      answer: one.answer ? `答复：${one.answer}` : '',
      mayAnswer: one.answer === null && !one.mine,
    })),
  }
}
