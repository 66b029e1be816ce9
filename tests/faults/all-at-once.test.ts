import type { ActionName } from '../../cloudfunctions/core/contract'
import type { LedgerEntry } from '../../cloudfunctions/core/store/ledger'
import type { Album } from '../../cloudfunctions/core/store/media'
import { AFTER, aDraft, closeEvent, postEvent, type Someone } from '../support/branch'
import { aKey, startWorld } from '../support/call'
import { aMatter, aVote } from '../support/decision'
import { inAWorld } from '../support/guards'
import { aJpeg } from '../support/pictures'

/** Everybody does something to one record in the same moment: what was answered with a yes is there, under a whole chain. */
const { world, fixture } = inAWorld(startWorld)
type Ask = [action: ActionName, input: object, who: Someone]

/** All at once; who is told to try again does so. @returns the codes of the answers, `yes` for a yes */
const atOnce = (asks: readonly Ask[]): Promise<string[]> =>
  Promise.all(
    asks.map(async ([action, input, who]) => {
      for (;;) {
        const answer = await world().call(action, input, fixture().as(who))
        if (answer.ok) return 'yes'
        if (answer.code !== 'busy') return answer.code
      }
    }),
  )
const pictures = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      world().upload(fixture().as('recorder'), `incoming/${aKey()}.jpg`, aJpeg(`picture ${n}`)),
    ),
  )

async function chainOf(activityId: string) {
  const orgId = fixture().branch._id
  const verified = await world().yes('ledger.verify', { orgId }, fixture().as('secretary'))
  expect(verified).toMatchObject({ broken: [], lost: 0 })
  const found = await world().documents.find('ledger', {
    where: { activityId },
    order: [['seq', 'asc']],
    limit: 50,
  })
  const chain = found as unknown as LedgerEntry[]
  expect(verified.entries).toBe(chain.length)
  const album = (await world().documents.get('media', activityId)) as Album | null
  expect(chain.at(-1)?.sealed.media).toEqual(album?.items.map((one) => one.sha256))
  return chain
}

test('C2.0f, C4.3c, C4.3d corrections, pictures and two opinions on a late entry, added to a closed record', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(AFTER)
  await closeEvent(world(), fixture(), activityId)
  const late = { activityId, memberId: fixture().people.member._id }
  await world().yes('entry.declare', { ...late, reason: '漏记' }, fixture().as('recorder'))
  const corrections = ['甲', '乙', '丙']
  const asks: Ask[] = [
    ...corrections.map(
      (text): Ask => [
        'record.correct',
        { activityId, key: aKey(), text: `应为${text}`, reason: '笔误' },
        'secretary',
      ],
    ),
    ...(await pictures(3)).map((fileId): Ask => ['media.add', { activityId, fileId }, 'recorder']),
    ['entry.confirm', { ...late, agree: true }, 'secretary'],
    ['entry.confirm', { ...late, agree: false }, 'deputy'],
  ]
  expect(await atOnce(asks)).toEqual(asks.map(() => 'yes'))
  const chain = await chainOf(activityId)
  const { sealed, line } = chain.at(-1) ?? {}
  expect(sealed?.corrections.map((one) => one.text).sort()).toEqual(
    corrections.map((text) => `应为${text}`).sort(),
  )
  expect(sealed?.media).toHaveLength(3)
  // one of the two was first, and that holds
  expect([0, 1]).toContain(line?.counts.present)
  expect(chain).toHaveLength(1 + 3 + 3 + (line?.counts.present ?? 0))
})

test('C3.3b, C4.3c, C4.3d pictures, a vote, a new matter and a tick while two close the record', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at('2026-12-11T15:20')
  const recorder = fixture().as('recorder')
  const draft = { activityId, revision: 0, draft: aDraft(fixture()) }
  const { revision } = await world().yes('record.save', draft, recorder)
  const { resolutionId } = await world().yes('resolution.open', aMatter(activityId), recorder)
  const close = { activityId, revision }
  const ticked = { activityId, memberIds: [fixture().people.member._id] }
  const other = aMatter(activityId)
  const [closed, again, voted, opened, came, ...added] = await atOnce([
    ['record.close', close, 'recorder'],
    ['record.close', close, 'deputy'],
    ['resolution.decide', aVote(resolutionId), 'secretary'],
    ['resolution.open', other, 'secretary'],
    ['arrival.tick', ticked, 'recorder'],
    ...(await pictures(3)).map((fileId): Ask => ['media.add', { activityId, fileId }, 'recorder']),
  ])
  expect([closed, again, ...added]).toEqual(['yes', 'yes', 'yes', 'yes', 'yes'])
  const [first] = await chainOf(activityId)
  expect(first?.line.counts.present).toBe(came === 'yes' ? 1 : 0)
  // what was decided or opened is under the seal, or was refused
  const matters = JSON.stringify(first?.sealed)
  expect([voted, opened].every((one) => one === 'yes' || one === 'activity-sealed')).toBe(true)
  expect(matters.includes(resolutionId)).toBe(true)
  expect(await world().documents.count('resolutions', { activityId })).toBe(
    opened === 'yes' ? 2 : 1,
  )
})
