import tcb from '@cloudbase/node-sdk'
import { idFrom } from '../../cloudfunctions/core/domain/identity'
import { demoUser } from '../../emulator/demo/persons'
import { type Demo, startDemo } from '../../emulator/demo/start'
import { STRANGER } from '../../emulator/phone/server'
import { PATIENCE_MS } from './patience'
import { closeBrowser, type OpenOptions, type OpenPhone, openPhone } from './phone'

export type Part = Parameters<typeof demoUser>[0]
type Reply = { ok: boolean; code?: string; data: Record<string, unknown> }

/** The demo, started once for the tests of a file; every phone that was opened must end without a fault. */
export function aJourney(now: string) {
  let demo: Demo
  const opened: OpenPhone[] = []

  beforeAll(async () => {
    demo = await startDemo({ memory: true, port: 0, now })
    Object.assign(process.env, demo.gateway.env())
  })
  afterEach(async () => {
    for (const phone of opened) {
      expect(phone.errors).toEqual([])
      expect(await phone.missing()).toEqual([])
      expect(phone.outsideRequests).toEqual([])
      await phone.close()
    }
    opened.length = 0
  })
  afterAll(async () => {
    await closeBrowser()
    await demo.close()
  })

  const sdk = () => tcb.init({ env: process.env.TCB_ENV ?? '', timeout: PATIENCE_MS })
  const ask = async (part: Part, action: string, input: object): Promise<Reply> => {
    const { openid } = demoUser(part)
    const reply = await demo.gateway.invoke('api', { action, input }, { openid })
    return (reply as { result: Reply }).result
  }
  return {
    demo: () => demo,
    sdk,
    database: () => sdk().database(),
    /** @param look letters, and what the phone keeps already; by default its person was told what messages are for */
    async open(
      part: Part | 'stranger',
      path?: string,
      look: Pick<OpenOptions, 'font' | 'storage'> = {},
    ): Promise<OpenPhone> {
      const as = part === 'stranger' ? STRANGER.openid : demoUser(part).openid
      const storage = { 'messages-explained': true }
      const phone = await openPhone({ phone: demo.phone, as, path, storage, ...look })
      opened.push(phone)
      return phone
    },
    /** Asks the server as somebody, past the phone. */
    ask,
    /** Posts a day as the page suggests it. @returns its id */
    async post(theme: string, over: object = {}): Promise<string> {
      const { branch, suggestion } = (await ask('secretary', 'activity.draft', {})).data as {
        branch: { orgId: string }
        suggestion: { startsAt: number; minutes: number; place: string }
      }
      const { startsAt, minutes, place } = suggestion
      const posted = await ask('secretary', 'activity.post', {
        key: idFrom('k', 20, theme),
        branchId: branch.orgId,
        theme,
        items: [{ kind: 'required', category: 'study' }],
        mode: 'in_person',
        ...{ startsAt, minutes, place },
        invited: [],
        ...over,
      })
      if (!posted.ok) throw new Error(`the day was not posted: ${posted.code}`)
      return String(posted.data.activityId)
    },
  }
}
