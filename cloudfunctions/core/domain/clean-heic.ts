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

/** Pictures as newer phones take them. What is no coded picture is zeroed in its place (F6, C4.3c). */

const PARTS = new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'grpl'])
/** Coded pictures and how they are put together. */
const PICTURES = new Set(['hvc1', 'grid', 'iden', 'iovl', 'tmap'])
/** Notes about people, places and cameras. */
const NOTES = new Set(['Exif', 'mime', 'uri '])
/** What a decoder must know; no words, no times, no colour profiles, as in JPEG and PNG. */
const PROPERTIES = new Set(
  ['hvcC', 'lhvC', 'ispe', 'pixi', 'irot', 'imir', 'auxC', 'clap', 'pasp', 'clli'].concat([
    ...['mdcv', 'cclv', 'amve', 'colr', 'oinf', 'tols', 'lsel'],
  ]),
)
/** Moving pictures in the same file are not cleaned. */
const MOVING = new Set(['moov', 'moof'])

type Item = { picture: boolean; inMeta: boolean; spans: Span[] }

/** @returns null when it is not whole, or when it holds what cannot be told apart */
export function cleanHeic(given: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array(given)
  const all = boxesIn(bytes, 0, bytes.length)
  if (!all || all.some((box) => MOVING.has(box.type))) return null
  const top = keepBoxes(bytes, { from: 0, to: bytes.length }, new Set(['ftyp', 'meta', 'mdat']))
  const [meta, second] = (top ?? []).filter((box) => box.type === 'meta')
  if (!top || !meta || second) return null
  const parts = keepBoxes(bytes, { from: meta.body + 4, to: meta.end }, PARTS)
  const part = (type: string) => parts?.find((box) => box.type === type)
  const [iinf, iloc, pitm] = [part('iinf'), part('iloc'), part('pitm')]
  if (!parts || !iinf || !iloc || !pitm || !cleanProperties(bytes, part('iprp'))) return null
  const hdlr = part('hdlr')
  if (hdlr) bytes.fill(0, Math.min(hdlr.body + 24, hdlr.end), hdlr.end)
  const idat = part('idat')
  const items = itemsOf(bytes, iinf, iloc, idat?.body ?? 0)
  const main = numberAt(bytes, pitm.body + 4, bytes[pitm.body] === 0 ? 2 : 4)
  if (!items?.get(main)?.picture) return null
  const spans = (inMeta: boolean, picture: boolean) =>
    [...items.values()]
      .filter((one) => one.inMeta === inMeta && one.picture === picture)
      .flatMap((one) => one.spans)
  const separate = [true, false].every((where) => !overlap(spans(where, true), spans(where, false)))
  if (!separate) return null
  const data = top.filter((box) => box.type === 'mdat')
  const inside = idat ? [idat] : []
  return keepSpans(bytes, data, spans(false, true)) && keepSpans(bytes, inside, spans(true, true))
    ? bytes
    : null
}

function cleanProperties(bytes: Uint8Array, iprp: Box | undefined): boolean {
  if (!iprp) return false
  const inside = keepBoxes(bytes, { from: iprp.body, to: iprp.end }, new Set(['ipco', 'ipma']))
  const ipco = inside?.find((box) => box.type === 'ipco')
  if (!ipco) return false
  const kept = keepBoxes(bytes, { from: ipco.body, to: ipco.end }, PROPERTIES)
  for (const box of kept ?? []) {
    if (box.type === 'colr') dropProfile(bytes, box)
  }
  return kept !== null
}

/** Colours named by number stay; a profile can name its maker and its device. */
export function dropProfile(bytes: Uint8Array, box: Box): void {
  if (['nclx', 'nclc'].includes(nameAt(bytes, box.body))) return
  blank(bytes, box)
}

/** What the file says it holds, and where each thing lies. Null when that cannot be read for certain. */
function itemsOf(
  bytes: Uint8Array,
  iinf: Box,
  iloc: Box,
  idatAt: number,
): Map<number, Item> | null {
  const kinds = kindsIn(bytes, iinf)
  const places = kinds && placesIn(bytes, iloc, idatAt)
  if (!places) return null
  const items = new Map<number, Item>()
  for (const [id, place] of places) {
    const kind = kinds.get(id)
    const picture = PICTURES.has(kind ?? '')
    if (items.has(id) || (!picture && !NOTES.has(kind ?? ''))) return null
    items.set(id, { ...place, picture })
  }
  return items
}

/** Kinds by number; names and types in words are zeroed. */
function kindsIn(bytes: Uint8Array, iinf: Box): Map<number, string> | null {
  const from = iinf.body + 4 + (bytes[iinf.body] === 0 ? 2 : 4)
  const entries = from <= iinf.end ? boxesIn(bytes, from, iinf.end) : null
  if (!entries) return null
  const kinds = new Map<number, string>()
  for (const { type, body, end } of entries) {
    const version = bytes[body]
    if (type !== 'infe' || (version !== 2 && version !== 3)) return null
    const idSize = version === 2 ? 2 : 4
    const typeAt = body + 4 + idSize + 2
    const guarded = numberAt(bytes, body + 4 + idSize, 2) !== 0
    const id = numberAt(bytes, body + 4, idSize)
    if (typeAt + 4 > end || guarded || kinds.has(id)) return null
    kinds.set(id, nameAt(bytes, typeAt))
    bytes.fill(0, typeAt + 4, end)
  }
  return kinds
}

type Place = Omit<Item, 'picture'>

function placesIn(bytes: Uint8Array, iloc: Box, idatAt: number): [number, Place][] | null {
  const version = bytes[iloc.body] ?? 0
  const [sizes, more] = [bytes[iloc.body + 4] ?? 0, bytes[iloc.body + 5] ?? 0]
  const [offset, length, base] = [sizes >> 4, sizes & 15, more >> 4]
  const index = version === 0 ? 0 : more & 15
  const known = [offset, base, index].every((size) => [0, 4, 8].includes(size))
  if (version > 2 || !known || ![4, 8].includes(length)) return null
  const idSize = version === 2 ? 4 : 2
  let at = iloc.body + 6
  const take = (size: number) => {
    at += size
    return at > iloc.end ? Number.NaN : numberAt(bytes, at - size, size)
  }
  const places: [number, Place][] = []
  for (let left = take(idSize); left > 0; left--) {
    const id = take(idSize)
    const method = version === 0 ? 0 : take(2) & 15
    const elsewhere = take(2)
    if (method > 1 || elsewhere !== 0) return null
    const start = take(base) + (method === 1 ? idatAt : 0)
    const spans: Span[] = []
    for (let extents = take(2); extents > 0; extents--) {
      take(index)
      const from = start + take(offset)
      const long = take(length)
      // nought means the rest of the file, whatever that is; what was cut off is not a number
      if (!(long > 0)) return null
      spans.push({ from, to: from + long })
    }
    if (at > iloc.end) return null
    places.push([id, { inMeta: method === 1, spans }])
  }
  return at <= iloc.end ? places : null
}
