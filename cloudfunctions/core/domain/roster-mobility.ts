import type { Mobility } from '../contract'
import { bad, good, plainText, type Read } from './roster-cells'
import type { Cell } from './roster-problem'
import { lookUp, MOBILITY_WORDS, wordsOf } from './roster-words'

/** What the column 流动 says about a member. */
export type Whereabouts = {
  mobility: Mobility
  /** Name of the person who keeps in touch (C2.3g); null when not named yet. */
  liaison: string | null
  /** Why a member is outside the due list although at home; null when due (C2.3c). */
  exemptReason: string | null
}

const AT_HOME: Whereabouts = { mobility: 'none', liaison: null, exemptReason: null }

/**
 * `外出流动（联系人：钱乙二）`, `免（年老体弱，本人申请）`, `否` or empty.
 * An exemption needs its reason; a liaison may be named later in the app.
 */
export function readWhereabouts(cell: Cell): Read<Whereabouts> {
  const text = plainText(cell)
  if (text === '' || text === '否' || text === '无') return good(AT_HOME)
  const [word, inside] = splitBrackets(text)
  if (word === '免') {
    return inside === ''
      ? bad('“免”要写明原因，例如：免（年老体弱，本人申请）')
      : good({ ...AT_HOME, exemptReason: inside.slice(0, 100) })
  }
  const mobility = lookUp(MOBILITY_WORDS, word)
  if (mobility === null)
    return bad(`“${text}”不认识，可填：否、${wordsOf(MOBILITY_WORDS)}、免（原因）`)
  if (inside === '') return good({ ...AT_HOME, mobility })
  const named = /^联系人[:：]?\s*(.+)$/.exec(inside)
  if (!named?.[1]) return bad(`括号里请写“联系人：姓名”，现在是“${inside}”`)
  return good({ ...AT_HOME, mobility, liaison: named[1].trim() })
}

/** The last pair of brackets is the remark, unless it belongs to the word, as in 出国(境). */
function splitBrackets(text: string): [word: string, inside: string] {
  if (lookUp(MOBILITY_WORDS, text) !== null) return [text, '']
  const found = /^(.*?)\(([^()]*)\)$/.exec(text.replace(/^出国\(境\)/, '出国'))
  return found ? [(found[1] ?? '').trim(), (found[2] ?? '').trim()] : [text, '']
}
