import { strFromU8, unzipSync } from 'fflate'
import type { ActionName, Input } from '../../cloudfunctions/core/contract'
import {
  anOrgOfficer,
  aUnitSecretary,
  closeEvent,
  foundBranch,
  postEvent,
  type Someone,
} from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { aVote, openMatter } from '../support/decision'
import { bytesAt } from '../support/forms'
import { inAWorld, STRANGER } from '../support/guards'

/** Words that only some may read; every way out of the functions is searched for them. */
const MATTER = ['暗甲题', '暗甲因', '暗甲人', '暗甲议', '暗甲办', '暗甲由'] as const
const CARE = '暗乙事由'
const LEAVE = '暗丙缘故'
const OBJECTION = '暗丁异议'
const OPINION = '暗戊意见'

const { world, fixture } = inAWorld(startWorld)
const OWN = [
  'secretary',
  'deputy',
  'recorder',
  'member',
  'liaison',
  'probationary',
  'exempt',
  'mobile',
  'prospect',
  'activist',
] as const satisfies Someone[]

/** Everything that answers with what is stored. */
const ways = (activityId: string, published: string) => {
  const { branch, unit } = fixture()
  const [branchId, unitId, year] = [branch._id, unit._id, 2026]
  return {
    'home.show': {},
    'me.show': {},
    'activity.draft': { branchId },
    'activity.show': { activityId },
    'board.show': { activityId },
    'afterwards.show': { activityId },
    'coverage.show': { branchId, month: '2026-12' },
    'care.show': { branchId },
    'care.counts': { unitId },
    'data.show': { branchId },
    'record.show': { activityId },
    'record.text': { activityId },
    'resolutions.show': { activityId },
    'publications.list': {},
    'publication.show': { resolutionId: published },
    'media.show': { activityId },
    'ledger.show': { branchId },
    'ledger.verify': { orgId: branchId },
    'contact.board': { branchId },
    'contact.show': {},
    'plan.show': { branchId, year },
    'unit.show': { unitId },
    'school.show': {},
    'members.show': { branchId },
    'forms.ledger': { branchId, year },
    'forms.register': { activityId },
    'forms.mobile': { branchId },
    'forms.contacts': { branchId, year },
    'forms.record': { activityId },
    'forms.plan': { branchId, year },
    'forms.annual': { orgId: branchId, year },
    'forms.school-annual': { year },
    'forms.handover': { branchId, from: '2026-01', to: '2026-12' },
    'forms.unit-ledger': { unitId, year },
    'forms.mine': {},
  } satisfies { [A in ActionName]?: Input<A> }
}

/** Everything a file says, packed files inside it as well. */
function textIn(bytes: Uint8Array): string {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isPacked ? Object.values(unzipSync(bytes)).map(textIn).join('\n') : strFromU8(bytes)
}

async function said(action: string, input: object, openid: string): Promise<string> {
  const reply = await world().call(action, input, openid)
  const made = reply.ok ? (reply.data as { url?: unknown }) : {}
  const file = typeof made.url === 'string' ? textIn(await bytesAt({ url: made.url })) : ''
  return JSON.stringify(reply) + file
}

/** Who reads which word by which way, and the ways that answered nobody. */
async function readers(input: Record<string, object>, words: readonly string[]) {
  const beside = await foundBranch(world(), fixture().unit)
  const everybody: [string, string][] = [
    ...OWN.map((who): [string, string] => [who, fixture().as(who)]),
    ['unit', await aUnitSecretary(world(), fixture())],
    ['school', await anOrgOfficer(world())],
    ['beside', beside.as('secretary')],
    ['stranger', STRANGER],
  ]
  const found = new Map<string, string[]>()
  const silent: string[] = []
  for (const [action, given] of Object.entries(input)) {
    let answers = 0
    for (const [who, openid] of everybody) {
      const text = await said(action, given, openid)
      answers += Number(text.startsWith('{"ok":true'))
      for (const word of words.filter((one) => text.includes(one))) {
        const way = `${word} ${action}`
        found.set(way, [...(found.get(way) ?? []), who])
      }
    }
    if (answers === 0) silent.push(action)
  }
  return { found: Object.fromEntries(found), silent }
}

/** A closed day with a matter about one person, leave, and a published matter with feedback; care and an objection. */
async function scene(): Promise<{ activityId: string; published: string }> {
  const { people, branch, as } = fixture()
  const activityId = await postEvent(world(), fixture())
  await world().yes('leave.ask', { activityId, kind: 'sick', reason: LEAVE }, as('member'))
  await world().at('2026-12-11T15:40')
  const [topic, why, proposer, discussion, what, deferReason] = MATTER
  const about = { kind: 'confirmation', topic, why, proposer } as const
  const personal = await openMatter(world(), fixture(), activityId, about)
  const followUps = [{ what, who: '', by: null }]
  const vote = aVote(personal, { discussion, deferReason, followUps })
  await world().yes('resolution.decide', vote, as('recorder'))
  const published = await openMatter(world(), fixture(), activityId)
  await world().yes('resolution.decide', aVote(published), as('recorder'))
  const steps = [
    [{ seen: 0, step: 'propose', scope: 'unit', process: '讨论', result: '再议' }, as('deputy')],
    [{ seen: 1, step: 'check' }, as('secretary')],
    [{ seen: 2, step: 'publish' }, await aUnitSecretary(world(), fixture())],
  ] as const
  for (const [step, openid] of steps)
    await world().yes('publication.step', { resolutionId: published, ...step }, openid)
  const opinion = { resolutionId: published, text: OPINION, anonymous: false }
  await world().yes('feedback.leave', opinion, as('liaison'))
  const talk = { kind: 'talk', on: '2026-12-10', purpose: CARE } as const
  const concerned = { key: aKey(), branchId: branch._id, memberId: people.member._id }
  await world().yes('care.add', { ...concerned, ...talk }, as('secretary'))
  const objection = { key: aKey(), about: 'care', text: OBJECTION } as const
  await world().yes('data.object', objection, as('member'))
  await closeEvent(world(), fixture(), activityId)
  return { activityId, published }
}

test('C3.3a, C3.5a, T9 what only some may read leaves by no other way, in answers or in files', async () => {
  const { activityId, published } = await scene()
  await world().at('2026-12-21T09:00')
  await world().tick()
  const words = [...MATTER, CARE, LEAVE, OBJECTION, OPINION]
  const { found, silent } = await readers(ways(activityId, published), words)
  // whoever was in the meeting or on its list
  const meeting = OWN.filter((who) => who !== 'prospect' && who !== 'activist')
  const own = (word: string, who: string) => ({
    [`${word} me.show`]: [who],
    [`${word} forms.mine`]: [who],
  })
  expect(found).toEqual({
    ...Object.fromEntries(MATTER.map((word) => [`${word} resolutions.show`, meeting])),
    [`${CARE} care.show`]: ['secretary'],
    ...own(CARE, 'member'),
    [`${LEAVE} activity.show`]: ['secretary'],
    ...own(LEAVE, 'member'),
    [`${OBJECTION} data.show`]: ['secretary'],
    ...own(OBJECTION, 'member'),
    [`${OPINION} home.show`]: ['secretary', 'deputy'],
    [`${OPINION} publication.show`]: ['secretary', 'deputy', 'liaison'],
    ...own(OPINION, 'liaison'),
  })
  // a board is taken down when the record is closed
  expect(silent).toEqual(['board.show'])
  const messages = await world().documents.find('messages', { where: {}, limit: 200 })
  expect(messages.length).toBeGreaterThan(0)
  expect(words.filter((word) => JSON.stringify(messages).includes(word))).toEqual([])
})
