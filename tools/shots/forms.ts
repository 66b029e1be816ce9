import fs from 'node:fs'
import path from 'node:path'
import { demoUser } from '../../emulator/demo/persons'
import type { Demo } from '../../emulator/demo/start'
import { findOffice, toPdf, toPictures } from '../forms/print'
import type { Part } from './actor'

/** One form as somebody asks for it; `name` is that of the file, `form` that of the action. */
export type Print = { name: string; form: string; by: Part; input: object }
type Made = { ok: boolean; code?: string; data: { url: string; fileName: string } }

/** Makes the forms as files and, where LibreOffice is at hand, as pictures. */
export async function shootForms(demo: Demo, prints: Print[], out: string): Promise<string[]> {
  fs.mkdirSync(out, { recursive: true })
  const files: string[] = []
  for (const { name, form, by, input } of prints) {
    const call = { action: `forms.${form}`, input }
    const reply = await demo.gateway.invoke('forms', call, { openid: demoUser(by).openid })
    const made = ('result' in reply ? reply.result : reply) as Made
    if (!made.ok) throw new Error(`forms.${form}: ${made.code}`)
    const file = path.join(out, `${name}.${by}${path.extname(made.data.fileName)}`)
    fs.writeFileSync(file, new Uint8Array(await (await fetch(made.data.url)).arrayBuffer()))
    files.push(file)
  }
  const office = findOffice()
  const printed = files.filter((file) => !file.endsWith('.zip'))
  if (office) for (const pdf of toPdf(office, printed, out)) toPictures(pdf, out)
  return files
}
