import type { Demo } from '../../emulator/demo/start'
import type { Scene } from '../../tools/shots/scenes'
import { STORIES } from '../../tools/shots/stories'
import { PATIENCE_MS } from '../support/patience'
import { closeBrowser, openPhone } from '../support/phone'

afterAll(closeBrowser)

/** Phones open at the same time; more would only wait for each other. */
const AT_ONCE = 3

test.each(STORIES)(
  '$name: every page shows itself with one call at the most, without errors, and asks nobody outside',
  async ({ name, begin, tell }) => {
    const demo = await begin()
    const faults: string[] = []
    let pages = 0
    try {
      for (const moment of tell(demo).moments) {
        await moment.happens()
        const scenes = moment.scenes()
        for (let at = 0; at < scenes.length; at += AT_ONCE) {
          const found = scenes.slice(at, at + AT_ONCE).map((scene) => faultsOf(demo, scene))
          faults.push(...(await Promise.all(found)).flat())
        }
        pages += scenes.length
      }
    } finally {
      await demo.close()
    }
    expect(faults).toEqual([])
    expect(pages).toBeGreaterThan(name === 'theme day' ? 60 : 20)
    // many pages in one story: a busy machine takes its time
  },
  900_000,
)

interface PhoneWindow {
  __phone: {
    data(): { status?: string }
    calls: { data?: { input?: { since?: unknown } } }[]
  }
}

/** Runs in the phone: the page on top has something to show. */
const isShown = () => (window as unknown as PhoneWindow).__phone.data().status !== 'loading'

/** Runs in the phone: what was asked to show the page; a page that stands asks only for what is new since. */
const callsToShow = () =>
  (window as unknown as PhoneWindow).__phone.calls.filter(({ data }) => !data?.input?.since).length

async function faultsOf(demo: Demo, { name, as, path, storage }: Scene): Promise<string[]> {
  const address = typeof path === 'string' ? path : await path()
  const phone = await openPhone({ phone: demo.phone, as, path: address, storage: storage?.() })
  // a busy machine is quiet for a while before a page has begun to ask
  await phone.page.waitForFunction(isShown, undefined, { timeout: PATIENCE_MS }).catch(() => null)
  await phone.settled()
  const { status } = await phone.data<{ status?: string }>()
  const calls = await phone.page.evaluate(callsToShow)
  const faults = [
    ...(status === 'loading' ? ['still loading'] : []),
    ...(calls > 1 ? [`${calls} calls`] : []),
    ...phone.errors,
    ...(await phone.missing()).map((api) => `wx.${api} is missing`),
    ...phone.outsideRequests.map((url) => `asked ${url}`),
  ]
  await phone.close()
  return faults.map((fault) => `${name}: ${fault}`)
}
