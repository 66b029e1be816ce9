import { addPictures } from '../support/album'
import { AFTER, aDraft, aUnitSecretary, POSTED, postEvent, START } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { aPublished, aVote, openMatter } from '../support/decision'
import { inAWorld } from '../support/guards'

/** Words that people type for others are looked at by the platform; what it finds is a hint and bars nothing. */
const { world, fixture } = inAWorld(startWorld)
const WORDS = '学习中国共产党章程'

beforeEach(() => world().documents.patch('settings', 'school', { checkTexts: true }))
afterEach(async () => {
  world().gateway.clearFailures()
  await world().documents.patch('settings', 'school', { checkTexts: false })
})

const finds = (suggest: 'pass' | 'review' | 'risky') =>
  world().gateway.scriptText({ suggest, content: WORDS })

const CASES = [
  ['pass', false],
  ['review', false],
  ['risky', true],
] as const

test.each(CASES)(
  'C3.3c words to be published, %s: the one who proposes them is told',
  async (suggest, doubt) => {
    const activityId = await postEvent(world(), fixture())
    await world().at('2026-12-11T15:40')
    const resolutionId = await openMatter(world(), fixture(), activityId)
    await world().yes('resolution.decide', aVote(resolutionId), fixture().as('recorder'))
    finds(suggest)
    const words = { process: WORDS, result: '下次会议再议。' }
    const proposed = { resolutionId, seen: 0, step: 'propose', scope: 'unit', ...words } as const
    expect(await world().yes('publication.step', proposed, fixture().as('deputy'))).toEqual({
      state: 'proposed',
      doubt,
    })
    const checked = { resolutionId, seen: 1, step: 'check' } as const
    expect(await world().yes('publication.step', checked, fixture().as('secretary'))).toEqual({
      state: 'checked',
      doubt: false,
    })
  },
)

test.each(CASES)(
  'C3.3d what a reader says, %s: it is kept, and who answers is told',
  async (suggest, doubt) => {
    const resolutionId = await aPublished(world(), fixture(), 'branch')
    finds(suggest)
    const said = { resolutionId, text: WORDS, anonymous: true }
    await world().yes('feedback.leave', said, fixture().as('member'))
    const seen = async (who: 'member' | 'secretary') =>
      (await world().yes('publication.show', { resolutionId }, fixture().as(who))).feedback
    const [one] = await seen('secretary')
    expect(one).toMatchObject({ text: WORDS, doubt })
    const answer = { feedbackId: one?.feedbackId ?? '', answer: WORDS, shown: true }
    const answered = await world().yes('feedback.answer', answer, fixture().as('deputy'))
    expect(answered.doubt).toBe(doubt)
    // what the check found is nobody's business but theirs
    expect(await seen('member')).toMatchObject([{ text: WORDS, doubt: false }])
  },
)

test.each(CASES)(
  'C4.3c a caption, %s: it is kept, and who wrote it is told',
  async (suggest, doubt) => {
    const activityId = await postEvent(world(), fixture())
    await world().at(AFTER)
    const [mediaId = ''] = await addPictures(world(), fixture(), activityId, ['one'])
    finds(suggest)
    const named = { activityId, media: [{ mediaId, caption: WORDS }] }
    const arranged = await world().yes('media.arrange', named, fixture().as('recorder'))
    expect(arranged).toEqual({ mediaIds: [mediaId], doubt })
  },
)

test.each(CASES)(
  'why a day is called off, %s: everybody is told, and so is who wrote it',
  async (suggest, doubt) => {
    const activityId = await postEvent(world(), fixture())
    finds(suggest)
    const off = { activityId, reason: WORDS }
    expect(await world().yes('activity.cancel', off, fixture().as('secretary'))).toEqual({
      activityId,
      doubt,
    })
  },
)

test.each(CASES)('C2.3b the theme of a unit’s day, %s', async (suggest, doubt) => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().at(POSTED)
  finds(suggest)
  const posted = await world().yes(
    'unit-event.post',
    {
      key: aKey(),
      unitId: fixture().unit._id,
      branchIds: [fixture().branch._id],
      reason: '全院统一学习',
      theme: WORDS,
      items: [{ kind: 'required', category: 'study' }],
      mode: 'in_person',
      place: '报告厅',
      startsAt: START,
      minutes: 90,
    },
    unit,
  )
  expect(posted.doubt).toBe(doubt)
})

test.each(CASES)(
  'C4.3b what is about to be filed, %s: who leads the branch is told before, and nobody else',
  async (suggest, doubt) => {
    const activityId = await postEvent(world(), fixture())
    await world().at(AFTER)
    finds(suggest)
    const draft = aDraft(fixture(), { content: WORDS })
    const words = { activityId, revision: 0, draft }
    const { revision } = await world().yes('record.save', words, fixture().as('recorder'))
    const hints = async (who: 'secretary' | 'recorder') =>
      (await world().yes('record.show', { activityId }, fixture().as(who))).hints
    expect((await hints('secretary')).includes('words_risky')).toBe(doubt)
    expect(await hints('recorder')).toEqual([])
    // a hint bars nothing
    await world().yes('record.close', { activityId, revision }, fixture().as('recorder'))
  },
)

test.each(CASES)('C4.4a the title of a report, %s', async (suggest, doubt) => {
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  finds(suggest)
  const report = { channel: 'website', title: WORDS, on: '2026-12-11' } as const
  const input = { key: aKey(), activityId, ...report }
  expect(await world().yes('publicity.add', input, fixture().as('deputy'))).toMatchObject({ doubt })
})

test.each(CASES)('C2.1c why a month is exempt, %s', async (suggest, doubt) => {
  const unit = await aUnitSecretary(world(), fixture())
  await world().at(POSTED)
  finds(suggest)
  const policy = { orgId: fixture().unit._id, month: '2026-12', policy: 'exempt' } as const
  const set = await world().yes('policy.set', { ...policy, reason: WORDS }, unit)
  expect(set).toMatchObject({ policy: 'exempt', doubt })
})

test('a check that cannot be asked keeps nobody from saying something', async () => {
  const resolutionId = await aPublished(world(), fixture(), 'branch')
  world().gateway.failOpenApi({ api: 'security.msgSecCheck', errcode: 61010 })
  const said = { resolutionId, text: WORDS, anonymous: true }
  await world().yes('feedback.leave', said, fixture().as('member'))
  const { feedback } = await world().yes(
    'publication.show',
    { resolutionId },
    fixture().as('secretary'),
  )
  expect(feedback).toMatchObject([{ text: WORDS, doubt: false }])
})
