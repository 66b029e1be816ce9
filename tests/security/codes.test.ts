import fc from 'fast-check'
import { arrivalConfirm } from '../../cloudfunctions/api/actions/arrival.confirm'
import { issueCode, SLOT } from '../../cloudfunctions/core/domain/sign-in-code'
import { IN_WINDOW, postEvent } from '../support/branch'
import { SIGN_IN_SECRET, startWorld } from '../support/call'
import { inAWorld } from '../support/guards'
import { withoutDatabase } from '../support/stages'

const { world, fixture } = inAWorld(startWorld)
const SCENE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&'()*+,/:;=?@-._~"

test('F2 no code but the one of the room signs anybody in: 10000 made-up ones never reach the database', async () => {
  const activityId = await postEvent(world(), fixture())
  await world().at(IN_WINDOW)
  const now = world().gateway.clock.now()
  const openid = fixture().as('member')
  const real = issueCode(activityId, now, SIGN_IN_SECRET)
  const codeOf = (code: string, kept: boolean, at = now) =>
    withoutDatabase(world(), async (platform) => {
      const input = kept ? { code, kept: true as const } : { code }
      // the moment stands still: a slot to come never becomes the running one
      const reply = await arrivalConfirm(input, { ...platform, now: at }, { openid })
      return reply.ok ? 'ok' : reply.code
    })
  const letter = fc.constantFrom(...SCENE)
  const forged = fc.oneof(
    // truncated, lengthened, one letter changed
    fc.nat(31).map((length) => real.slice(0, length)),
    letter.map((one) => real + one),
    fc
      .tuple(fc.nat(31), letter)
      .map(([at, one]) => real.slice(0, at) + one + real.slice(at + 1))
      .filter((code) => code !== real),
    // of another key, of another event under this seal, of a slot to come
    fc.string({ minLength: 1 }).map((key) => issueCode(activityId, now, `${key}!`)),
    fc
      .tuple(fc.stringMatching(/^a[0-9a-z]{11}$/))
      .map(([other]) => other + real.slice(12))
      .filter((code) => code !== real),
    fc
      .integer({ min: 1, max: 1e6 })
      .map((slots) => issueCode(activityId, now + slots * SLOT, SIGN_IN_SECRET)),
    // anything at all
    fc.array(letter, { minLength: 1, maxLength: 64 }).map((letters) => letters.join('')),
    fc.string({ minLength: 1, maxLength: 64, unit: 'binary' }),
  )
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(forged, fc.boolean(), async (code, kept) => {
      const answer = await codeOf(code, kept)
      seen.set(answer, (seen.get(answer) ?? 0) + 1)
      expect(['code-malformed', 'code-forged', 'code-expired']).toContain(answer)
    }),
    { numRuns: 10_000 },
  )
  expect([...seen.keys()].sort()).toEqual(['code-expired', 'code-forged', 'code-malformed'])
  // replayed after its time, it is refused as well, and nothing was written all along
  expect(await codeOf(real, false, now + 60_000)).toBe('code-expired')
  expect(await world().documents.count('arrivals', { activityId })).toBe(0)
})
