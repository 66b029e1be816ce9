import { nextDue, parseCron } from '../../emulator/cloud/functions/cron'
import { functionsFolder, until, withCloud, writeFunction } from '../support/cloud'

const beijing = (text: string) => Date.parse(`${text}+08:00`)
const shown = (instant: number | null) =>
  instant === null ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)

describe('timer expressions, in UTC+8', () => {
  test.each([
    ['every day at nine', '0 0 9 * * * *', '2026-11-20T10:00:00', '2026-11-21T09:00:00'],
    ['strictly after', '0 0 9 * * * *', '2026-11-20T09:00:00', '2026-11-21T09:00:00'],
    ['the second before', '0 0 9 * * * *', '2026-11-20T08:59:59', '2026-11-20T09:00:00'],
    ['the 20th of a month', '0 0 8 20 * * *', '2026-11-20T08:00:01', '2026-12-20T08:00:00'],
    ['February has no 30th', '0 0 0 30 * * *', '2027-01-30T00:00:00', '2027-03-30T00:00:00'],
    ['a leap day', '0 0 0 29 2 * *', '2026-01-01T00:00:00', '2028-02-29T00:00:00'],
    ['every 15 minutes', '0 */15 * * * * *', '2026-11-20T10:07:00', '2026-11-20T10:15:00'],
    [
      'from 5 on, every 10 minutes',
      '0 5/10 * * * * *',
      '2026-11-20T10:06:00',
      '2026-11-20T10:15:00',
    ],
    [
      'a list and a range of hours',
      '0 0 9-11,18 * * * *',
      '2026-11-20T11:30:00',
      '2026-11-20T18:00:00',
    ],
    ['a weekday by name', '0 0 9 * * MON *', '2026-11-20T10:00:00', '2026-11-23T09:00:00'],
    ['Sunday is 0', '0 0 9 * * 0 *', '2026-11-20T10:00:00', '2026-11-22T09:00:00'],
    ['Sunday is 7 as well', '0 0 9 * * 7 *', '2026-11-20T10:00:00', '2026-11-22T09:00:00'],
    ['a month by name', '0 0 9 1 JUL * *', '2026-11-20T10:00:00', '2027-07-01T09:00:00'],
    [
      'day or weekday: the weekday comes first',
      '0 0 9 25 * 1 *',
      '2026-11-20T10:00:00',
      '2026-11-23T09:00:00',
    ],
    [
      'day or weekday: the day comes first',
      '0 0 9 21 * 1 *',
      '2026-11-20T10:00:00',
      '2026-11-21T09:00:00',
    ],
    ['a year', '0 0 0 1 1 * 2030', '2026-11-20T10:00:00', '2030-01-01T00:00:00'],
    ['a year that is over', '0 0 0 1 1 * 2020', '2026-11-20T10:00:00', null],
    [
      'across the end of a year',
      '30 59 23 31 12 * *',
      '2026-12-31T23:59:30',
      '2027-12-31T23:59:30',
    ],
  ])('%s', (_name, expression, after, due) => {
    expect(shown(nextDue(parseCron(expression), beijing(after)))).toBe(due)
  })

  test.each(['0 0 9 * * *', '61 0 0 * * * *', 'x 0 0 * * * *', '0 0 0 0 * * *', '0 */0 * * * * *'])(
    '"%s" cannot be read',
    (expression) => expect(() => parseCron(expression)).toThrow(),
  )
})

const TICK = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async (event) => ({ event, at: Date.now(), context: cloud.getWXContext() })`

describe('firing', () => {
  const timer = (config: string, name = 'daily') => ({
    triggers: [{ name, type: 'timer', config }],
  })
  const functions = functionsFolder({
    tick: { code: TICK, config: timer('0 0 9 * * * *') },
    monthly: { code: TICK, config: timer('0 0 9 1 * * *', 'first') },
    wrong: { code: TICK, config: timer('0 0 9 1 *', 'wrong') },
    plain: { code: TICK },
  })
  const cloud = withCloud(() => ({ now: '2026-11-20T08:00:00+08:00', functions }))
  beforeEach(async () => {
    await cloud.gateway.clock.set('2026-11-20T08:00:00+08:00')
    cloud.gateway.logs.clear()
  })

  test('moving the clock past several occurrences fires each timer once, at the new time', async () => {
    const fired = await cloud.gateway.clock.set('2026-11-25T10:00:00+08:00')
    expect(fired).toMatchObject([{ function: 'tick', trigger: 'daily', ok: true }])
    const { event, at, context } = (fired[0]?.result ?? {}) as {
      event: object
      at: number
      context: Record<string, unknown>
    }
    expect(event).toMatchObject({ Type: 'Timer', TriggerName: 'daily', Message: '' })
    expect(event).toHaveProperty('Time', expect.stringMatching(/^2026-11-25T02:00:0/))
    expect(at - Date.parse('2026-11-25T10:00:00+08:00')).toBeLessThan(60_000)
    expect(context).toMatchObject({ SOURCE: 'wx_trigger' })
    expect(context).not.toHaveProperty('OPENID')
  })

  test('a move that passes no occurrence, or goes back, fires nothing', async () => {
    expect(await cloud.gateway.clock.advance(30 * 60_000)).toEqual([])
    expect(await cloud.gateway.clock.set('2026-11-19T08:00:00+08:00')).toEqual([])
  })

  test('it fires by itself when the clock runs into it', async () => {
    await cloud.gateway.clock.set('2026-11-20T08:59:59.500+08:00')
    await until(() =>
      cloud.gateway.logs.entries({ function: 'tick' }).some(({ ok }) => ok === true),
    )
    const [entry] = cloud.gateway.logs.entries({ function: 'tick' })
    expect(entry?.source).toBe('wx_trigger')
    expect(entry?.at).toBeGreaterThanOrEqual(Date.parse('2026-11-20T09:00:00+08:00'))
  })

  test('it can be fired now, one function or all', async () => {
    const answer = await fetch(`${cloud.gateway.url}/control/timers/run`, {
      method: 'POST',
      body: JSON.stringify({ function: 'monthly' }),
    })
    expect(await answer.json()).toMatchObject({
      fired: [
        { function: 'monthly', trigger: 'first', ok: true, result: { event: { Type: 'Timer' } } },
      ],
    })
    expect((await cloud.gateway.timers.run()).map((f) => f.function).sort()).toEqual([
      'monthly',
      'tick',
    ])
  })

  test('a timer added while the gateway runs is fired, one taken away is not', async () => {
    writeFunction(functions, 'added', { code: TICK, config: timer('* * * * * * *', 'often') })
    await until(() => cloud.gateway.logs.entries({ function: 'added' }).some(({ ok }) => ok))
    writeFunction(functions, 'added', { code: TICK, config: {} })
    expect(await cloud.gateway.timers.run('added')).toEqual([])
    expect(await cloud.gateway.clock.advance(5000)).toEqual([])
  })

  test('the clock is read and set over HTTP', async () => {
    const control = async (body: object) =>
      (
        await fetch(`${cloud.gateway.url}/control/clock`, {
          method: 'POST',
          body: JSON.stringify(body),
        })
      ).json() as Promise<{ now: string; offset: number; fired: object[] }>
    expect((await control({ now: '2026-11-20T08:30:00+08:00' })).now).toMatch(/^2026-11-20T00:30:0/)
    expect((await control({ advance: 3_600_000 })).fired).toHaveLength(1)
    expect(await control({ reset: true })).toMatchObject({ offset: 0 })
    const wrong = await fetch(`${cloud.gateway.url}/control/clock`, { method: 'POST', body: '{}' })
    expect(wrong.status).toBe(400)
  })
})

describe('at least once', () => {
  const cloud = withCloud(() => ({
    now: '2026-11-20T08:00:00+08:00',
    twice: true,
    functions: functionsFolder({
      tick: {
        code: TICK,
        config: { triggers: [{ name: 'daily', type: 'timer', config: '0 0 9 * * * *' }] },
      },
    }),
  }))

  test('with --twice each firing comes twice, with the same event', async () => {
    const fired = await cloud.gateway.clock.set('2026-11-20T09:30:00+08:00')
    const events = fired.map(({ result }) => (result as { event: object }).event)
    expect(events).toHaveLength(2)
    expect(events[0]).toEqual(events[1])
    expect(new Set(fired.map(({ requestId }) => requestId)).size).toBe(2)
  })
})
