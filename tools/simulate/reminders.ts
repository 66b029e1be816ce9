import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { MessageKind } from '../../cloudfunctions/core/contract'
import {
  addDays,
  instantOf,
  MINUTE,
  monthOfDay,
  monthsOfYear,
} from '../../cloudfunctions/core/domain/calendar'
import { slotDay, slotOn } from '../../cloudfunctions/core/domain/slot'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { collections } from '../../cloudfunctions/core/store'
import { messages } from '../../cloudfunctions/core/store/messages'
import { type Settings, settings } from '../../cloudfunctions/core/store/settings'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { buildFunctions } from '../build/functions'
import { readSettings } from '../commands/settings-set'
import { type Dice, diceOf } from '../load/random'
import { themeOf } from '../load/themes'
import { connect } from '../platform/connect'
import { each } from '../roster/each'
import { type Account, accountOf } from './account'
import { type Chances, Faults, type Met } from './faults'
import { foundSchool, type SimulatedBranch } from './school'

const PROJECT = path.resolve(__dirname, '../..')
const YEAR = 2026
/** Runs of one morning at most, five minutes apart: longer than a refused template keeps its messages waiting. */
const RUNS = 15

export type SimulationSize = {
  units: number
  /** In each unit. */
  branches: number
  /** In each branch. */
  members: number
  /** From the first of January on. */
  days: number
  seed: number
  chances: Chances
}
export type Simulated = Account & { met: Met; posted: number }

/**
 * A year of reminders in an invented school: secretaries post in the evening, people accept messages now and then, the
 * timer comes in the morning; runs are killed, doubled and refused by chance. The same seed gives the same year, except
 * for where exactly a run dies.
 */
export async function simulateReminders(size: SimulationSize): Promise<Simulated> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'simulated-functions-'))
  await buildFunctions(PROJECT, folder)
  const gateway = await startGateway({
    functions: folder,
    memory: true,
    timers: false,
    twice: true,
    functionEnv: { SIGN_IN_SECRET: 'of the simulation only' },
    now: instantOf(`${YEAR}-01-01`, '07:00'),
  })
  try {
    gateway.provision(collections)
    return await new Simulation(gateway, size).run()
  } finally {
    await gateway.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

class Simulation {
  private readonly documents: Documents
  private readonly dice: Dice
  private readonly faults: Faults
  private readonly accepted = new Map<string, number>()
  private readonly openidOf = new Map<string, string>()
  private posted = 0
  private taps = 0

  constructor(
    private readonly gateway: Gateway,
    private readonly size: SimulationSize,
  ) {
    this.documents = connect({ local: gateway.url }).documents
    this.dice = diceOf(size.seed)
    this.faults = new Faults(gateway, this.dice, size.chances)
  }

  async run(): Promise<Simulated> {
    const { documents, gateway, size } = this
    const school = await readSettings(path.join(PROJECT, 'emulator/demo/settings.json'))
    await documents.put(settings.name, school)
    const branches = await foundSchool(documents, { ...size, year: YEAR, now: gateway.clock.now() })
    for (const { _id, openid } of branches.flatMap((one) => one.people)) {
      if (openid) this.openidOf.set(_id, openid)
    }
    const evenings = this.evenings(branches)
    for (let day = 0; day < size.days; day++) {
      const date = addDays(`${YEAR}-01-01`, day)
      await gateway.clock.set(instantOf(date, '09:00'))
      await this.morning(branches, school)
      await gateway.clock.set(instantOf(date, '22:00'))
      await each(evenings.get(date) ?? [], (one) => this.post(one.of, one.day))
    }
    // whatever waits for a working day still goes out, or is given up
    for (let day = size.days; day < size.days + 4; day++) {
      await gateway.clock.set(instantOf(addDays(`${YEAR}-01-01`, day), '09:00'))
      await this.runs()
    }
    const { openidOf, accepted } = this
    const account = await accountOf({ gateway, documents, settings: school, openidOf, accepted })
    return { ...account, met: this.faults.met, posted: this.posted }
  }

  /** On which evening each branch posts its days: five or four days ahead; one month in seven it does not. */
  private evenings(branches: readonly SimulatedBranch[]) {
    const evenings = new Map<string, { of: SimulatedBranch; day: string }[]>()
    for (const of of branches) {
      for (const month of monthsOfYear(YEAR)) {
        const slot = slotOn(of.branch, `${month}-01`)
        const chance = this.dice.next()
        if (!slot || chance < 0.15) continue
        const day = slotDay(slot, month)
        const evening = addDays(day, chance < 0.7 ? -5 : -4)
        evenings.set(evening, [...(evenings.get(evening) ?? []), { of, day }])
      }
    }
    return evenings
  }

  private async post({ branch, secretary }: SimulatedBranch, day: string): Promise<void> {
    const slot = slotOn(branch, day)
    const { theme, items, mode } = themeOf(monthOfDay(day))
    const input = {
      key: `post-${branch._id}-${day}`,
      branchId: branch._id,
      theme,
      items,
      mode,
      place: slot?.place ?? '会议室',
      startsAt: instantOf(day, slot?.time ?? '15:00'),
      minutes: 90,
      invited: [],
    }
    await this.call('activity.post', input, secretary.openid ?? '')
    this.posted += 1
  }

  private async call(action: string, input: object, openid: string): Promise<void> {
    const answer = await this.gateway.invoke('api', { action, input }, { openid })
    const reply = 'result' in answer ? (answer.result as { ok: boolean }) : null
    if (!reply?.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`)
  }

  private async morning(branches: readonly SimulatedBranch[], school: Settings): Promise<void> {
    const idOf = new Map(school.templates.map((one) => [one.kind, one.templateId]))
    const asked = branches.flatMap(({ people, secretary }) =>
      people.flatMap(({ _id, openid }) => {
        if (!openid || this.dice.next() > 0.04) return []
        const kinds: MessageKind[] =
          _id === secretary._id ? ['notice', 'duty'] : ['notice', 'contact']
        return [{ openid, kinds: this.dice.next() < 0.5 ? kinds : kinds.slice(0, 1) }]
      }),
    )
    await each(asked, async ({ openid, kinds }) => {
      const templateIds = kinds.map((kind) => idOf.get(kind) ?? '')
      this.gateway.subscribe(openid, templateIds)
      for (const id of templateIds) {
        const key = `${openid} ${id}`
        this.accepted.set(key, (this.accepted.get(key) ?? 0) + 1)
      }
      this.taps += 1
      // one phone in ten loses the network after the tap; the platform tells of it all the same
      if (this.taps % 10 === 0) return
      const answers = kinds.map((kind) => ({ kind, accepted: true }))
      const key = `tap-${String(this.taps).padStart(12, '0')}`
      await this.call('subscription.grant', { answers, key }, openid)
    })
    await this.gateway.pushes.run()
    await this.runs()
  }

  /** The timer comes until nothing waits. */
  private async runs(): Promise<void> {
    const { gateway, documents } = this
    for (let run = 0; run < RUNS; run++) {
      await this.faults.run(await this.waiting())
      await gateway.clock.advance(5 * MINUTE)
      const dueAt = { lte: gateway.clock.now() }
      const [owed, sending] = await Promise.all([
        documents.count(messages.name, { state: 'owed', dueAt }),
        documents.count(messages.name, { state: 'sending' }),
      ])
      if (owed + sending === 0) return
    }
  }

  /** Whose messages may go out now. */
  private async waiting(): Promise<string[]> {
    const where = { state: 'owed', dueAt: { lte: this.gateway.clock.now() } }
    const found = await this.documents.find(messages.name, {
      where,
      limit: 1000,
      select: ['memberId'],
    })
    return found.flatMap((doc) => this.openidOf.get(String(doc.memberId)) ?? [])
  }
}
