import { startDemo } from '../../emulator/demo/start'
import { Actor } from '../../tools/shots/actor'
import { STORY_BEGINS, storyOf } from '../../tools/shots/story'
import { closeBrowser, openPhone } from '../support/phone'

afterAll(closeBrowser)

test('every page shows itself with one call at the most, without errors, and asks nobody outside', async () => {
  const demo = await startDemo({ memory: true, port: 0, now: STORY_BEGINS })
  const faults: string[] = []
  let pages = 0
  try {
    for (const moment of storyOf(new Actor(demo))) {
      await moment.happens()
      for (const { name, as, path } of moment.scenes()) {
        const address = typeof path === 'string' ? path : await path()
        const phone = await openPhone({ phone: demo.phone, as, path: address })
        await phone.page.waitForLoadState('networkidle')
        const { status } = await phone.data<{ status?: string }>()
        if (status === 'loading') faults.push(`${name}: still loading`)
        const calls = await phone.page.evaluate(
          () => (window as unknown as { __phone: { calls: unknown[] } }).__phone.calls.length,
        )
        if (calls > 1) faults.push(`${name}: ${calls} calls`)
        faults.push(...phone.errors.map((error) => `${name}: ${error}`))
        faults.push(...(await phone.missing()).map((api) => `${name}: wx.${api} is missing`))
        faults.push(...phone.outsideRequests.map((url) => `${name}: asked ${url}`))
        pages++
        await phone.close()
      }
    }
  } finally {
    await demo.close()
  }
  expect(faults).toEqual([])
  expect(pages).toBeGreaterThan(30)
  // more than fifty pages in one story: a busy machine takes its time
}, 900_000)
