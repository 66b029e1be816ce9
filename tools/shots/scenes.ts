import type { OpenPhone } from '../../tests/support/phone'

/** One picture to take. */
export interface Scene {
  /** file name without mode and ending */
  name: string
  /** openid of the person who holds the phone */
  as: string
  /** page with query; asked for anew for each picture where a code must be live */
  path: string | (() => Promise<string>)
  /** what the phone has kept already */
  storage?: () => Record<string, unknown>
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
