import fs from 'node:fs'
import path from 'node:path'
import { demoUser } from '../../emulator/demo/persons'
import type { Demo } from '../../emulator/demo/start'
import { findOffice, toPdf, toPictures } from '../forms/print'
import type { Actor } from './actor'

type Part = Parameters<typeof demoUser>[0]
type Made = { ok: boolean; code?: string; data: { url: string; fileName: string } }

/** Every form of the month that was lived through, as files and, where LibreOffice is at hand, as pictures. */
export async function shootForms(demo: Demo, actor: Actor, out: string): Promise<string[]> {
  const year = 2026
  const { activityId } = actor
  const asked: [name: string, part: Part, input: object][] = [
    ['record', 'secretary', { activityId }],
    ['register', 'secretary', { activityId }],
    ['plan', 'secretary', { year }],
    ['ledger', 'secretary', { year }],
    ['annual', 'secretary', { year }],
    ['mobile', 'secretary', {}],
    ['contacts', 'secretary', { year }],
    ['annual', 'unitSecretary', { year, orgId: actor.unitId() }],
    ['unit-ledger', 'unitSecretary', { year }],
    ['school-annual', 'orgOfficer', { year }],
    ['handover', 'secretary', { from: `${year}-01`, to: `${year}-12` }],
  ]
  fs.mkdirSync(out, { recursive: true })
  const files: string[] = []
  for (const [name, part, input] of asked) {
    const call = { action: `forms.${name}`, input }
    const reply = await demo.gateway.invoke('forms', call, { openid: demoUser(part).openid })
    const made = ('result' in reply ? reply.result : reply) as Made
    if (!made.ok) throw new Error(`forms.${name}: ${made.code}`)
    const file = path.join(out, `form-${name}.${part}${path.extname(made.data.fileName)}`)
    fs.writeFileSync(file, new Uint8Array(await (await fetch(made.data.url)).arrayBuffer()))
    files.push(file)
  }
  const office = findOffice()
  const printed = files.filter((file) => !file.endsWith('.zip'))
  if (office) for (const pdf of toPdf(office, printed, out)) toPictures(pdf, out)
  return files
}
