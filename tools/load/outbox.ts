import {
  branchIdOf,
  grantIdOf,
  idFrom,
  memberIdOf,
  messageIdOf,
} from '../../cloudfunctions/core/domain/identity'
import { grants } from '../../cloudfunctions/core/store/grants'
import { members } from '../../cloudfunctions/core/store/members'
import { messages } from '../../cloudfunctions/core/store/messages'
import type { Filed } from './load-set'
import { loadMember } from './people'

/** Many people, each owed one notice and with one send in hand: what delivery needs, and nothing else. */
export type Outbox = { filed: Filed[]; openids: string[] }

/**
 * @param size.name tells one outbox from another
 * @param size.dueAt when all of it may go out
 */
export function outboxOf(size: { name: string; people: number; dueAt: number }): Outbox {
  const { name, people, dueAt } = size
  const branchId = branchIdOf('outbox', name)
  const outbox: Outbox = { filed: [], openids: [] }
  for (let i = 0; i < people; i++) {
    const schoolNo = `O${name}-${i}`
    const _id = memberIdOf(schoolNo)
    const openid = `oOut${idFrom('o', 22, schoolNo)}`
    const place = { unit: 1, branch: 1, member: 7 }
    const since = { day: '2026-01-01', at: dueAt }
    const member = { ...loadMember(place, { _id: branchId }, i, since), _id, schoolNo, openid }
    const kind = 'notice' as const
    outbox.openids.push(openid)
    outbox.filed.push(
      { collection: members.name, doc: member },
      { collection: grants.name, doc: oneInHand(_id, kind, dueAt) },
      {
        collection: messages.name,
        doc: {
          _id: messageIdOf(kind, name, _id),
          kind,
          memberId: _id,
          branchId,
          activityId: null,
          facts: {
            theme: '学习党章',
            time: '2026年12月11日 15:00',
            place: '会议室',
            branch: '支部',
          },
          page: 'pages/home/home',
          state: 'owed',
          dueAt,
          until: null,
          settledAt: null,
          toldBy: null,
          why: null,
          run: null,
        },
      },
    )
  }
  return outbox
}

const oneInHand = (memberId: string, kind: 'notice', at: number) => ({
  _id: grantIdOf(memberId, kind),
  memberId,
  kind,
  tapped: 1,
  keys: ['first'],
  heard: 0,
  events: [],
  spent: 0,
  left: 1,
  run: null,
  updatedAt: at,
})
