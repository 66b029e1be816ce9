import { cleanHeic } from './clean-heic'
import { cleanMovie } from './clean-movie'
import { brandOf } from './iso-boxes'
import { stripPicture } from './media-strip'

/** Pictures and one short clip, kept without everything that is not picture or sound (F6, C4.3c). */

export const MAX_PICTURES = 9
export const MAX_PICTURE_BYTES = 6 * 1024 * 1024
/** As much as an upload from a phone is designed for (platform §4.6). */
export const MAX_CLIP_BYTES = 50 * 1024 * 1024
/** Milliseconds. A camera set to a minute stops a little behind it. */
export const MAX_CLIP_MS = 61_000

export type MediaKind = 'picture' | 'clip'
export type Clean = {
  kind: MediaKind
  ending: 'jpg' | 'png' | 'heic' | 'mp4' | 'mov'
  bytes: Uint8Array
  /** Null for a picture. */
  durationMs: number | null
}

const STILL = new Set(['heic', 'heix', 'heim', 'heis', 'mif1'])
const MOVING = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V '])
const QUICKTIME = 'qt  '

/** Recognised by its content and not by its name. @returns null when it is nothing that can be cleaned for certain */
export function cleanMedia(bytes: Uint8Array): Clean | null {
  const brand = brandOf(bytes)
  if (brand === null) {
    const kept = stripPicture(bytes)
    return kept && { kind: 'picture', ending: kept.kind, bytes: kept.bytes, durationMs: null }
  }
  if (STILL.has(brand)) {
    const kept = cleanHeic(bytes)
    return kept && { kind: 'picture', ending: 'heic', bytes: kept, durationMs: null }
  }
  if (!MOVING.has(brand) && brand !== QUICKTIME) return null
  const clip = cleanMovie(bytes)
  return clip && { kind: 'clip', ending: brand === QUICKTIME ? 'mov' : 'mp4', ...clip }
}

/** The most bytes a file may have before it is looked into, by what its first bytes say. */
export const mostBytes = (bytes: Uint8Array): number => {
  const brand = brandOf(bytes)
  return brand === null || STILL.has(brand) ? MAX_PICTURE_BYTES : MAX_CLIP_BYTES
}
