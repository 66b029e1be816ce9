import { dropProfile } from './clean-heic'
import {
  type Box,
  blank,
  boxesIn,
  keepBoxes,
  keepSpans,
  nameAt,
  numberAt,
  overlap,
  type Span,
} from './iso-boxes'
import { cleanFragments, durationOfFragments } from './movie-fragments'
import { samplesOf } from './movie-samples'

/** MP4 and MOV clips: picture and sound stay, everything that tells of place, time, camera or maker goes (F6, C4.3c). */

const TOP = new Set(['ftyp', 'styp', 'moov', 'mdat', 'moof', 'sidx'])
const IN_MOVIE = new Set(['mvhd', 'trak', 'mvex'])
const IN_PIECES = new Set(['mehd', 'trex', 'leva'])
const IN_TRACK = new Set(['tkhd', 'edts', 'mdia'])
const IN_MEDIA = new Set(['mdhd', 'hdlr', 'minf', 'elng'])
const IN_INFORMATION = new Set(['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl'])
const IN_TABLE = new Set(
  ['stsd', 'stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stco', 'co64', 'stss'].concat([
    ...['stps', 'sdtp', 'sgpd', 'sbgp', 'subs'],
  ]),
)
const VIDEO = new Set(['avc1', 'avc3', 'hvc1', 'hev1', 'vp08', 'vp09', 'av01', 'mp4v'])
const SOUND = new Set(['mp4a', 'Opus', 'samr', 'sawb', 'ac-3', 'ec-3', 'alac', 'fLaC'])
const IN_SAMPLE = new Set(
  ['avcC', 'hvcC', 'vpcC', 'av1C', 'esds', 'dOps', 'damr', 'dac3', 'dec3', 'alac'].concat([
    ...['dfLa', 'colr', 'pasp', 'clap', 'fiel', 'btrt', 'mdcv', 'clli', 'dvcC', 'dvvC', 'chan'],
    ...['wave', 'SmDm', 'CoLL'],
  ]),
)

export type Clip = { bytes: Uint8Array; durationMs: number }

/** @returns null when it is not whole, shows no pictures, or holds what cannot be told apart */
export function cleanMovie(given: Uint8Array): Clip | null {
  const bytes = new Uint8Array(given)
  const top = keepBoxes(bytes, { from: 0, to: bytes.length }, TOP)
  const [moov, second] = (top ?? []).filter((box) => box.type === 'moov')
  if (!top || !moov || second) return null
  const inside = keepBoxes(bytes, { from: moov.body, to: moov.end }, IN_MOVIE)
  const mvhd = inside?.find((box) => box.type === 'mvhd')
  if (!inside || !mvhd || mvhd.end - mvhd.body < 96) return null
  const tracks = inside.filter((box) => box.type === 'trak').map((box) => cleanTrack(bytes, box))
  if (tracks.some((track) => track === null)) return null
  const all = tracks.flatMap((track) => track ?? [])
  const kept = all.filter((track) => track.kind !== 'gone')
  if (!kept.some((track) => track.kind === 'video')) return null
  const durationMs = durationIn(bytes, mvhd)
  dropTimes(bytes, mvhd, 100)
  const mvex = child(inside, 'mvex')
  if (mvex && !keepBoxes(bytes, within(mvex), IN_PIECES)) return null
  const data = top.filter((box) => box.type === 'mdat')
  const fragments = top.filter((box) => box.type === 'moof')
  if (fragments.length > 0) {
    // which bytes belong to a track left out is not looked for: then it is not taken
    if (kept.length < all.length || !cleanFragments(bytes, fragments)) return null
    const long = durationOfFragments(bytes, { mvex, fragments, scales: scalesOf(kept) })
    return long === null ? null : { bytes, durationMs: Math.max(durationMs, long) }
  }
  const spans = kept.flatMap((track) => track.spans)
  const gone = all.filter((track) => track.kind === 'gone').flatMap((track) => track.spans)
  return !overlap(spans, gone) && keepSpans(bytes, data, spans) ? { bytes, durationMs } : null
}

const scalesOf = (tracks: readonly Track[]) =>
  new Map(tracks.map(({ id, scale }) => [id, scale] as const))

type Track = { id: number; scale: number; kind: 'video' | 'sound' | 'gone'; spans: Span[] }

/** Milliseconds, as the head of the movie says. */
function durationIn(bytes: Uint8Array, { body }: Box): number {
  const wide = bytes[body] === 1
  const scale = numberAt(bytes, body + (wide ? 20 : 12), 4)
  const units = numberAt(bytes, body + (wide ? 24 : 16), wide ? 8 : 4)
  return scale > 0 ? Math.round((units * 1000) / scale) : Number.POSITIVE_INFINITY
}

/** When it was made and changed stands at the beginning of three heads; behind their known length stands nothing of use. */
function dropTimes(bytes: Uint8Array, { body, end }: Box, length: number): void {
  const wide = bytes[body] === 1
  bytes.fill(0, body + 4, body + 4 + (wide ? 16 : 8))
  bytes.fill(0, Math.min(body + length + (wide ? 12 : 0), end), end)
}

const child = (boxes: readonly Box[] | null, type: string) =>
  boxes?.find((box) => box.type === type)
const within = (box: Box): Span => ({ from: box.body, to: box.end })

/** One track cleaned; blanked as a whole when it is neither picture nor sound. Null when it cannot be read. */
function cleanTrack(bytes: Uint8Array, trak: Box): Track | null {
  const media = child(boxesIn(bytes, trak.body, trak.end), 'mdia')
  const hdlr = media && child(boxesIn(bytes, media.body, media.end), 'hdlr')
  if (!media || !hdlr || hdlr.end - hdlr.body < 24) return null
  const handler = nameAt(bytes, hdlr.body + 8)
  if (handler !== 'vide' && handler !== 'soun') return dropTrack(bytes, trak, media)
  const inTrack = keepBoxes(bytes, within(trak), IN_TRACK)
  const inMedia = keepBoxes(bytes, within(media), IN_MEDIA)
  const [tkhd, mdhd] = [child(inTrack, 'tkhd'), child(inMedia, 'mdhd')]
  const minf = child(inMedia, 'minf')
  const inMinf = minf ? keepBoxes(bytes, within(minf), IN_INFORMATION) : null
  const stbl = child(inMinf, 'stbl')
  const table = stbl ? keepBoxes(bytes, within(stbl), IN_TABLE) : null
  const [stsd, dinf] = [child(table, 'stsd'), child(inMinf, 'dinf')]
  if (!tkhd || !mdhd || !table || !stsd || mdhd.end - mdhd.body < 20) return null
  if (tkhd.end - tkhd.body < 80) return null
  for (const head of [...(inMedia ?? []), ...(inMinf ?? [])]) {
    if (head.type === 'hdlr') nameless(bytes, head)
  }
  const kind = handler === 'vide' ? 'video' : 'sound'
  if (!cleanSamples(bytes, stsd, kind) || (dinf && !isWithin(bytes, dinf))) return null
  dropTimes(bytes, tkhd, 84)
  dropTimes(bytes, mdhd, 24)
  const spans = samplesOf(bytes, table)
  const id = numberAt(bytes, tkhd.body + (bytes[tkhd.body] === 1 ? 20 : 12), 4)
  const scale = numberAt(bytes, mdhd.body + (bytes[mdhd.body] === 1 ? 20 : 12), 4)
  return spans && { id, scale, kind, spans }
}

/** Words, places, times beside the picture: the whole track goes, and its samples with it. */
function dropTrack(bytes: Uint8Array, trak: Box, media: Box): Track | null {
  const minf = child(boxesIn(bytes, media.body, media.end), 'minf')
  const stbl = minf && child(boxesIn(bytes, minf.body, minf.end), 'stbl')
  const table = stbl && boxesIn(bytes, stbl.body, stbl.end)
  const spans = table ? samplesOf(bytes, table) : null
  blank(bytes, trak)
  return spans && { id: 0, scale: 0, kind: 'gone', spans }
}

/** Which of the two it handles stays, its maker and the words behind it go. */
function nameless(bytes: Uint8Array, { body, end }: Box): void {
  bytes.fill(0, Math.min(body + 12, end), end)
}

/** How the samples are coded: known kinds only, without the name of what coded them. */
function cleanSamples(bytes: Uint8Array, stsd: Box, kind: 'video' | 'sound'): boolean {
  const video = kind === 'video'
  const entries = boxesIn(bytes, Math.min(stsd.body + 8, stsd.end), stsd.end)
  if (!entries || entries.length === 0) return false
  return entries.every(({ type, body, end }) => {
    if (!(video ? VIDEO : SOUND).has(type)) return false
    const version = numberAt(bytes, body + 8, 2)
    const head = video ? 78 : 28 + ([0, 16, 36][version] ?? Number.POSITIVE_INFINITY)
    if (body + head > end) return false
    // maker
    bytes.fill(0, body + 12, body + 16)
    if (video) bytes.fill(0, body + 42, body + 74)
    const inside = keepBoxes(bytes, { from: body + head, to: end }, IN_SAMPLE)
    for (const box of inside ?? []) if (box.type === 'colr') dropProfile(bytes, box)
    return inside !== null
  })
}

/** Whether the samples lie in this very file; the address of another one would be words. */
function isWithin(bytes: Uint8Array, dinf: Box): boolean {
  const dref = keepBoxes(bytes, { from: dinf.body, to: dinf.end }, new Set(['dref']))?.[0]
  const sources = dref ? boxesIn(bytes, Math.min(dref.body + 8, dref.end), dref.end) : null
  return (
    sources?.every(({ body, end }) => {
      bytes.fill(0, Math.min(body + 4, end), end)
      return ((bytes[body + 3] ?? 0) & 1) === 1
    }) ?? false
  )
}
