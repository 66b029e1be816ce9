import fs from 'node:fs'
import path from 'node:path'
import { pagesOf } from '../../emulator/phone/compiler/graph'
import { readJson } from '../../emulator/phone/compiler/json'
import { openProject } from '../../emulator/phone/compiler/project'
import type { PhonePerson } from '../../emulator/phone/server'
import type { OpenPhone } from '../../tests/support/phone'

/** One picture to take. */
export interface Scene {
  /** file name without mode and ending */
  name: string
  /** openid of the person who holds the phone */
  as: string
  /** page with query */
  path: string
  /** what is done on the page before the picture */
  prepare?(opened: OpenPhone): Promise<void>
}

/** How a scene is looked at. */
export interface Mode {
  name: string
  theme: 'light' | 'dark'
  font: number
  /** pixels of the picture per point; 1 when left out */
  density?: number
}

export const MODES: readonly Mode[] = [
  { name: 'light', theme: 'light', font: 1 },
  { name: 'dark', theme: 'dark', font: 1 },
  { name: 'large', theme: 'light', font: 1.4 },
]

/** Every page that is there, as every person: `event-detail.2-王小明`. Scenes with more to them stand beside this table. */
export function pageScenes(projectDir: string, persons: readonly PhonePerson[]): Scene[] {
  const { root } = openProject(projectDir)
  const pages = pagesOf(readJson(path.join(root, 'app.json'))).filter((page) =>
    fs.existsSync(path.join(root, `${page}.wxml`)),
  )
  return pages.flatMap((page) =>
    persons.map(({ openid, name }, index) => ({
      name: `${pageName(page)}.${index + 1}-${name}`,
      as: openid,
      path: page,
    })),
  )
}

/** `pages/event/detail/detail` → `event-detail` */
const pageName = (page: string) =>
  page
    .replace(/^pages\//, '')
    .replace(/\/[^/]+$/, '')
    .replaceAll('/', '-')
