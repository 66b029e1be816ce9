import type { Input } from '../../cloudfunctions/core/contract'
import { leftOf } from '../../cloudfunctions/core/domain/send-ledger'
import { Grant } from '../../cloudfunctions/core/store/grants'
import { aKey, startWorld } from '../support/call'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
const input = (over: Partial<Input<'subscription.grant'>> = {}): Input<'subscription.grant'> => ({
  answers: [
    { kind: 'notice', accepted: true },
    { kind: 'change', accepted: false },
  ],
  key: aKey(),
  ...over,
})
guards('subscription.grant', () => input(), { world, fixture, abroad: false })
const grant = (given = input()) => world().yes('subscription.grant', given, fixture().as('member'))
const left = async (kind: string) => {
  const doc = await world().documents.get('grants', `gr_${fixture().people.member._id}_${kind}`)
  return doc ? leftOf(Grant.parse(doc)) : null
}

test('each acceptance is one send in hand, a refusal is none', async () => {
  await grant()
  await grant()
  expect([await left('notice'), await left('change')]).toEqual([2, null])
})

test('the same tap counts once, at once or later', async () => {
  const same = input()
  await Promise.all([grant(same), grant(same), grant(same)])
  await grant(same)
  expect(await left('notice')).toBe(1)
})

test('taps at once all count', async () => {
  await Promise.all([grant(), grant(), grant()])
  expect(await left('notice')).toBe(3)
})

test('guests are asked like members', async () => {
  await world().yes('subscription.grant', input(), fixture().as('prospect'))
  const id = `gr_${fixture().people.prospect._id}_notice`
  expect(await world().documents.get('grants', id)).toMatchObject({ tapped: 1, spent: 0 })
})
