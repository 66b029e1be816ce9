/** From this share of common wording on, two texts are said to read alike (C3.9c). */
const ALIKE = 0.9
/** Shorter minutes are alike by nature and say nothing. */
const LEAST = 40

/** Whether two minutes are the same but for a few words; standard openings alone never are. */
export function readAlike(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  return Math.min(a.length, b.length) >= LEAST && commonShare(a, b) >= ALIKE
}

/** Letters and numerals alone: another layout does not make other minutes. */
const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Share of neighbouring pairs of characters that both texts have (Sørensen–Dice), from 0 to 1. */
function commonShare(one: string, other: string): number {
  const left = pairsOf(one)
  let common = 0
  for (const [pair, times] of pairsOf(other)) common += Math.min(times, left.get(pair) ?? 0)
  return (2 * common) / (one.length + other.length - 2)
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
