import { startWorld } from '../support/call'
import { aPublished } from '../support/decision'
import { guards, inAWorld } from '../support/guards'

const { world, fixture } = inAWorld(startWorld)
let resolutionId = ''
let feedbackId = ''
beforeEach(async () => {
  resolutionId = await aPublished(world(), fixture(), 'branch')
  const said = { resolutionId, text: '建议避开实验课', anonymous: true }
  await world().yes('feedback.leave', said, fixture().as('member'))
  const shown = await world().yes('publication.show', { resolutionId }, fixture().as('secretary'))
  feedbackId = shown.feedback[0]?.feedbackId ?? ''
})
guards('feedback.answer', () => ({ feedbackId, answer: '已采纳', shown: true }), {
  world,
  fixture,
  cast: ['member', 'recorder', 'prospect'],
})

test('C3.3d readers see what was answered; until then the leaders alone', async () => {
  const seen = async () =>
    (await world().yes('publication.show', { resolutionId }, fixture().as('member'))).feedback
  expect(await seen()).toEqual([])
  const answered = { feedbackId, answer: '已采纳，调整到15:30。', shown: true }
  const first = await world().yes('feedback.answer', answered, fixture().as('deputy'))
  await world().at('2026-12-20T09:00')
  expect(await world().yes('feedback.answer', answered, fixture().as('deputy'))).toEqual(first)
  expect(await seen()).toMatchObject([{ text: '建议避开实验课', answer: answered.answer }])
  const unknown = { ...answered, feedbackId: 'k000000000000000' }
  expect(await world().no('feedback.answer', unknown, fixture().as('deputy'))).toBe(
    'feedback-unknown',
  )
})

test('C3.3d what is answered but not shown is read by the leaders alone, until they show it', async () => {
  const seen = async (who: 'member' | 'deputy') =>
    (await world().yes('publication.show', { resolutionId }, fixture().as(who))).feedback
  const answered = { feedbackId, answer: '已单独沟通。', shown: false }
  await world().yes('feedback.answer', answered, fixture().as('deputy'))
  expect(await seen('member')).toEqual([])
  expect(await seen('deputy')).toMatchObject([{ answer: '已单独沟通。', shown: false }])
  await world().yes('feedback.answer', { ...answered, shown: true }, fixture().as('deputy'))
  expect(await seen('member')).toMatchObject([{ answer: '已单独沟通。' }])
})

test('C3.3d of two leaders who answer at once the first is heard, and the second is told', async () => {
  const answers = { deputy: '已采纳。', secretary: '另行研究。' } as const
  const whos = ['deputy', 'secretary'] as const
  const said = await Promise.all(
    whos.map((who) => {
      const answered = { feedbackId, answer: answers[who], shown: true }
      return world().call('feedback.answer', answered, fixture().as(who))
    }),
  )
  expect(said.map((one) => (one.ok ? 'yes' : one.code)).sort()).toEqual(['already-answered', 'yes'])
  const heard = whos.find((_, i) => said[i]?.ok) ?? 'deputy'
  const shown = await world().yes('publication.show', { resolutionId }, fixture().as('member'))
  expect(shown.feedback).toMatchObject([{ answer: answers[heard] }])
})

test('C3.3d who said something with a name reads the answer, also when it is shown to nobody else', async () => {
  const said = { resolutionId, text: '请考虑住在外地的同志', anonymous: false }
  await world().yes('feedback.leave', said, fixture().as('liaison'))
  const seen = async (who: 'liaison' | 'member' | 'secretary') =>
    (await world().yes('publication.show', { resolutionId }, fixture().as(who))).feedback
  const own = (await seen('secretary')).find((one) => one.text === said.text)
  const answered = { feedbackId: own?.feedbackId ?? '', answer: '已另行联系。', shown: false }
  await world().yes('feedback.answer', answered, fixture().as('secretary'))
  expect(await seen('liaison')).toMatchObject([{ text: said.text, answer: '已另行联系。' }])
  expect(await seen('member')).toEqual([])
})
