import type { ActionName } from '../../cloudfunctions/core/contract'
import { AFTER, closeEvent, postEvent, type Someone } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { aMatter } from '../support/decision'
import { inAWorld } from '../support/guards'

/**
 * An answer is lost, somebody changes the words on the phone and sends them with the same key: it is not said that they
 * are kept, because the first words are.
 */
const { world, fixture } = inAWorld(startWorld)
const ON = '2026-12-11'

type Case = {
  action: ActionName
  who: Someone
  input: (of: {
    activityId: string
    memberId: string
    mobileId: string
    branchId: string
  }) => object
  /** The field whose words are changed, and where the first ones are kept. */
  field: string
  kept: string
  closed?: boolean
}
const cases: Case[] = [
  {
    action: 'service.add',
    who: 'recorder',
    input: ({ activityId, memberId }) => ({
      ...{ activityId, kind: 'volunteer', what: '清扫校园', on: ON, participants: [memberId] },
    }),
    field: 'what',
    kept: 'services',
  },
  {
    action: 'publicity.add',
    who: 'recorder',
    input: ({ activityId }) => ({ activityId, channel: 'website', title: '清扫校园', on: ON }),
    field: 'title',
    kept: 'publicity',
  },
  {
    action: 'care.add',
    who: 'secretary',
    input: ({ branchId, memberId }) => ({
      ...{ branchId, memberId, kind: 'talk', on: ON, purpose: '了解近况' },
    }),
    field: 'purpose',
    kept: 'care',
  },
  {
    action: 'data.object',
    who: 'member',
    input: () => ({ about: 'profile', text: '手机号不对' }),
    field: 'text',
    kept: 'data_objections',
  },
  {
    action: 'contact.log',
    who: 'liaison',
    input: ({ mobileId }) => ({
      ...{ memberId: mobileId, on: ON, channel: 'phone', reached: true, note: '平安' },
    }),
    field: 'note',
    kept: 'contacts',
  },
  {
    action: 'resolution.open',
    who: 'recorder',
    input: ({ activityId }) => ({ ...aMatter(activityId), topic: '清扫校园' }),
    field: 'topic',
    kept: 'resolutions',
  },
  {
    action: 'record.correct',
    who: 'secretary',
    input: ({ activityId }) => ({ activityId, text: '地点应为302', reason: '笔误' }),
    field: 'text',
    kept: 'ledger',
    closed: true,
  },
]

test.each(cases)(
  '$action: a retry is one, other words are refused, the first ones stay',
  async (one) => {
    const { branch, people } = fixture()
    const activityId = await postEvent(world(), fixture())
    await world().at(AFTER)
    if (one.closed) await closeEvent(world(), fixture(), activityId)
    const ids = { memberId: people.member._id, mobileId: people.mobile._id, branchId: branch._id }
    const input = { ...one.input({ activityId, ...ids }), key: aKey() }
    const openid = fixture().as(one.who)
    const kept = async () => {
      const found = await world().documents.find(one.kept, {
        where: { branchId: branch._id },
        limit: 50,
      })
      return JSON.stringify(found)
    }
    expect(await world().call(one.action, input, openid)).toMatchObject({ ok: true })
    const first = await kept()
    const [again, other] = [input, { ...input, [one.field]: '另外的说法' }]
    expect(await world().call(one.action, again, openid)).toMatchObject({ ok: true })
    expect(await world().call(one.action, other, openid)).toMatchObject({
      ok: false,
      code: 'already-said',
    })
    expect(await kept()).toBe(first)
    expect(first).toContain(String((input as Record<string, unknown>)[one.field]))
  },
)
