import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Day, MessageKind, Month } from '../../cloudfunctions/core/contract'
import {
  addDays,
  instantOf,
  MINUTE,
  monthOfDay,
  monthsOfYear,
} from '../../cloudfunctions/core/domain/calendar'
import type { Documents } from '../../cloudfunctions/core/platform/ports'
import { collections } from '../../cloudfunctions/core/store'
import { messages } from '../../cloudfunctions/core/store/messages'
import { type Settings, settings } from '../../cloudfunctions/core/store/settings'
import { type Gateway, startGateway } from '../../emulator/cloud/gateway'
import { buildFunctions } from '../build/functions'
import { readSettings } from '../commands/settings-set'
import { SEATS } from '../load/people'
import { type Dice, diceOf } from '../load/random'
import { connect } from '../platform/connect'
import { each } from '../roster/each'
import { type Account, accountOf } from './account'
import { contentKey } from './content-key'
import { Diary } from './diary'
import { callAs, Evenings } from './evenings'
import { type Chances, Faults, type Met } from './faults'
import { Readers } from './readers'
import { foundSchool, type SimulatedBranch } from './school'

const PROJECT = path.resolve(__dirname, '../..')
const YEAR = 2026
/** Of one function at once: as many as stay warm, so that no process is started in vain. */
const INSTANCES = 4
/** Runs of one morning at most, five minutes apart: longer than a refused template keeps its messages waiting. */
const RUNS = 15
/** Every unit combines August with July (tools/load/year.ts). */
const OFF = new Set([`${YEAR}-08`])

export type SimulationSize = {
  units: number
  /** In each unit. */
  branches: number
  /** In each branch. */
  members: number
  /** From the first of January on. */
  days: number
  seed: number
  /** People in a hundred who accept something on a day. */
  accepting: number
  chances: Chances
  /** Told when a month begins: a large school takes its time. */
  onMonth?: (month: Month) => void
}
export type Simulated = Account & { met: Met; posted: number; changed: number; cancelled: number }

/**
 * A year of reminders in an invented school: secretaries post, change and call off in the evening, liaisons reach people,
 * people accept messages now and then, the timer comes in the morning and now and then not for three days; runs are
 * killed, doubled and refused by chance, messages lost on the way. The same seed gives the same year, except for where
 * exactly a run dies.
 */
export async function simulateReminders(size: SimulationSize): Promise<Simulated> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'simulated-functions-'))
  await buildFunctions(PROJECT, folder)
  const diary = new Diary()
  let gateway: Gateway | null = null
  const running = () => {
    if (!gateway) throw new Error('the gateway has not started')
    return gateway
  }
  const dice = diceOf(size.seed)
  const faults = new Faults(running, dice, diceOf(size.seed + 1), size.chances)
  gateway = await startGateway({
    functions: folder,
    memory: true,
    timers: false,
    twice: () => faults.isRepeated(),
    instances: INSTANCES,
    functionEnv: { SIGN_IN_SECRET: 'of the simulation only' },
    now: instantOf(`${YEAR}-01-01`, '07:00'),
    onTheWay(message) {
      const code = faults.onTheWay()
      const { touser, template_id, page, data } = message as Record<string, string>
      const key = contentKey({
        openid: touser ?? null,
        templateId: template_id ?? null,
        page: page ?? null,
        data,
      })
      if (code !== 0) diary.lost.set(key, (diary.lost.get(key) ?? 0) + 1)
      return code
    },
  })
  try {
    gateway.provision(collections)
    return await new Simulation(gateway, { size, dice, faults, diary }).run()
  } finally {
    await gateway.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

type Parts = { size: SimulationSize; dice: Dice; faults: Faults; diary: Diary }

class Simulation {
  private readonly documents: Documents
  private readonly accepted = new Map<string, number>()
  private readonly openidOf = new Map<string, string>()
  private taps = 0

  constructor(
    private readonly gateway: Gateway,
    private readonly parts: Parts,
  ) {
    this.documents = connect({ local: gateway.url }).documents
  }

  async run(): Promise<Simulated> {
    const { documents, gateway } = this
    const { size, dice, diary, faults } = this.parts
    const demo = await readSettings(path.join(PROJECT, 'emulator/demo/settings.json'))
    const school = { ...demo, eveReminder: true }
    await documents.put(settings.name, school)
    const branches = await foundSchool(documents, { ...size, year: YEAR, now: gateway.clock.now() })
    for (const { _id, openid } of branches.flatMap((one) => one.people)) {
      if (openid) this.openidOf.set(_id, openid)
    }
    const silences = silentDays(dice)
    const evenings = new Evenings(gateway, diary, { branches, year: YEAR, dice })
    const readers = new Readers(gateway, documents, diary, branches)
    const days = Array.from({ length: size.days }, (_, day) => addDays(`${YEAR}-01-01`, day))
    for (const date of days) {
      if (date.endsWith('-01')) size.onMonth?.(monthOfDay(date))
      await gateway.clock.set(instantOf(date, '09:00'))
      await this.accept(branches, school)
      if (silences.has(date)) faults.met.silent += 1
      else await this.morning(date, readers)
      await readers.lists()
      await gateway.clock.set(instantOf(date, '22:00'))
      await each(evenings.of(date), (deed) => evenings.live(deed, date))
    }
    // whatever waits for a working day still goes out, or is given up
    for (let more = 0; more < 4; more++) {
      const date = addDays(`${YEAR}-01-01`, size.days + more)
      await gateway.clock.set(instantOf(date, '09:00'))
      await this.morning(date, readers)
      await readers.lists()
    }
    const { openidOf, accepted } = this
    const account = await accountOf({
      ...{ gateway, documents, settings: school, openidOf, accepted, diary, branches },
      off: () => OFF,
    })
    return {
      ...account,
      met: faults.met,
      posted: diary.held.length,
      changed: diary.held.filter((one) => one.changedOn).length,
      cancelled: diary.held.filter((one) => one.cancelledOn).length,
    }
  }

  /** The timer comes, the platform tells what it has to tell, and people look. */
  private async morning(date: Day, readers: Readers): Promise<void> {
    this.parts.diary.mornings.push(date)
    await this.gateway.pushes.run()
    await this.runs()
    await this.gateway.pushes.run()
    await readers.homes()
  }

  /** Some people accept messages: what the page asks leaders for, and what it asks others for. */
  private async accept(branches: readonly SimulatedBranch[], school: Settings): Promise<void> {
    const { dice, size } = this.parts
    const idOf = new Map(school.templates.map((one) => [one.kind, one.templateId]))
    const asked = branches.flatMap(({ people }) =>
      people.flatMap(({ openid, order }) => {
        if (!openid || dice.next() * 100 >= size.accepting) return []
        const leads = order === SEATS.secretary || order === SEATS.deputy
        const kinds: MessageKind[] = ['notice', 'change', leads ? 'duty' : 'contact']
        return [{ openid, kinds: dice.next() < 0.5 ? kinds : kinds.slice(0, 1) }]
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
      await callAs(this.gateway, 'subscription.grant', { answers, key }, openid)
    })
  }

  /** The timer comes until nothing waits and a run went through. */
  private async runs(): Promise<void> {
    const { gateway, documents } = this
    for (let run = 0; run < RUNS; run++) {
      const lived = await this.parts.faults.run(await this.waiting())
      await gateway.clock.advance(5 * MINUTE)
      const dueAt = { lte: gateway.clock.now() }
      const [owed, sending] = await Promise.all([
        documents.count(messages.name, { state: 'owed', dueAt }),
        documents.count(messages.name, { state: 'sending' }),
      ])
      if (lived && owed + sending === 0) return
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

/** Three days without the timer, in every second month or so, and over the ends of two. */
function silentDays(dice: Dice): ReadonlySet<Day> {
  const starts = [`${YEAR}-01-30`, `${YEAR}-09-29`]
  for (const month of monthsOfYear(YEAR)) {
    const date = dice.between(1, 28)
    if (dice.next() < 0.5) starts.push(`${month}-${String(date).padStart(2, '0')}`)
  }
  return new Set(starts.flatMap((day) => [day, addDays(day, 1), addDays(day, 2)]))
}
