import { idFrom } from '../../cloudfunctions/core/domain/identity'
import { CAST, people } from './people'

/** Somebody with WeChat whom the phone's side panel offers. */
export type DemoUser = { openid: string; name: string; note: string; phone: string }

/** 28 characters, as WeChat's are; the same at every start. */
export const openidOf = (schoolNo: string) => `oDemo${idFrom('d', 22, 'demo', schoolNo)}`

const NOTES: readonly (readonly [keyof typeof CAST, string])[] = [
  ['secretary', '教工第一党支部 书记'],
  ['deputy', '教工第一党支部 副书记，记录人'],
  ['member', '教工第一党支部 党员'],
  ['unitSecretary', '总支书记，以普通党员身份参加'],
  ['mobile', '外出流动党员'],
  ['liaison', '组织委员，流动党员的联系人'],
  ['prospect', '发展对象，可受邀列席'],
  ['unbound', '党员，还没有绑定微信'],
  ['otherBranch', '教工第二党支部 党员'],
  ['counsellor', '辅导员，本科生第一党支部 书记'],
  ['student', '本科生第一党支部 副书记'],
  ['unitClerk', '总支干事，实验中心与办公室党支部 党员'],
  ['orgOfficer', '学校党委组织部干事，实验中心与办公室党支部 党员'],
]

/** The demo persons; the phone itself adds a stranger who is on no roster. */
export const persons: readonly DemoUser[] = NOTES.flatMap(([part, note]) => {
  const person = people.find(({ schoolNo }) => schoolNo === CAST[part])
  return person
    ? [{ openid: openidOf(person.schoolNo), name: person.name, note, phone: person.phone }]
    : []
})

/** Whose WeChat is bound at the first start: all but the one who shows how binding goes. */
export const boundAtFirst = persons.filter(({ openid }) => openid !== openidOf(CAST.unbound))

/** A demo person by part, e.g. `demoUser('secretary')`. */
export function demoUser(part: keyof typeof CAST): DemoUser {
  const openid = openidOf(CAST[part])
  const found = persons.find((person) => person.openid === openid)
  if (!found) throw new Error(`${part} is nobody in the panel`)
  return found
}
