import { demoUser } from '../../../emulator/demo/persons'
import { STRANGER } from '../../../emulator/phone/server'
import type { Part } from '../actor'
import type { Scene } from '../scenes'

/** A moment of the month: what has happened by then, and which pages are worth a look. */
export interface Moment {
  happens(): Promise<void>
  scenes(): Scene[]
}

/** A page as somebody sees it, named for both. */
export const scene = (
  name: string,
  part: Part | 'stranger',
  path: Scene['path'],
  prepare?: Scene['prepare'],
): Scene => ({
  name: `${name}.${part}`,
  as: part === 'stranger' ? STRANGER.openid : demoUser(part).openid,
  path,
  prepare,
})
