import type { OrgName, Person } from '../../../typings/contract'
import { stageWords } from '../../labels/people'

/** A person as the sheet lists one. */
export type Choice = { memberId: string; name: string; note?: string }

export const choiceOf = ({ memberId, name, stage }: Person): Choice => ({
  memberId,
  name,
  note: stage === 'full' ? '' : stageWords[stage],
})
export const branchChoice = ({ orgId, name }: OrgName): Choice => ({ memberId: orgId, name })

/** `张三、李四`; empty when nobody is chosen. */
export const namesOf = (people: readonly Choice[], ids: readonly string[]): string =>
  people
    .filter(({ memberId }) => ids.includes(memberId))
    .map(({ name }) => name)
    .join('、')
