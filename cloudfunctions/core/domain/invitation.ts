import { createHash } from 'node:crypto'
import type { Instant } from '../contract'
import { plainText } from './roster-cells'

/** What is kept of a code that ties a WeChat to a person: enough to know it again, not enough to say it. */
export type Invitation = { digest: string; until: Instant }

/** Time enough to meet. */
const DAYS = 7
/** Fifty bits: not found by trying. */
export const INVITATION_LENGTH = 10
const DAY_MS = 86_400_000
const OTHER = /[^0-9a-z]/g
/** Letters no code has, by what they look like. */
const ALIKE: Readonly<Record<string, string>> = { i: '1', l: '1', o: '0' }

/** As people copy it: capitals, blanks and hyphens do not matter, nor an o for a 0; null when it cannot be a code. */
export function readInvitation(typed: string): string | null {
  const code = plainText(typed)
    .toLowerCase()
    .replace(OTHER, '')
    .replace(/[ilo]/g, (letter) => ALIKE[letter] ?? letter)
  return code.length === INVITATION_LENGTH ? code : null
}

export const digestOf = (code: string): string =>
  createHash('sha256').update(`invitation ${code}`).digest('hex')

export const newInvitation = (code: string, now: Instant): Invitation => ({
  digest: digestOf(code),
  until: now + DAYS * DAY_MS,
})

/** `abcde-12345`: five letters are read at a glance. */
export const spoken = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`
