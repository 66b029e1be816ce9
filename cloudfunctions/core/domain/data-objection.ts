import type { DataMatter } from '../contract'
import type { Relation } from './roles-table'

/** What the secretary alone reads; an objection to it is the secretary's as well (C2.3e, C3.5a). */
const SECRETARYS: readonly DataMatter[] = ['care', 'leave']

/** Whether a leader of the branch may read and answer an objection to stored data (C3.5b). */
export const answersData = (
  { about }: { about: DataMatter },
  relations: ReadonlySet<Relation>,
): boolean => relations.has('secretary') || (relations.has('leader') && !SECRETARYS.includes(about))
