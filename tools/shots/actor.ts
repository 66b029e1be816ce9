import {
  branchIdOf,
  memberIdOf,
  schoolIdOf,
  unitIdOf,
} from '../../cloudfunctions/core/domain/identity'
import { branches, type DemoBranch } from '../../emulator/demo/branches'
import { CAST } from '../../emulator/demo/people'
import { demoUser } from '../../emulator/demo/persons'
import type { Demo } from '../../emulator/demo/start'
import { stripedPicture } from './striped-picture'

/** The demo branches that live the days. */
const [OWN, OTHER] = branches as [DemoBranch, DemoBranch]

export type Part = Parameters<typeof demoUser>[0]
type Answer = { ok: boolean; code?: string; data: Record<string, unknown> }

/** Lives through days of the demo branch by the actions everybody uses. */
export class Actor {
  private pictures = 0
  constructor(protected readonly demo: Demo) {}

  memberId = (part: keyof typeof CAST) => memberIdOf(CAST[part])
  branchId = () => branchIdOf(OWN.unit, OWN.name)
  otherBranchId = () => branchIdOf(OTHER.unit, OTHER.name)
  unitId = () => unitIdOf(OWN.unit)
  schoolId = () => schoolIdOf()

  /** ISO text with zone. */
  protected clock(at: string) {
    return this.demo.gateway.clock.set(at)
  }

  /** Posts a day at the usual slot. @returns its id */
  protected async post(
    day: { key: string; theme: string } & Record<string, unknown>,
  ): Promise<string> {
    const { branch, suggestion } = await this.ask('secretary', 'activity.draft', {})
    const { startsAt, minutes, place } = suggestion as Record<string, unknown>
    const posted = await this.ask('secretary', 'activity.post', {
      branchId: (branch as { orgId: string }).orgId,
      items: [{ kind: 'required', category: 'study' }],
      mode: 'in_person',
      place,
      startsAt,
      minutes,
      invited: [this.memberId('prospect')],
      recorderId: this.memberId('deputy'),
      ...day,
    })
    return String(posted.activityId)
  }

  /** Minutes of a day with one lecture; what is left out is empty. */
  protected draft(words: {
    content: string
    outcome?: string
    resolution?: string
    lecture: { title: string; to: string; content: string }
  }) {
    const { content, outcome = '', resolution = '', lecture } = words
    return {
      chairId: this.memberId('secretary'),
      recorderId: this.memberId('deputy'),
      content,
      outcome,
      resolution,
      segments: [{ type: 'lecture', from: '15:00', ...lecture }],
      materials: [{ title: '党支部工作条例（试行）', level: 'central', form: 'read', link: '' }],
      outing: null,
      flag: 'yes',
      badge: 'all',
      venueNote: '',
    }
  }

  /** Pictures that show nobody, each under its caption. */
  protected async addPictures(activityId: string, captions: readonly string[]): Promise<void> {
    const { openid } = demoUser('deputy')
    for (const caption of captions) {
      const name = `incoming/picture-${this.pictures++}.png`
      const route = `${this.demo.gateway.url}/client/upload?path=${encodeURIComponent(name)}`
      const body = new Uint8Array(stripedPicture(this.pictures))
      const headers = { 'x-openid': openid }
      const { fileID } = await (await fetch(route, { method: 'POST', headers, body })).json()
      const { media } = await this.ask('deputy', 'media.add', { activityId, fileId: fileID })
      const { mediaId } = media as { mediaId: string }
      const named = { activityId, media: [{ mediaId, caption }] }
      if (caption) await this.ask('deputy', 'media.arrange', named)
    }
  }

  protected async ask(part: Part, action: string, input: object): Promise<Answer['data']> {
    const { openid } = demoUser(part)
    const reply = await this.demo.gateway.invoke('api', { action, input }, { openid })
    const answer = 'result' in reply ? (reply.result as Answer) : null
    if (!answer?.ok) throw new Error(`${action}: ${JSON.stringify(reply)}`)
    return answer.data
  }
}
