import { createHash } from 'node:crypto'
import type { Role } from '../contract'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A derived id: the same facts always give the same id, so a retry meets the first result.
 * @param letter first character, tells the kind
 * @param tail number of base-32 characters after it (5 bits each)
 */
export function idFrom(letter: string, tail: number, ...facts: string[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([letter, ...facts]))
    .digest()
  let text = letter
  for (let i = 0; i < tail; i++) text += ALPHABET[(bytes[i] ?? 0) % 32]
  return text
}

export const unitIdOf = (name: string) => idFrom('u', 11, name)
export const branchIdOf = (unitName: string, name: string) => idFrom('b', 11, unitName, name)
export const memberIdOf = (schoolNo: string) => idFrom('m', 13, schoolNo)
/** One posting intention of one person is one activity. */
export const activityIdOf = (branchId: string, memberId: string, key: string) =>
  idFrom('a', 11, branchId, memberId, key)
/** The school as an organisation; there is one in an environment. */
export const schoolIdOf = () => idFrom('s', 11, 'school')
/** One person can hold an office twice, in two periods. */
export const roleIdOf = (memberId: string, orgId: string, role: string, from: string) =>
  `role_${memberId}_${orgId}_${role}_${from}`
/** What an office's id says: who holds which office where, and since when. */
export function placeOf(officeId: string): { memberId: string; orgId: string; role: Role } {
  const [, memberId = '', orgId = '', ...rest] = officeId.split('_')
  return { memberId, orgId, role: rest.slice(0, -1).join('_') as Role }
}
export const planIdOf = (branchId: string, year: number) => `plan_${branchId}_${year}`
/** What an organisation sets for a month: a theme or a policy. */
export const monthIdOf = (kind: 'theme' | 'policy', orgId: string, month: string) =>
  `${kind}_${orgId}_${month}`
/** One branch's part in an event of several. */
export const partIdOf = (eventId: string, branchId: string) => idFrom('a', 11, eventId, branchId)
export const eventIdOf = (orgId: string, memberId: string, key: string) =>
  idFrom('e', 11, orgId, memberId, key)
export const arrivalIdOf = (activityId: string, memberId: string) => `att_${activityId}_${memberId}`
export const leaveIdOf = (activityId: string, memberId: string) => `lv_${activityId}_${memberId}`
export const lateCodeIdOf = (activityId: string, memberId: string) =>
  `off_${activityId}_${memberId}`
export const lateEntryIdOf = (activityId: string, memberId: string) =>
  `le_${activityId}_${memberId}`
export const briefingIdOf = (activityId: string, memberId: string) =>
  `brf_${activityId}_${memberId}`
export const objectionIdOf = (activityId: string, memberId: string) =>
  `obj_${activityId}_${memberId}`
/** One intention of one person to put a matter to a meeting. */
export const resolutionIdOf = (activityId: string, memberId: string, key: string) =>
  idFrom('r', 15, activityId, memberId, key)
/** The same words about the same matter from the same WeChat are one; the id tells neither. */
export const feedbackIdOf = (resolutionId: string, openid: string, text: string) =>
  idFrom('k', 15, resolutionId, openid, text)
export const serviceIdOf = (activityId: string, key: string) => `svc_${activityId}_${key}`
export const publicityIdOf = (activityId: string, key: string) => `pub_${activityId}_${key}`
export const careIdOf = (memberId: string, key: string) => `care_${memberId}_${key}`
export const dataObjectionIdOf = (memberId: string, key: string) => `dob_${memberId}_${key}`
export const recordIdOf = (activityId: string) => `rec_${activityId}`
/** One upload to an activity is one picture or clip. @param path where it was uploaded to */
export const mediaIdOf = (activityId: string, path: string) => idFrom('f', 15, activityId, path)
/** Files of one picture that no record holds yet, or any more. */
export const looseIdOf = (mediaId: string) => `lo_${mediaId}`
export const entryIdOf = (branchId: string, seq: number) =>
  `led_${branchId}_${String(seq).padStart(5, '0')}`
export const contactIdOf = (memberId: string, key: string) => `con_${memberId}_${key}`
/** One answer of each kind in a month; a second tap meets the first. */
export const answerIdOf = (memberId: string, month: string, answer: string) =>
  `ans_${memberId}_${month}_${answer}`
export const erasureIdOf = (kind: string, year: number) => `era_${kind}_${year}`
export const messageIdOf = (kind: string, subject: string, memberId: string) =>
  `msg_${kind}_${subject}_${memberId}`
/** When a template of a kind was refused. */
export const refusalIdOf = (kind: string) => `ref_${kind}`
/** What was found about a picture before anybody knew its name at the check. */
export const verdictIdOf = (trace: string) => `ver_${trace}`
export const grantIdOf = (memberId: string, kind: string) => `gr_${memberId}_${kind}`
