import type { Output } from '../../../../typings/contract'
import { momentWords } from '../../../lib/calendar'

type Shown = Output<'record.show'>
export type LateEntryRow = {
  memberId: string
  name: string
  line: string
  by: string
  /** Declared by the reader, or about the reader: somebody else has to agree. */
  mine: boolean
}

/**
 * What is asked about once before closing, in plain words: the head-count and codes nobody confirmed (domain §7 #13),
 * and matters without a result, which nobody can decide afterwards (domain §7 #17). Empty when nothing is open.
 */
export function doubtLine({
  heads,
  came,
  waiting,
  undecided,
}: Pick<Shown, 'heads' | 'came' | 'waiting' | 'undecided'>) {
  const count = heads === null || heads === came ? '' : `现场数到${heads}人，登记了${came}人。`
  const codes = waiting > 0 ? `还有${waiting}人离线扫码没有确认，归档后要另行补登。` : ''
  return `${count}${codes}${undecidedLine(undecided)}`
}

/** Named as far as a question can hold them. */
const NAMED = 3
function undecidedLine(topics: readonly string[]): string {
  if (topics.length === 0) return ''
  const named = topics.slice(0, NAMED).map((topic) => `“${topic}”`)
  const all = `${named.join('、')}${topics.length > NAMED ? `等${topics.length}项` : ''}`
  return `${all}还没有结果，归档后记为“未决，下次再议”。`
}

/** What is asked before closing. */
export function closingQuestion(shown: Shown) {
  const doubt = doubtLine(shown)
  return {
    title: doubt ? '还有没完成的地方，仍然归档？' : '归档这次活动的记录？',
    content: `${doubt}归档后到会情况和记录不能再改，写入台账。`,
    confirmText: '归档',
  }
}

/** Who may be declared to have been there after all: on the register, not present, not declared yet. */
export const absentees = ({ register, lateEntries }: Pick<Shown, 'register' | 'lateEntries'>) => {
  const declared = new Set(lateEntries.map(({ memberId }) => memberId))
  return register
    .filter(({ memberId, state }) => state !== 'present' && !declared.has(memberId))
    .map(({ memberId, name }) => ({ memberId, name }))
}

/** Declarations that wait for a second person; only who keeps the record reads them. */
export function lateView(shown: Shown) {
  return {
    /** The register is there for those who keep the record, and for nobody else. */
    shown: shown.sealed !== null && shown.register.length > 0,
    absentees: absentees(shown),
    rows: shown.lateEntries.map(
      ({ memberId, name, reason, declaredBy, at, mine }): LateEntryRow => ({
        memberId,
        name,
        line: reason,
        by: `${momentWords(at, shown.now)} ${declaredBy}提出`,
        mine,
      }),
    ),
  }
}
