import type { ActivityCard, Instant } from '../../typings/contract'
import { dateWords, dayOf, dayWords, timeOf } from './calendar'

/** The part of a canvas's 2d context that the picture needs; the same on a phone and in a browser. */
export type CardPen = {
  fillStyle: unknown
  font: string
  textBaseline: string
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
}

/** What the card says. */
export type CardFacts = Pick<ActivityCard, 'theme' | 'place' | 'startsAt'> & { branch: string }

/** WeChat shows the picture of a card five to four. */
export const CARD = { width: 500, height: 400 }
const MARGIN = 40
const [PAPER, INK, INK_2, LINE, ACCENT] = ['#f6f5f2', '#1d2126', '#565d67', '#e5e3de', '#a8281f']
const FACE = '-apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif'
const THEME_LINES = 2

/**
 * The picture of a theme day on a card in a chat: the day large, theme, time and place beneath, as on a printed
 * programme. No emblem and no flag.
 */
export function drawCard(
  pen: CardPen,
  { theme, place, startsAt, branch }: CardFacts,
  now: Instant,
) {
  const inner = CARD.width - 2 * MARGIN
  const write = (
    text: string,
    at: { y: number; size: number; weight: number; colour?: string },
  ) => {
    pen.font = `${at.weight} ${at.size}px ${FACE}`
    pen.fillStyle = at.colour ?? INK
    pen.fillText(linesOf(pen, text, { width: inner, most: 1 })[0] ?? '', MARGIN, at.y)
  }
  pen.textBaseline = 'top'
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, CARD.width, CARD.height)
  pen.fillStyle = ACCENT
  pen.fillRect(MARGIN, MARGIN, 48, 6)
  const day = dayOf(startsAt)
  const weekday = dayWords(day, now).slice(dateWords(day, now).length + 1)
  write(dateWords(day, now), { y: 66, size: 56, weight: 600 })
  write(`${weekday} ${timeOf(startsAt)}`, { y: 140, size: 30, weight: 400, colour: INK_2 })
  pen.fillStyle = LINE
  pen.fillRect(MARGIN, 194, inner, 2)
  pen.font = `600 38px ${FACE}`
  pen.fillStyle = INK
  linesOf(pen, theme, { width: inner, most: THEME_LINES }).forEach((line, i) => {
    pen.fillText(line, MARGIN, 214 + i * 50)
  })
  write(place, { y: 320, size: 26, weight: 400, colour: INK_2 })
  write(branch, { y: 354, size: 22, weight: 400, colour: INK_2 })
}

/** Breaks a text between letters, as Chinese is; what does not fit ends in `…`. The pen has its font. */
export function linesOf(
  pen: Pick<CardPen, 'measureText'>,
  text: string,
  { width, most }: { width: number; most: number },
): string[] {
  const fits = (line: string) => pen.measureText(line).width <= width
  const lines: string[] = []
  let rest = [...text]
  while (rest.length > 0 && lines.length < most) {
    const last = lines.length === most - 1
    let line = ''
    while (rest.length > 0 && fits(line + rest[0])) line += rest.shift()
    if (line === '') return lines
    if (last && rest.length > 0) {
      while (line !== '' && !fits(`${line}…`)) line = [...line].slice(0, -1).join('')
      line += '…'
      rest = []
    }
    lines.push(line)
  }
  return lines
}
